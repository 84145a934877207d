"""How much change people are met with, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, QuerySet

from fagtid.frame.clock import today
from fagtid.information.models import Delivery, Notice
from fagtid.information.notice_queries import FEWEST
from fagtid.information.queries import EDITORS
from fagtid.information.reaching import rules_of
from fagtid.people.asking import Asker
from fagtid.people.models import TEAM_ROLES, Assignment, Team
from fagtid.people.queries import teams_led_by

BEHIND, AHEAD = 4, 4  # weeks; this one is the first of those ahead
POINTS = {Notice.Weight.MINOR: 0, Notice.Weight.NORMAL: 1, Notice.Weight.MUST_KNOW: 2}
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WeekLoad:
    """What one person has to take in in a week; of a group, the mean of its people."""

    monday: date
    minutes: float
    points: float
    draft_minutes: float
    most: int

    @property
    def is_too_much(self) -> bool:
        """True where it is more than the centre has decided, drafts included."""
        return self.minutes + self.draft_minutes > self.most


@dataclass(frozen=True)
class GroupLoad:
    """A team of five or more, or the small teams of a unit together."""

    name: str
    people: int
    is_joined: bool
    weeks: Sequence[WeekLoad]


def points(notice: Notice) -> int:
    """Must-know 2, normal 1, minor 0; one more where it must be talked through."""
    return POINTS[Notice.Weight(notice.weight)] + notice.is_complex


def week_of(notice: Notice) -> date:
    """The Monday of the week people meet it in: it takes effect, or is told of when that is later."""
    day = notice.starts_on
    if notice.published_at is not None:
        told = notice.published_at.astimezone(ZoneInfo(notice.centre.timezone)).date()
        day = max(day, told)
    return day - timedelta(days=day.weekday())


def mondays(asker: Asker) -> list[date]:
    """The weeks that are shown."""
    day = today(asker.centre.timezone)
    this = day - timedelta(days=day.weekday())
    return [this + number * WEEK for number in range(-BEHIND, AHEAD)]


def notices_in(asker: Asker, weeks: Sequence[date], state: str) -> QuerySet[Notice]:
    """Notices that may be met in the weeks."""
    found = Notice.objects.filter(centre=asker.centre, state=state, starts_on__lt=weeks[-1] + WEEK)
    if state == Notice.State.PUBLISHED:
        early = found.filter(starts_on__gte=weeks[0])
        found = early | found.filter(published_at__gte=weeks[0] - timedelta(days=1))
    else:
        found = found.filter(starts_on__gte=weeks[0])
    return found.select_related("centre")


def own_load(asker: Asker) -> list[WeekLoad]:
    """My own weeks, read or not."""
    weeks = mondays(asker)
    found = notices_in(asker, weeks, Notice.State.PUBLISHED).filter(deliveries__person=asker.person)
    shares = [(one, 1.0) for one in found]
    return _weeks(weeks, shares, (), rules_of(asker.centre).weekly_minutes)


def _weeks(
    weeks: Sequence[date],
    told: Iterable[tuple[Notice, float]],
    drafts: Iterable[tuple[Notice, float]],
    most: int,
) -> list[WeekLoad]:
    minutes = dict.fromkeys(weeks, 0.0)
    weighed, waiting = dict(minutes), dict(minutes)
    for notice, share in told:
        if (monday := week_of(notice)) in minutes:
            minutes[monday] += share * notice.minutes
            weighed[monday] += share * points(notice)
    for notice, share in drafts:
        if (monday := week_of(notice)) in waiting:
            waiting[monday] += share * notice.minutes
    return [WeekLoad(one, minutes[one], weighed[one], waiting[one], most) for one in weeks]


@dataclass(frozen=True)
class Group:
    """Teams told together, and those in them."""

    name: str
    teams: Sequence[Team]
    people: int
    is_joined: bool


def groups_of(asker: Asker) -> list[Group]:
    """The asker's teams; those under five people together with others of their unit, or not at all."""
    teams = Team.objects.filter(centre=asker.centre) if asker.has(*EDITORS) else teams_led_by(asker)
    sizes = _sizes(teams)
    large = [Group(one.name, [one], n, False) for one, n in sizes.items() if n >= FEWEST]
    small: dict[str, list[Team]] = {}
    for team, people in sizes.items():
        if 0 < people < FEWEST:
            small.setdefault(team.unit.name, []).append(team)
    joined = [Group(unit, many, sum(sizes[t] for t in many), True) for unit, many in small.items()]
    return [*large, *(one for one in joined if one.people >= FEWEST)]


def _sizes(teams: QuerySet[Team]) -> dict[Team, int]:
    held = Assignment.objects.filter(team__in=teams, role__in=TEAM_ROLES, person__left_at=None)
    counted = dict(
        held.values_list("team").annotate(n=Count("person", distinct=True)).values_list("team", "n")
    )
    return {one: counted.get(one.pk, 0) for one in teams.select_related("unit").order_by("name", "pk")}


def load_by_group(asker: Asker) -> list[GroupLoad]:
    """Week by week, for each person on average, so that small and large groups can be compared."""
    weeks, groups = mondays(asker), groups_of(asker)
    told = list(notices_in(asker, weeks, Notice.State.PUBLISHED))
    drafts = list(notices_in(asker, weeks, Notice.State.DRAFT).prefetch_related("teams", "units"))
    reached = _reached(told, [team for group in groups for team in group.teams])
    most = rules_of(asker.centre).weekly_minutes
    found = []
    for group in groups:
        shares = [
            (one, sum(reached.get((one.pk, team.pk), 0) for team in group.teams) / group.people)
            for one in told
        ]
        waiting = [(one, _share_told(one, group)) for one in drafts]
        found.append(
            GroupLoad(group.name, group.people, group.is_joined, _weeks(weeks, shares, waiting, most))
        )
    return found


def _reached(notices: Sequence[Notice], teams: Sequence[Team]) -> Mapping[tuple[int, int], int]:
    """People of each team whom each notice is for."""
    rows = Delivery.objects.filter(
        notice__in=notices,
        person__left_at=None,
        person__assignments__team__in=teams,
        person__assignments__role__in=TEAM_ROLES,
    )
    counted = rows.values_list("notice", "person__assignments__team").annotate(
        n=Count("person", distinct=True)
    )
    return {(notice, team): n for notice, team, n in counted}


def _share_told(draft: Notice, group: Group) -> float:
    """How much of a group a draft is for, by the teams and units it names."""
    teams, units = {one.pk for one in draft.teams.all()}, {one.pk for one in draft.units.all()}
    if not teams and not units:
        return 1.0
    named = [one for one in group.teams if one.pk in teams or one.unit_id in units]
    return len(named) / len(group.teams)
