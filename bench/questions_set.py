"""The set that questions and answers are measured on, built by rules from the development data.

Questions: those of digdir_docs_nb and norquad_nb. Half of them have been asked before; every one is asked
again in other words. The right outcome is the earlier question where there is one, and none where there is
not.

Answers: sentences of m365_insights_nb, digdir_docs_nb and norquad_nb that count something or say that
something can be done. Each is told again in other words, once saying the same and once with another amount,
another day or the opposite. Sentences beside each other in a text, which count in the same way and are both
right, are pairs that must not be taken to be against each other. The rules know nothing of how Fagtid
compares.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bench.search_corpora import SHARED, digdir, norquad, records

SEED, MOST_SENTENCES = 11, 400
OTHER_WORDS = {
    "hvordan": "på hvilken måte", "hvem": "hvilken person", "hva er": "kan du forklare",
    "hvor mange": "hvilket antall", "når": "på hvilket tidspunkt", "hvorfor": "hva er grunnen til at",
    "hvor": "på hvilket sted", "kan jeg": "går det an å", "må": "er nødt til å", "får": "mottar",
    "begynte": "startet", "startet": "begynte", "laget": "skapte", "bruke": "benytte",
    "brukes": "benyttes", "viser": "framgår av", "finne": "lete opp", "finnes": "fins",
    "endre": "forandre", "sende": "oversende", "ikke": "ikkje", "jeg": "eg", "en": "ein",
    "også": "dessuten", "eller": "evt.", "men": "imidlertid", "velg": "klikk på", "bruker": "person",
    "brukere": "personer", "problem": "feil", "hvis": "dersom", "siden": "ettersom",
}  # fmt: skip
FRAMES = ("{}", "Kunden lurer: {}", "Hei, {}", "Fikk spørsmål om dette: {}", "{} Haster litt.")
MONTHS = [
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
]
COUNTED = re.compile(
    r"\b(\d{1,3})(?=\s(?:kroner|kr|dager|timer|minutter|år|måneder|uker|prosent|ganger)\b|\s?%)",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\b(\d{1,2})\.\s(?=(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b)"
)
CAN = re.compile(r"\b(kan|skal|må|vil|er|har|blir)\b(?! ikke| ikkje)")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")
NOTHING = re.compile(r"\b(?:ikke|ikkje|aldri|ingen|uten|nei)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Again:
    """A question asked again; ``earlier`` is its place among those asked before, None where it is new."""

    text: str
    earlier: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers, and whether they speak against each other."""

    one: str
    other: str
    against: bool
    kind: str


def in_other_words(text: str, rng: random.Random) -> str:
    """The same, with half of its ordinary words exchanged, a part moved or left out, a letter lost."""
    told = text
    for word, other in OTHER_WORDS.items():
        if rng.random() < 0.5:
            told = re.sub(rf"\b{word}\b", other, told, flags=re.IGNORECASE)
    words = told.split()
    long = [n for n, word in enumerate(words) if len(word) > 6 and word.isalpha() and word[0].islower()]
    if long and rng.random() < 0.4:
        place = rng.choice(long)
        letter = rng.randrange(2, len(words[place]) - 1)
        words[place] = words[place][:letter] + words[place][letter + 1 :]
    if len(words) > 7 and rng.random() < 0.4:
        cut = rng.randrange(2, 4)
        words = [*words[cut:], *words[:cut]]
    return " ".join(words)


def questions() -> tuple[list[str], list[Again]]:
    """What has been asked before, and what is asked now."""
    rng = random.Random(SEED)
    told = list(dict.fromkeys(one.text for source in (digdir(), norquad()) for one in source.questions))
    rng.shuffle(told)
    earlier = told[: len(told) // 2]
    again = [
        Again(rng.choice(FRAMES).format(in_other_words(text, rng)), place if place < len(earlier) else None)
        for place, text in enumerate(told)
    ]
    return earlier, again


def sentences() -> Iterator[list[str]]:
    """Texts in sentences of a fair length."""
    texts = [one["text"] for one in records(SHARED / "m365_insights_nb" / "articles.jsonl.gz")]
    texts += [one.body for source in (digdir(), norquad()) for one in source.texts]
    for text in texts:
        yield [one for one in SENTENCE.split(" ".join(text.split())) if 40 <= len(one) <= 220]


def answers() -> list[Pair]:
    """Pairs that are against each other and pairs that are not, of each kind."""
    rng = random.Random(SEED + 1)
    counted: list[str] = []
    dated: list[str] = []
    able: list[str] = []
    beside: list[Pair] = []
    for told in sentences():
        for one, following in zip(told, [*told, ""][1:], strict=True):
            if COUNTED.search(one):
                counted.append(one)
                if COUNTED.search(following):
                    beside.append(Pair(one, following, False, "beside"))
            elif DATED.search(one):
                dated.append(one)
            elif CAN.search(one) and not NOTHING.search(one) and not re.search(r"\d", one):
                able.append(one)
    found = rng.sample(beside, min(len(beside), MOST_SENTENCES))
    for kind, of_kind, change in (
        ("numbers", counted, _other_number),
        ("days", dated, _other_day),
        ("no", able, _opposite),
    ):
        for one in rng.sample(of_kind, min(len(of_kind), MOST_SENTENCES)):
            found.append(Pair(one, in_other_words(one, rng), False, kind))
            found.append(Pair(one, in_other_words(change(one, rng), rng), True, kind))
    return found


def _other_number(text: str, rng: random.Random) -> str:
    return COUNTED.sub(lambda found: str(int(found[1]) + rng.randint(1, 9)), text)


def _other_day(text: str, rng: random.Random) -> str:
    return DATED.sub(lambda found: f"{int(found[1]) % 27 + rng.randint(1, 3)}. ", text)


def _opposite(text: str, rng: random.Random) -> str:
    return CAN.sub(r"\1 ikke", text, count=1)
