"""How alike two texts are. Pure; measured in `bench/questions.py`.

The shared words, each weighed by how seldom it is in the language, over those of both texts; where a centre
has many texts of a kind, also by how seldom these hold it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from wordfreq import zipf_frequency

from fagtid.search.analysis import fold, terms, word_texts
from fagtid.search.stopwords import STOP_WORDS

COMMONEST = 8.0  # zipf
LEAST_WEIGHT = 0.5
FEWEST_TEXTS = 50  # from which a centre's own texts tell which words are seldom
TEXTS = ""  # no root: stands for a text itself
NOTHING: Mapping[str, float] = {}
MASKED = re.compile(r"\[[^\]\n]{3,40}\]")  # what stands for what told who a customer is


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
