"""How alike two texts are. Pure; measured in `bench/questions.py`.

The shared words, each weighed by how seldom it is in the language, over those of both texts; where a centre
has many texts of a kind, also by how seldom these hold it. Words that the centre has taught to mean the same
count as one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from wordfreq import zipf_frequency

from fagtid.search.analysis import fold, terms, word_texts
from fagtid.search.stopwords import STOP_WORDS
from fagtid.search.synonyms import NONE_TAUGHT, Synonyms

COMMONEST = 8.0  # zipf
LEAST_WEIGHT = 0.5
FEWEST_TEXTS = 50  # from which a centre's own texts tell which words are seldom
MASKED = re.compile(r"\[[^\]\n]{3,40}\]")  # what stands for what told who a customer is


@dataclass(frozen=True, slots=True)
class Wording:
    """How a centre words things: what it has taught to mean the same, and how much each root tells there.

    Attributes
    ----------
    taught : Synonyms
        Words and phrases that count as one.
    seldom : mapping of str to float
        How much a root tells, 0 to 1, by how few of the centre's texts hold it; roots left out tell 1.
    """

    taught: Synonyms = NONE_TAUGHT
    seldom: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, texts: Iterable[str], taught: Synonyms = NONE_TAUGHT) -> Wording:
        """From a centre's texts of one kind; a few tens of them do not tell which words are seldom.

        The square root of the usual inverse document frequency over its most: measured in
        `bench/questions.py`.
        """
        told = [weights(text, taught) for text in texts]
        if len(told) < FEWEST_TEXTS:
            return cls(taught)
        held = Counter(root for one in told for root in one)
        most = math.log(len(told) + 1)
        tells = {root: math.sqrt(math.log((len(told) + 1) / times) / most) for root, times in held.items()}
        return cls(taught, MappingProxyType(tells))


PLAIN = Wording()


@lru_cache(maxsize=1 << 14)
def weights(text: str, taught: Synonyms = NONE_TAUGHT) -> Mapping[str, float]:
    """What the text is about: roots of its words, the seldom ones weighing most, and sets of taught words."""
    asked = word_texts(MASKED.sub(" ", text))
    phrases = {start: (end, names) for start, end, names in taught.named_in(asked)}
    found: dict[str, float] = {}
    at = 0
    while at < len(asked):
        end, names = phrases.get(at, (at + 1, ()))
        words = [_of_word(word) for word in asked[at:end]]
        if names:
            weight = sum(max(roots.values(), default=0.0) for roots in words) or LEAST_WEIGHT
            told = dict.fromkeys(names, weight)
        else:
            told = {name: of for root, of in words[0].items() for name in taught.names.get((root,), (root,))}
        for root, of in told.items():
            found[root] = max(found.get(root, 0.0), of)
        at = end
    return found


@lru_cache(maxsize=1 << 16)
def _of_word(word: str) -> Mapping[str, float]:
    if fold(word) in STOP_WORDS or any(letter.isdigit() for letter in word):
        return {}
    weight = max(COMMONEST - zipf_frequency(word, "nb"), LEAST_WEIGHT)
    told = terms(word)
    return {root: weight for root in (told.exact, *told.related) if root}


def warm_up() -> None:
    """Have the language's words at hand, so that the first who asks need not wait for them."""
    weights("avis")


def likeness(one: str, other: str, wording: Wording = PLAIN) -> float:
    """The shared weight over the mean of both, 0 to 1; 0 where either has no words."""
    first, second = weights(one, wording.taught), weights(other, wording.taught)
    if not first or not second:
        return 0.0

    def weighed(told: Mapping[str, float]) -> float:
        return sum(weight * wording.seldom.get(root, 1.0) for root, weight in told.items())

    shared = {root: min(weight, second[root]) for root, weight in first.items() if root in second}
    whole = weighed(first) + weighed(second)
    return 2 * weighed(shared) / whole if whole else 0.0
