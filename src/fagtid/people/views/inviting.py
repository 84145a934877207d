"""Inviting people, and accepting an invitation."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from fagtid.frame.pages import Request
from fagtid.frame.refusals import Refused
from fagtid.people import queries, services
from fagtid.people.asking import open_to
from fagtid.people.forms import PasswordForm, add_refusal
from fagtid.people.mailing import can_mail
from fagtid.people.services.inviting import Invited, why_closed
from fagtid.people.views.people import CHANGERS, PAGE, acted, changeable
from fagtid.people.words import refusal_text


@never_cache
@require_POST
@open_to(*CHANGERS)
def invite(request: Request, person_id: int) -> HttpResponse:
    """A way in for one person; any older one closes."""
    found = changeable(request, person_id)
    try:
        invited = services.invite(found, base=request.build_absolute_uri("/"), by=request.asker.person)
    except Refused as refused:
        messages.error(request, refusal_text(refused))
        return redirect("people:person", person_id)
    return _told(request, [invited])


@require_POST
@open_to(*CHANGERS)
def revoke(request: Request, person_id: int) -> HttpResponse:
    """Close the way in."""
    found = changeable(request, person_id)
    told = _("The link does not open anything any more.")
    return acted(request, found, lambda: services.revoke_invitation(found), told)


@never_cache
@require_http_methods(PAGE)
@open_to(*CHANGERS)
def invite_all(request: Request) -> HttpResponse:
    """A way in for all who have none."""
    people = queries.people_to_invite(request.asker)
    if request.method == "POST":
        base = request.build_absolute_uri("/")
        return _told(request, services.invite_all(list(people), base=base, by=request.asker.person))
    return render(request, "people/invite_all.html", {"people": people, "can_mail": can_mail()})


def _told(request: Request, invited: list[Invited]) -> HttpResponse:
    """Links to hand over where there is no mail; they are shown this once."""
    if any(one.link for one in invited):
        return render(request, "people/links.html", {"invited": invited})
    count = len(invited)
    told = ngettext("One invitation is on its way.", "%(count)d invitations are on their way.", count)
    messages.success(request, told % {"count": count})
    if count == 1:
        return redirect("people:person", invited[0].invitation.person_id)
    return redirect("people:people")


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(PAGE)
@login_not_required
def accept(request: Request, secret: str) -> HttpResponse:
    """Choose a password, and be signed in."""
    invitation = queries.invitation_by_secret(secret)
    if invitation is None:
        raise Http404
    if why := why_closed(invitation):
        return _closed(request, services.InvitationClosed(why))
    form = PasswordForm(request.POST or None, person=invitation.person)
    if form.is_valid():
        try:
            user = services.accept(secret, password=form.cleaned_data["password"])
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            return redirect("web:start")
        except services.InvitationClosed as refused:
            return _closed(request, refused)
        except Refused as refused:
            add_refusal(form, refusal_text(refused))
    context = {"form": form, "person": invitation.person}
    return render(request, "people/accept.html", context, status=422 if form.errors else 200)


def _closed(request: Request, refused: services.InvitationClosed) -> HttpResponse:
    return render(request, "people/closed.html", {"why": refusal_text(refused)}, status=410)
