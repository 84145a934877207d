"""A team's forums, written straight into the database around the Wednesday noon it always is here."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from fagtid.forums import running
from fagtid.forums.agendas import Line, agenda_of
from fagtid.forums.models import Forum, Item
from fagtid.information import noticing
from fagtid.information.models import Notice
from fagtid.planning.models import Session
from tests.arenas.lives import ago, session
from tests.house import House


def coming(house: House, hours: float = 24) -> Session:
    """A forum of the northern team ahead, the agent and the colleague in it, the leader its host."""
    return session(house, ago(hours=-hours), "agent", "colleague")


def going_on(house: House) -> Session:
    """One that has begun by the clock."""
    return session(house, ago(minutes=2), "agent", "colleague")


def begun(house: House) -> Forum:
    """One that runs, led by the leader."""
    return running.begin(going_on(house), by=house.people["leader"])


def a_notice(house: House, title: str = "Ny rutine", days: int = 1, **told: Any) -> Notice:
    """Something published to everybody."""
    editor = house.people["editor"]
    facts = {"title": title, "body": "Snakk om den.", "starts_on": ago(days=-days).date(), **told}
    draft = noticing.write_notice(house.centre, facts, by=editor)
    return noticing.publish_notice(draft, version=1, by=editor)


def lines(made: Session) -> list[Line]:
    """The agenda in order."""
    agenda = agenda_of(made)
    return list(agenda.lines) if agenda else []


def titles(made: Session) -> list[str]:
    """What stands on it, in order."""
    return [one.title for one in lines(made)]


def items(house: House) -> QuerySet[Item]:
    """What somebody has touched."""
    return Item.objects.filter(team=house.north)


def next_week(house: House) -> Session:
    """A forum seven days on, in the plan of its week."""
    from tests.arenas.lives import plan_in_force  # noqa: PLC0415 (beside its use)

    made = session(house, ago(days=-7), "agent", "colleague")
    Session.objects.filter(pk=made.pk).update(plan=plan_in_force(house, 1), key=f"n{made.pk}")
    return Session.objects.get(pk=made.pk)


def later(made: Session, **span: float) -> None:
    """Move it."""
    moved = timedelta(**span)
    Session.objects.filter(pk=made.pk).update(start=made.start + moved, end=made.end + moved)
