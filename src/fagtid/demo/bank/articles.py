"""The bank's articles: those for all newspapers, and those for one, in agreement with its card."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from fagtid.demo.bank import general, local
from fagtid.demo.bank.cards import NEEDS, NOT_SOLD, Card, cards, in_town, kroner, town_of
from fagtid.demo.bank.slips import Slip, fill, number_of, pick, slips
from fagtid.demo.bank.vocabulary import WEIGHTS

SIZE = 400
OVER_SINCE_DAYS = (None, None, None, None, 4, 18)  # what lasted some days is over at one newspaper in three


@dataclass(frozen=True)
class BankArticle:
    """One article, in Markdown; ``client`` is None where it holds for every newspaper.

    ``from_day`` and ``to_day`` count from today, both included; None is open.
    """

    key: str
    title: str
    body: str
    client: str | None
    product: str
    situation: str
    keywords: tuple[str, ...]
    from_day: int | None
    to_day: int | None
    weight: str


@cache
def articles() -> tuple[BankArticle, ...]:
    """All articles: first the general ones by theme, then newspaper by newspaper."""
    everywhere = [_article(slip) for text in general.TEXTS for slip in slips(text)]
    return (*everywhere, *_of_one_newspaper(SIZE - len(everywhere)))


def values_of(card: Card) -> dict[str, str]:
    """What the patterns of one newspaper are filled in with: its card, and what follows from it."""
    facts, name = card.facts, card.client
    complete, digital = kroner(facts["price_complete"]), kroner(facts["price_digital"])
    hours = facts["delivered_before"]
    return facts | {
        "avis": name,
        "sted": town_of(name),
        "i_sted": in_town(name),
        "arrives": f"innen {hours}" if hours.startswith("kl.") else hours,
        "next_complete": f"{complete + pick((10, 20, 30), name, 'next')} kr per måned",
        "next_digital": f"{digital + pick((10, 20), name, 'next')} kr per måned",
        "saving_digital": f"{complete - digital} kr",
        "shared_products": "komplett og digital"
        if facts["price_weekend"] == NOT_SOLD
        else "komplett, helg og digital",
    }


def _of_one_newspaper(count: int) -> list[BankArticle]:
    """Shares the patterns among the newspapers: the least used first, the bigger get one more."""
    patterns = [slip for text in local.TEXTS for slip in slips(text)]
    each, more = divmod(count, len(cards()))
    used: Counter[str] = Counter()
    written: list[BankArticle] = []
    for rank, card in enumerate(cards()):
        fitting = [slip for slip in patterns if all(NEEDS[need](card) for need in _needs(slip))]
        fitting.sort(key=lambda slip: (used[slip.key], number_of(card.client, slip.key)))
        chosen = fitting[: each + (rank < more)]
        used.update(slip.key for slip in chosen)
        written += [_article(_filled(slip, card, rank), card.client) for slip in chosen]
    return written


def _needs(slip: Slip) -> list[str]:
    return [mark for mark in slip.marks if mark in NEEDS]


def _filled(slip: Slip, card: Card, rank: int) -> Slip:
    values, names = values_of(card), (card.client, slip.key)
    return Slip(
        f"{slip.key}-{rank + 1:02}",
        _earlier(slip, card),
        fill(slip.title, values, *names),
        tuple(fill(word, values, *names) for word in slip.keywords),
        fill(slip.body, values, *names),
    )


def _earlier(slip: Slip, card: Card) -> tuple[str, ...]:
    """The marks; at some newspapers what has begun and will end is over already."""
    first, last = slip.days
    over = pick(OVER_SINCE_DAYS, card.client, slip.key, "over")
    if first is None or last is None or first > 0 or over is None:
        return slip.marks
    back = last + over
    return (*(mark for mark in slip.marks if ".." not in mark), f"{first - back}..{last - back}")


def _article(slip: Slip, client: str | None = None) -> BankArticle:
    product, situation, *_ = slip.marks
    first, last = slip.days
    return BankArticle(
        key=slip.key,
        title=slip.title,
        body=slip.body,
        client=client,
        product=product,
        situation=situation,
        keywords=slip.keywords,
        from_day=first,
        to_day=last,
        weight=slip.one_of(WEIGHTS, "normal"),
    )
