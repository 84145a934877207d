"""The demo centre in the database: brought in and planned the way any centre is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from fagtid.core.planning.problem import Needs
from fagtid.demo import DemoFiles, write_demo_centre
from fagtid.files.centre import read_centre
from fagtid.files.records import Centre as CentreRecord
from fagtid.frame.clock import today
from fagtid.intake import naming
from fagtid.intake import services as intake
from fagtid.intake.models import Import
from fagtid.intake.reading import read_import
from fagtid.people.models import Assignment, Centre, Person, Role, Unit
from fagtid.people.queries import any_centre
from fagtid.planning import making, services
from fagtid.planning.models import Activity, Limits, Plan
from fagtid.web.demo_bank import fill_bank, fill_news
from fagtid.web.demo_forums import fill_forums
from fagtid.web.demo_ledger import fill_ledger
from fagtid.web.demo_questions import fill_questions
from fagtid.web.demo_truths import fill_truths
from fagtid.web.demo_voice import fill_voice

Tell = Callable[[str, float], None]
VOLUNTARY = ("listening",)


def build_demo_centre(directory: Path, *, seed: int = 1, progress: Tell | None = None) -> Plan | None:
    """Fill an empty installation with the demo centre, this week planned and published.

    Nothing is done where a centre is there already; its plan of the week comes back.
    """
    tell = progress or (lambda step, share: None)
    if any_centre():
        return Plan.objects.filter(state=Plan.State.PUBLISHED).first()
    monday = this_monday("Europe/Oslo")
    tell("inventing a centre", 0.0)
    files = write_demo_centre(directory, seed=seed, first_monday=monday)
    record = read_centre(files.centre)
    centre = make_centre(record)
    leader = make_leaders(centre)
    add_needs(centre, record.needs)
    bring_in(centre, files, leader, tell)
    name_people(centre)
    make_unit_leaders(centre)
    for event in record.events:
        days = [date.fromisoformat(day) for day in event.days]
        naming.name_days(centre, name=event.name, days=days)
    tell("filling the bank", 0.0)
    editor = Person.objects.get(centre=centre, assignments__role=Role.EDITOR)
    fill_bank(centre, editor)
    fill_news(centre, editor)
    fill_voice(centre, editor)
    plan = plan_and_publish(centre, monday, leader, tell)
    fill_ledger(centre, seed)
    fill_questions(centre, editor)
    fill_truths(centre, editor)
    fill_forums(centre)
    return plan


def this_monday(zone: str) -> date:
    """The Monday of the present week."""
    day = today(zone)
    return day - timedelta(days=day.weekday())


def make_centre(record: CentreRecord) -> Centre:
    """The centre as its file tells it."""
    service = record.service
    return Centre.objects.create(
        name=record.name,
        timezone=record.timezone,
        country=record.country or "",
        language=record.language,
        interval_minutes=record.interval_minutes,
        target_share=service.target_share,
        target_seconds=service.target_seconds,
        patience_seconds=service.patience_seconds,
        handle_seconds=service.handle_seconds,
        is_demo=True,
    )


def make_leaders(centre: Centre) -> Person:
    """Those who are on no roster: the administrator, an editor, a researcher."""
    found = [
        _person(centre, name, role)
        for name, role in (
            ("Signe Aas", Role.ADMINISTRATOR),
            ("Jonas Rø", Role.EDITOR),
            ("Maja Lien", Role.RESEARCHER),
        )
    ]
    return found[0]


def make_unit_leaders(centre: Centre) -> None:
    """One leader for each unit."""
    for name, unit in zip(("Berit Vold", "Trond Eide"), Unit.objects.filter(centre=centre), strict=False):
        person = Person.objects.create(centre=centre, name=name)
        Assignment.objects.create(person=person, role=Role.UNIT_LEADER, unit=unit)


def _person(centre: Centre, name: str, role: Role) -> Person:
    person = Person.objects.create(centre=centre, name=name)
    Assignment.objects.create(person=person, role=role)
    return person


def add_needs(centre: Centre, needs: Needs) -> None:
    """Learning time and limits as the centre's file has them."""
    for one in needs.activities:
        least, most = one.group or (None, None)
        Activity.objects.create(
            centre=centre,
            title=one.title or one.kind,
            kind=one.kind,
            minutes=one.minutes,
            times=one.times,
            group_least=least,
            group_most=most,
            within=one.within,
            hosted=one.host is not None,
            protected=one.protected,
            voluntary=one.kind in VOLUNTARY,
        )
    limits = needs.limits
    Limits.objects.create(
        centre=centre,
        learning_minutes_per_day=limits.learning_minutes_per_day,
        least_on_phones=limits.least_on_phones,
        rest_minutes=limits.rest_minutes,
        highest_occupancy=limits.highest_occupancy,
        price_ceiling_share=limits.price_ceiling_share,
        wish_price=limits.wish_price,
    )


def bring_in(centre: Centre, files: DemoFiles, by: Person, tell: Tell) -> None:
    """Traffic and roster, read and applied like anybody's."""
    for kind, path in ((Import.Kind.TRAFFIC, files.traffic), (Import.Kind.ROSTER, files.roster)):
        tell(f"bringing in {kind}", 0.1)
        found = intake.bring_in(centre, kind=kind, name=path.name, chunks=chunks_of(path), by=by)
        read_import(found.pk)
        intake.apply_import(found)


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file, a megabyte at a time."""
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            yield chunk


def name_people(centre: Centre) -> None:
    """Names as people write them, from the roster's short ones."""
    people = list(Person.objects.filter(centre=centre).exclude(roster_id=""))
    for person in people:
        person.name = " ".join(part.capitalize() for part in person.roster_id.split("."))
    Person.objects.bulk_update(people, ["name"])


def plan_and_publish(centre: Centre, monday: date, by: Person, tell: Tell) -> Plan:
    """This week's plan, made here and now, and published."""
    plan = services.ask_for_plan(centre, first_day=monday, by=by)
    tell("planning the week", 0.3)
    making.make(plan.pk)
    services.publish_plan(plan, by=by)
    plan.refresh_from_db()
    return plan
