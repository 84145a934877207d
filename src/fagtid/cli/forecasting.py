"""``fagtid forecast`` and ``fagtid backtest``."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from datetime import date, timedelta

import numpy as np

from fagtid.cli.inputs import centre_or_default, day, interval, traffic_of
from fagtid.cli.telling import progress_line, tell_result
from fagtid.core.errors import refuse
from fagtid.core.forecasting import Forecast as CoreForecast
from fagtid.core.forecasting import backtest, summarise
from fagtid.core.timegrid import TimeGrid, days_grid, local_midnight_s
from fagtid.engine.traffic import centre_forecast, holidays_of, queue_traffic
from fagtid.files.forecast import write_forecast
from fagtid.files.records import Centre, Forecast, Traffic


def run(asked: Namespace) -> None:
    """Forecast ahead, or look back."""
    if asked.command == "forecast":
        run_forecast(asked)
    else:
        run_backtest(asked)


def run_forecast(asked: Namespace) -> None:
    """Every queue of the file, ahead from its end or from ``--as-of``."""
    centre = centre_or_default(asked.centre)
    traffic = traffic_of(asked, centre, progress_line(), interval(asked.interval))
    grid = target_grid(traffic, asked, centre)
    found = [centre_forecast(queue_traffic(traffic, queue).history, grid, centre) for queue in traffic.queues]
    write_forecast(asked.out, as_file(grid, traffic.queues, found))
    calls = sum(float(one.mean.sum()) for one in found)
    lines = [f"{calls:.0f} calls expected in {asked.days} days from {grid.day[0]}", f"forecast: {asked.out}"]
    for queue, one in zip(traffic.queues, found, strict=True):
        lines += [
            f"{queue}: {effect.name} x {effect.multiplier:.2f} ({effect.low:.2f} to {effect.high:.2f}, "
            f"seen {effect.n_days} days)"
            for effect in one.effects
        ]
    effects = {
        q: [asdict(effect) for effect in one.effects] for q, one in zip(traffic.queues, found, strict=True)
    }
    tell_result(lines, {"forecast": asked.out, "calls": calls, "effects": effects}, as_json=asked.json)


def target_grid(traffic: Traffic, asked: Namespace, centre: Centre) -> TimeGrid:
    """The days ahead: from the day after the last row, or from ``--as-of``."""
    last = date.fromisoformat(str(traffic.grid.day[-1]))
    first = (last + timedelta(days=1)).isoformat()
    if asked.as_of:
        first = day("--as-of", asked.as_of)
        if local_midnight_s(first, centre.timezone) <= traffic.grid.start_s:
            refuse("--as-of", f"after the first day of the traffic, {traffic.grid.day[0]}", first)
    return days_grid(first, asked.days, traffic.grid.interval_s, centre.timezone)


def as_file(grid: TimeGrid, queues: tuple[str, ...], found: list[CoreForecast]) -> Forecast:
    """The forecasts of all queues as they are written."""
    mean, p10, p50, p90 = (
        np.stack([getattr(one, name) for one in found]) for name in ("mean", "p10", "p50", "p90")
    )
    handled = [one.handle_s for one in found if one.handle_s is not None]
    handle_s = np.stack(handled) if len(handled) == len(found) else None
    return Forecast(grid, queues, mean, p10, p50, p90, handle_s=handle_s)


def run_backtest(asked: Namespace) -> None:
    """Past weeks forecast from what was known then, beside the simple methods."""
    centre = centre_or_default(asked.centre)
    traffic = traffic_of(asked, centre, progress_line(), interval(asked.interval))
    seen = queue_traffic(traffic, centre.queue)
    records = backtest(
        seen.history,
        holidays=holidays_of(centre, seen.history.grid),
        events=centre.events,
        weeks=asked.weeks,
    )
    if not records:
        refuse("traffic", "more than two weeks long, to forecast a week that has come", "less")
    found = summarise(records)
    lines = ["method                     weeks    WAPE    bias  inside 80 %  below p10  p50  p90"]
    lines += [
        f"{s.method:<26} {s.origins:5d} {s.wape:7.2%} {s.bias:+7.2%} {s.inside_80:11.1%} "
        f"{s.below_p10:10.1%} {s.below_p50:4.0%} {s.below_p90:4.0%}"
        for s in found
    ]
    tell_result(lines, {"queue": seen.queue, "methods": [asdict(s) for s in found]}, as_json=asked.json)
