"""What was asked, word by word: stems, parts, what is half typed, what is synonymous."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fagtid.search.analysis import Terms, fold, terms, words
from fagtid.search.numbers import whole_numbers
from fagtid.search.stopwords import STOP_WORDS
from fagtid.search.synonyms import Synonyms

MOST_WORDS = 40  # of what is asked; the rest is not read


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of the question.

    Attributes
    ----------
    terms : Terms
        What it is found by.
    is_open : bool
        Whether letters may still be missing at its end.
    """

    terms: Terms
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Neighbouring words, and other phrases that mean the same."""

    words: tuple[Asked, ...]
    others: tuple[tuple[Asked, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """All that was asked.

    Attributes
    ----------
    clauses : tuple of Clause
        Small words left out, unless there is nothing else.
    joined : tuple of Terms
        Neighbours written as one word: `avis bud` is mostly meant as `avisbud`.
    numbers : tuple of Asked
        Phone numbers told in groups or after +47, each as one word.
    """

    clauses: tuple[Clause, ...]
    joined: tuple[Terms, ...]
    numbers: tuple[Asked, ...] = ()

    def all_words(self) -> Iterator[Asked]:
        """Every word, those of other phrases and whole numbers too."""
        for clause in self.clauses:
            yield from clause.words
            for other in clause.others:
                yield from other
        yield from self.numbers


def read_question(text: str, synonyms: Synonyms, *, typing: bool) -> Question:
    """Read what was asked.

    Parameters
    ----------
    text : str
        Anything; text without words gives a question without clauses.
    synonyms : Synonyms
        Applied to the words as they stand, small words included.
    typing : bool
        Whether the last word is open, when the text ends with it.
    """
    told = [word for word, _ in zip(words(text), range(MOST_WORDS), strict=False)]
    texts = [word.text for word in told]
    is_open = typing and bool(told) and told[-1].end == len(text)
    clauses = list(_clauses(texts, synonyms, is_open))
    meant = [clause for clause in clauses if clause.others or _is_meant(clause.words[0])]
    read = text[: told[-1].end] if told else ""
    numbers = tuple(Asked(terms(one.text), is_open and one.end == len(text)) for one in whole_numbers(read))
    return Question(_without_repeats(meant or clauses), tuple(_joined(texts)), numbers)


def _clauses(texts: list[str], synonyms: Synonyms, is_open: bool) -> Iterator[Clause]:
    taught = {start: (end, others) for start, end, others in synonyms.found_in(texts)}
    at = 0
    while at < len(texts):
        end, others = taught.get(at, (at + 1, ()))
        own = tuple(
            Asked(terms(text), is_open and at + place == len(texts) - 1)
            for place, text in enumerate(texts[at:end])
        )
        yield Clause(own, tuple(tuple(Asked(terms(text)) for text in other) for other in others))
        at = end


def _is_meant(word: Asked) -> bool:
    return word.is_open or word.terms.written not in STOP_WORDS


def _without_repeats(clauses: list[Clause]) -> tuple[Clause, ...]:
    first = {tuple(word.terms.exact for word in clause.words): clause for clause in reversed(clauses)}
    return tuple(reversed(first.values()))


def _joined(texts: list[str]) -> Iterator[Terms]:
    for one, next_ in pairwise(texts):
        if not {fold(one), fold(next_)} & STOP_WORDS:
            yield terms(one + next_)
            yield terms(f"{one}s{next_}")
