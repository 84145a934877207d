"""What can be done with what customers say: catch it, gather it, answer it, make something of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from fagtid.frame.clock import now, today
from fagtid.frame.masked import masked
from fagtid.information import noticing
from fagtid.information.models import Notice
from fagtid.people.models import Centre, Person
from fagtid.voice.models import Statement, Theme
from fagtid.voice.refusals import NothingLeft, NothingToTell, NotYours, SameTheme, ThemeChanged
from fagtid.voice.theme_queries import resembling

LONGEST_NAME = 120


@transaction.atomic
def catch(centre: Centre, told: Mapping[str, Any], *, by: Person, token: UUID) -> Statement:
    """Keep what a customer says, under the theme it resembles or a new one; sent twice, it is kept once."""
    Centre.objects.select_for_update().get(pk=centre.pk)  # two who catch the same begin one theme
    held = Statement.objects.filter(token=token).select_related("theme").first()
    if held is not None:
        if held.caught_by_id != by.pk:
            raise NotYours
        return held
    text = masked(told["text"], centre.pk)
    theme = told.get("theme") or resembling(centre, text) or _begin(centre, text)
    return Statement.objects.create(
        centre=centre,
        theme=theme,
        client=told.get("client"),
        text=text,
        day=today(centre.timezone),
        caught_by=by,
        seen_version=theme.version,
        token=token,
    )


def _begin(centre: Centre, text: str) -> Theme:
    name = text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"
    return Theme.objects.create(centre=centre, name=name, begun_at=now())


@transaction.atomic
def answer(theme: Theme, told: Mapping[str, Any], *, version: int, by: Person) -> Theme:
    """Say where it stands; those who caught it are told once. The later of two is refused."""
    found = Theme.objects.select_for_update().get(pk=theme.pk)
    if found.version != version:
        raise ThemeChanged(found.version)
    is_news = found.answered_at is None or (found.state, found.answer) != (told["state"], told["answer"])
    for name in ("state", "answer", "name", "owner"):
        setattr(found, name, told[name])
    if is_news:
        found.answered_at, found.answered_by = now(), by
    found.version += is_news
    found.save()
    return found


def see_answer(theme: Theme, *, by: Person) -> None:
    """I have seen what became of what I caught."""
    Statement.objects.filter(theme=theme, caught_by=by).update(seen_version=theme.version)


@transaction.atomic
def put_together(theme: Theme, into: Theme) -> None:
    """Two themes say the same: the statements of one go to the other, and it is gone."""
    pks = sorted((theme.pk, into.pk))
    found = {one.pk: one for one in Theme.objects.select_for_update().filter(pk__in=pks).order_by("pk")}
    if len(found) != 2 or theme.centre_id != into.centre_id:
        raise SameTheme
    Statement.objects.filter(theme=theme).update(theme=into, seen_version=0)
    found[theme.pk].proposals.update(theme=into)
    if found[theme.pk].notice_id and not found[into.pk].notice_id:
        Theme.objects.filter(pk=into.pk).update(notice=found[theme.pk].notice_id)
    found[theme.pk].delete()


@transaction.atomic
def move_lines(theme: Theme, lines: Collection[int], into: Theme | None) -> Theme:
    """Lines that say something else: all that say the same go under another theme, or one of their own."""
    Centre.objects.select_for_update().get(pk=theme.centre_id)  # nobody catches, or moves, meanwhile
    said = Statement.objects.filter(theme=theme)
    texts = sorted(set(said.filter(pk__in=lines).values_list("text", flat=True)))
    if not texts or (into is not None and into.pk == theme.pk):
        raise SameTheme
    if not said.exclude(text__in=texts).exists():
        raise NothingLeft
    target = into or _begin(theme.centre, texts[0])
    said.filter(text__in=texts).update(theme=target, seen_version=0)
    return target


@transaction.atomic
def begin_notice(theme: Theme, *, by: Person) -> Notice:
    """A draft of a notice about it; one, however many begin it."""
    found = Theme.objects.select_for_update(of=("self",)).select_related("centre").get(pk=theme.pk)
    if found.notice_id is not None:
        raise NothingToTell
    told = {
        "title": found.name,
        "body": found.answer or found.name,
        "starts_on": today(found.centre.timezone),
    }
    found.notice = noticing.write_notice(found.centre, told, by=by)
    found.save(update_fields=["notice"])
    return found.notice
