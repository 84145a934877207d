"""``fagtid staff``."""

from __future__ import annotations

from argparse import Namespace

import numpy as np

from fagtid.cli.telling import tell_result
from fagtid.core.errors import refuse
from fagtid.core.queueing import erlang_a, least_agents
from fagtid.files.centre import read_centre
from fagtid.files.forecast import read_forecast, write_staffing
from fagtid.files.records import Staffing


def run(asked: Namespace) -> None:
    """Least agents per interval that answer the target's share in time."""
    centre = read_centre(asked.centre)
    ahead = read_forecast(asked.forecast, timezone=centre.timezone)
    service = centre.service
    handle_s = ahead.handle_s if ahead.handle_s is not None else np.full(ahead.mean.shape, np.nan)
    if service.handle_seconds is not None:
        handle_s = np.full(ahead.mean.shape, float(service.handle_seconds))
    known = np.isfinite(ahead.mean)
    if not np.isfinite(handle_s[known & (ahead.mean > 0)]).all():
        refuse("handle_seconds in the centre file", "set: the forecast tells no handle times", "nothing")
    handle_s = np.where(np.isfinite(handle_s), handle_s, 1.0)
    patience_s = service.patience_seconds if service.patience_seconds is not None else np.inf
    rate = np.where(known, ahead.mean, 0.0) / ahead.grid.interval_s
    agents = np.asarray(
        least_agents(rate, handle_s, patience_s, service.target_seconds, service.target_share),
        dtype=np.float64,
    )
    agents = np.where(rate > 0, agents, 0.0)
    share = np.asarray(erlang_a(rate, handle_s, patience_s, agents, service.target_seconds).in_time_share)
    share = np.where(rate > 0, share, 1.0)
    write_staffing(
        asked.out,
        Staffing(ahead.grid, ahead.queues, np.where(known, agents, np.nan), np.where(known, share, np.nan)),
    )
    most = int(np.nanmax(agents, initial=0.0))
    lines = [f"at most {most} agents at a time", f"staffing: {asked.out}"]
    tell_result(lines, {"staffing": asked.out, "most_agents": most}, as_json=asked.json)
