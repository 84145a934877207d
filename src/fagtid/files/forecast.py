"""``forecast.csv`` and ``staffing.csv``: read and written."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from fagtid.core.timegrid import TimeGrid, iso_local
from fagtid.files.cells import MOST_CALLS, MOST_SECONDS
from fagtid.files.clock import LocalClock
from fagtid.files.directory import write_file
from fagtid.files.intervals import SeriesRows, read_series
from fagtid.files.records import Floats, Forecast, Staffing
from fagtid.files.tables import Row, read_table

BANDS = ("mean", "p10", "p50", "p90")
HANDLE = "handle_seconds"
STAFFING = ("agents", "share_in_time")
MOST_AGENTS = 1e6
DECIMALS = 6


class _ForecastRows(SeriesRows):
    """Rows whose three quantiles must rise."""

    def take(self, number: int, row: Row) -> None:
        """Keep one row, or refuse it."""
        p10, p50, p90 = (self.value(number, row, name) for name in BANDS[1:])
        if p10 > p50 or p50 > p90:
            raise self.table.fault(
                number,
                name="p50",
                value=f"{p10:g}, {p50:g}, {p90:g}",
                expected="p10 <= p50 <= p90",
                remedy="Write the forecast again with fagtid forecast.",
            )
        super().take(number, row)


def read_forecast(path: Path | str, *, timezone: str) -> Forecast:
    """The forecast in a CSV file or a workbook, on a grid of whole local days.

    Raises
    ------
    FileRefused
        If the file or any row of it is not what it should be.
    """
    clock = LocalClock(timezone)
    with read_table(Path(path)) as table:
        table.choose_columns(("start", *BANDS), ("queue", HANDLE), {})
        most = (MOST_CALLS,) * len(BANDS) + (MOST_SECONDS,)
        series = read_series(_ForecastRows(table, clock, (*BANDS, HANDLE), most), timezone=timezone)
        mean, p10, p50, p90, handle_s = series.values
        return Forecast(
            series.grid, series.queues, mean, p10, p50, p90,
            handle_s if table.has(HANDLE) else None, table.source(),
        )  # fmt: skip


def read_staffing(path: Path | str, *, timezone: str) -> Staffing:
    """The staffing in a CSV file or a workbook, on a grid of whole local days.

    Raises
    ------
    FileRefused
        If the file or any row of it is not what it should be.
    """
    clock = LocalClock(timezone)
    with read_table(Path(path)) as table:
        table.choose_columns(("start", *STAFFING), ("queue",), {})
        rows = SeriesRows(table, clock, STAFFING, (MOST_AGENTS, 1.0))
        series = read_series(rows, timezone=timezone)
        agents, share_in_time = series.values
        return Staffing(series.grid, series.queues, agents, share_in_time, table.source())


def forecast_text(forecast: Forecast) -> str:
    """``forecast.csv``: one row a queue and interval that has a mean, in order of time."""
    arrays = [forecast.mean, forecast.p10, forecast.p50, forecast.p90]
    names: tuple[str, ...] = BANDS
    if forecast.handle_s is not None:
        arrays, names = [*arrays, forecast.handle_s], (*BANDS, HANDLE)
    return series_text(forecast.grid, forecast.queues, names, arrays)


def staffing_text(staffing: Staffing) -> str:
    """``staffing.csv``: one row a queue and interval that has a number of agents, in order of time."""
    return series_text(staffing.grid, staffing.queues, STAFFING, [staffing.agents, staffing.share_in_time])


def write_forecast(path: Path | str, forecast: Forecast) -> None:
    """Write ``forecast.csv``, whole or not at all."""
    write_file(path, forecast_text(forecast))


def write_staffing(path: Path | str, staffing: Staffing) -> None:
    """Write ``staffing.csv``, whole or not at all."""
    write_file(path, staffing_text(staffing))


def series_text(grid: TimeGrid, queues: tuple[str, ...], names: tuple[str, ...], arrays: list[Floats]) -> str:
    """CSV of arrays of shape (n_queues, grid.count); rows whose first value is NaN are left away."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("start", "queue", *names))
    writer.writerows(_series_rows(grid, queues, np.stack(arrays)))
    return out.getvalue()


def _series_rows(grid: TimeGrid, queues: tuple[str, ...], values: Floats) -> Iterator[list[str]]:
    for place, start_s in enumerate(grid.starts_s):
        start = iso_local(int(start_s), grid.timezone)
        for number, queue in enumerate(queues):
            if not math.isnan(values[0, number, place]):
                yield [start, queue, *(number_text(v) for v in values[:, number, place])]


def number_text(value: float) -> str:
    """``value`` with at most six decimals; empty for NaN."""
    if math.isnan(value):
        return ""
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
