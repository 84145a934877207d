"""The demo centre's information: cards of the newspapers, the bank, call templates, notices, an inbox."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from fagtid.demo import bank, drawing
from fagtid.frame.clock import now, today
from fagtid.information import attaching, noticing, services
from fagtid.information.models import Article, Client, Delivery, FactField, Sender, Submission, Synonyms
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
    add_pictures(centre, editor)
    Synonyms.objects.bulk_create(Synonyms(centre=centre, words=words) for words in TAUGHT)


def fill_news(centre: Centre, editor: Person) -> None:
    """What the newspapers have sent: published to those it concerns, or still in the inbox."""
    day = today(centre.timezone)
    clients = {one.name: one for one in Client.objects.filter(centre=centre)}
    pictured = False
    for turn, one in enumerate(bank.news()):
        sender = _sender(centre, clients.get(one.client or ""))
        starts_on = day + timedelta(days=one.from_day)
        said = {"title": one.title, "body": one.body, "starts_on": starts_on}
        handed_in = noticing.hand_in(centre, said, sender=sender, by=None if sender else editor)
        ago = timedelta(hours=2 * (len(bank.news()) - turn))
        Submission.objects.filter(pk=handed_in.pk).update(received_at=now() - ago)
        if one.is_new:
            continue
        told = {
            **said,
            "client": clients.get(one.client or ""),
            "kind": one.kind,
            "weight": one.weight,
            "is_complex": one.is_complex,
            "question": one.question,
            "answers": "\n".join(one.answers),
        }
        if not pictured:
            attaching.attach(handed_in, "kid.png", drawing.form_picture(), shows=drawing.SHOWS)
            told["body"] = f"{one.body}\n\n![](kid.png)"
            pictured = True
        draft = noticing.write_notice(centre, told, by=editor, submission=handed_in)
        noticing.publish_notice(draft, version=1, by=editor)
    read_some(centre)


def add_pictures(centre: Centre, editor: Person) -> None:
    """An invoice with its field for KID, shown in the text of what tells of invoices."""
    found = Article.objects.filter(centre=centre, kind=Article.Kind.ARTICLE)
    for one in found.filter(Q(body__contains="KID") | Q(title__icontains="faktura"))[:3]:
        attaching.attach(one, "kid.png", drawing.form_picture(), shows=drawing.SHOWS, by=editor)
        body = f"{one.body}\n\n![](kid.png)"
        services.change_article(one, {"body": body}, version=one.version, by=editor)


def _sender(centre: Centre, client: Client | None) -> Sender | None:
    if client is None:
        return None
    made = {"name": client.name, "made_at": now()}
    return Sender.objects.get_or_create(centre=centre, client=client, defaults=made)[0]


def read_some(centre: Centre) -> None:
    """Most have read some of it, and not all have understood: by the turn of each, nothing drawn."""
    found = Delivery.objects.filter(notice__centre=centre).select_related("notice")
    for turn, one in enumerate(found.order_by("notice", "person")):
        if (7 * turn) % 5 < 2:  # two of five have not read it
            continue
        choices = one.notice.choices
        answer = choices[1 if turn % 6 == 0 else 0] if choices else ""
        noticing.confirm(one, version=1, told=answer, certainty=2 + turn % 2 if choices else None)


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
