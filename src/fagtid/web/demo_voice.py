"""The demo centre's proposals and its customers' voice: raised, answered and caught in turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle
from typing import Any
from uuid import uuid4

from django.db import transaction

from fagtid.demo import voice as invented
from fagtid.frame.clock import now, today
from fagtid.information.models import Article, Client
from fagtid.people.models import Centre, Person, Role
from fagtid.voice import catching, proposing
from fagtid.voice.models import Proposal, Statement, Step, Theme

DAYS_BETWEEN = 4  # statements of a theme


@transaction.atomic
def fill_voice(centre: Centre, editor: Person) -> None:
    """Proposals in different states, and some weeks of what customers say."""
    people = list(Person.objects.filter(centre=centre, assignments__role=Role.AGENT).order_by("name", "pk"))
    if len(people) < 4:
        return
    turn = cycle(people)
    representative = proposing.choose_representative(centre, people[-1]).person
    for one in invented.PROPOSALS:
        raise_and_answer(centre, one, None, turn, people, editor, representative)
    template = Article.objects.filter(centre=centre, kind=Article.Kind.TEMPLATE, withdrawn_at=None).first()
    if template is not None:
        raise_and_answer(centre, invented.TEMPLATE, template, turn, people, editor, representative)
    clients = list(Client.objects.filter(centre=centre).order_by("name", "pk")[:3])
    for said in invented.SAID:
        catch_lines(centre, said, clients, turn, editor)


def raise_and_answer(
    centre: Centre,
    one: invented.Proposed,
    template: Article | None,
    turn: Iterator[Person],
    people: list[Person],
    editor: Person,
    representative: Person,
) -> Proposal:
    """One proposal as far as it has come, the oldest thing of it first."""
    told: dict[str, Any] = {"title": one.title, "why": one.why, "about": one.about, "new_body": one.body}
    if template is not None:
        texts = {"new_title": template.title, "new_body": template.body + one.body}
        more = {"new_why": template.why, "new_next_step": template.next_step, "based_on": template.version}
        told = {**told, **texts, **more}
    by = next(turn)
    found = proposing.propose(centre, told, by=by, token=uuid4(), about=template)
    for person in [one for one in people if one != by][: one.many_for]:
        proposing.support(found, by=person)
    for text in one.comments:
        proposing.say(found, text, by=next(turn), token=uuid4())
    if one.view:
        proposing.ask_view(found, representative, by=editor)
        proposing.give_view(found, one.view, by=representative)
    if one.outcome:
        texts = {name: getattr(found, f"new_{name}") for name in ("title", "body", "why", "next_step")}
        version = template.version if template else 0
        changed = texts if template else None
        proposing.decide(found, one.outcome, by=editor, reason=one.reason, texts=changed, version=version)
    _date(found, one.days)
    return found


def _date(found: Proposal, days: int) -> None:
    """As if it had been raised so many days ago, and talked of a day later."""
    begun = now() - timedelta(days=days)
    Proposal.objects.filter(pk=found.pk).update(proposed_at=begun)
    said = Step.objects.filter(proposal=found).exclude(kind=Step.Kind.DECIDED).order_by("pk")
    for number, step in enumerate(said, start=1):
        Step.objects.filter(pk=step.pk).update(at=begun + timedelta(days=1, hours=number))


def catch_lines(
    centre: Centre, said: invented.Said, clients: list[Client], turn: Iterator[Person], editor: Person
) -> None:
    """One theme: its lines over some weeks, most of them of one client, and its answer."""
    theme = Theme.objects.create(centre=centre, name=said.name, begun_at=now())
    client = clients[0] if clients else None
    for number, line in enumerate(said.lines):
        told: dict[str, Any] = {"text": line, "theme": theme, "client": client}
        caught = catching.catch(centre, told, by=next(turn), token=uuid4())
        day = today(centre.timezone) - timedelta(days=DAYS_BETWEEN * number)
        Statement.objects.filter(pk=caught.pk).update(day=day)
    ago = timedelta(days=DAYS_BETWEEN * len(said.lines))
    Theme.objects.filter(pk=theme.pk).update(begun_at=now() - ago)
    if said.state:
        answered: dict[str, Any] = {
            "state": said.state,
            "answer": said.answer,
            "name": said.name,
            "owner": None,
        }
        catching.answer(theme, answered, version=1, by=editor)
