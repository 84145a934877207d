"""What is asked of whom at a centre, read once for all open pages: a page knocks every second.

A knock is answered with a mark that changes when what is asked does, and costs no query of its own: in each
process one reads for all, at most every ``FRESH_S`` seconds. The page then fetches what is asked the usual
way, signed in; the pass that it knocks with tells nothing but the mark.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2s
from threading import Lock
from typing import Any

from django.core import signing
from django.db.models import QuerySet, Value

from fagtid.frame import clock
from fagtid.frame.clock import today
from fagtid.information.models import Delivery, Notice
from fagtid.information.reaching import open_deliveries
from fagtid.live.models import Callback, Offer
from fagtid.people.asking import Asker
from fagtid.people.models import Centre
from fagtid.questions.models import Question, Ring
from fagtid.questions.ringing import RINGS_FOR

FRESH_S = 0.3
SHOWN_FOR = timedelta(minutes=30)  # a callback nobody confirmed
PASS_LASTS = timedelta(minutes=10)  # a page gets a new one twice a minute, as long as its reader is signed in
_signer = signing.TimestampSigner(salt="fagtid.live.asked")
Marks = Mapping[int, str]
NEVER = Value(0)  # it changes
_read: dict[int, tuple[float, Marks]] = {}  # by centre: since when, and the marks of its people
_reading = Lock()


@dataclass(frozen=True)
class Asked:
    """One kind of thing that is asked: of whom by which field, and what of a row changes with it."""

    kind: str
    rows: QuerySet[Any]
    person: str = "person"
    version: Any = NEVER


def everything_asked(centre: Centre, moment: datetime) -> Sequence[Asked]:
    """All that is asked of anybody at the centre at a moment, by kind."""
    offers = Offer.objects.filter(person__centre=centre)
    running = offers.filter(state=Offer.State.RUNNING)
    called = Callback.objects.filter(person__centre=centre, confirmed_at=None)
    rings = Ring.objects.filter(question__centre=centre, over_at=None)
    return (
        Asked("offered", offers.filter(state=Offer.State.OFFERED, expires_at__gt=moment)),
        Asked("running", running.filter(ends_at__gt=moment)),
        Asked("over", running.filter(ends_at__lte=moment)),
        Asked("callback", called.filter(called_at__gte=moment - SHOWN_FOR)),
        Asked("disturbance", disturbances(centre), version="notice__version"),
        Asked("news", Question.objects.filter(centre=centre, has_news=True), "asked_by", "version"),
        Asked("ring", rings.filter(rung_at__gte=moment - RINGS_FOR)),
    )


def disturbances(centre: Centre) -> QuerySet[Delivery]:
    """What is out of order right now, to each who has not been told yet."""
    found = open_deliveries(centre).filter(notice__kind=Notice.Kind.DISTURBANCE)
    return found.filter(notice__starts_on__lte=today(centre.timezone))


def asked_of(asker: Asker) -> dict[str, QuerySet[Any]]:
    """The same of one person, by kind."""
    everything = everything_asked(asker.centre, clock.now())
    return {one.kind: one.rows.filter(**{one.person: asker.person}) for one in everything}


def is_asked(asker: Asker) -> bool:
    """True when anything is asked of the asker: one query."""
    first, *others = (rows.order_by().values_list("pk") for rows in asked_of(asker).values())
    return first.union(*others, all=True)[:1].count() > 0


def pass_of(asker: Asker) -> str:
    """What the asker's pages knock with."""
    return _signer.sign(f"{asker.centre.pk}.{asker.person.pk}")


def mark_for(told: str) -> str | None:
    """What is asked of whoever has the pass, as a mark, empty where nothing is; ``None`` without a pass."""
    try:
        centre, person = _signer.unsign(told, max_age=PASS_LASTS).split(".")
    except signing.BadSignature:
        return None
    return _marks(int(centre)).get(int(person), "")


def _marks(centre: int) -> Marks:
    """Of a centre's people; while one reads anew the others take what there is, or wait where nothing is."""
    if not _is_fresh(centre) and _reading.acquire(blocking=centre not in _read):
        try:
            if not _is_fresh(centre):  # another has read while this one waited
                begun, found = time.monotonic(), Centre.objects.filter(pk=centre).first()
                _read[centre] = (begun, read_marks(found) if found else {})
        finally:
            _reading.release()
    return _read[centre][1]


def _is_fresh(centre: int) -> bool:
    return centre in _read and time.monotonic() - _read[centre][0] <= FRESH_S


def read_marks(centre: Centre) -> Marks:
    """Everybody of whom something is asked, with its mark: one query."""
    first, *others = (
        one.rows.order_by().values_list(one.person, Value(one.kind), "pk", one.version)
        for one in everything_asked(centre, clock.now())
    )
    found: dict[int, list[str]] = {}
    for person, kind, pk, version in first.union(*others, all=True):
        found.setdefault(person, []).append(f"{kind}-{pk}-{version}")
    return {person: _mark(sorted(told)) for person, told in found.items()}


def _mark(told: Sequence[str]) -> str:
    return blake2s(" ".join(told).encode(), digest_size=8).hexdigest()


def forget() -> None:
    """Read anew at the next knock."""
    _read.clear()
