"""Text to words, and each word to the terms it is found by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fagtid.search.compounds import everyday
from fagtid.search.stems import root, stem

LONGEST_WORD = 80  # letters; what is longer is cut
_WORD = re.compile(r"[^\W_][\u0300-\u036f\u00ad]*(?:[-\u2010\u2011'’]?[^\W_][\u0300-\u036f\u00ad]*)*")
_JOINT = re.compile(r"[-\u2010\u2011'’]")
_KEPT = str.maketrans({"ö": "ø", "ä": "æ", "\u00ad": None, "ß": "ss"})
_NORWEGIAN = frozenset("æøå")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a word is found by.

    Attributes
    ----------
    exact : str
        The stem of the whole word; empty for what is no word.
    related : tuple of str
        Roots of the word and of its parts: what is made from the same verb, or stands inside a compound.
    written : str
        The word itself, folded, a hyphen left out.
    parts : tuple of str
        The words it is made of, folded; empty when it is not a compound.
    """

    exact: str
    related: tuple[str, ...]
    written: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: ``text[start:end]``."""

    start: int
    end: int
    text: str


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order; a hyphen or an apostrophe joins."""
    for found in _WORD.finditer(text):
        yield Word(found.start(), found.end(), found[0])


def word_texts(text: str) -> list[str]:
    """The words alone, quicker."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """The word in lower case, accents off, æ, ø and å kept (ä, ö and aa are read as æ, ø and å)."""
    low = word.lower()
    if not low.isascii():
        low = "".join(_bare(letter) for letter in unicodedata.normalize("NFC", low).translate(_KEPT))
    return low.replace("aa", "å")


def _bare(letter: str) -> str:
    if letter in _NORWEGIAN or letter.isascii():
        return letter
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if part.isalnum())


@lru_cache(maxsize=1 << 17)
def terms(word: str) -> Terms:
    """The terms of one word as it is written.

    Parameters
    ----------
    word : str
        As `words` finds it; any other text gives terms too, and never an error.
    """
    pieces = [fold(piece) for piece in _JOINT.split("".join(word[:LONGEST_WORD].split())) if piece]
    whole = "".join(pieces)
    parts = [
        part for piece in pieces for part in (piece if len(pieces) > 1 else "", *everyday().parts(piece))
    ]
    related = dict.fromkeys(root(stem(part)) for part in (whole, *parts) if part is whole or len(part) > 1)
    return Terms(stem(whole), tuple(related), whole, tuple(part for part in parts if part))
