"""How much change people are met with, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from fagtid.frame.clock import today
from fagtid.information.models import Delivery, Notice
from fagtid.information.notice_queries import FEWEST
from fagtid.information.queries import EDITORS
from fagtid.information.reaching import rules_of
from fagtid.people.asking import Asker
from fagtid.people.models import Centre, Person, Team
from fagtid.people.queries import home_team, teams_led_by

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
    def after(self) -> float:
        """Minutes with the drafts."""
        return self.minutes + self.draft_minutes

    @property
    def is_too_much(self) -> bool:
        """True where it is more than the centre has decided, drafts included."""
        return self.after > self.most


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
    zone = notice.centre.timezone
    told = notice.published_at.astimezone(ZoneInfo(zone)).date() if notice.published_at else today(zone)
    return monday_of(max(notice.starts_on, told))


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def mondays(asker: Asker) -> list[date]:
    """The weeks that are shown."""
    this = monday_of(today(asker.centre.timezone))
    return [this + number * WEEK for number in range(-BEHIND, AHEAD)]


def notices_in(asker: Asker, weeks: Sequence[date], state: str) -> QuerySet[Notice]:
    """Notices that may be met in the weeks."""
    begins = datetime.combine(weeks[0], time(0), ZoneInfo(asker.centre.timezone))
    late = Q(state=Notice.State.DRAFT) | Q(published_at__gte=begins)
    found = Notice.objects.filter(late | Q(starts_on__gte=weeks[0]), centre=asker.centre, state=state)
    return found.filter(starts_on__lt=weeks[-1] + WEEK).select_related("centre")


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
    """Teams told together, and how many are in each."""

    name: str
    teams: Mapping[Team, int]
    is_joined: bool

    @property
    def people(self) -> int:
        """Those in all of its teams."""
        return sum(self.teams.values())


def groups_of(asker: Asker) -> list[Group]:
    """The groups of the centre whose every team the asker leads; an editor all of them."""
    found = groups(asker.centre)
    if asker.has(*EDITORS):
        return found
    led = set(teams_led_by(asker))
    return [one for one in found if led >= one.teams.keys()]


def groups(centre: Centre) -> list[Group]:
    """Teams of five or more; the smaller ones of a unit together where they are five, or not at all.

    They are the same whoever asks, and nobody is in two, so that no two pages can be held against each other.
    """
    small: dict[str, dict[Team, int]] = {}
    large = []
    for team, people in sizes(centre).items():
        if people >= FEWEST:
            large.append(Group(team.name, {team: people}, False))
        else:
            small.setdefault(team.unit.name, {})[team] = people
    joined = [Group(unit, teams, True) for unit, teams in small.items()]
    return [*large, *(one for one in joined if one.people >= FEWEST)]


def sizes(centre: Centre) -> dict[Team, int]:
    """How many count in each team that has anybody."""
    here = Person.objects.filter(centre=centre, left_at=None).annotate(home=home_team("pk"))
    counted = dict(here.values("home").annotate(n=Count("pk")).order_by().values_list("home", "n"))
    teams = Team.objects.filter(centre=centre, pk__in=[one for one in counted if one])
    return {one: counted[one.pk] for one in teams.select_related("unit").order_by("name", "pk")}


def load_by_group(asker: Asker) -> list[GroupLoad]:
    """Week by week, for each person on average, so that small and large groups can be compared."""
    weeks, shown = mondays(asker), groups_of(asker)
    told = list(notices_in(asker, weeks, Notice.State.PUBLISHED))
    drafts = list(notices_in(asker, weeks, Notice.State.DRAFT).prefetch_related("teams", "units"))
    reached, most = _reached(told), rules_of(asker.centre).weekly_minutes
    found = []
    for group in shown:
        shares = [(one, _share_reached(one, group, reached)) for one in told]
        waiting = [(one, _share_named(one, group)) for one in drafts]
        counted = _weeks(weeks, shares, waiting, most)
        found.append(GroupLoad(group.name, group.people, group.is_joined, counted))
    return found


def week_of_effect(asker: Asker, draft: Notice) -> list[GroupLoad]:
    """The one week a draft falls in, with it added, for the groups it is for."""
    weeks = [week_of(draft)]
    told = list(notices_in(asker, weeks, Notice.State.PUBLISHED))
    reached, most = _reached(told), rules_of(asker.centre).weekly_minutes
    found = []
    for group in groups_of(asker):
        if share := _share_named(draft, group):
            shares = [(one, _share_reached(one, group, reached)) for one in told]
            counted = _weeks(weeks, shares, [(draft, share)], most)
            found.append(GroupLoad(group.name, group.people, group.is_joined, counted))
    return found


def _reached(notices: Sequence[Notice]) -> Mapping[tuple[int, int], int]:
    """People of each team whom each notice is for."""
    rows = Delivery.objects.filter(notice__in=notices, person__left_at=None)
    rows = rows.annotate(home=home_team("person"))
    counted = rows.values("notice", "home").annotate(n=Count("pk")).order_by()
    return {(notice, home): n for notice, home, n in counted.values_list("notice", "home", "n")}


def _share_reached(notice: Notice, group: Group, reached: Mapping[tuple[int, int], int]) -> float:
    return sum(reached.get((notice.pk, team.pk), 0) for team in group.teams) / group.people


def _share_named(draft: Notice, group: Group) -> float:
    """How much of a group a draft is for, by the teams and units it names."""
    teams, units = {one.pk for one in draft.teams.all()}, {one.pk for one in draft.units.all()}
    if not teams and not units:
        return 1.0
    named = [n for team, n in group.teams.items() if team.pk in teams or team.unit_id in units]
    return sum(named) / group.people
