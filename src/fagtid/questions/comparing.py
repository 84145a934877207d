"""Whether two answers speak against each other, and how alike texts of one matter are. Pure.

Measured in `bench/questions.py`. Against: alike, and with other amounts of the same unit, other days, or a no
where the other has a yes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fagtid.search.likeness import PLAIN, Wording, likeness

ALIKE = 0.5  # from here on two questions may be the same
SAME_MATTER = 0.34  # from here on two answers may be about the same
SAME_SENTENCE = 0.5  # and two of their sentences
SAME_CLAIM = 0.62  # and a yes and a no be about one thing

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
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n+|;\s")


@dataclass(frozen=True)
class Against:
    """How two texts speak against each other: ``numbers``, ``days`` or ``no``."""

    kind: str


def against(one: str, other: str, wording: Wording = PLAIN, *, same_question: bool = False) -> Against | None:
    """What in two answers speaks against each other; ``None`` for answers that can stand together.

    Each sentence is held against the sentence of the other that is most like it. Answers to one and the same
    question need not share as many words as answers from different places.
    """
    if not same_question and likeness(one, other, wording) < SAME_MATTER:
        return None
    least = SAME_MATTER if same_question else SAME_SENTENCE
    for mine in sentences(one):
        pairs = [(likeness(mine, theirs, wording), theirs) for theirs in sentences(other)]
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
