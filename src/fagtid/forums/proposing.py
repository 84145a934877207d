"""What the notices and the bank propose for an agenda: complex news, coming changes, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from fagtid.forums import places
from fagtid.forums.gathering import Proposed, Source
from fagtid.forums.reasons import Reason
from fagtid.frame.clock import now
from fagtid.information import noticing
from fagtid.information.models import Article, Missed, Notice
from fagtid.information.notice_queries import to_talk_through
from fagtid.people.models import Person
from fagtid.planning.models import Session

COMPLEX, COMING, MISSED, FLAGGED = "complex", "coming", "missed", "flagged"
UNTIL_THE_NEXT = timedelta(days=7)  # after the session, where no later one is planned
LATELY = timedelta(days=45)
OFTEN = 2  # times that make a gap
MOST_OF_A_KIND = 4
TALK, HEAR, FILL = 50, 30, 10  # weights


def complex_notices(session: Session) -> Iterator[Proposed]:
    """What must be talked through, and somebody here has not."""
    for one in to_talk_through(session):
        yield Proposed(
            key=f"notice-{one.pk}",
            title=one.title,
            reason=Reason("complex", {"day": one.starts_on.isoformat()}),
            weight=TALK,
            minutes=10,
            since=one.published_at or one.written_at,
            link=reverse("information:notice", args=[one.pk]),
            stays=True,
        )


def settle_complex(key: str, session: Session, by: Person) -> None:
    """Those here have talked it through."""
    for one in to_talk_through(session).filter(pk=number_in(key)):
        noticing.talk_through(one, session)


def number_in(key: str) -> int:
    """The row a key names; 0 for none."""
    tail = key.rsplit("-", 1)[-1]
    return int(tail) if tail.isdecimal() else 0


def coming_changes(session: Session) -> Iterator[Proposed]:
    """What everybody must know, and takes effect between this forum and the one after it."""
    zone = ZoneInfo(session.plan.centre.timezone)
    first = session.start.astimezone(zone).date()
    last = places.next_start(session, UNTIL_THE_NEXT).astimezone(zone).date()
    team = places.team_of(session)
    meant = Q(teams=None, units=None) | Q(teams=team)
    meant |= Q(units__teams=team)
    found = Notice.objects.filter(
        meant,
        centre=session.plan.centre_id,
        state=Notice.State.PUBLISHED,
        weight=Notice.Weight.MUST_KNOW,
        is_complex=False,
        starts_on__gte=first,
        starts_on__lte=last,
    )
    for one in found.distinct().order_by("starts_on", "pk")[:MOST_OF_A_KIND]:
        yield Proposed(
            key=f"coming-{one.pk}",
            title=one.title,
            reason=Reason("coming", {"day": one.starts_on.isoformat()}),
            weight=HEAR,
            minutes=5,
            since=one.published_at or one.written_at,
            link=reverse("information:notice", args=[one.pk]),
        )


def missed_searches(session: Session) -> Iterator[Proposed]:
    """What has been looked for in vain of late, more than once."""
    often = Missed.objects.filter(centre=session.plan.centre_id, settled_at=None)
    often = often.annotate(times=F("no_result") + F("no_use")).filter(times__gte=OFTEN)
    often = often.filter(last_day__gte=(now() - LATELY).date())
    for one in often.order_by("-times", "words")[:MOST_OF_A_KIND]:
        yield Proposed(
            key=f"missed-{one.pk}",
            title=one.words[:120],
            reason=Reason("missed", {"times": one.times}),
            weight=FILL,
            minutes=5,
            since=datetime.combine(one.last_day, time(0), UTC),
        )


def flagged_articles(session: Session) -> Iterator[Proposed]:
    """What did not hold when it was used, and nobody has seen to."""
    unsettled = Q(uses__held=False, uses__settled_at=None)
    found = Article.objects.filter(centre=session.plan.centre_id, withdrawn_at=None)
    found = found.annotate(
        flags=Count("uses", filter=unsettled), flagged_at=Max("uses__at", filter=unsettled)
    )
    for one in found.filter(flags__gt=0).order_by("-flags", "title")[:MOST_OF_A_KIND]:
        yield Proposed(
            key=f"flagged-{one.pk}",
            title=one.title,
            reason=Reason("flagged"),
            weight=FILL,
            minutes=5,
            since=one.flagged_at or now(),
            link=reverse("information:article", args=[one.pk]),
        )


OWN = (
    Source(COMPLEX, gettext_lazy("To be talked through"), complex_notices, settle_complex),
    Source(COMING, gettext_lazy("Coming change"), coming_changes),
    Source(MISSED, gettext_lazy("Gap"), missed_searches),
    Source(FLAGGED, gettext_lazy("Gap"), flagged_articles),
)
