"""The house's own pages: the start, first run, look, the leaders' first pages, the centre."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.masked import masked, personal_in
from fagtid.frame.pages import Request
from fagtid.people import queries, services
from fagtid.people.asking import EVERYONE, open_to
from fagtid.people.models import LANGUAGES, Role, User
from fagtid.web.forms import BeginForm, CentreForm
from fagtid.web.overview import first_steps, team_weeks

MOST_LOOKED_AT = 40_000  # characters
YEAR_S = 365 * 24 * 3600
FIRST_PAGES = (
    (Role.AGENT, "planning:my_week"),
    (Role.TEAM_LEADER, "web:team"),
    (Role.UNIT_LEADER, "web:overview"),
    (Role.ADMINISTRATOR, "web:overview"),
    (Role.EDITOR, "live:now"),
    (Role.RESEARCHER, "live:now"),
)


@require_safe
@login_not_required
def start(request: Request) -> HttpResponse:
    """The first page of whoever comes."""
    if request.asker is None:
        return redirect("account_login" if queries.any_centre() else "web:begin")
    return redirect(next(url for role, url in FIRST_PAGES if request.asker.has(role)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def begin(request: Request) -> HttpResponse:
    """The first centre; gone once there is one."""
    if queries.any_centre():
        raise Http404
    form = BeginForm(request.POST or None)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in services.Beginning.__annotations__}
        try:
            user = services.begin_centre(services.Beginning(**told))
        except services.CentreIsThere:
            raise Http404 from None
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("web:overview")
    return render(request, "web/begin.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@login_not_required
def demo_sign_in(request: Request) -> HttpResponse:
    """Be somebody at the demo centre; there is no such page at a real one."""
    centre = queries.demo_centre()
    person = queries.someone_as(centre, request.POST.get("role", "")) if centre else None
    if person is None:
        raise Http404
    login(request, services.demo_account(person), backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("web:start")


@require_POST
@login_not_required
def look(request: Request) -> HttpResponse:
    """Language, and light or dark."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = redirect(target)
    language, theme = request.POST.get("language"), request.POST.get("theme")
    if language in dict(LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=YEAR_S,
            secure=settings.SECURE,
            httponly=True,
            samesite="Lax",
        )
        if isinstance(request.user, User):
            User.objects.filter(pk=request.user.pk).update(language=language)
    if theme in ("light", "dark", "auto"):
        response.set_cookie(
            "theme", theme, max_age=YEAR_S, secure=settings.SECURE, httponly=True, samesite="Lax"
        )
    return response


@require_safe
@open_to(Role.TEAM_LEADER)
def team(request: Request) -> HttpResponse:
    """The team leader's first page."""
    teams = queries.teams_led_by(request.asker)
    return render(request, "web/team.html", team_weeks(request.asker, teams))


@require_safe
@open_to(Role.UNIT_LEADER, Role.ADMINISTRATOR)
def overview(request: Request) -> HttpResponse:
    """Every team's week, and for an administrator what is left to set up."""
    teams = queries.teams_led_by(request.asker)
    steps = first_steps(request.asker) if request.asker.has(Role.ADMINISTRATOR) else []
    context = {"steps": steps, "ready": all(s.done for s in steps), **team_weeks(request.asker, teams)}
    return render(request, "web/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(Role.ADMINISTRATOR)
def centre(request: Request) -> HttpResponse:
    """What the centre is and promises."""
    form = CentreForm(request.POST or None, instance=request.asker.centre)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("web:centre")
    return render(request, "web/centre.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@open_to(*EVERYONE)
def personal(request: Request) -> HttpResponse:
    """What in a text that is being typed tells who a customer is, and the text without it."""
    text = request.POST.get(request.POST.get("of", ""), "")[:MOST_LOOKED_AT]
    centre_id = request.asker.centre.pk
    context = {"found": personal_in(text, centre_id), "text": masked(text, centre_id)}
    return render(request, "frame/personal.html", context)


@require_safe
@open_to(*EVERYONE)
def components(request: Request) -> HttpResponse:
    """The design system, shown by itself."""
    return render(request, "web/components.html")
