"""What each choice in the forecasting method is worth: ``python -m bench.forecasting_choices``.

Prints the Markdown table in docs/decisions/0002-forecasting-method.md: the method as decided, and with
one choice at a time taken out or replaced, on weekly origins (daily ones for Alexandria); then the bias
on invented traffic that grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import numpy as np

from bench.forecasting import Case, cases
from fagtid.core.forecasting import History, backtest, daymodel, dayshape, model, own_and_simple, summarise
from fagtid.core.forecasting.backtest import Method
from fagtid.core.forecasting.daykinds import EVE, HOLIDAY, REOPENING, DayKinds
from fagtid.core.forecasting.series import Floats
from fagtid.core.forecasting.simple import PlainForecast, median_of_last_6, seasonal_naive
from fagtid.core.timegrid import TimeGrid, days_grid

Change = Callable[[], Any]


def without(*parts: str) -> Change:
    """The day model without some of its parts."""
    whole = daymodel.gram_matrices

    def fewer(kinds: DayKinds) -> dict[str, Floats]:
        return {name: gram * (name not in parts) for name, gram in whole(kinds).items()}

    return lambda: patch.object(daymodel, "gram_matrices", fewer)


def with_value(place: object, name: str, value: object) -> Change:
    """Another value of one setting, or another function in place of one."""
    return lambda: patch.object(place, name, value)


@contextmanager
def nothing() -> Iterator[None]:
    """The method as decided."""
    yield


def not_likened(table: Any, kinds: DayKinds) -> tuple[Any, Floats]:
    """Holidays as their own weekday until they show otherwise."""
    return kinds.weekday, np.zeros(kinds.days.size)


CHANGES: dict[str, Change] = {
    "as decided": nothing,
    "no place in the month": without("month"),
    "month evenly stretched": with_value(daymodel, "TURN_DAYS", 100.0),
    "no growth": without("trend"),
    "no slow drift": without("slow"),
    "no fast drift": without("fast"),
    "every day trusted alike": with_value(daymodel, "STUDENT_DF", 1e9),
    "no holidays, eves, days after": without(HOLIDAY, "holiday by name", EVE, REOPENING),
    "no days after closures": without(REOPENING),
    "holidays not likened to quiet days": with_value(model, "liken_holidays", not_likened),
    "slots not smoothed": with_value(dayshape, "smooth_over_slots", lambda share, days: share),
    "weekdays' shapes apart": with_value(
        dayshape, "lean_on_similar", lambda days: dayshape.own_shares(days)[0]
    ),
    "width not measured": with_value(model, "measured_width", lambda learned: 1.0),
}


def blended(case: Case, share: float) -> Method:
    """Our mean drawn towards the median of the last six."""
    ours = own_and_simple(case.holidays)["fagtid"]

    def method(history: History, target: TimeGrid) -> PlainForecast:
        told, plain = ours(history, target).mean, median_of_last_6(history, target).mean
        return PlainForecast(np.where(told > 0, (1 - share) * told + share * plain, told))

    return method


def cell(case: Case, method: Method) -> str:
    """WAPE and share inside the 80 % band, per cent."""
    step = 7 if case.first_days > 7 else 1
    (found,) = summarise(backtest(case.history, methods={"": method}, weeks=case.weeks(step), step_days=step))
    inside = "" if np.isnan(found.inside_80) else f" ({100 * found.inside_80:.0f})"
    return f"{100 * found.wape:.2f}{inside}"


def growing(seed: int) -> History:
    """Thirteen weeks of office hours growing by 5 % a week, days spread by 5 %."""
    grid = days_grid("2026-01-05", 91, 1800, "Europe/Oslo")
    rng = np.random.default_rng(seed)
    luck = np.exp(rng.normal(0, 0.05, 91))[(grid.day - grid.day[0]).astype(int)]
    return History(grid, rng.poisson(grown_rate(grid) * luck).astype(float))


def grown_rate(grid: TimeGrid) -> Floats:
    """The rate behind `growing`."""
    hour = grid.second_of_day / 3600
    office = (hour >= 8) & (hour < 18) & (grid.weekday < 5)
    peak = 30 * np.exp(-0.5 * ((hour - 12) / 3) ** 2) * 1.05 ** (np.arange(grid.count) / 336)
    return np.where(office, peak, 0.0)


def growth_bias(method: Method) -> float:
    """Mean over eight seeds of how far the last week's forecast is above the true rate's sum, per cent."""
    off = []
    for seed in range(8):
        history = growing(seed)
        (told,) = backtest(history, methods={"": method}, weeks=1)
        true = grown_rate(history.grid)[-told.grid.count :].sum()
        off.append(100 * (told.mean.sum() / true - 1))
    return float(np.mean(off))


def row(name: str, cells: list[str]) -> None:
    """One line of the table."""
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Print the table."""
    chosen = [case for case in cases() if "15 min" not in case.name]
    row("WAPE (inside 80 % band)", [case.name for case in chosen])
    row("---", ["---"] * len(chosen))
    for name, change in CHANGES.items():
        with change():
            row(name, [cell(case, own_and_simple(case.holidays)["fagtid"]) for case in chosen])
    for share in (0.2, 0.5):
        row(f"blended {share:.0%} with median of 6", [cell(case, blended(case, share)) for case in chosen])

    ours = own_and_simple()["fagtid"]
    print(f"\nGrowth of 5 % a week: bias {growth_bias(ours):.1f} %, ", end="")
    with CHANGES["no growth"]():
        print(f"without the trend {growth_bias(ours):.1f} %, ", end="")
    print(f"seasonal naive {growth_bias(seasonal_naive):.1f} %")


if __name__ == "__main__":
    main()
