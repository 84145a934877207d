"""Keys of machines."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fagtid.frame.pages import Request
from fagtid.people import queries
from fagtid.people.asking import open_to
from fagtid.people.forms import KeyForm
from fagtid.people.keys import make_key, revoke_key
from fagtid.people.models import Role
from fagtid.people.views.people import PAGE


@never_cache
@require_http_methods(PAGE)
@open_to(Role.ADMINISTRATOR)
def keys(request: Request) -> HttpResponse:
    """All keys, and the way to a new one; its secret is shown this once."""
    form, secret = KeyForm(request.POST or None), ""
    if form.is_valid():
        _key, secret = make_key(request.asker.centre, **form.cleaned_data, by=request.asker.person)
        form = KeyForm()
    context = {"keys": queries.keys_for(request.asker), "form": form, "secret": secret}
    return render(request, "people/keys.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(Role.ADMINISTRATOR)
def revoke(request: Request, key_id: int) -> HttpResponse:
    """The key opens nothing from now on."""
    revoke_key(get_object_or_404(queries.keys_for(request.asker), pk=key_id))
    messages.success(request, _("The key does not open anything any more."))
    return redirect("people:keys")
