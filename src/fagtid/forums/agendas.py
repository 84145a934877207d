"""The agenda of a team's coming forum: what fills it, in what order, and how much there is time for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy

from fagtid.forums import gathering, places
from fagtid.forums.gathering import Proposed
from fagtid.forums.models import Agenda, Item, Point, Vote
from fagtid.forums.reasons import Reason, title_text
from fagtid.frame.clock import now
from fagtid.people.models import Person, Team
from fagtid.planning.models import GONE, Seat, Session

OPENING = 3  # minutes of the opening reflection
A_VOTE, A_WISH, A_POINT = 5, 20, 40  # weights
REMEMBERED = timedelta(weeks=8)  # how long what a group has talked of stays off its agenda
LABELS = {Item.WISH: gettext_lazy("Wish"), Item.OWN: gettext_lazy("From the host")}


@dataclass
class Line:
    """One thing on the agenda, as the asker sees it."""

    key: str
    kind: str
    words: str  # its title, as kept
    why: Reason
    minutes: int
    weight: int
    since: datetime
    link: str = ""
    place: int | None = None
    votes: int = 0
    mine: bool = False  # the asker wants it, too
    fits: bool = True
    row: int = 0  # of the item; 0 where nobody has touched it
    label: Any = field(default="")

    @property
    def title(self) -> str:
        """Its title, to the reader."""
        return title_text(self.why.code, self.words)

    @property
    def reason(self) -> str:
        """Why it is there, to the reader."""
        return str(self.why)

    @property
    def days(self) -> int:
        """How long it has waited."""
        return max((now() - self.since).days, 0)


@dataclass(frozen=True)
class TeamAgenda:
    """What a team's forum is to talk about: what there is time for, and what goes to the next."""

    session: Session
    team: Team
    version: int
    lines: tuple[Line, ...]

    @property
    def minutes(self) -> int:
        """How long the forum is."""
        return self.session.minutes

    @property
    def used(self) -> int:
        """Minutes of the opening and of what there is time for."""
        return OPENING + sum(one.minutes for one in self.lines if one.fits)

    @property
    def opening(self) -> int:
        """Minutes of the opening reflection."""
        return OPENING

    @property
    def fitting(self) -> list[Line]:
        """What there is time for."""
        return [one for one in self.lines if one.fits]

    @property
    def to_the_next(self) -> list[Line]:
        """What there is no time for."""
        return [one for one in self.lines if not one.fits]

    def line(self, key: str) -> Line | None:
        """The line of a key."""
        return next((one for one in self.lines if one.key == key), None)


def agenda_of(session: Session, by: Person | None = None, team: Team | None = None) -> TeamAgenda | None:
    """The agenda of a session for its team; ``None`` where it is nobody's."""
    team = team or places.team_of(session)
    if team is None:
        return None
    items = {one.key: one for one in _items(team, by)}
    proposed = {one.key: (one, source) for source in gathering.sources() for one in source.propose(session)}
    typed = [one for one in items.values() if one.is_typed and one.key not in proposed]
    lines = [_of_source(one, source, items.get(key)) for key, (one, source) in proposed.items()]
    lines += [_of_item(one) for one in typed]
    stays = {key for key, (one, _source) in proposed.items() if one.stays}
    gone = talked_of(session, team) - stays
    away = {one.key for one in items.values() if _is_away(one, session)}
    left = in_order(one for one in lines if one.key not in gone | away)
    version = Agenda.objects.filter(team=team).values_list("version", flat=True).first() or 0
    return TeamAgenda(session, team, version, tuple(_fitted(left, session.minutes)))


def _items(team: Team, by: Person | None) -> Any:
    mine = Vote.objects.filter(item=OuterRef("pk"), person=by)
    long_ago = Point.objects.filter(
        forum__team=team,
        key=OuterRef("key"),
        state=Point.State.DONE,
        forum__began_at__lt=now() - REMEMBERED,
    )
    found = Item.objects.filter(team=team).annotate(times=Count("votes"), mine=Exists(mine))
    typed = Q(kind__in=LABELS)
    return found.exclude(typed, dropped_at__isnull=False).exclude(typed, Exists(long_ago))


def _is_away(item: Item, session: Session) -> bool:
    return item.dropped_at is not None or (item.not_before is not None and item.not_before > session.start)


def _of_source(one: Proposed, source: gathering.Source, item: Item | None) -> Line:
    votes = getattr(item, "times", 0)
    return Line(
        key=one.key,
        kind=source.kind,
        label=source.label,
        words=one.title,
        why=one.reason if isinstance(one.reason, Reason) else Reason(words=one.reason),
        link=one.link,
        minutes=item.minutes if item else one.minutes,
        weight=one.weight + A_VOTE * votes,
        since=one.since,
        place=item.place if item else None,
        row=item.pk if item else 0,
        votes=votes,
        mine=getattr(item, "mine", False),
    )


def _of_item(item: Any) -> Line:
    is_wish = item.kind == Item.WISH
    usual = Reason("wished" if is_wish else "put_there")
    return Line(
        key=item.key,
        kind=item.kind,
        label=LABELS[item.kind],
        words=item.title,
        why=Reason(words=item.why) if item.why else usual,
        minutes=item.minutes,
        weight=(A_WISH if is_wish else A_POINT) + A_VOTE * item.times,
        since=item.since,
        place=item.place,
        row=item.pk,
        votes=item.times,
        mine=item.mine,
    )


def in_order(lines: Iterable[Line]) -> list[Line]:
    """As the host has ordered them; then what nobody has moved, by weight, the longest waiting first."""
    return sorted(
        lines,
        key=lambda one: (one.place is None, one.place or 0, -one.weight, one.since, one.row, one.key),
    )


def _fitted(lines: list[Line], minutes: int) -> list[Line]:
    """All that is after the first thing there is no time for goes to the next, too."""
    used = OPENING
    for one in lines:
        used += one.minutes
        one.fits = used <= minutes
    return lines


def talked_of(session: Session, team: Team) -> set[str]:
    """What most of those in the session have talked of in the team's forums of late."""
    here = places.people_in(session)
    done = Point.objects.filter(
        forum__team=team, state=Point.State.DONE, forum__began_at__gte=now() - REMEMBERED
    ).values_list("key", "forum__session")
    by_session: dict[int, set[str]] = {}
    for key, one in done:
        by_session.setdefault(one, set()).add(key)
    heard: dict[str, set[int]] = {}
    seats = Seat.objects.filter(session__in=by_session).exclude(state__in=GONE)
    for one, person in seats.values_list("session", "person"):
        for key in by_session[one]:
            heard.setdefault(key, set()).add(person)
    own = by_session.get(session.pk, set())
    return own | {key for key, people in heard.items() if 2 * len(people & here) > len(here)}
