"""For those who keep the house running: alive, ready, and figures in Prometheus' text format."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from fagtid.frame.clock import now
from fagtid.frame.gauges import GAUGES
from fagtid.frame.working import heard_within
from fagtid.web import counting

WORKER_S = 30.0  # a worker gives a sign every five seconds
LOOPBACK = ("127.0.0.1", "::1")
FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")
KNOWN: set[str] = set()
TEXT = "text/plain; version=0.0.4; charset=utf-8"


@require_safe
@never_cache
@login_not_required
def health(_request: HttpRequest) -> HttpResponse:
    """The process lives; the database is not asked."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
@login_not_required
def ready(_request: HttpRequest) -> HttpResponse:
    """Whether the house can do its work; 503 with what is missing."""
    missing = what_is_missing()
    return JsonResponse({"ready": not missing, "missing": missing}, status=503 if missing else 200)


def what_is_missing() -> list[str]:
    """Of: the database, its migrations, a worker."""
    try:
        if not is_migrated():
            return ["migrations"]
        return [] if heard_within(WORKER_S) else ["worker"]
    except (DatabaseError, InterfaceError):
        return ["database"]


def is_migrated() -> bool:
    """True when the database is as this version wants it; it does not become less so while we run."""
    if "migrated" not in KNOWN:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        KNOWN.add("migrated")
    return True


@require_safe
@never_cache
@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures of the house, for whoever has the token, or on the machine itself where none is set."""
    if not may_read(request):
        raise Http404
    return HttpResponse("\n".join([*request_lines(), *task_lines(), *gauge_lines(), ""]), content_type=TEXT)


def may_read(request: HttpRequest) -> bool:
    """True with the token; without one set, for the machine itself unless a proxy stands between."""
    if settings.METRICS_TOKEN:
        told = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        return hmac.compare_digest(told.encode(), settings.METRICS_TOKEN.encode())
    proxied = settings.SECURE or any(name in request.headers for name in FORWARDED)
    return not proxied and request.META.get("REMOTE_ADDR") in LOOPBACK


def request_lines() -> Iterator[str]:
    """Requests by view and status, and how long they took."""
    name = "fagtid_request_seconds"
    yield from head(name, "Time to answer, by view and status.", "histogram")
    for key, (requests, seconds, *within) in sorted(counting.total().items()):
        view, status = key.rsplit(" ", 1)
        labels = f'view="{view}",status="{status}"'
        for bound, count in zip(counting.BOUNDS_S, within, strict=True):
            yield f'{name}_bucket{{{labels},le="{bound:g}"}} {count:g}'
        yield f'{name}_bucket{{{labels},le="+Inf"}} {requests:g}'
        yield f"{name}_sum{{{labels}}} {seconds:.6f}"
        yield f"{name}_count{{{labels}}} {requests:g}"


def task_lines() -> Iterator[str]:
    """Tasks by queue and state, and how long the oldest has waited."""
    yield from head("fagtid_tasks", "Tasks by queue and state.", "gauge")
    for queue, state, count in (
        DBTaskResult.objects.order_by("queue_name", "status")
        .values_list("queue_name", "status")
        .annotate(Count("pk"))
    ):
        yield f'fagtid_tasks{{queue="{queue}",state="{state.lower()}"}} {count}'
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    oldest = ready.aggregate(Min("enqueued_at"))["enqueued_at__min"]
    yield from head("fagtid_oldest_task_seconds", "How long the oldest waiting task has waited.", "gauge")
    yield f"fagtid_oldest_task_seconds {(now() - oldest).total_seconds() if oldest else 0:.1f}"


def gauge_lines() -> Iterator[str]:
    """What the apps offer."""
    for gauge in GAUGES.values():
        told = gauge.read()
        if told is None:
            continue
        yield from head(gauge.name, gauge.about, "gauge")
        if isinstance(told, Mapping):
            yield from (f'{gauge.name}{{{gauge.label}="{key}"}} {value:g}' for key, value in told.items())
        else:
            yield f"{gauge.name} {told:g}"


def head(name: str, about: str, kind: str) -> tuple[str, str]:
    """What stands before the figures of a name."""
    return f"# HELP {name} {about}", f"# TYPE {name} {kind}"
