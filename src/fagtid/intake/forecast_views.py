"""The forecast: the coming weeks, what named days do, and how good last weeks' forecasts were."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from fagtid.frame.pages import Request, render_part
from fagtid.frame.refusals import Refused
from fagtid.intake import forecast_pictures as pictures
from fagtid.intake import forecasting, queries, services
from fagtid.intake.models import ForecastRun
from fagtid.intake.words import forecast_refusal, refusal_text
from fagtid.people.asking import LEADERS, open_to


@require_safe
@open_to(*LEADERS)
def forecast(request: Request) -> HttpResponse:
    """The latest forecast, or how far the one being made has come."""
    runs = queries.forecast_runs(request.asker)
    latest = runs.defer("result").first()
    if latest is not None and forecasting.give_up_if_silent(latest):
        latest.refresh_from_db(fields=["state"])
    shown = runs.filter(state=ForecastRun.State.DONE).first()
    context: dict[str, Any] = {"run": latest, "shown": shown, "has_traffic": True}
    if shown is None:
        context["has_traffic"] = queries.has_traffic(request.asker.centre)
    else:
        context |= told(request, shown)
    if latest is not None:
        context |= {"percent": round(100 * latest.share_done), "why": forecast_refusal(latest.refusal)}
    return render_part(request, "intake/forecast.html", "standing", context)


def told(request: Request, shown: ForecastRun) -> dict[str, Any]:
    """A stored forecast as the page reads it."""
    result = shown.result
    days = pictures.coming_days(result["days"])
    asked = request.GET.get("day", "")
    first_open = next((one.day.isoformat() for one in days if one.mean > 0), "")
    day = asked if asked in result["intervals"] else first_open
    return {
        "days": days,
        "band": pictures.band(days),
        "day": day,
        "day_names": [one for one in days if one.day.isoformat() in result["intervals"]],
        "intervals": pictures.intervals(result["intervals"].get(day, [])),
        "effects": pictures.effects(result["effects"]),
        "weeks": pictures.weeks(result["past"]),
        "result": result,
        "known_to": date.fromisoformat(result["known_to"]),
    }


@require_POST
@open_to(*LEADERS)
def ask(request: Request) -> HttpResponse:
    """Ask for a new forecast."""
    try:
        services.ask_for_forecast(request.asker.centre, by=request.asker.person)
    except Refused as refused:
        messages.warning(request, refusal_text(refused))
    return redirect("forecast:forecast")


@require_safe
@open_to(*LEADERS)
def days_file(request: Request) -> HttpResponse:
    """The coming days as a file."""
    result = latest_result(request)
    if result is None:
        return redirect("forecast:forecast")
    rows = [
        (one["day"], one["mean"], one["p10"], one["p90"], "; ".join(one["named"]), one["holiday"])
        for one in result["days"]
    ]
    return as_file("forecast.csv", ("day", "calls", "p10", "p90", "named", "holiday"), rows)


@require_safe
@open_to(*LEADERS)
def past_file(request: Request) -> HttpResponse:
    """Past weeks' forecasts beside what came, day by day, as a file."""
    result = latest_result(request)
    if result is None:
        return redirect("forecast:forecast")
    rows = [
        (week["first_day"], one["day"], one["mean"], one["p10"], one["p90"], one["came"])
        for week in result["past"]
        for one in week["days"]
    ]
    return as_file("forecasts-past.csv", ("week", "day", "calls", "p10", "p90", "came"), rows)


def latest_result(request: Request) -> dict[str, Any] | None:
    """What the latest finished forecast holds; ``None`` before there is one."""
    shown = queries.forecast_runs(request.asker).filter(state=ForecastRun.State.DONE).first()
    return shown.result if shown else None


def as_file(name: str, header: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> HttpResponse:
    """Rows as a CSV file to keep."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
