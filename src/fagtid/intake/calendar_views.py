"""The calendar of the centre: opening hours, due dates, campaigns, public holidays."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.clock import today
from fagtid.frame.pages import Request
from fagtid.intake import naming, queries
from fagtid.intake.forms import CalendarFileForm, CampaignForm, DayForm, DaysForm, HoursForm, MonthlyForm
from fagtid.intake.models import CalendarDay
from fagtid.intake.pictures import names_in_calendar
from fagtid.intake.words import refusal_text
from fagtid.people.asking import open_to
from fagtid.people.models import Role


def page(request: Request, **refused: Any) -> HttpResponse:
    """The whole page; a refused form stands in it with what was typed."""
    asker = request.asker
    day = today(asker.centre.timezone)
    hours = queries.opening_hours(asker)
    context = {
        "hours": HoursForm(hours=hours),
        "form": DaysForm(),
        "monthly": MonthlyForm(auto_id="monthly_%s"),
        "campaign": CampaignForm(auto_id="campaign_%s"),
        "file": CalendarFileForm(),
        "has_hours": bool(hours),
        "names": names_in_calendar(queries.calendar_days(asker), day),
        "holidays": queries.holidays_in(asker.centre, day.year, get_language() or ""),
        "year": day.year,
        **refused,
    }
    return render(request, "intake/calendar.html", context, status=422 if refused else 200)


def noted(request: Request) -> HttpResponse:
    """Back to the page, told that it counts."""
    messages.success(request, _("Noted. The next forecast learns from it."))
    return redirect("intake:calendar")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Role.ADMINISTRATOR)
def calendar(request: Request) -> HttpResponse:
    """All of the calendar; days are named here."""
    if request.method != "POST":
        return page(request)
    form = DaysForm(request.POST)
    if not form.is_valid():
        return page(request, form=form)
    told = form.cleaned_data
    kind = told["kind"] or CalendarDay.Kind.OTHER
    naming.name_days(request.asker.centre, name=told["name"], days=told["days"], kind=kind)
    return noted(request)


@require_POST
@open_to(Role.ADMINISTRATOR)
def hours(request: Request) -> HttpResponse:
    """Say when calls are taken."""
    form = HoursForm(request.POST, hours={})
    if not form.is_valid():
        return page(request, hours=form)
    naming.set_hours(request.asker.centre, hours=form.hours())
    return noted(request)


@require_POST
@open_to(Role.ADMINISTRATOR)
def monthly(request: Request) -> HttpResponse:
    """Name the same day of every month."""
    form = MonthlyForm(request.POST, auto_id="monthly_%s")
    if not form.is_valid():
        return page(request, monthly=form)
    told = form.cleaned_data
    days = naming.monthly(told["day_of_month"], told["first"], told["last"], to_workday=told["to_workday"])
    naming.name_days(request.asker.centre, name=told["name"], days=days, kind=CalendarDay.Kind.DUE)
    return noted(request)


@require_POST
@open_to(Role.ADMINISTRATOR)
def campaign(request: Request) -> HttpResponse:
    """Name every day of a period."""
    form = CampaignForm(request.POST, auto_id="campaign_%s")
    if not form.is_valid():
        return page(request, campaign=form)
    told = form.cleaned_data
    days = naming.every_day(told["first"], told["last"])
    naming.name_days(request.asker.centre, name=told["name"], days=days, kind=CalendarDay.Kind.CAMPAIGN)
    return noted(request)


@require_POST
@open_to(Role.ADMINISTRATOR)
def take_in(request: Request) -> HttpResponse:
    """Take in a calendar file: all of it, or nothing."""
    form = CalendarFileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            count = naming.take_in_calendar(request.asker.centre, form.cleaned_data["file"])
        except naming.NotUnderstood as refused:
            form.add_error("file", refusal_text(refused))
        else:
            messages.success(request, _("%(count)d new days in the calendar.") % {"count": count})
            return redirect("intake:calendar")
    return page(request, file=form)


@require_safe
@open_to(Role.ADMINISTRATOR)
def export(request: Request) -> HttpResponse:
    """All named days as a file."""
    text = naming.calendar_text(queries.calendar_days(request.asker))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="calendar.csv"'
    return answer


@require_http_methods(["GET", "HEAD"])
@open_to(Role.ADMINISTRATOR)
def named(request: Request) -> HttpResponse:
    """The days of one name, each to be moved or taken out."""
    name = request.GET.get("name", "")
    days = queries.calendar_days(request.asker).filter(name=name)
    if name and not days:
        raise Http404
    if not name:
        return redirect("intake:calendar")
    forms = [(day, DayForm(initial={"day": day.day}, auto_id=f"day_{day.pk}_%s")) for day in days]
    return render(request, "intake/named.html", {"name": name, "days": forms})


@require_POST
@open_to(Role.ADMINISTRATOR)
def move_day(request: Request, day_id: int) -> HttpResponse:
    """Give a named day another date."""
    found = get_object_or_404(queries.calendar_days(request.asker), pk=day_id)
    form = DayForm(request.POST, auto_id=f"day_{day_id}_%s")
    if form.is_valid():
        naming.move_day(found, to=form.cleaned_data["day"])
        return noted(request)
    context = {"name": found.name, "days": [(found, form)]}
    return render(request, "intake/named.html", context, status=422)


@require_POST
@open_to(Role.ADMINISTRATOR)
def forget_day(request: Request, day_id: int) -> HttpResponse:
    """Take one day out."""
    naming.forget_day(get_object_or_404(queries.calendar_days(request.asker), pk=day_id))
    return noted(request)


@require_POST
@open_to(Role.ADMINISTRATOR)
def forget_days(request: Request) -> HttpResponse:
    """Take a name out of the calendar."""
    naming.forget_days(request.asker.centre, name=request.POST.get("name", ""))
    return redirect("intake:calendar")
