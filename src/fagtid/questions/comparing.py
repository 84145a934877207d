"""How alike two texts are, and whether they speak against each other. Pure; measured in `bench/questions.py`.

Alike: the shared words, each weighed by how seldom it is in the language, over those of both texts; among
questions also by how seldom the centre's own hold it.
Against: alike, and with other amounts of the same unit, other days, or a no where the other has a yes.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from wordfreq import zipf_frequency

from fagtid.search.analysis import fold, terms, word_texts
from fagtid.search.stopwords import STOP_WORDS

ALIKE = 0.5  # from here on two questions may be the same
SAME_MATTER = 0.34  # from here on two answers may be about the same
SAME_SENTENCE = 0.5  # and two of their sentences
SAME_CLAIM = 0.62  # and a yes and a no be about one thing
COMMONEST = 8.0  # zipf
LEAST_WEIGHT = 0.5
FEWEST_TEXTS = 50  # from which a centre's own texts tell which words are seldom
TEXTS = ""  # no root: stands for a text itself
NOTHING: Mapping[str, float] = {}

UNITS = {
    "kr": "kr", "kroner": "kr", "nok": "kr", ",-": "kr",
    "dag": "day", "dager": "day", "dagar": "day", "døgn": "day", "virkedag": "day", "virkedager": "day",
    "uke": "week", "uker": "week", "veke": "week", "veker": "week",
    "måned": "month", "måneder": "month", "månad": "month", "månader": "month", "mnd": "month",
    "år": "year", "time": "hour", "timer": "hour", "timar": "hour", "minutt": "minute", "minutter": "minute",
    "%": "share", "prosent": "share", "stk": "piece", "ganger": "times", "eksemplarer": "piece",
}  # fmt: skip
MONTHS = [
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
]
NUMBERS = {
    "en": 1, "én": 1, "ett": 1, "ein": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "sju": 7, "syv": 7,
    "åtte": 8, "ni": 9, "ti": 10, "tolv": 12, "fjorten": 14,
}  # fmt: skip
AMOUNT = re.compile(
    r"(?:(?P<before>kr\.?)\s?)?"
    r"(?P<number>\d{1,3}(?:[  .]\d{3})+|\d+(?:[.,]\d+)?)\s?(?P<unit>,-|%|[a-zæøå]+)?",
    re.IGNORECASE,
)
IN_WORDS = re.compile(r"\b(?P<number>" + "|".join(NUMBERS) + r")\s(?P<unit>[a-zæøå]+)", re.IGNORECASE)
CLOCK = re.compile(r"\bkl(?:okka|okken|\.)?\s?(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)
DAY = re.compile(
    r"\b(?P<day>\d{1,2})\.\s?(?:(?P<month>"
    + "|".join(MONTHS)
    + r")|(?P<number>\d{1,2})\.(?:\d{2,4})?)?(?=[\s,.;:!?)]|$)",
    re.IGNORECASE,
)
NO = re.compile(
    r"\b(?:ikke|ikkje|aldri|ingen|inga|intet|uten|utan|nei|ei heller|stenges|forbudt|umulig|verken|avvises)\b"
    r"|\bu(?:mulig|gyldig|aktuelt)\w*",
    re.IGNORECASE,
)
MASKED = re.compile(r"\[[^\]\n]{3,40}\]")  # what stands for what told who a customer is
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n+|;\s")


@dataclass(frozen=True)
class Against:
    """How two texts speak against each other: ``numbers``, ``days`` or ``no``."""

    kind: str


@lru_cache(maxsize=1 << 14)
def weights(text: str) -> dict[str, float]:
    """What the text is about: roots of its words, the seldom ones weighing most."""
    found: dict[str, float] = {}
    for word in word_texts(MASKED.sub(" ", text)):
        if fold(word) in STOP_WORDS or any(letter.isdigit() for letter in word):
            continue
        weight = max(COMMONEST - zipf_frequency(word, "nb"), LEAST_WEIGHT)
        told = terms(word)
        for root in (told.exact, *told.related):
            if root:
                found[root] = max(found.get(root, 0.0), weight)
    return found


def warm_up() -> None:
    """Have the language's words at hand, so that the first who asks need not wait for them."""
    weights("avis")


