"""The learning account week by week: planned, held, lost by reason, repaid, and what is owed after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from fagtid.frame.clock import today
from fagtid.ledger import queries as ledger
from fagtid.people.asking import Asker
from fagtid.people.models import Team
from fagtid.planning import outcomes

WEEKS = 12
KINDS = ("held", "lost", "repaid", "let_go")


@dataclass
class Week:
    """One week's minutes. ``open`` is planned and not yet told; ``owed`` is what is owed after it."""

    monday: date
    held: int = 0
    lost: int = 0
    repaid: int = 0
    let_go: int = 0
    open: int = 0
    owed: int = 0
    lost_by: dict[str, int] = field(default_factory=dict)

    @property
    def planned(self) -> int:
        """All that was promised: held, lost and still to be told."""
        return self.held + self.lost + self.open


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def first_monday(asker: Asker, weeks: int = WEEKS) -> date:
    """Where a span of so many weeks that ends with the present one begins."""
    return monday_of(today(asker.centre.timezone)) - timedelta(weeks=weeks - 1)


def own_weeks(asker: Asker, weeks: int = WEEKS) -> list[Week]:
    """My own weeks, the present one last."""
    since = first_monday(asker, weeks)
    lines, ahead = ledger.own_lines(asker, since), outcomes.open_minutes_of(asker, since)
    return weeks_from(since, weeks, lines, ahead, ledger.own_owed_before(asker, since))


def team_weeks(asker: Asker, teams: Iterable[Team], weeks: int = WEEKS) -> dict[int, list[Week]]:
    """The weeks of each team, the present one last; of teams the asker leads."""
    since, known = first_monday(asker, weeks), [team.pk for team in teams]
    lines = ledger.lines_of_teams(known, since)
    owed = ledger.owed_before_in_teams(known, since)
    ahead = outcomes.open_minutes_of_teams(asker, known, since)
    return {
        team: weeks_from(
            since,
            weeks,
            [line for line in lines if line[0] == team],
            {day: minutes for (one, day), minutes in ahead.items() if one == team},
            owed.get(team, 0),
        )
        for team in known
    }


def weeks_from(
    since: date, count: int, lines: Iterable[ledger.Line], ahead: Mapping[date, int], owed: int = 0
) -> list[Week]:
    """Weeks from lines of the ledger, minutes not yet told, and what was owed before them."""
    found = {(monday := since + timedelta(weeks=i)): Week(monday) for i in range(count)}
    change: dict[date, int] = {}
    for _whose, day, kind, why, minutes in lines:
        if (week := found.get(monday_of(day))) is not None:
            change[week.monday] = change.get(week.monday, 0) + ledger.sign_of(kind) * minutes
            _add(week, kind, why, minutes)
    for day, minutes in ahead.items():
        if (week := found.get(monday_of(day))) is not None:
            week.open += minutes
    for monday, week in found.items():
        owed += change.get(monday, 0)
        week.owed = max(owed, 0)
    return list(found.values())


def _add(week: Week, kind: str, why: str, minutes: int) -> None:
    setattr(week, kind, getattr(week, kind) + minutes)
    if why:
        week.lost_by[why] = week.lost_by.get(why, 0) + minutes


def together(weeks: Iterable[Week]) -> Week:
    """Several weeks as one; what is owed is what is owed after the last."""
    listed = list(weeks)
    total = Week(listed[0].monday, owed=listed[-1].owed, open=sum(week.open for week in listed))
    for week in listed:
        for kind in KINDS:
            setattr(total, kind, getattr(total, kind) + getattr(week, kind))
        for why, minutes in week.lost_by.items():
            total.lost_by[why] = total.lost_by.get(why, 0) + minutes
    return total
