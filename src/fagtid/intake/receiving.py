"""What machines may do: send a file, and ask how it went. The key says which centre it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from fagtid.intake import queries, services
from fagtid.intake.models import Import
from fagtid.people.keys import centre_of_request
from fagtid.people.models import ApiKey

CHUNK = 1 << 18
YES = ("1", "true", "yes")


@csrf_exempt
@require_POST
@login_not_required
def receive(request: HttpRequest) -> JsonResponse:
    """Take a file: the body is the file itself, and the address says what it is."""
    centre = centre_of_request(request, ApiKey.Purpose.IMPORTS)
    if centre is None:
        return no_key()
    kind = request.GET.get("kind", "")
    if kind not in Import.Kind.values:
        return refused(422, "kind", kind, "traffic or roster", "Write ?kind=traffic or ?kind=roster.")
    try:
        found = services.bring_in(
            centre,
            kind=kind,
            name=request.GET.get("name") or f"{kind}.csv",
            chunks=body_of(request),
            by=None,
            apply_when_read=request.GET.get("apply", "").lower() in YES,
        )
    except services.TooLarge as large:
        most = f"at most {large.most // 1_000_000} MB"
        return refused(413, "body", None, most, "Pack it with gzip, or split it.")
    return JsonResponse(state_of(found), status=202, headers={"Location": address_of(found)})


@require_safe
@login_not_required
def received(request: HttpRequest, import_id: int) -> JsonResponse:
    """How it went with a file that was sent."""
    centre = centre_of_request(request, ApiKey.Purpose.IMPORTS)
    if centre is None:
        return no_key()
    return JsonResponse(state_of(get_object_or_404(queries.received_by(centre), pk=import_id)))


def body_of(request: HttpRequest) -> Iterator[bytes]:
    """The body in pieces, never whole in memory."""
    while chunk := request.read(CHUNK):
        yield chunk


def state_of(found: Import) -> dict[str, Any]:
    """An import as machines read it; ``fault`` says where the file is wrong and what to do."""
    first, last = found.first_day, found.last_day
    return {
        "id": found.pk,
        "address": address_of(found),
        "kind": found.kind,
        "name": found.file_name,
        "state": found.state,
        "ended": not found.is_under_way,
        "in_force": found.state == Import.State.APPLIED,
        "nothing_new": found.state == Import.State.SAME,
        "days": [first.isoformat(), last.isoformat()] if first and last else None,
        "fault": found.fault and {name: one for name, one in found.fault.items() if name != "told"},
    }


def address_of(found: Import) -> str:
    """Where its state is told."""
    return reverse("intake:received", args=[found.pk])


def no_key() -> JsonResponse:
    """Without a key that opens this there is nothing to see."""
    answer = refused(401, "Authorization", None, "Bearer and a key for imports", "Make one on the keys page.")
    answer.headers["WWW-Authenticate"] = 'Bearer realm="imports"'
    return answer


def refused(status: int, name: str, value: str | None, expected: str, remedy: str) -> JsonResponse:
    """What is wrong with the request, in the form a fault of a file has."""
    place = {"file": None, "row": None, "column": name, "value": value}
    fault = {**place, "expected": expected, "remedy": remedy}
    return JsonResponse({"fault": fault}, status=status)