def seldom(texts: Iterable[str]) -> Mapping[str, float]:
    """How much each root tells at a centre, 0 to 1, by how few of its texts hold it; of a few tens nothing.

    The square root of the usual inverse document frequency over its most: measured in `bench/questions.py`.
    """
    held = Counter(root for text in texts for root in weights(text).keys() | {TEXTS})
    count = held.pop(TEXTS, 0)
    if count < FEWEST_TEXTS:
        return {}
    most = math.log(count + 1)
    return {root: math.sqrt(math.log((count + 1) / times) / most) for root, times in held.items()}


def likeness(one: str, other: str, seldom: Mapping[str, float] = NOTHING) -> float:
    """The shared weight over the mean of both, 0 to 1; 0 where either has no words."""
    first, second = weights(one), weights(other)
    if not first or not second:
        return 0.0

    def weighed(told: dict[str, float]) -> float:
        return sum(weight * seldom.get(root, 1.0) for root, weight in told.items())

    shared = {root: min(weight, second[root]) for root, weight in first.items() if root in second}
    whole = weighed(first) + weighed(second)
    return 2 * weighed(shared) / whole if whole else 0.0


def same_question(one: str, other: str) -> bool:
    """Whether two questions may be the same, for a person to confirm."""
    return likeness(one, other) >= ALIKE


def against(one: str, other: str, *, same_question: bool = False) -> Against | None:
    """What in two answers speaks against each other; ``None`` for answers that can stand together.

    Each sentence is held against the sentence of the other that is most like it. Answers to one and the same
    question need not share as many words as answers from different places.
    """
    if not same_question and likeness(one, other) < SAME_MATTER:
        return None
    least = SAME_MATTER if same_question else SAME_SENTENCE
    for mine in sentences(one):
        pairs = [(likeness(mine, theirs), theirs) for theirs in sentences(other)]
        alike, theirs = max(pairs, default=(0.0, ""))
        kind = _kind(mine, theirs, alike) if alike >= least else None
        if kind is None and same_question and len(pairs) == 1:
            kind = _numbers(mine, theirs)
        if kind is not None:
            return Against(kind)
    return None


def sentences(text: str) -> list[str]:
    """The text in sentences and lines."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def _kind(one: str, other: str, alike: float) -> str | None:
    says_otherwise = alike >= SAME_CLAIM and bool(NO.search(one)) != bool(NO.search(other))
    return _numbers(one, other) or ("no" if says_otherwise else None)


def _numbers(one: str, other: str) -> str | None:
    first, second = amounts(one), amounts(other)
    for unit in first.keys() & second.keys():
        if first[unit].isdisjoint(second[unit]):
            return "days" if unit in ("date", "clock") else "numbers"
    return None


@lru_cache(maxsize=1 << 13)
def amounts(text: str) -> dict[str, frozenset[str]]:
    """What the text counts, by unit: amounts, periods, days and hours."""
    found: dict[str, set[str]] = {}
    rest = text
    for match in DAY.finditer(text):
        month = match["month"].lower() if match["month"] else match["number"] or ""
        month = str(MONTHS.index(month) + 1) if month in MONTHS else month.lstrip("0")
        if month or 1 <= int(match["day"]) <= 31:
            found.setdefault("date", set()).add(f"{int(match['day'])}.{month}")
            rest = rest.replace(match.group(), " " * len(match.group()), 1)
    for match in CLOCK.finditer(rest):
        found.setdefault("clock", set()).add(f"{int(match[1])}:{match[2] or '00'}")
        rest = rest.replace(match.group(), " " * len(match.group()), 1)
    for match in AMOUNT.finditer(rest):
        unit = UNITS.get((match["unit"] or "").lower()) or ("kr" if match["before"] else None)
        if unit:
            found.setdefault(unit, set()).add(_plain(match["number"]))
    for match in IN_WORDS.finditer(rest):
        unit = UNITS.get(match["unit"].lower())
        if unit:
            found.setdefault(unit, set()).add(str(NUMBERS[match["number"].lower()]))
    return {unit: frozenset(values) for unit, values in found.items()}


def _plain(number: str) -> str:
    whole = re.sub(r"(?<=\d)[  .](?=\d{3}\b)", "", number).replace(",", ".")
    return whole.removesuffix(".00").removesuffix(".0")
