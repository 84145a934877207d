"""What machines may do: hand in a notice, ask where it stands, answer. The key tells the centre."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from fagtid.frame.bodies import BodyRefused
from fagtid.information import notice_queries, noticing
from fagtid.information.models import Client, Notice, Submission
from fagtid.information.refusals import IsSettled, TooMuchSent
from fagtid.information.told import HandedIn, read_answer, read_handed_in
from fagtid.people.keys import key_of_request
from fagtid.people.models import ApiKey, Centre

MOST_BYTES = 256 * 1024
A_DAY = f"at most {noticing.MOST_A_DAY} notices a day"


@csrf_exempt
@require_POST
@login_not_required
def receive(request: HttpRequest) -> JsonResponse:
    """Take a notice."""
    key = key_of_request(request, ApiKey.Purpose.NOTICES)
    if key is None:
        return _no_key()
    try:
        told = read_handed_in(_body(request))
        found = noticing.hand_in(key.centre, _fields(key.centre, told), key=key)
    except BodyRefused as refused:
        return JsonResponse(refused.as_json(), status=422)
    except TooMuchSent:
        return JsonResponse(BodyRefused(None, None, A_DAY).as_json(), status=429)
    return JsonResponse(_state(found), status=201, headers={"Location": _address(found)})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def received(request: HttpRequest, reference: str) -> JsonResponse:
    """Where it stands and what the editors ask; posted to, an answer."""
    key = key_of_request(request, ApiKey.Purpose.NOTICES)
    if key is None:
        return _no_key()
    try:
        if request.method == "POST":
            noticing.answer(_found(key, reference), read_answer(_body(request)))
    except BodyRefused as refused:
        return JsonResponse(refused.as_json(), status=422)
    except IsSettled:
        settled = BodyRefused(None, None, "a notice that the editors have not dealt with yet")
        return JsonResponse(settled.as_json(), status=409)
    return JsonResponse(_state(_found(key, reference)))


def _found(key: ApiKey, reference: str) -> Submission:
    found = notice_queries.handed_in_by_key(key, reference)
    if found is None:
        raise Http404
    return found


def _body(request: HttpRequest) -> bytes:
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise BodyRefused(None, None, f"at most {MOST_BYTES} bytes")
    return body


def _fields(centre: Centre, told: HandedIn) -> dict[str, Any]:
    return {
        "title": told.title,
        "body": told.body,
        "starts_on": told.starts_on,
        "client": _client(centre, told.client) if told.client else None,
    }


def _client(centre: Centre, name: str) -> Client:
    found = notice_queries.client_named(centre, name)
    if found is None:
        raise BodyRefused("client", name, "the name of a client as it stands in Fagtid, or no client")
    return found


def _state(found: Submission) -> dict[str, Any]:
    remarks = [
        {"from": "sender" if one.from_sender else "editors", "text": one.text, "at": one.at.isoformat()}
        for one in found.remarks.all()
    ]
    return {
        "reference": found.secret,
        "address": _address(found),
        "state": found.state,
        "received_at": found.received_at.isoformat(),
        "is_open": found.state in Submission.OPEN,
        "why": found.why,
        "notice": _notice(found.notice),
        "questions": [one for one in remarks if one["from"] == "editors"],
        "answers": [one for one in remarks if one["from"] == "sender"],
    }


def _notice(notice: Notice | None) -> dict[str, Any] | None:
    if notice is None:
        return None
    at = notice.published_at
    return {"published": notice.state == Notice.State.PUBLISHED, "published_at": at and at.isoformat()}


def _address(found: Submission) -> str:
    return reverse("information:received", args=[found.secret])


def _no_key() -> JsonResponse:
    expected = "Bearer and a key that may hand in notices; make one on the keys page"
    answer = JsonResponse(BodyRefused("Authorization", None, expected).as_json(), status=401)
    answer.headers["WWW-Authenticate"] = 'Bearer realm="notices"'
    return answer
