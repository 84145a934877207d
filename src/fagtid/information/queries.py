"""Reads of the bank; the asker comes first, and sees what their centre has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from fagtid.frame.clock import now, today
from fagtid.information.models import Article, BankImport, Client, Fact, FactField, Missed, Synonyms, Use
from fagtid.people.asking import Asker
from fagtid.people.models import Centre, Person, Role
from fagtid.search import Synonyms as Taught

EDITORS = (Role.EDITOR, Role.ADMINISTRATOR)
REACHED = re.compile(r"[\w.+-]+@[\w.-]+\w|\+?\d[\d .]{5,}\d")  # addresses and numbers on a card
LATELY = timedelta(days=90)


def articles_for(asker: Asker) -> QuerySet[Article]:
    """Everything in the bank of the asker's centre, what holds no more too."""
    return Article.objects.filter(centre=asker.centre).select_related("client", "owner", "written_by")


def articles_in_force(asker: Asker) -> QuerySet[Article]:
    """What holds today."""
    day = today(asker.centre.timezone)
    begun = Q(starts_on=None) | Q(starts_on__lte=day)
    return articles_for(asker).filter(begun, Q(ends_on=None) | Q(ends_on__gte=day), withdrawn_at=None)


def articles_over(asker: Asker) -> QuerySet[Article]:
    """What has held, and is not withdrawn: it is hidden, and its owner ought to look at it."""
    return articles_for(asker).filter(ends_on__lt=today(asker.centre.timezone), withdrawn_at=None)


def articles_to_change(asker: Asker) -> QuerySet[Article]:
    """What the asker may change: all for editors, else what one owns."""
    found = articles_for(asker)
    return found if asker.has(*EDITORS) else found.filter(owner=asker.person)


def narrowed(found: QuerySet[Article], told: dict[str, Any]) -> QuerySet[Article]:
    """Those of a kind, a client (or of none in particular), a situation, with words in the title."""
    if told.get("kind"):
        found = found.filter(kind=told["kind"])
    if told.get("client"):
        found = found.filter(client=told["client"])
    if told.get("situation"):
        found = found.filter(situation=told["situation"])
    if told.get("words"):
        found = found.filter(title__icontains=told["words"])
    return found


def situations(asker: Asker) -> list[str]:
    """Situations that articles of the centre are for."""
    return _names(asker, "situation")


def products(asker: Asker) -> list[str]:
    """Products that articles of the centre are for."""
    return _names(asker, "product")


def _names(asker: Asker, field: str) -> list[str]:
    found = Article.objects.filter(centre=asker.centre).exclude(**{field: ""})
    return list(found.order_by(field).values_list(field, flat=True).distinct())


def owners(asker: Asker) -> QuerySet[Person]:
    """Who may own an article: everybody who is here."""
    return Person.objects.filter(centre=asker.centre, left_at=None)


def clients_for(asker: Asker) -> QuerySet[Client]:
    """The clients of the asker's centre."""
    return Client.objects.filter(centre=asker.centre, left_at=None)


def fields_for(asker: Asker) -> QuerySet[FactField]:
    """The lines of every card."""
    return FactField.objects.filter(centre=asker.centre)


def card_of(asker: Asker, client: Client) -> list[tuple[FactField, Fact | None]]:
    """Every line of a client's card in its place, with what it says where it is written."""
    facts = Fact.objects.filter(client=client, holds=True).select_related("written_by")
    held = {one.field_id: one for one in facts}
    return [(field, held.get(field.pk)) for field in fields_for(asker)]


def past_facts(client: Client) -> QuerySet[Fact]:
    """What the card has said before, the latest first."""
    return Fact.objects.filter(client=client).select_related("field", "written_by")


def facts_by_client(asker: Asker) -> dict[int, dict[str, str]]:
    """What every card of the centre says, by client and key."""
    held: dict[int, dict[str, str]] = {}
    found = Fact.objects.filter(client__centre=asker.centre, holds=True)
    for client, key, value in found.values_list("client", "field__key", "value"):
        held.setdefault(client, {})[key] = value
    return held


def articles_to_export(asker: Asker) -> QuerySet[Article]:
    """Everything in the bank, in an order that its content alone decides."""
    order = ("kind", "client__name", "title", "product", "situation", "withdrawn_at", "body")
    return articles_for(asker).order_by(*order)


