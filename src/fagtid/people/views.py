"""Pages of people."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from fagtid.frame.pages import Request, render_part
from fagtid.people import queries
from fagtid.people.asking import LEADERS, open_to


@require_safe
@open_to(*LEADERS)
def people(request: Request) -> HttpResponse:
    """Everybody the asker leads."""
    found = queries.people_for(request.asker).prefetch_related("assignments__team", "assignments__unit")
    return render_part(request, "people/people.html", "results", {"people": found})
