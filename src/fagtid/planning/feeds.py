"""A person's own calendar address: whoever has it may read, until it is renewed."""

from __future__ import annotations

import secrets

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from fagtid.files.calendars import person_calendar
from fagtid.frame.clock import now
from fagtid.people.models import Person
from fagtid.planning.models import CalendarFeed, Plan, Seat, Session

LATEST = 8  # plans in a calendar


def address_of(request: HttpRequest, person: Person) -> str:
    """The address, made at the first look."""
    feed, _made = CalendarFeed.objects.get_or_create(
        person=person, defaults={"secret": secrets.token_urlsafe(32), "made_at": now()}
    )
    return request.build_absolute_uri(reverse("planning:calendar", args=[feed.secret]))


def renew(person: Person) -> None:
    """A new address instead of the old."""
    CalendarFeed.objects.update_or_create(
        person=person, defaults={"secret": secrets.token_urlsafe(32), "made_at": now()}
    )


def calendar_for(secret: str) -> bytes | None:
    """The sessions of the person with the address; ``None`` when nobody has it, or has left."""
    feed = (
        CalendarFeed.objects.filter(secret=secret, person__left_at=None)
        .select_related("person__centre")
        .first()
    )
    if feed is None:
        return None
    person = feed.person
    return person_calendar(calendar_document(feed), person.roster_id or person.name, language_of(person))


def language_of(person: Person) -> str:
    """The person's language, or the centre's."""
    return getattr(getattr(person, "user", None), "language", "") or person.centre.language


def calendar_document(feed: CalendarFeed) -> dict[str, object]:
    """What a calendar is written from: own sessions of the latest plans in force."""
    person = feed.person
    plans = Plan.objects.filter(centre=person.centre, state=Plan.State.PUBLISHED).values_list("pk", flat=True)
    own = Q(seats__person=person) | Q(host=person) | Q(partner=person)
    found = Session.objects.filter(own, plan__in=list(plans[:LATEST])).distinct()
    found = found.select_related("plan", "host", "partner", "activity").prefetch_related("seats__person")
    return {
        "centre": person.centre.name,
        "timezone": person.centre.timezone,
        "period": {"start": feed.made_at.isoformat()},
        "revision": max((session.plan.version for session in found), default=0),
        "sessions": [_told(session) for session in found],
    }


def _told(session: Session) -> dict[str, object]:
    people = [s.person.roster_id for s in session.seats.all() if s.state != Seat.State.DECLINED]
    return {
        "id": f"{session.plan.first_day}-{session.key}",
        "activity": session.activity.key,
        "kind": session.kind,
        "title": session.title,
        "start": session.start.isoformat(),
        "end": session.end.isoformat(),
        "protected": session.protected,
        "host": session.host.roster_id if session.host else None,
        "people": people,
        "with": session.partner.roster_id if session.partner else None,
        "link": session.link or None,
        "price": session.price,
        "reason": session.reason,
    }
