"""Search: does the right text come first, and how soon, against what else one could have taken."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np

from bench.search_corpora import (
    SHARED,
    Asked,
    QualitySet,
    Text,
    digdir,
    norquad,
    short_articles,
    short_questions,
)
from bench.search_engines import Engine, Fagtid, Fts5, Postgres, Whoosh

ROUNDS, QUESTIONS, SEED = 5, 200, 3
MANY, LONG_S = 100_000, 60
TARGET_MS = 50
LETTERS = "abdefgiklmnoprstuvøå"


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of the questions, and the mean of one over the place of the first right answer."""

    first: float
    in_ten: float
    reciprocal: float

    @property
    def row(self) -> str:
        """Three cells."""
        return f"{self.first:.3f} | {self.in_ten:.3f} | {self.reciprocal:.3f}"


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one engine with many texts: building, size, and milliseconds, shape (rounds, questions)."""

    build_s: float
    size_bytes: int
    whole_ms: np.ndarray
    typing_ms: np.ndarray


def run() -> str:
    """The section in Markdown."""
    if not SHARED.is_dir():
        return "## Search\n\nNot run: the development data is not beside the project.\n"
    engines, absent = at_hand()
    return "\n".join([*head(), *quality_lines(engines), *speed_lines(engines), *absent]) + "\n"


def at_hand() -> tuple[list[Callable[[], Engine]], list[str]]:
    """The engines this machine has, and a line for each it has not."""
    engines: list[Callable[[], Engine]] = [Fagtid, Fts5]
    absent = []
    for engine, needs in (
        (Postgres, "a PostgreSQL on the local socket"),
        (Whoosh, "the package whoosh-reloaded"),
    ):
        try:
            is_there(engine)
            engines.append(engine)
        except Exception:
            absent.append(f"\nNot run: {engine.__name__} (needs {needs}).")
    return engines, absent


def is_there(engine: Callable[[], Engine]) -> None:
    """Raises whatever an engine raises that is not there."""
    with tempfile.TemporaryDirectory() as folder:
        one = engine()
        one.build(Path(folder), [Text("a", "b", "c")])
        one.close()


def head() -> list[str]:
    """What is compared."""
    return [
        "## Search",
        "",
        (
            "Every engine gets the same texts and questions, any word may match, and makes a snippet for "
            "each of the ten best. Others come with their own Norwegian (PostgreSQL and Whoosh: the Snowball "
            "stemmer and stop words; FTS5: none). R@1 and R@10: share of the questions with a right answer "
            "first, among the first ten; MRR: mean of one over its place."
        ),
        "",
    ]


def quality_lines(engines: Iterable[Callable[[], Engine]]) -> Iterator[str]:
    """A table per set of questions."""
    sets = [digdir(), norquad()]
    sets += [mistyped(one, times) for one, times in zip(sets, (5, 1), strict=True)]
    for one in sets:
        yield f"**{one.name}**: {len(one.texts)} texts, {len(one.questions)} questions"
        yield ""
        yield "| engine | R@1 | R@10 | MRR |"
        yield "|---|---|---|---|"
        for engine in engines:
            line = f"| {engine().name} | {quality(engine(), one).row} |"
            print(one.name, line, flush=True)
            yield line
        yield ""


def quality(engine: Engine, told: QualitySet) -> Quality:
    """Ask every question."""
    with tempfile.TemporaryDirectory() as folder:
        engine.build(Path(folder), told.texts)
        places = [place(engine.search(one.text), one) for one in told.questions]
        engine.close()
    n_questions = len(places)
    return Quality(
        sum(one == 1 for one in places) / n_questions,
        sum(one > 0 for one in places) / n_questions,
        sum(1 / one for one in places if one) / n_questions,
    )


def place(found: list[str], asked: Asked) -> int:
    """Place of the first right answer among the first ten, from 1; 0 when it is not there."""
    return next((number for number, name in enumerate(found[:10], 1) if name in asked.answers), 0)


def mistyped(told: QualitySet, times: int) -> QualitySet:
    """The same questions, so many times each, with one error in one word."""
    rng = random.Random(SEED)
    asked = [replace(one, text=with_error(one.text, rng)) for one in told.questions for _ in range(times)]
    return QualitySet(f"{told.name}, one word mistyped", told.texts, asked)


def with_error(text: str, rng: random.Random) -> str:
    """A letter left out, put in, taken for another or swapped with the next, in a word of five or more."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= 5]
    if not words:
        return text
    word = rng.choice(words)
    at, wrong = rng.randrange(1, len(word) - 1), rng.choice(LETTERS)
    begin, rest = word[:at], word[at:]
    new = rng.choice((rest[1:], wrong + rest, wrong + rest[1:], rest[1] + rest[0] + rest[2:]))
    return text.replace(word, begin + new, 1)


def speed_lines(engines: Iterable[Callable[[], Engine]]) -> Iterator[str]:
    """The table of times."""
    texts, asked = list(short_articles(MANY)), short_questions(QUESTIONS)
    n_words = sum(len(one.body.split()) for one in texts) / len(texts)
    yield (
        f"**{MANY:,} short articles** of {n_words:.0f} words on average, mixed of the sentences of "
        f"m365_insights_nb; {QUESTIONS} questions of one to six words in a row, {ROUNDS} rounds (no new "
        f"one after {LONG_S} s); "
        "milliseconds with snippets, median of the rounds (least to most). While typing: the last "
        f"word taken as the beginning of one. Target: p99 under {TARGET_MS} ms while typing."
    )
    yield ""
    yield "| engine | p50 | p99 | while typing, p50 | p99 | build, s | texts per s | MB |"
    yield "|---|---|---|---|---|---|---|---|"
    for engine in engines:
        one = engine()
        seen = speed(one, texts, asked)
        cells = [spread(seen.whole_ms, 50), spread(seen.whole_ms, 99)]
        cells += [spread(seen.typing_ms, 50), spread(seen.typing_ms, 99)]
        cells += [f"{seen.build_s:.1f}", f"{MANY / seen.build_s:,.0f}", f"{seen.size_bytes / 1e6:.0f}"]
        line = f"| {one.name} | {' | '.join(cells)} |"
        print(line, flush=True)
        yield line
    yield ""


def speed(engine: Engine, texts: list[Text], asked: list[str]) -> Speed:
    """Build once, ask in rounds."""
    with tempfile.TemporaryDirectory() as folder:
        began = perf_counter()
        engine.build(Path(folder), texts)
        build_s = perf_counter() - began
        for text in asked[:20]:
            engine.search(text)
        whole, typing = (rounds(engine, asked, typing=one) for one in (False, True))
        size = engine.size_bytes()
        engine.close()
    return Speed(build_s, size, whole, typing)


def rounds(engine: Engine, asked: list[str], *, typing: bool) -> np.ndarray:
    """Milliseconds, shape (rounds, questions); no new round is begun after ``LONG_S``."""
    began, found = perf_counter(), []
    while len(found) < ROUNDS and (not found or perf_counter() - began < LONG_S):
        found.append([timed(engine, text, typing=typing) for text in asked])
    return np.array(found)


def timed(engine: Engine, text: str, *, typing: bool) -> float:
    """Milliseconds of one search."""
    began = perf_counter()
    engine.search(text, typing=typing)
    return 1000 * (perf_counter() - began)


def spread(found_ms: np.ndarray, percentile: int) -> str:
    """A percentile of each round: their median, least and most."""
    rounds = np.percentile(found_ms, percentile, axis=1)
    return f"{np.median(rounds):.1f} ({rounds.min():.1f}–{rounds.max():.1f})"