def articles_with_files(asker: Asker) -> set[int]:
    """Keys of the articles that have attachments."""
    found = articles_for(asker).filter(attachments__isnull=False, attachments__removed_at=None)
    return set(found.order_by().values_list("pk", flat=True))


def imports_for(asker: Asker) -> QuerySet[BankImport]:
    """What has been brought into the bank of the asker's centre, the latest first."""
    return BankImport.objects.filter(centre=asker.centre).select_related("brought_by")


def articles_of_client(asker: Asker, client: Client) -> tuple[list[Article], list[Article]]:
    """What holds today for the client: articles, and call templates."""
    found = list(articles_in_force(asker).filter(client=client).defer("body"))
    return [one for one in found if not one.is_template], [one for one in found if one.is_template]


def uses_of(article: Article) -> dict[str, Any]:
    """How often it held, and when it last was used; of everybody together."""
    uses = Use.objects.filter(article=article)
    return uses.aggregate(times=Count("pk", filter=Q(held=True)), last=Max("at"))


def open_flags(article: Article) -> QuerySet[Use]:
    """What did not hold and nobody has seen to."""
    return Use.objects.filter(article=article, held=False, settled_at=None)


def flagged(asker: Asker) -> QuerySet[Article]:
    """Articles with open flags that the asker may change."""
    unsettled = Q(uses__held=False, uses__settled_at=None)
    return articles_to_change(asker).filter(unsettled, withdrawn_at=None).distinct()


def own_articles(asker: Asker) -> QuerySet[Article]:
    """What the asker owns of the bank."""
    return Article.objects.filter(centre=asker.centre, owner=asker.person, withdrawn_at=None)


def own_upkeep(asker: Asker) -> dict[str, int]:
    """How many articles of one's own did not hold, and how many have expired."""
    own = own_articles(asker)
    unsettled, over = Q(uses__held=False, uses__settled_at=None), Q(ends_on__lt=day_of(asker))
    return own.aggregate(
        flagged=Count("pk", filter=unsettled, distinct=True), over=Count("pk", filter=over, distinct=True)
    )


def most_used(asker: Asker, at_most: int = 10) -> list[Article]:
    """What has held most often of late."""
    lately = Q(uses__held=True, uses__at__gte=now() - LATELY)
    found = articles_in_force(asker).annotate(times=Count("uses", filter=lately))
    return list(found.filter(times__gt=0).order_by("-times", "title").defer("body")[:at_most])


def never_used(asker: Asker) -> QuerySet[Article]:
    """What holds, and nobody has said it helped."""
    return articles_in_force(asker).exclude(uses__held=True)


def missed_searches(asker: Asker) -> QuerySet[Missed]:
    """What was looked for in vain and no editor has seen to, the most often first."""
    found = Missed.objects.filter(centre=asker.centre, settled_at=None)
    return found.order_by("-no_result", "-no_use", "words")


def synonyms_for(asker: Asker) -> QuerySet[Synonyms]:
    """Words taught to the search."""
    return Synonyms.objects.filter(centre=asker.centre)


def taught_at(centre: Centre) -> Taught:
    """What a centre has taught to mean the same, for searching and for holding texts beside each other."""
    return Taught.taught(one.lines for one in Synonyms.objects.filter(centre=centre))


def in_order(found: Sequence[Any], ids: Sequence[int]) -> list[Any]:
    """Rows in the order of their ids."""
    rows = {one.pk: one for one in found}
    return [rows[one] for one in ids if one in rows]


def day_of(asker: Asker) -> date:
    """Today at the asker's centre."""
    return today(asker.centre.timezone)


def names_at(centre_id: int) -> list[str]:
    """Names of the centre's clients, and their own numbers and addresses: no customer's."""
    clients = Client.objects.filter(centre=centre_id).values_list("name", flat=True)
    facts = Fact.objects.filter(client__centre=centre_id, holds=True)
    told = facts.filter(Q(value__contains="@") | Q(value__regex=r"[0-9]{2}[ .]?[0-9]{2}[ .]?[0-9]"))
    return [
        *clients,
        *(one for value in told.values_list("value", flat=True) for one in REACHED.findall(value)),
    ]
