"""A person's own calendar address: whoever has it may read, until it is renewed or closed."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from fagtid.files.calendars import person_calendar
from fagtid.frame.clock import now
from fagtid.people.models import Person
from fagtid.planning.models import CalendarFeed, Change, Plan, Seat, Session

KEPT = timedelta(weeks=8)  # how far back a calendar goes
IN_FORCE = (Plan.State.PUBLISHED, Plan.State.REPLACED)


@dataclass(frozen=True)
class Feed:
    """A calendar as it is sent: its text, a mark that changes with it, and when it last changed."""

    text: bytes
    etag: str
    changed_at: datetime


def address_of(request: HttpRequest, person: Person) -> str:
    """The person's address; empty where there is none."""
    feed = CalendarFeed.objects.filter(person=person).first()
    return request.build_absolute_uri(reverse("planning:calendar", args=[feed.secret])) if feed else ""


def renew(person: Person) -> None:
    """A first address, or a new one instead of the old, which stops working at once."""
    CalendarFeed.objects.update_or_create(
        person=person, defaults={"secret": secrets.token_urlsafe(32), "made_at": now()}
    )


def close(person: Person) -> None:
    """No address any more: what was there stops working at once."""
    CalendarFeed.objects.filter(person=person).delete()


def calendar_for(secret: str) -> Feed | None:
    """The sessions of the person with the address; ``None`` when nobody has it, or has left."""
    feed = (
        CalendarFeed.objects.filter(secret=secret, person__left_at=None)
        .select_related("person__centre", "person__user")
        .first()
    )
    if feed is None:
        return None
    language = language_of(feed.person)
    with translation.override(language):
        document, changed_at = calendar_document(feed)
    text = person_calendar(document, name_in_calendar(feed.person), language)
    return Feed(text, hashlib.sha256(text).hexdigest()[:32], changed_at)


def name_in_calendar(person: Person) -> str:
    """What sets the person's entries apart: the same for as long as they are here."""
    return f"person {person.pk}"


def language_of(person: Person) -> str:
    """The person's language, or the centre's."""
    return getattr(getattr(person, "user", None), "language", "") or person.centre.language


def calendar_document(feed: CalendarFeed) -> tuple[dict[str, object], datetime]:
    """What a calendar is written from, and when it last changed.

    Own sessions of plans in force; those one had and has no longer stand as cancelled. An entry's
    revision is the number of changes in its week so far: it only rises, through every new plan.
    """
    person = feed.person
    sessions = list(sessions_of_feed(person))
    revisions, changed_at = revisions_of(person, {one.plan.first_day for one in sessions})
    names = {name_in_calendar(one): one.name for session in sessions for one in _people(session)}
    document: dict[str, object] = {
        "centre": person.centre.name,
        "timezone": person.centre.timezone,
        "period": {"start": person.centre.created_at.isoformat()},
        "stamp": (changed_at or feed.made_at).isoformat(),
        "names": names,
        "sessions": _latest(person, sessions, revisions),
    }
    return document, changed_at or feed.made_at


def sessions_of_feed(person: Person) -> Iterable[Session]:
    """Every session the person has or has had in a published plan, the plan in force last."""
    left = Q(changes__by=person, changes__act__in=[Change.Act.SWAPPED, Change.Act.JOINED])
    own = Q(seats__person=person) | Q(host=person) | Q(partner=person) | left
    found = Session.objects.filter(
        own,
        plan__centre=person.centre,
        plan__state__in=IN_FORCE,
        plan__first_day__gte=now().date() - KEPT,
    )
    found = found.select_related("plan", "host", "partner", "activity").prefetch_related("seats__person")
    return found.defer("plan__picture").distinct().order_by("plan__published_at", "start", "pk")


def revisions_of(person: Person, weeks: Iterable[date]) -> tuple[dict[date, int], datetime | None]:
    """How often each week's plans have been changed, and when last."""
    rows = (
        Change.objects.filter(plan__centre=person.centre, plan__first_day__in=list(weeks))
        .order_by()
        .values_list("plan__first_day")
        .annotate(Count("pk"), Max("at"))
    )
    found = list(rows)
    return {week: count for week, count, _at in found}, max((at for _, _, at in found), default=None)


def _latest(person: Person, sessions: list[Session], revisions: dict[date, int]) -> list[dict[str, object]]:
    """One entry a session: as in the plan in force where it is there, else as it was, cancelled."""
    found: dict[tuple[date, str], dict[str, object]] = {}
    for session in sessions:
        week = session.plan.first_day
        mine = _has(person, session) and session.plan.state == Plan.State.PUBLISHED
        entry = _told(person, session, cancelled=not mine, revision=revisions.get(week, 0))
        if mine or (week, session.key) not in found:
            found[week, session.key] = entry
        else:
            found[week, session.key]["cancelled"] = True
    return list(found.values())


def _has(person: Person, session: Session) -> bool:
    return person.pk in {one.pk for one in _people(session)}


def _people(session: Session) -> list[Person]:
    seated = [one.person for one in session.seats.all() if one.state != Seat.State.DECLINED]
    return [*seated, *(one for one in (session.host, session.partner) if one)]


def _told(person: Person, session: Session, *, cancelled: bool, revision: int) -> dict[str, object]:
    people = [name_in_calendar(s.person) for s in session.seats.all() if s.state != Seat.State.DECLINED]
    if cancelled and name_in_calendar(person) not in people:
        people.append(name_in_calendar(person))
    return {
        "id": f"{session.plan.first_day}-{session.key}",
        "activity": session.activity.key,
        "kind": session.kind,
        "title": session.title,
        "start": session.start.isoformat(),
        "end": session.end.isoformat(),
        "protected": session.protected,
        "host": name_in_calendar(session.host) if session.host else None,
        "people": people,
        "with": name_in_calendar(session.partner) if session.partner else None,
        "link": session.link or None,
        "price": session.price,
        "reason": session.reason_text,
        "revision": revision,
        "cancelled": cancelled,
    }
