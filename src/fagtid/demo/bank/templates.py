"""The call templates: what to say, why, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fagtid.demo.bank import sayings
from fagtid.demo.bank.articles import values_of
from fagtid.demo.bank.cards import NEEDS, Card, cards
from fagtid.demo.bank.slips import Slip, fill, slips


@dataclass(frozen=True)
class BankTemplate:
    """One call template; ``say`` has fill-in fields such as ``{navn}``, those of `FILL_INS`."""

    key: str
    title: str
    client: str | None
    situation: str
    say: str
    why: str
    next_step: str


@cache
def templates() -> tuple[BankTemplate, ...]:
    """All templates: the general ones, then one for each of the biggest newspapers it fits."""
    everywhere = [_template(slip) for text in sayings.TEXTS for slip in slips(text)]
    return (*everywhere, *_of_one_newspaper())


def _of_one_newspaper() -> list[BankTemplate]:
    left = list(cards())
    written: list[BankTemplate] = []
    for slip in slips(sayings.LOCAL):
        card = next(card for card in left if all(NEEDS[m](card) for m in slip.marks if m in NEEDS))
        left.remove(card)
        written.append(_template(_filled(slip, card), card.client))
    return written


def _filled(slip: Slip, card: Card) -> Slip:
    values = values_of(card)
    body = fill(slip.body, values, card.client, slip.key)
    return Slip(slip.key, slip.marks, fill(slip.title, values, card.client, slip.key), (), body)


def _template(slip: Slip, client: str | None = None) -> BankTemplate:
    say, why, next_step = slip.body.split("\n\n")
    return BankTemplate(slip.key, slip.title, client, slip.marks[0], say, why, next_step)
