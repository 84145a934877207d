"""The learning account: my own, and the teams' for leaders."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagtid.arenas import account, pictures, queries, risks
from fagtid.arenas.exports import csv_answer
from fagtid.arenas.forms import LinesForm, MinutesForm
from fagtid.arenas.words import refusal_text, risk_text, risk_way_out, why_text
from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.ledger.models import Entry
from fagtid.ledger.services import let_go
from fagtid.people.asking import LEADERS, open_to
from fagtid.people.models import Role
from fagtid.people.queries import teams_led_by
from fagtid.planning.queries import limits_for

MOST_LINES = 40
SPANS = (1, 4, 12)


@require_safe
@open_to(Role.AGENT)
def mine(request: Request) -> HttpResponse:
    """My learning account."""
    return render(request, "arenas/account.html", _own(request, MinutesForm()))


def _own(request: Request, form: MinutesForm) -> dict[str, Any]:
    weeks = account.own_weeks(request.asker)
    asked = LinesForm(request.GET or None)
    lines = queries.lines_for(request.asker, asked.cleaned_data if asked.is_valid() else {})
    return {
        "weeks": weeks,
        "total": account.together(weeks),
        "drawing": pictures.drawing_of(weeks),
        "owed": queries.own_owed(request.asker),
        "lines": [(line, why_text(line.why)) for line in lines[:MOST_LINES]],
        "most_lines": MOST_LINES,
        "filters": asked,
        "form": form,
        "asked": request.GET.urlencode(),
    }


@require_safe
@open_to(Role.AGENT)
def my_lines(request: Request) -> HttpResponse:
    """My lines as a table to take away."""
    asked = LinesForm(request.GET or None)
    lines = queries.lines_for(request.asker, asked.cleaned_data if asked.is_valid() else {})
    head = (_("Day"), _("Learning time"), _("What"), _("Why"), _("Minutes"))
    rows = ((x.day, x.title, x.get_kind_display(), why_text(x.why), x.minutes) for x in lines)
    return csv_answer("account.csv", head, rows)


@require_POST
@open_to(Role.AGENT)
def let_owed_go(request: Request) -> HttpResponse:
    """Ask for no more of what is owed to me."""
    form = MinutesForm(request.POST)
    if form.is_valid():
        try:
            let_go(request.asker.person, minutes=form.cleaned_data["minutes"], by=request.asker.person)
            messages.success(request, _("Noted. Those minutes are no longer owed."))
            return redirect("arenas:account")
        except Refused as refused:
            form.add_error(None, refusal_text(refused))
    return render(request, "arenas/account.html", _own(request, form), status=422)


@require_safe
@open_to(*LEADERS)
def teams(request: Request) -> HttpResponse:
    """The teams' learning account, what is at risk, and who has much owed time."""
    span = chosen_span(request)
    found = risks.promises_at_risk(request.asker)
    context = {
        "accounts": queries.team_accounts(request.asker, teams_led_by(request.asker), span),
        "reasons": [(why.value, why.label) for why in Entry.Why],
        "span": span,
        "spans": SPANS,
        "risks": [(risk_text(risk), *risk_way_out(risk)) for risk in found],
        "behind": risks.falling_behind(request.asker, found),
        "most": limits_for(request.asker).owed_minutes_most,
    }
    return render(request, "arenas/teams.html", context)


def chosen_span(request: Request) -> int:
    """How many weeks are asked for."""
    asked = request.GET.get("weeks", "")
    return next((span for span in SPANS if str(span) == asked), account.WEEKS)


@require_safe
@open_to(*LEADERS)
def teams_table(request: Request) -> HttpResponse:
    """The teams' minutes by week and reason, to take away."""
    accounts = queries.team_accounts(request.asker, teams_led_by(request.asker), chosen_span(request))
    words = {
        "planned": _("Planned"),
        "owed": _("Owed time"),
        **{kind.value: str(kind.label) for kind in Entry.Kind},
    }
    head = (_("Team"), _("Week from"), _("What"), _("Why"), _("Minutes"))
    rows = (
        (team, monday, words[kind], why_text(why), minutes)
        for team, monday, kind, why, minutes in queries.rows_by_week_and_reason(accounts)
    )
    return csv_answer("learning-account.csv", head, rows)
