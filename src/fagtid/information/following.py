"""How notices have reached people over a period: in time, understood, talked through, and how far ahead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Min, Q, QuerySet

from fagtid.frame.clock import now, today
from fagtid.information.loading import WEEK, Group, groups_of, monday_of
from fagtid.information.models import Article, Delivery, Notice
from fagtid.information.notice_queries import FEWEST
from fagtid.people.asking import Asker
from fagtid.people.queries import home_team

PERIODS = (4, 8, 13, 26)  # weeks
USUAL = 8
COUNTS = ("people", "read", "in_time", "due", "late", "answered", "right", "talked")


@dataclass(frozen=True)
class Counts:
    """What has become of deliveries, in groups where five or more were to be told."""

    people: int = 0
    read: int = 0
    in_time: int = 0  # of due: read before the first shift it holds in
    due: int = 0  # that shift has begun
    late: int = 0  # published after it had begun
    answered: int = 0  # where five or more have answered
    right: int = 0
    talked: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name) + getattr(other, name) for name in COUNTS))

    @property
    def in_time_percent(self) -> int | None:
        """Read in time of those whose shift has begun."""
        return round(100 * self.in_time / self.due) if self.due else None

    @property
    def late_percent(self) -> int | None:
        """Told too late of all who were to be told."""
        return round(100 * self.late / self.people) if self.people else None


@dataclass(frozen=True)
class Followed:
    """One notice, and what became of it."""

    notice: Notice
    counts: Counts
    handed_in: date | None

    @property
    def days_to_publish(self) -> int | None:
        """From handed in to published."""
        if self.handed_in is None or self.notice.published_at is None:
            return None
        return (_day(self.notice, self.notice.published_at) - self.handed_in).days

    @property
    def days_handed_in_ahead(self) -> int | None:
        """From handed in to its taking effect, negative when it came after."""
        return (self.notice.starts_on - self.handed_in).days if self.handed_in else None


@dataclass(frozen=True)
class WeekFollowed:
    """What was published in a week."""

    monday: date
    notices: int
    counts: Counts
    days_ahead: float | None


@dataclass(frozen=True)
class ClientFollowed:
    """How long before the change a client hands in."""

    name: str
    notices: int
    days_ahead: float
    after: int


@dataclass(frozen=True)
class Period:
    """What is asked about."""

    weeks: int = USUAL
    client: int | None = None
    kind: str = ""
    group: str = ""


@dataclass(frozen=True)
class Following:
    """A period, by notice, by week and by client."""

    notices: Sequence[Followed]
    weeks: Sequence[WeekFollowed]
    clients: Sequence[ClientFollowed] = field(default=())


def follow(asker: Asker, period: Period) -> Following:
    """What was published in the period, told of the groups the asker sees."""
    shown = [one for one in groups_of(asker) if period.group in ("", key_of(one))]
    notices = list(published_in(asker, period))
    counted = _counts(notices, shown)
    if period.group:
        notices = [one for one in notices if one.pk in counted]
    found = [
        Followed(one, counted.get(one.pk, Counts()), _day(one, handed) if handed else None)
        for one in notices
        for handed in [getattr(one, "handed_in_at", None)]
    ]
    return Following(found, _by_week(asker, period, found), _by_client(found))


def key_of(group: Group) -> str:
    """What names a group in an address."""
    return f"{'unit' if group.is_joined else 'team'}-{min(one.pk for one in group.teams)}"


def published_in(asker: Asker, period: Period) -> QuerySet[Notice]:
    """Notices of the period, the latest first, with the moment each was handed in."""
    begins = datetime.combine(_mondays(asker, period)[0], time(0), ZoneInfo(asker.centre.timezone))
    found = Notice.objects.filter(centre=asker.centre, state=Notice.State.PUBLISHED, published_at__gte=begins)
    if period.client:
        found = found.filter(client=period.client)
    if period.kind:
        found = found.filter(kind=period.kind)
    found = found.select_related("client", "centre").annotate(handed_in_at=Min("submissions__received_at"))
    return found.defer("body", "answers").order_by("-published_at", "-pk")


def _mondays(asker: Asker, period: Period) -> list[date]:
    this = monday_of(today(asker.centre.timezone))
    return [this - number * WEEK for number in reversed(range(period.weeks))]


def _day(notice: Notice, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(notice.centre.timezone)).date()


def _counts(notices: Sequence[Notice], shown: Iterable[Group]) -> dict[int, Counts]:
    """By notice: the groups of which five or more were to be told, added up."""
    group_of = {team.pk: number for number, group in enumerate(shown) for team in group.teams}
    cells: dict[tuple[int, int], Counts] = {}
    for row in _rows(notices):
        if (number := group_of.get(row["home"])) is not None:
            cell = (row["notice"], number)
            cells[cell] = cells.get(cell, Counts()) + Counts(*(row[f"n_{name}"] for name in COUNTS))
    found: dict[int, Counts] = {}
    for (notice, _), counts in cells.items():
        if counts.people >= FEWEST:
            found[notice] = found.get(notice, Counts()) + _telling(counts)
    return found


def _telling(counts: Counts) -> Counts:
    """Answers only where five or more have answered."""
    if counts.answered >= FEWEST:
        return counts
    return Counts(**{name: getattr(counts, name) for name in COUNTS if name not in ("answered", "right")})


def _rows(notices: Sequence[Notice]) -> Iterable[Mapping[str, Any]]:
    """Deliveries counted by notice and the team each counts in."""
    asks, due = F("notice__asks_from"), Q(due_at__lte=now())
    is_read = Q(confirmed_version__gte=asks)
    conditions = {
        "people": Q(),
        "read": is_read,
        "in_time": due & Q(first_read_at__lte=F("due_at")),
        "due": due,
        "late": Q(due_at__lt=F("notice__published_at")),
        "answered": is_read & Q(was_right__isnull=False),
        "right": is_read & Q(was_right=True),
        "talked": Q(talked_version__gte=asks),
    }
    rows = Delivery.objects.filter(notice__in=[one.pk for one in notices], person__left_at=None)
    rows = rows.annotate(home=home_team("person"))
    told = {f"n_{name}": Count("pk", filter=conditions[name]) for name in COUNTS}
    found: Iterable[Mapping[str, Any]] = rows.order_by().values("notice", "home").annotate(**told)
    return found


def _by_week(asker: Asker, period: Period, found: Sequence[Followed]) -> list[WeekFollowed]:
    weeks: dict[date, list[Followed]] = {monday: [] for monday in _mondays(asker, period)}
    for one in found:
        if one.notice.published_at is not None:
            monday = monday_of(_day(one.notice, one.notice.published_at))
            weeks.setdefault(monday, []).append(one)
    return [
        WeekFollowed(
            monday,
            len(many),
            sum((one.counts for one in many), Counts()),
            _middle(one.notice.days_ahead for one in many),
        )
        for monday, many in weeks.items()
    ]


def _by_client(found: Sequence[Followed]) -> list[ClientFollowed]:
    """Those who hand in latest first."""
    days: dict[str, list[int]] = {}
    for one in found:
        if one.notice.client is not None and (ahead := one.days_handed_in_ahead) is not None:
            days.setdefault(one.notice.client.name, []).append(ahead)
    told = [
        ClientFollowed(name, len(many), median(many), sum(one < 0 for one in many))
        for name, many in days.items()
    ]
    return sorted(told, key=lambda one: (one.days_ahead, one.name))


def _middle(days: Iterable[int | None]) -> float | None:
    known = [one for one in days if one is not None]
    return median(known) if known else None


@dataclass(frozen=True)
class BankFollowed:
    """What of the bank that is in force is used, and what needs a look."""

    never_used: int
    flagged: int
    over: int


def follow_bank(asker: Asker) -> BankFollowed:
    """How many articles nobody has used, how many did not hold for somebody, how many have expired."""
    day = today(asker.centre.timezone)
    over, in_force = Q(ends_on__lt=day), Q(ends_on=None) | Q(ends_on__gte=day)
    found = Article.objects.filter(centre=asker.centre, withdrawn_at=None)
    told = found.aggregate(
        never_used=Count("pk", filter=in_force & Q(uses=None), distinct=True),
        flagged=Count("pk", filter=Q(uses__held=False, uses__settled_at=None), distinct=True),
        over=Count("pk", filter=over, distinct=True),
    )
    return BankFollowed(**told)


BAR_AREA = (480, 120)  # units of the picture


@dataclass(frozen=True)
class WeekBars:
    """One week in the picture: two bars, from the floor, and where its number stands."""

    monday: date
    x: float
    width: float
    in_time: float
    late: float
    middle: float

    @property
    def late_x(self) -> float:
        """Where the second bar begins."""
        return round(self.x + self.width + 1, 1)

    @property
    def in_time_y(self) -> float:
        """Where the first bar begins, from the top."""
        return round(BAR_AREA[1] - self.in_time, 1)

    @property
    def late_y(self) -> float:
        """Where the second bar begins, from the top."""
        return round(BAR_AREA[1] - self.late, 1)


def bars_of(weeks: Sequence[WeekFollowed]) -> list[WeekBars]:
    """The share read in time and the share told late, week by week."""
    step = BAR_AREA[0] / len(weeks)
    wide, tall = round(step * 0.35, 1), BAR_AREA[1] / 100
    return [
        WeekBars(
            monday=one.monday,
            x=round(number * step + step * 0.12, 1),
            width=wide,
            in_time=round((one.counts.in_time_percent or 0) * tall, 1),
            late=round((one.counts.late_percent or 0) * tall, 1),
            middle=round((number + 0.5) * step, 1),
        )
        for number, one in enumerate(weeks)
    ]
