"""Refusals and pictures of the day in the reader's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fagtid.frame.refusals import Refused
from fagtid.live.offers import OfferIsOver
from fagtid.live.queries import Bar
from fagtid.live.replanning import AlreadyReplanned, NothingToReplan
from fagtid.live.simulation import AlreadyRunning, NothingToSimulate
from fagtid.planning.services import AlreadyBeingMade, NotAsItWas

WIDTH, HEIGHT, FOOT = 600, 160, 20


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    told = {
        OfferIsOver: _("The offer is over: it ran out, or the queue needs everybody now."),
        AlreadyReplanned: _(
            "The rest of the day has just been planned anew. Try again in the next interval."
        ),
        NothingToReplan: _("There is nothing to plan anew: no plan is in force, or the day is nearly over."),
        AlreadyRunning: _("The invented queue runs already, or is about to."),
        NothingToSimulate: _("Publish a plan first; the invented queue follows its forecast."),
        AlreadyBeingMade: _("A plan for the week is being made already. Wait for it to be done."),
        NotAsItWas: _("Somebody has changed the plan meanwhile. It is left as it is."),
    }
    return told.get(type(refused), _("That cannot be done."))


@dataclass(frozen=True)
class DrawnBar:
    """A bar of the last hour as the picture draws it: ``x``, ``y``, ``height``, and the forecast's line."""

    bar: Bar
    x: int
    y: float
    height: float
    line_y: float | None
    is_labelled: bool


@dataclass(frozen=True)
class DrawnHour:
    """The last hour as a picture: bars that came, lines that were expected, one scale."""

    bars: Sequence[DrawnBar]
    most: int
    has_calls: bool


def drawn(bars: Sequence[Bar]) -> DrawnHour:
    """The hour on a picture of ``WIDTH`` x ``HEIGHT``."""
    most = max([5.0, *(one.came or 0 for one in bars), *(one.expected or 0.0 for one in bars)])
    scale = (HEIGHT - FOOT - 10) / most
    width = WIDTH // len(bars)
    found = [
        DrawnBar(
            bar=one,
            x=n * width,
            y=round(HEIGHT - FOOT - (one.came or 0) * scale, 1),
            height=round((one.came or 0) * scale, 1),
            line_y=None if one.expected is None else round(HEIGHT - FOOT - one.expected * scale, 1),
            is_labelled=n % 3 == 0,
        )
        for n, one in enumerate(bars)
    ]
    return DrawnHour(found, round(most), any(one.came is not None for one in bars))
