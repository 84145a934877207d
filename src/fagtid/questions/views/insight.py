"""How questions fare, as a page and as a file."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fagtid.arenas.exports import csv_answer
from fagtid.frame.pages import Request
from fagtid.people.asking import EVERYONE, open_to
from fagtid.questions import insight, pictures
from fagtid.questions.forms import InsightForm
from fagtid.questions.insight import Insight, Row, Spread, Told


@require_safe
@open_to(*EVERYONE)
def page(request: Request) -> HttpResponse:
    """For leaders and editors; for those who own topics, of these; others are told so."""
    form = _form(request)
    found = insight.look_into(request.asker, form.chosen)
    context = {
        "form": form,
        "found": found,
        "by": form.chosen.by,
        "may_look": insight.may_see(request.asker),
        "waiting": pictures.bars_of(found.levels, lambda told: told.first),
        "later": pictures.bars_of(found.levels, lambda told: told.first_later),
        "weeks": pictures.week_bars(found.weeks),
        "asked": request.GET.urlencode(),
    }
    return render(request, "questions/insight.html", context)


@require_safe
@open_to(*EVERYONE)
def page_csv(request: Request) -> HttpResponse:
    """The same figures for a spreadsheet, times in minutes."""
    found = insight.look_into(request.asker, _form(request).chosen)
    return csv_answer("fagtid-questions.csv", _head(), _rows(found))


def _form(request: Request) -> InsightForm:
    return InsightForm(request.asker, request.GET.dict())


def _head() -> list[str]:
    spreads = [_("First answer, the customer waits"), _("First answer, it can wait"), _("Verified")]
    halves = (_("how many"), _("half within, minutes"), _("nine of ten within, minutes"))
    times = [f"{name}: {half}" for name in spreads for half in halves]
    counts = [_("Held, per cent"), _("Nobody took it"), _("False truths alive")]
    return [_("Told by"), _("Which"), _("Asked"), _("Found before asking, per cent"), *times, *counts]


def _rows(found: Insight) -> Iterator[list[Any]]:
    parts = ((_("How busy it was"), found.levels), (_("Week"), found.weeks), (_("Group"), found.groups))
    for part, rows in parts:
        for row in rows:
            if row.told is not None:
                cells = _cells(row.told, found=rows is not found.levels, alive=rows is found.groups)
                yield [part, _name(row), *cells]


def _name(row: Row) -> object:
    if row.key == "rest":
        return _("The rest together")
    return row.name or _("Not told")


def _cells(told: Told, *, found: bool, alive: bool) -> list[Any]:
    times = [minutes for one in (told.first, told.first_later, told.verified) for minutes in _minutes(one)]
    held = "" if told.held_percent is None else told.held_percent
    before, living = told.found_percent if found else "", told.alive if alive else ""
    return [told.asked, before, *times, held, told.left, living]


def _minutes(spread: Spread | None) -> list[Any]:
    if spread is None:
        return ["", "", ""]
    within = (spread.half_s, spread.most_s)
    return [spread.of, *(_("not yet") if s == math.inf else round(s / 60, 1) for s in within)]
