"""Following up what was decided: close, hand on, ask the editors, keep what was made of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from fagtid.forums.models import Act, Decision, Outcome
from fagtid.forums.outcomes import PROPOSAL
from fagtid.forums.refusals import IsClosed
from fagtid.frame.clock import now
from fagtid.people.models import Person, Role, Team
from fagtid.voice import proposing
from fagtid.voice.models import Proposal


def _locked(decision: Decision) -> Decision:
    found = Decision.objects.select_for_update(of=("self",)).select_related("owner", "team")
    return found.get(pk=decision.pk)


def _note(decision: Decision, kind: str, by: Person | None, what: str = "", to: Person | None = None) -> None:
    Act.objects.create(decision=decision, kind=kind, by=by, to=to, what=what, at=now())


@transaction.atomic
def close(decision: Decision, *, done: bool, why: str, by: Person) -> None:
    """It is done, or dropped with a reason."""
    found = _locked(decision)
    if not found.is_open:
        raise IsClosed
    state = Decision.State.DONE if done else Decision.State.DROPPED
    found.state, found.why, found.closed_at = state, why, now()
    found.save(update_fields=["state", "why", "closed_at"])
    _note(found, Act.Kind.DONE if done else Act.Kind.DROPPED, by, why)


@transaction.atomic
def open_again(decision: Decision, *, by: Person) -> None:
    """It was closed too soon."""
    found = _locked(decision)
    if found.is_open:
        return
    Decision.objects.filter(pk=found.pk).update(state=Decision.State.OPEN, why="", closed_at=None)
    _note(found, Act.Kind.OPENED, by)


@transaction.atomic
def change(decision: Decision, *, owner: Person | None, due_on: date | None, by: Person) -> None:
    """Somebody else sees to it, or it is due another day."""
    found = _locked(decision)
    if not found.is_open:
        raise IsClosed
    if owner != found.owner:
        _note(found, Act.Kind.HANDED_ON, by, to=owner)
    if due_on != found.due_on:
        _note(found, Act.Kind.CHANGED, by, due_on.isoformat() if due_on else "")
    Decision.objects.filter(pk=found.pk).update(owner=owner, due_on=due_on)


@transaction.atomic
def ask_editors(decision: Decision, kind: str, *, by: Person) -> Outcome:
    """Ask the editors to make something of it; asked twice, it is asked once."""
    found = _locked(decision)
    told = {"asked_by": by, "asked_at": now()}
    asked, is_new = Outcome.objects.get_or_create(decision=found, kind=kind, made=None, defaults=told)
    if is_new:
        _note(found, Act.Kind.ASKED, by, kind)
    return asked


@transaction.atomic
def note_made(decision: Decision, kind: str, made: int, *, by: Person) -> Outcome:
    """Something was made of it, or changed because of it: the trace leads both ways."""
    found = _locked(decision)
    there = Outcome.objects.filter(decision=found, kind=kind, made=made).first()
    if there is not None:
        return there
    asked = Outcome.objects.filter(decision=found, kind=kind, made=None).first()
    outcome = asked or Outcome(decision=found, kind=kind, asked_by=by, asked_at=now())
    outcome.made, outcome.made_by, outcome.made_at = made, by, now()
    outcome.save()
    _note(found, Act.Kind.MADE, by, kind)
    return outcome


@transaction.atomic
def propose(decision: Decision, told: Mapping[str, Any], *, by: Person, token: UUID) -> Proposal:
    """Raise what was decided as a proposal; the editors decide it, as what anybody proposes."""
    made = proposing.propose(decision.team.centre, told, by=by, token=token)
    note_made(decision, PROPOSAL, made.pk, by=by)
    return made


def leader_of(team: Team) -> Person | None:
    """Who answers for the team: its leader, else the leader of its unit."""
    here = Person.objects.filter(left_at=None).order_by("pk")
    own = here.filter(assignments__role=Role.TEAM_LEADER, assignments__team=team).first()
    above = here.filter(assignments__role=Role.UNIT_LEADER, assignments__unit=team.unit_id)
    return own or above.first()


def hand_on_leavers(_moment: datetime) -> int:
    """Open decisions of those who have left go to the team's leader; tells how many. Safe to repeat."""
    count = 0
    left = Decision.objects.filter(state=Decision.State.OPEN, owner__left_at__isnull=False)
    for one in left.select_related("team"):
        leader = leader_of(one.team)
        if leader is not None:
            count += _hand_on(one, leader)
    return count


@transaction.atomic
def _hand_on(decision: Decision, leader: Person) -> bool:
    found = _locked(decision)
    if not found.is_open or found.owner is None or found.owner.is_here:
        return False
    Decision.objects.filter(pk=found.pk).update(owner=leader)
    _note(found, Act.Kind.HANDED_ON, None, to=leader)
    return True
