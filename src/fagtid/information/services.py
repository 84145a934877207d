"""What can be done with the bank and the clients' cards. Every change counts up the centre's mark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import F

from fagtid.frame.clock import now, today
from fagtid.frame.masked import masked
from fagtid.frame.refusals import ChangedMeanwhile
from fagtid.information.models import Article, Client, Fact, FactField, Marks, Missed, Use, Version
from fagtid.information.models.bank import CONTENT, SCOPE
from fagtid.information.models.finding import LONGEST_QUERY
from fagtid.information.refusals import CannotReplace, IsWithdrawn, NameTaken, NothingChanged
from fagtid.people.models import Centre, Person

PERSONAL = re.compile(r"\S*@\S*|\d[\d ]{4,}\d")  # addresses and long numbers are nobody else's to read


def next_mark(centre: Centre) -> int:
    """The number of a change in this transaction; others wait, so that marks are seen in their order."""
    Marks.objects.get_or_create(centre=centre)
    marks = Marks.objects.select_for_update().get(centre=centre)
    marks.last += 1
    marks.save(update_fields=["last"])
    return marks.last


def begin_marks_anew() -> None:
    """A backup has been put back: indexes that followed what is no more are built again."""
    for marks in Marks.objects.all():
        marks.database = uuid4()
        marks.save(update_fields=["database"])


@transaction.atomic
def write_article(centre: Centre, kind: str, told: Mapping[str, Any], *, by: Person) -> Article:
    """A new article or template; whoever writes it owns it until somebody else is named."""
    article = Article(centre=centre, kind=kind, **{**told, "owner": told.get("owner") or by})
    article.written_by, article.written_at = by, now()
    article.mark = next_mark(centre)
    article.save()
    _keep_version(article, "")
    return article


@transaction.atomic
def change_article(
    article: Article, told: Mapping[str, Any], *, version: int, by: Person, reason: str = ""
) -> Article:
    """Change what an article says from the version that was read; the later of two is refused."""
    found = _locked(article)
    if found.version != version:
        raise ChangedMeanwhile(found.version)
    before = content_of(found)
    for name, value in told.items():
        setattr(found, name, value)
    if content_of(found) == before:
        raise NothingChanged
    found.version += 1
    found.written_by, found.written_at = by, now()
    found.mark = next_mark(found.centre)
    found.save()
    _keep_version(found, reason)
    return found


def content_of(article: Article) -> dict[str, Any]:
    """What a version keeps."""
    told = {name: getattr(article, name) for name in CONTENT + SCOPE if name != "client"}
    dates = {name: told[name] and told[name].isoformat() for name in ("starts_on", "ends_on")}
    client = article.client.name if article.client else ""
    return {**told, **dates, "client": client}


def _keep_version(article: Article, reason: str) -> None:
    Version.objects.create(
        article=article,
        number=article.version,
        content=content_of(article),
        reason=reason,
        written_by=article.written_by,
        written_at=article.written_at,
    )


def _locked(article: Article) -> Article:
    rows = Article.objects.select_for_update(of=("self",)).select_related("client", "centre")
    found = rows.get(pk=article.pk)
    if found.withdrawn_at is not None:
        raise IsWithdrawn(found)
    return found


@transaction.atomic
def withdraw_article(article: Article, *, replaced_by: Article | None, by: Person) -> None:
    """The article holds no more; who finds it is led to the one that does, where there is one."""
    if replaced_by is not None and (replaced_by.pk == article.pk or replaced_by.withdrawn_at):
        raise CannotReplace
    found = _locked(article)
    found.withdrawn_at, found.replaced_by = now(), replaced_by
    found.written_by, found.mark = by, next_mark(found.centre)
    found.save(update_fields=["withdrawn_at", "replaced_by", "written_by", "mark"])


@transaction.atomic
def bring_back_article(article: Article, *, by: Person) -> None:
    """Take a withdrawal back."""
    found = Article.objects.select_for_update(of=("self",)).select_related("centre").get(pk=article.pk)
    found.withdrawn_at, found.replaced_by = None, None
    found.written_by, found.mark = by, next_mark(found.centre)
    found.save(update_fields=["withdrawn_at", "replaced_by", "written_by", "mark"])


@transaction.atomic
def note_use(article: Article, *, held: bool, by: Person, comment: str = "") -> Use:
    """Somebody used it; what did not hold comes to the owner as a flag."""
    found = _locked(article)
    if held:
        found.mark = next_mark(found.centre)  # what is used stands higher
        found.save(update_fields=["mark"])
    told = {"version": found.version, "held": held, "comment": comment.strip()}
    return Use.objects.create(article=found, person=by, at=now(), **told)


def settle_flags(article: Article) -> int:
    """The owner has seen to what did not hold; tells how many flags that were."""
    return Use.objects.filter(article=article, held=False, settled_at=None).update(settled_at=now())


@transaction.atomic
def write_facts(client: Client, told: Mapping[str, str], *, version: int, by: Person) -> Client:
    """Change lines of a client's card, by key; a line emptied is no longer shown, and its past is kept."""
    found = Client.objects.select_for_update(of=("self",)).select_related("centre").get(pk=client.pk)
    if found.version != version:
        raise ChangedMeanwhile(found.version)
    fields = {one.key: one for one in FactField.objects.filter(centre=found.centre)}
    held = dict(Fact.objects.filter(client=found, holds=True).values_list("field__key", "value"))
    changed = {key: value.strip() for key, value in told.items() if value.strip() != held.get(key, "")}
    if not changed:
        raise NothingChanged
    Fact.objects.filter(client=found, holds=True, field__key__in=changed).update(holds=False)
    Fact.objects.bulk_create(
        Fact(client=found, field=fields[key], value=value, written_by=by, written_at=now())
        for key, value in changed.items()
    )
    found.version, found.mark = found.version + 1, next_mark(found.centre)
    found.save(update_fields=["version", "mark"])
    return found


def add_client(centre: Centre, name: str) -> Client:
    """One more to answer for."""
    try:
        with transaction.atomic():
            return Client.objects.create(centre=centre, name=name, mark=next_mark(centre))
    except IntegrityError:
        raise NameTaken from None


def add_fact_field(field: FactField) -> None:
    """A line on every card."""
    try:
        with transaction.atomic():
            field.save()
    except IntegrityError:
        raise NameTaken from None


@transaction.atomic
def count_missed(centre: Centre, words: str, *, no_use: bool = False) -> None:
    """Something was looked for in vain; what may be somebody's address or number is not kept."""
    plain = masked(PERSONAL.sub("…", " ".join(words.split())), centre.pk).lower()[:LONGEST_QUERY].strip()
    if not plain.strip("… "):
        return
    day = today(centre.timezone)
    Missed.objects.get_or_create(centre=centre, words=plain, defaults={"last_day": day})
    which = "no_use" if no_use else "no_result"
    missed = Missed.objects.filter(centre=centre, words=plain)
    missed.update(last_day=day, settled_at=None, **{which: F(which) + 1})


def settle_missed(missed: Missed) -> None:
    """An editor has seen to it."""
    Missed.objects.filter(pk=missed.pk).update(settled_at=now())
