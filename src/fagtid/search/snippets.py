"""The passage that answers, with what was asked marked. Plain text comes out; the page escapes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fagtid.search.analysis import Word, terms, word_texts, words
from fagtid.search.asking import Asked, Question
from fagtid.search.documents import Fragment
from fagtid.search.numbers import whole_numbers
from fagtid.search.query import errors_allowed, is_mistyped
from fagtid.search.stopwords import STOP_WORDS

LONGEST = 240  # characters in a passage
READ = 60_000  # characters of a body that are looked through
_BACK = 70  # characters a passage may begin before its first match, to begin where a sentence does
_SENTENCE_ENDS = ".!?:\n"

Span = tuple[int, int]


class Marker:
    """Knows which words of a text answer which word of the question.

    Parameters
    ----------
    question : Question
    mistyped : set of str
        Words of it, as written, in which errors are allowed.
    """

    def __init__(self, question: Question, mistyped: frozenset[str]) -> None:
        self._asked = tuple(enumerate(question.all_words()))
        self._mistyped = mistyped
        self._asks_small_words = all(word.terms.written in STOP_WORDS for _, word in self._asked)
        self._seen: dict[str, frozenset[int]] = {}

    def answers(self, text: str) -> frozenset[int]:
        """Numbers of the question's words that a word of a text answers."""
        if text not in self._seen:
            self._seen[text] = frozenset(self._answers(text))
        return self._seen[text]

    def _answers(self, text: str) -> Iterator[int]:
        told = terms(text)
        if told.written in STOP_WORDS and not self._asks_small_words:
            return
        roots = set(told.related)
        for number, word in self._asked:
            asked = word.terms
            is_same = asked.exact == told.exact or not roots.isdisjoint(asked.related)
            if is_same or any(self._is_meant(word, form) for form in (told.written, *told.parts)):
                yield number

    def _is_meant(self, word: Asked, form: str) -> bool:
        written = word.terms.written
        if word.is_open and form.startswith(written):
            return True
        return written in self._mistyped and is_mistyped(word, form, errors_allowed(written))


def marked(text: str, marker: Marker) -> tuple[Fragment, ...]:
    """A whole text in fragments."""
    return _fragments(text, (0, len(text)), _matches(text, marker))


def passage(body: str, marker: Marker) -> tuple[tuple[Fragment, ...], bool, bool]:
    """The best passage in fragments; whether text is left out before it, and after it.

    Parameters
    ----------
    body : str
        Plain text.
    marker : Marker

    Notes
    -----
    The best passage holds the most of the question's words; the earliest of equals. It begins with a sentence
    where one begins near, else with a word.
    """
    matches = _matches(body[:READ], marker)
    start, end = _fitted(body, _best_window(matches, marker))
    inside = [one for one in matches if start <= one.start and one.end <= end]
    return _fragments(body, (start, end), inside), bool(body[:start].strip()), bool(body[end:].strip())


def _matches(text: str, marker: Marker) -> list[Word]:
    """Words that answer, in order; one for a whole number that answers more than its groups do."""
    numbers = [one for one in whole_numbers(text) if marker.answers(one.text) - _by_group(text, one, marker)]
    inside = {at for one in numbers for at in range(one.start, one.end)}
    rest = (one for one in words(text) if one.start not in inside and marker.answers(one.text))
    return sorted([*numbers, *rest], key=lambda one: one.start)


def _by_group(text: str, number: Word, marker: Marker) -> frozenset[int]:
    groups = word_texts(text[number.start : number.end])
    return frozenset().union(*(marker.answers(group) for group in groups))


def _best_window(matches: list[Word], marker: Marker) -> Span:
    best, span, first = (0, 0), (0, 0), 0
    for last, word in enumerate(matches):
        while word.end - matches[first].start > LONGEST - _BACK and first < last:
            first += 1
        within = matches[first : last + 1]
        worth = (len(frozenset().union(*(marker.answers(one.text) for one in within))), len(within))
        if worth > best:
            best, span = worth, (within[0].start, word.end)
    return span


def _fitted(body: str, window: Span) -> Span:
    """The window widened to sentences or words."""
    first, last = window
    start = max(0, first - _BACK)
    before = max((body.rfind(sign, start, first) for sign in _SENTENCE_ENDS), default=-1)
    if before >= 0:
        start = before + 1
    elif start:
        space = body.find(" ", start, first)
        start = space + 1 if space >= 0 else first
    while start < first and body[start].isspace():
        start += 1
    end = min(len(body), max(start + LONGEST, last))
    if end < len(body):
        space = body.rfind(" ", last, end)
        end = space if space > last else end
    return start, end


def _fragments(text: str, span: Span, matches: Iterable[Word]) -> tuple[Fragment, ...]:
    pieces, at = [], span[0]
    for word in matches:
        pieces += [Fragment(text[at : word.start], False), Fragment(text[word.start : word.end], True)]
        at = word.end
    pieces.append(Fragment(text[at : span[1]], False))
    return tuple(piece for piece in pieces if piece.text)
