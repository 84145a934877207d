"""The demo centre's information: cards of the newspapers, the bank, call templates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from fagtid.demo import bank
from fagtid.frame.clock import today
from fagtid.information import services
from fagtid.information.models import Article, Client, FactField, Synonyms
from fagtid.people.models import Centre, Person

TAUGHT = (
    "TPS\noppstartstilbud\nvelkomsttilbud",
    "e-avis\neavis\ndigital avis\navisa på nett",
    "purring\npåminnelse",
)


@transaction.atomic
def fill_bank(centre: Centre, editor: Person) -> None:
    """Everything the demo centre knows."""
    day = today(centre.timezone)
    clients = fill_cards(centre, editor)
    for one in bank.articles():
        told = {"product": one.product, "keywords": ", ".join(one.keywords), **days_of(one, day)}
        write(centre, Article.Kind.ARTICLE, one, editor, clients, body=one.body, **told)
    for said in bank.templates():
        told = {"why": said.why, "next_step": said.next_step}
        write(centre, Article.Kind.TEMPLATE, said, editor, clients, body=said.say, **told)
    Synonyms.objects.bulk_create(Synonyms(centre=centre, words=words) for words in TAUGHT)


def fill_cards(centre: Centre, editor: Person) -> dict[str, Client]:
    """A card for each newspaper; tells the clients by name."""
    FactField.objects.bulk_create(
        FactField(centre=centre, key=one.key, label=one.label_nb, group=one.group_nb, place=place)
        for place, one in enumerate(bank.FIELDS)
    )
    clients = {}
    for card in bank.cards():
        added = services.add_client(centre, card.client)
        clients[card.client] = services.write_facts(added, card.facts, version=1, by=editor)
    return clients


def write(
    centre: Centre, kind: str, one: Any, editor: Person, clients: dict[str, Client], **told: Any
) -> None:
    """Put an article or a template into the bank."""
    client = clients[one.client] if one.client else None
    scope = {"title": one.title, "situation": one.situation, "client": client}
    services.write_article(centre, kind, {**scope, **told}, by=editor)


def days_of(one: bank.BankArticle, day: date) -> dict[str, date | None]:
    """When it holds, from days counted from today."""
    days = {"starts_on": one.from_day, "ends_on": one.to_day}
    return {name: None if after is None else day + timedelta(days=after) for name, after in days.items()}
