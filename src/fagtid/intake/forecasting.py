"""A forecast of the coming weeks and a look back at the past ones, made by a worker and stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import numpy as np

from fagtid.core.errors import FagtidError
from fagtid.core.forecasting import Forecast, Record, day_bands, summarise
from fagtid.core.planning.problem import Needs, Service
from fagtid.core.timegrid import TimeGrid, days_grid
from fagtid.engine.traffic import QueueTraffic, centre_forecast, holidays_of, queue_traffic
from fagtid.files import records
from fagtid.frame.clock import now
from fagtid.intake import queries
from fagtid.intake.models import ForecastRun
from fagtid.people.models import Centre

AHEAD_DAYS, BACK_WEEKS, LEAST_BEFORE_DAYS, LEAST_KNOWN_DAYS = 28, 8, 7, 5
SILENT = timedelta(seconds=90)
Json = dict[str, Any]
Tell = Callable[[float], None]


class Stopped(Exception):
    """The run was given up while it was being made."""


def give_up_if_silent(run: ForecastRun) -> bool:
    """Mark a run whose worker is gone as interrupted; true if it was."""
    if run.state != ForecastRun.State.MAKING or run.heard_at is None or now() - run.heard_at < SILENT:
        return False
    same = ForecastRun.objects.filter(pk=run.pk, state=ForecastRun.State.MAKING, heard_at=run.heard_at)
    return bool(same.update(state=ForecastRun.State.INTERRUPTED))


def make(run_id: int) -> None:
    """Make the forecast that was asked for: all of it is stored, or nothing. Safe to run twice."""
    waiting = ForecastRun.objects.filter(pk=run_id, state=ForecastRun.State.WAITING)
    if not waiting.update(state=ForecastRun.State.MAKING, heard_at=now()):
        return
    run = ForecastRun.objects.select_related("centre").get(pk=run_id)
    mine = ForecastRun.objects.filter(pk=run_id, state=ForecastRun.State.MAKING)

    def tell(share: float) -> None:
        if not mine.update(share_done=share, heard_at=now()):
            raise Stopped

    try:
        result = outlook(run.centre, tell)
        mine.update(state=ForecastRun.State.DONE, result=result, share_done=1.0, made_at=now())
        ForecastRun.objects.filter(centre=run.centre, pk__lt=run_id).delete()
    except Stopped:
        return
    except FagtidError as refusal:
        mine.update(state=ForecastRun.State.REFUSED, refusal=str(refusal))
    except BaseException:
        mine.update(state=ForecastRun.State.INTERRUPTED)
        raise


def outlook(centre: Centre, tell: Tell) -> Json:
    """Coming days and intervals with their bands, what named days do, and how past weeks were forecast."""
    traffic = queries.traffic_for(centre)
    if traffic is None:
        raise FagtidError("NoTraffic")
    record = centre_record(centre)
    seen = queue_traffic(traffic, record.queue)
    last = date.fromisoformat(str(traffic.grid.day[-1]))
    first = (last + timedelta(days=1)).isoformat()
    grid = days_grid(first, AHEAD_DAYS, traffic.grid.interval_s, centre.timezone)
    tell(0.02)
    ahead = centre_forecast(seen.history, grid, record)
    tell(0.15)
    return {
        "queue": seen.queue,
        "interval_minutes": centre.interval_minutes,
        "known_to": last.isoformat(),
        "days": with_names(days_of(ahead), record, grid),
        "intervals": intervals_of(ahead),
        "effects": [asdict(one) for one in ahead.effects],
        "past": past_weeks(seen, record, tell),
    }


def with_names(days: list[Json], centre: records.Centre, grid: TimeGrid) -> list[Json]:
    """Days with what the calendar calls them."""
    named: dict[str, list[str]] = {}
    for event in centre.events:
        for day in event.days:
            named.setdefault(day, []).append(event.name)
    holidays = {day.isoformat(): name for day, name in holidays_of(centre, grid).items()}
    return [
        {**one, "named": named.get(one["day"], []), "holiday": holidays.get(one["day"], "")} for one in days
    ]


def centre_record(centre: Centre) -> records.Centre:
    """As much of the centre as a forecast needs."""
    return records.Centre(
        name=centre.name,
        timezone=centre.timezone,
        interval_minutes=centre.interval_minutes,
        service=Service(centre.target_share, centre.target_seconds),
        needs=Needs(activities=()),
        events=queries.events_of(centre),
        country=centre.country or None,
        language=centre.language,
        queue=centre.queue or None,
        opening=queries.opening_of(centre),
    )


def days_of(ahead: Forecast) -> list[Json]:
    """Each day's calls with their band."""
    return [
        {"day": str(day), "mean": round(mean, 1), "p10": round(p10, 1), "p90": round(p90, 1)}
        for day, mean, p10, p90 in zip(*day_bands(ahead), strict=True)
    ]


def intervals_of(ahead: Forecast) -> dict[str, list[list[Any]]]:
    """Each day's intervals: clock, mean, 10 and 90 % quantiles; only those with calls to come."""
    found: dict[str, list[list[Any]]] = {}
    for i in np.flatnonzero(ahead.p90 > 0):
        clock = divmod(int(ahead.grid.second_of_day[i]) // 60, 60)
        values = [round(float(part[i]), 2) for part in (ahead.mean, ahead.p10, ahead.p90)]
        found.setdefault(str(ahead.grid.day[i]), []).append([f"{clock[0]:02d}:{clock[1]:02d}", *values])
    return found


def past_weeks(seen: QueueTraffic, centre: records.Centre, tell: Tell) -> list[Json]:
    """Each past week forecast from only what was known before it, beside what came; the latest last."""
    weeks = targets(seen.history.grid)
    found = []
    for number, target in enumerate(weeks):
        told = centre_forecast(seen.history.before(target.start_s), target, centre)
        first = seen.history.grid.index(target.start_s)
        truth = seen.history.counts[first : first + target.count]
        found.append(_week(told, truth))
        tell(0.15 + 0.85 * (number + 1) / len(weeks))
    return found


def targets(grid: TimeGrid) -> list[TimeGrid]:
    """Past weeks from Monday, most of whose days are known, with a week known before; the latest last."""
    first, last = date.fromisoformat(str(grid.day[0])), date.fromisoformat(str(grid.day[-1]))
    latest = last - timedelta(days=last.weekday())
    if last.weekday() + 1 < LEAST_KNOWN_DAYS:
        latest -= timedelta(weeks=1)
    mondays = [latest - timedelta(weeks=n) for n in range(BACK_WEEKS)]
    room = [one for one in reversed(mondays) if (one - first).days >= LEAST_BEFORE_DAYS]
    return [days_grid(one.isoformat(), 7, grid.interval_s, grid.timezone) for one in room]


def _week(told: Forecast, known: np.ndarray[Any, Any]) -> Json:
    truth = np.full(told.grid.count, np.nan)
    truth[: known.size] = known
    record = Record("fagtid", told.grid, truth, told.mean, told.p10, told.p50, told.p90)
    (held,) = summarise([record])
    return {
        "first_day": str(told.grid.day[0]),
        "wape": _known(held.wape),
        "bias": _known(held.bias),
        "inside": _known(held.inside_80),
        "days": [{**one, "came": _came(told.grid, truth, one["day"])} for one in days_of(told)],
    }


def _came(grid: TimeGrid, truth: np.ndarray[Any, Any], day: str) -> float | None:
    values = truth[grid.day == np.datetime64(day)]
    return None if np.isnan(values).all() else float(np.nansum(values))


def _known(value: float) -> float | None:
    return round(value, 4) if np.isfinite(value) else None
