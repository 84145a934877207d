"""A believable past for the demo centre: eight weeks, this week's days so far, notes."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.db import transaction

from fagtid.arenas import services as arenas
from fagtid.frame.clock import now, today
from fagtid.ledger import services as ledger
from fagtid.people.models import Centre, Person, Role
from fagtid.people.queries import someone_as
from fagtid.planning import attendance
from fagtid.planning.models import Activity, Plan, Seat, Session

WEEKS = 8
HELD_OF_TEN, TOLD_OF_TEN = 9, 8
REASONS = ("queue", "queue", "queue", "absent", "absent", "host", "cancelled")
UNTOLD_FOR = timedelta(hours=20)  # what ended so lately is partly not told yet
NOTES = (
    (
        "Vi gikk gjennom reglene for reklamasjon når avisen ikke er kommet. Kunden får kreditert dagen "
        "samme uke, og vi lover aldri ny levering etter klokka ti.\n\n"
        "Til neste gang: Kari undersøker hvem som svarer om e-avisen i helgene."
    ),
    (
        "Temaet var de nye prisene fra måneden etter. Flere har fått spørsmål om studentrabatt: den gjelder "
        "bare digitalt, og den må fornyes hvert år.\n\n"
        "Vi øvde to og to på å si prisen først og forklare etterpå. Det føltes uvant, men gikk raskere."
    ),
    (
        "En samtale om dobbelt trekk ble spilt igjennom. Løsningen var å sjekke avtalegiro før faktura. "
        "Steg for steg ligger i samtalemalen.\n\n"
        "Enige om: spør alltid kunden hvilken dag trekket kom, før du søker."
    ),
    (
        "Avisene melder at papirutgaven kommer en dag senere rundt helligdager. Vi laget et kort svar som "
        "alle kan bruke.\n\n"
        "Spørsmål vi ikke fikk svar på: gjelder det også postabonnement? Teamleder spør avisen."
    ),
)


@transaction.atomic
def fill_ledger(centre: Centre, seed: int = 1) -> None:
    """Lines for the weeks before the present one, marks for this week's sessions so far, and their notes."""
    chance = random.Random(seed)
    monday = today(centre.timezone) - timedelta(days=today(centre.timezone).weekday())
    write_past(centre, monday, chance)
    shown = someone_as(centre, Role.AGENT)
    if shown is not None:
        lose_last_forum(shown, monday)
    mark_this_week(centre, chance, shown)
    write_notes(centre)


def write_past(centre: Centre, monday: date, chance: random.Random) -> None:
    """Eight weeks in which most was held, some lost and some given back."""
    activities = list(Activity.objects.filter(centre=centre, is_active=True))
    agents = Person.objects.filter(centre=centre, assignments__role=Role.AGENT, left_at=None)
    turns = [(activity, turn) for activity in activities for turn in range(activity.times)]
    for person in agents.order_by("pk"):
        owed = 0
        for back in range(WEEKS, 0, -1):
            for activity, turn in turns:
                weekday = (person.pk + activity.pk + turn) % 5
                day = monday - timedelta(days=7 * back - weekday)
                owed = _one_past(person, activity, day, owed, chance)


def _one_past(person: Person, activity: Activity, day: date, owed: int, chance: random.Random) -> int:
    """One session of the past; tells what is owed after it."""
    facts: ledger.Facts = {"title": activity.title, "day": day, "activity_id": activity.pk}
    if chance.randrange(10) >= HELD_OF_TEN and not activity.protected:
        ledger.write_lost(person, minutes=activity.minutes, why=chance.choice(REASONS), **facts)
        return owed + activity.minutes
    ledger.write_held(person, minutes=activity.minutes, **facts)
    if owed and activity.is_flexible and chance.randrange(10) < HELD_OF_TEN:
        ledger.write_held(person, minutes=activity.minutes, extra=True, **facts)
        return max(owed - activity.minutes, 0)
    return owed


def lose_last_forum(person: Person, monday: date) -> None:
    """Who one looks around as has something owed from last week."""
    forum = Activity.objects.filter(centre=person.centre, kind="forum", is_active=True).first()
    if forum is not None:
        ledger.write_lost(
            person,
            minutes=forum.minutes,
            why="host",
            title=forum.title,
            day=monday - timedelta(days=4),
            activity_id=forum.pk,
        )


def mark_this_week(centre: Centre, chance: random.Random, shown: Person | None) -> None:
    """What is over this week is told of, except some of the last day's, and who one is shown is asked."""
    over = Seat.objects.filter(
        session__plan__centre=centre,
        session__plan__state=Plan.State.PUBLISHED,
        session__end__lte=now(),
        state=Seat.State.PLANNED,
    )
    for seat in over.select_related("session__host", "person").order_by("session__start", "pk"):
        lately = seat.session.end > now() - UNTOLD_FOR
        if seat.person == shown or (lately and chance.randrange(10) >= TOLD_OF_TEN):
            continue
        _mark_one(seat, chance)


def _mark_one(seat: Seat, chance: random.Random) -> None:
    by = seat.session.host or seat.person
    if chance.randrange(10) < HELD_OF_TEN:
        attendance.mark_held(seat, by=by)
    else:
        why = "absent" if seat.session.protected else chance.choice(REASONS)
        attendance.mark_lost(seat, why=why, by=by)


def write_notes(centre: Centre) -> None:
    """Notes on this week's forums that are over."""
    forums = Session.objects.filter(
        plan__centre=centre, plan__state=Plan.State.PUBLISHED, kind="forum", end__lte=now()
    ).exclude(host=None)
    for number, session in enumerate(forums.select_related("host").order_by("start", "pk")):
        assert session.host is not None
        arenas.write_notes(session, text=NOTES[number % len(NOTES)], version=0, by=session.host)
