"""The list of people, and one person's page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame.pages import Request, render_part
from fagtid.frame.refusals import Refused
from fagtid.people import queries, services
from fagtid.people.asking import LEADERS, open_to
from fagtid.people.exports import archive_of
from fagtid.people.forms import DetailsForm, RoleForm, SearchForm, add_refusal
from fagtid.people.models import Person, Role
from fagtid.people.tables import people_csv
from fagtid.people.words import refusal_text

PAGE = ["GET", "HEAD", "POST"]
ON_A_PAGE = 100
CHANGERS = (Role.UNIT_LEADER, Role.ADMINISTRATOR)
FIELDS = {services.AddressTaken: "email", services.AddressHasAccount: "email"} | {
    services.RosterNameTaken: "roster_id",
    services.RoleNeedsPlace: "place",
    services.HasAgentTeam: "place",
}


@require_safe
@open_to(*LEADERS)
def people(request: Request) -> HttpResponse:
    """Everybody the asker leads, by name."""
    form = SearchForm(request.GET, asker=request.asker)
    found = queries.people_list(request.asker, form.wanted())
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "page": page,
        "form": form,
        "asked": asked.urlencode(),
        "may_add": request.asker.has(*CHANGERS),
    }
    return render_part(request, "people/people.html", "results", context)


@require_safe
@open_to(*LEADERS)
def export(request: Request) -> HttpResponse:
    """The same people as a file that can be brought in again."""
    wanted = SearchForm(request.GET, asker=request.asker).wanted()
    text = people_csv(queries.people_list(request.asker, wanted))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="people.csv"'
    return answer


@require_http_methods(PAGE)
@open_to(*CHANGERS)
def add(request: Request) -> HttpResponse:
    """Somebody new."""
    details, role = DetailsForm(request.POST or None), RoleForm(request.POST or None, asker=request.asker)
    if details.is_valid() & role.is_valid():
        try:
            person = services.add_person(
                request.asker.centre,
                details=details.details(),
                role=role.cleaned_data["role"],
                place=role.chosen(),
                by=request.asker.person,
            )
            messages.success(request, _("%(name)s is added.") % {"name": person.name})
            return redirect("people:person", person.pk)
        except Refused as refused:
            field = FIELDS.get(type(refused))
            add_refusal(role if field == "place" else details, refusal_text(refused), field)
    wrong = bool(details.errors or role.errors)
    return render(
        request, "people/new.html", {"details": details, "role": role}, status=422 if wrong else 200
    )


@require_http_methods(PAGE)
@open_to(*LEADERS)
def person(request: Request, person_id: int) -> HttpResponse:
    """One person: who they are, what they do, their way in."""
    found = get_object_or_404(queries.people_for(request.asker).select_related("user"), pk=person_id)
    if request.method != "POST":
        return render(request, "people/person.html", person_context(request, found))
    found = changeable(request, person_id)
    form = DetailsForm(request.POST, instance=found)
    if form.is_valid():
        try:
            services.change_person(found, details=form.details(), by=request.asker.person)
            messages.success(request, _("Saved."))
            return redirect("people:person", person_id)
        except Refused as refused:
            add_refusal(form, refusal_text(refused), FIELDS.get(type(refused)))
    return render(request, "people/person.html", person_context(request, found, details=form), status=422)


def changeable(request: Request, person_id: int) -> Person:
    """The person, for those who may change them; for others there is no such page."""
    return get_object_or_404(queries.people_to_change(request.asker).select_related("user"), pk=person_id)


def person_context(request: Request, found: Person, **shown: Any) -> dict[str, Any]:
    """What the page of a person shows; forms only to those who may change the person."""
    may_change = queries.people_to_change(request.asker).filter(pk=found.pk).exists()
    name = queries.people_for(request.asker).filter(pk=found.pk).values_list("name", flat=True).first()
    context: dict[str, Any] = {
        "person": found,
        "title": name,
        "may_change": may_change,
        "may_take": set(queries.assignments_to_change(request.asker, found).values_list("pk", flat=True)),
        "roles": found.assignments.select_related("team__unit", "unit"),
        "invitation": found.invitations.filter(used_at=None, revoked_at=None).first(),
        "account": getattr(found, "user", None),
    }
    if may_change and found.is_here:
        context |= {"details": DetailsForm(instance=found), "role": RoleForm(asker=request.asker)}
    return {**context, **shown}


@require_POST
@open_to(*CHANGERS)
def give_role(request: Request, person_id: int) -> HttpResponse:
    """One more role."""
    found = changeable(request, person_id)
    form = RoleForm(request.POST, asker=request.asker)
    if form.is_valid():
        try:
            services.give_role(
                found, role=form.cleaned_data["role"], place=form.chosen(), by=request.asker.person
            )
            return redirect("people:person", person_id)
        except Refused as refused:
            add_refusal(form, refusal_text(refused), FIELDS.get(type(refused)))
    return render(request, "people/person.html", person_context(request, found, role=form), status=422)


@require_POST
@open_to(*CHANGERS)
def take_role(request: Request, person_id: int, role_id: int) -> HttpResponse:
    """One role less."""
    found = changeable(request, person_id)
    held = get_object_or_404(queries.assignments_to_change(request.asker, found), pk=role_id)
    return acted(request, found, lambda: services.take_role(held, by=request.asker.person), _("Taken away."))


@require_POST
@open_to(*CHANGERS)
def leave(request: Request, person_id: int) -> HttpResponse:
    """The person has left."""
    found = changeable(request, person_id)
    told = _("%(name)s has no access any more.") % {"name": found.name}
    return acted(request, found, lambda: services.leave(found, by=request.asker.person), told)


@require_POST
@open_to(*CHANGERS)
def come_back(request: Request, person_id: int) -> HttpResponse:
    """The person is here again."""
    found = changeable(request, person_id)
    told = _("%(name)s is here again.") % {"name": found.name}
    return acted(request, found, lambda: services.come_back(found, by=request.asker.person), told)


def acted(request: Request, found: Person, act: Any, told: str) -> HttpResponse:
    """Do it and tell it, or tell why not."""
    try:
        act()
        messages.success(request, told)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    if not queries.people_for(request.asker).filter(pk=found.pk).exists():
        return redirect("people:people")
    return redirect("people:person", found.pk)


@require_safe
@open_to(*Role)
def my_data(request: Request) -> HttpResponse:
    """All that the house knows of me."""
    return archive(request.asker.person, for_self=True)


@require_safe
@open_to(Role.ADMINISTRATOR)
def data(request: Request, person_id: int) -> HttpResponse:
    """What the house knows of somebody who asks for it, private things left out."""
    found = get_object_or_404(queries.people_for(request.asker), pk=person_id)
    if found.forgotten_at is not None:
        raise Http404
    return archive(found, for_self=False)


def archive(person: Person, *, for_self: bool) -> HttpResponse:
    """The archive as a download that no cache keeps."""
    answer = HttpResponse(archive_of(person, for_self=for_self), content_type="application/zip")
    answer.headers["Content-Disposition"] = 'attachment; filename="fagtid-data.zip"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
