"""The wall, the state coming in, what one person is asked, the rules, the re-plan, the invented queue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagtid.frame import clock
from fagtid.frame.bodies import BodyRefused
from fagtid.frame.pages import Request, act_and_tell, render_part
from fagtid.frame.refusals import Refused
from fagtid.information import noticing
from fagtid.live import asked, calling, offers, queries, replanning, simulation
from fagtid.live.arriving import take_state
from fagtid.live.forms import RulesForm
from fagtid.live.told import read_state
from fagtid.live.words import drawn, refusal_text
from fagtid.people.asking import EVERYONE, LEADERS, open_to
from fagtid.people.keys import centre_of_request
from fagtid.people.models import ApiKey, Role
from fagtid.questions import asking, ringing
from fagtid.questions.models import Coming
from fagtid.questions.queries import own_questions
from fagtid.questions.telling import news_of

PAGE = ["GET", "HEAD", "POST"]
MOST_BYTES = 4096
UNCHANGED = 204
ASKED = (Role.AGENT, Role.TEAM_LEADER)  # whose pages ask what is asked of them


@require_POST
@csrf_exempt
@login_not_required
def receive(request: Request) -> HttpResponse:
    """A state of the queue, from a machine with a key."""
    centre = centre_of_request(request, ApiKey.Purpose.LIVE)
    if centre is None:
        return JsonResponse({"error": "A key that may tell the state of the queue is needed."}, status=401)
    try:
        if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
            raise BodyRefused(None, None, f"at most {MOST_BYTES} bytes")
        taken = take_state(centre, read_state(request.body, clock.now()))
    except BodyRefused as refused:
        return JsonResponse(refused.as_json(), status=422)
    return JsonResponse({"mood": taken.mood, "room": taken.room, "ignored": taken.is_ignored})


@require_safe
@open_to(*EVERYONE)
def now(request: Request) -> HttpResponse:
    """The wall; a page that polls and has seen this already gets nothing."""
    token = queries.wall_token(request.asker)
    if request.htmx and request.GET.get("seen") == token:
        return HttpResponse(status=UNCHANGED)
    context: dict[str, Any] = {
        "wall": queries.wall_for(request.asker),
        "suggested": queries.suggestion_for(request.asker),
        "token": token,
        "may_steer": request.asker.has(*LEADERS),
        "may_decide": request.asker.has(*queries.DECIDERS),
    }
    if not request.htmx:
        context["hour"] = drawn(queries.last_hour(request.asker))
    return render_part(request, "live/now.html", "wall", context)


@require_safe
@open_to(*EVERYONE)
def hour(request: Request) -> HttpResponse:
    """The last hour against the forecast."""
    return render_part(request, "live/hour.html", "hour", {"hour": drawn(queries.last_hour(request.asker))})


@require_safe
@login_not_required
def knock(request: HttpRequest) -> HttpResponse:
    """Whether anything is asked of whom an open page was made for: a mark that changes when it does."""
    try:
        mark = asked.mark_for(request.headers.get("Knock", ""))
    except DatabaseError:
        return HttpResponse(status=503)
    return HttpResponse(status=404) if mark is None else HttpResponse(mark, content_type="text/plain")


@require_safe
@open_to(*ASKED)
def call(request: Request) -> HttpResponse:
    """What the product asks me right now; a page of theirs fetches it when a knock tells of something.

    With it comes what the page is to knock with from now on.
    """
    answer = _call(request)
    answer.headers["Knock"] = asked.pass_of(request.asker)
    return answer


def _call(request: Request) -> HttpResponse:
    seen = request.GET.get("seen", "")
    if request.htmx and not seen and not asked.is_asked(request.asker):
        return HttpResponse(status=UNCHANGED)
    if queries.has_run_out(request.asker):
        offers.settle_offers(request.asker.centre, clock.now())
    found = queries.own_call(request.asker)
    if request.htmx and seen == found.token:
        return HttpResponse(status=UNCHANGED)
    return _asked(request)


@require_POST
@open_to(Role.AGENT)
def accept(request: Request, offer_id: int) -> HttpResponse:
    """Yes, now."""
    offer = get_object_or_404(queries.own_offers(request.asker), pk=offer_id)
    return _answer(request, lambda: offers.accept_offer(offer, by=request.asker.person))


@require_POST
@open_to(Role.AGENT)
def decline(request: Request, offer_id: int) -> HttpResponse:
    """No thanks."""
    offer = get_object_or_404(queries.own_offers(request.asker), pk=offer_id)
    return _answer(request, lambda: offers.decline_offer(offer, by=request.asker.person))


@require_POST
@open_to(Role.AGENT)
def finish(request: Request, offer_id: int) -> HttpResponse:
    """I am done before time."""
    offer = get_object_or_404(queries.own_offers(request.asker), pk=offer_id)
    return _answer(request, lambda: offers.finish_offer(offer, by=request.asker.person))


@require_POST
@open_to(Role.AGENT)
def confirm(request: Request, callback_id: int) -> HttpResponse:
    """I am back on the phones."""
    callback = get_object_or_404(queries.own_callbacks(request.asker), pk=callback_id)
    return _answer(request, lambda: calling.confirm_callback(callback, by=request.asker.person))


@require_POST
@open_to(*ASKED)
def come(request: Request, ring_id: int) -> HttpResponse:
    """I come over or call: the colleague with the customer sees it at once."""
    ring = get_object_or_404(queries.own_rings_at_all(request.asker), pk=ring_id)
    how = Coming.How.CALL if request.POST.get("how") == Coming.How.CALL else Coming.How.OVER
    return _answer(request, lambda: asking.come(ring.question, how, by=request.asker.person))


@require_POST
@open_to(*ASKED)
def not_now(request: Request, ring_id: int) -> HttpResponse:
    """I cannot; others are asked."""
    ring = get_object_or_404(queries.own_rings_at_all(request.asker), pk=ring_id)
    return _answer(request, lambda: ringing.not_now(ring, by=request.asker.person))


@require_POST
@open_to(*ASKED)
def seen(request: Request, question_id: int) -> HttpResponse:
    """I have seen who comes, or what the answer is."""
    found = get_object_or_404(own_questions(request.asker), pk=question_id)
    return _answer(request, lambda: asking.see_news(found, by=request.asker.person))


@require_POST
@open_to(*ASKED)
def know(request: Request, delivery_id: int) -> HttpResponse:
    """I know that it is out of order."""
    found = get_object_or_404(queries.own_disturbances(request.asker), pk=delivery_id)
    return _answer(request, lambda: noticing.confirm(found, version=found.notice.version))


@require_http_methods(PAGE)
@open_to(*queries.DECIDERS)
def rules(request: Request) -> HttpResponse:
    """What the centre decides of its day."""
    form = RulesForm(request.POST or None, instance=queries.rules_for(request.asker))
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. It holds from the next state of the queue."))
        return redirect("live:rules")
    return render(request, "live/rules.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@open_to(*queries.DECIDERS)
def replan(request: Request) -> HttpResponse:
    """Plan the rest of the day anew."""
    asker = request.asker
    told = _("The rest of the day is being planned anew. What would move is shown here when it is done.")
    return _acted(request, lambda: replanning.replan_rest_of_day(asker.centre, by=asker.person), told)


@require_POST
@open_to(*queries.DECIDERS)
def publish(request: Request, replan_id: int) -> HttpResponse:
    """Put a re-plan in force."""
    found = get_object_or_404(queries.replans_to_decide(request.asker), pk=replan_id)
    told = _("The rest of the day has been moved, and those it concerns are told.")
    return _acted(request, lambda: replanning.publish_replan(found, by=request.asker.person), told)


@require_POST
@open_to(*queries.DECIDERS)
def dismiss(request: Request, replan_id: int) -> HttpResponse:
    """Leave the day as it is."""
    found = get_object_or_404(queries.replans_to_decide(request.asker), pk=replan_id)
    told = _("The day stays as it is.")
    return _acted(request, lambda: replanning.dismiss_replan(found, by=request.asker.person), told)


STEERING: dict[str, Callable[..., object]] = {
    "start": simulation.start_simulation,
    "stop": simulation.stop_simulation,
    "spike": simulation.send_spike,
    "quiet": simulation.send_quiet,
}


@require_POST
@open_to(*LEADERS)
def simulate(request: Request) -> HttpResponse:
    """Start, stop or disturb the demo centre's queue; there is no such thing at a real one."""
    act = STEERING.get(request.POST.get("act", ""))
    if act is None or not request.asker.centre.is_demo:
        raise Http404
    return _acted(request, lambda: act(request.asker.centre, by=request.asker.person), "")


def _answer(request: Request, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        return _asked(request, refusal_text(refused), status=422)
    return _asked(request) if request.htmx else redirect("live:call")


def _asked(request: Request, refusal: str = "", status: int = 200) -> HttpResponse:
    found = queries.own_call(request.asker)
    latest = news_of(request.asker, found.news) if found.news else None
    context = {"call": found, "refusal": refusal, "latest": latest}
    return render_part(request, "live/call.html", "asked", context, status=status)


def _acted(request: Request, act: Callable[[], object], told: str) -> HttpResponse:
    act_and_tell(request, act, told, refusal_text)
    return redirect("live:now")
