"""Words that mean the same in a centre, applied when somebody asks, so that teaching one changes no index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from fagtid.search.analysis import terms, words

Phrase = tuple[str, ...]
_LONGEST = 5  # words in a phrase


@dataclass(frozen=True, slots=True, eq=False)
class Synonyms:
    """Sets of words and phrases, looked up in any inflection."""

    others: Mapping[Phrase, tuple[Phrase, ...]] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[Phrase, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )  # of its sets

    @classmethod
    def taught(cls, groups: Iterable[Iterable[str]]) -> Synonyms:
        """From sets of phrases that mean the same: ``Synonyms.taught([{"TPS", "oppstartstilbud"}])``.

        Notes
        -----
        A phrase in two sets has the others of both. Phrases of more than five words are left out. The same
        sets give the same object, so that what is worked out by it can be kept.
        """
        return cls._taught(tuple(tuple(group) for group in groups))

    @classmethod
    @lru_cache(maxsize=64)
    def _taught(cls, groups: tuple[tuple[str, ...], ...]) -> Synonyms:
        others: dict[Phrase, dict[Phrase, None]] = {}
        names: dict[Phrase, tuple[str, ...]] = {}
        for number, group in enumerate(groups):
            phrases = {_key(phrase): phrase for phrase in map(_phrase, group) if 0 < len(phrase) <= _LONGEST}
            for key in phrases:
                rest = {phrase: None for other, phrase in phrases.items() if other != key}
                others.setdefault(key, {}).update(rest)
                names[key] = (*names.get(key, ()), f"={number}")
        found = {key: tuple(rest) for key, rest in others.items()}
        return cls(MappingProxyType(found), MappingProxyType(names))

    def found_in(self, asked: Sequence[str]) -> Iterator[tuple[int, int, tuple[Phrase, ...]]]:
        """Where taught phrases stand among the words, the longest first: start, end, other phrases."""
        for start, end, key in self._places(asked):
            yield start, end, self.others[key]

    def named_in(self, asked: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Where they stand, with the names of the sets that each is in: the same in every text."""
        for start, end, key in self._places(asked):
            yield start, end, self.names[key]

    def _places(self, asked: Sequence[str]) -> Iterator[tuple[int, int, Phrase]]:
        stems = _key(tuple(asked))
        at = 0
        while at < len(stems):
            end = self._longest(stems, at)
            if end > at:
                yield at, end, stems[at:end]
            at = max(end, at + 1)

    def _longest(self, stems: Phrase, at: int) -> int:
        ends = range(min(len(stems), at + _LONGEST), at, -1)
        return next((end for end in ends if stems[at:end] in self.others), at)


def _phrase(text: str) -> Phrase:
    return tuple(word.text for word in words(text))


def _key(phrase: Phrase) -> Phrase:
    return tuple(terms(word).exact for word in phrase)


NONE_TAUGHT = Synonyms()
