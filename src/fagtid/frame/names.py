"""Names of people in a text: a first name with a family name, or what words before it say is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from faker.providers.person.da_DK import Provider as Danish
from faker.providers.person.no_NO import Provider as Norwegian
from faker.providers.person.sv_SE import Provider as Swedish

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
GAP = re.compile(r"[ \u00a0]{1,2}")
AFTER_INITIAL = re.compile(r"\.[ \u00a0]?")
TURNED = re.compile(r",[ \u00a0]")
MOST_WORDS = 4
NAMED = re.compile(
    r"(?:\b(?:jeg|hun|han|kunden|abonnenten|vedkommende|mottakeren|giveren|avsenderen|kona|"
    r"mannen|moren|faren|sønnen|datteren)\s+(?:heter|het|heiter|kaller seg)|\bmitt navn er|"
    r"\bnavnet (?:hans |hennes |mitt )?er|\bnavn\s*:|\bnamn\s*:|"
    r"\bmy name is|\b(?:customer|he|she) is (?:called|named)|\bname\s*:|\b(?:fru|herr|frøken|mrs)\b\.?)\s+",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"\b(?:kunden|kunde|abonnenten|abonnent|hr\.|mottaker|på vegne av|customer|mr\.?|ms\.?)\s+",
    re.IGNORECASE,
)
# Words of the language that are names too: alone they do not make what follows a name.
_ORDINARY = """
dag even liv odd per tor bo gro may ask vår siv bjørn stein tom mona bent rolf finn ola berg dahl moe lie vik
strand lund bakken haugen solberg dal sand holm hall bakke haug ness ravn lind falk sol ja nei eva du dan art
ben rose lang stor svart vind alf bror man mark angel april juni august sten gun vi ray hans lage del skriv my
oslo love name kim max ove ulf nova star sune pia mia tea viola iris linn jo kai lea bodil
"""
_ENDINGS = """
sen son stad vik berg dal dahl land rud heim nes ness seth set haug bakk bakken lund eng gård gaard strøm mark
moen sæter vold hagen lien moe rød stein snes feld borg hus øy ås aas
"""
ORDINARY = frozenset(_ORDINARY.split())
ENDINGS = tuple(_ENDINGS.split())


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Given names in use in Scandinavia, in small letters."""
    found = [one.lower() for who in (Norwegian, Danish, Swedish) for one in who.first_names]
    return frozenset(one for one in found if len(one) > 1)


@lru_cache(maxsize=1)
def family_names() -> frozenset[str]:
    """Family names in use in Scandinavia, in small letters."""
    return frozenset(one.lower() for who in (Norwegian, Danish, Swedish) for one in who.last_names) | {
        "nordmann"
    }


def find_names(text: str, kept: Set[str]) -> Iterator[tuple[int, int]]:
    """Where somebody's name begins and ends; ``kept`` are names in small letters that are no customer's."""
    words = [(one.start(), one.end(), one.group()) for one in WORD.finditer(text)]
    told = {match.end(): True for match in NAMED.finditer(text)}
    told |= {match.end(): False for match in TITLED.finditer(text) if match.end() not in told}
    at = 0
    while at < len(words):
        after = told.get(words[at][0])
        count = _turned(text, words, at) or _length(text, words, at, after)
        if count and not _is_kept(text[words[at][0] : words[at + count - 1][1]], kept):
            yield words[at][0], words[at + count - 1][1]
            at += count
        else:
            at += 1


def _turned(text: str, words: list[tuple[int, int, str]], at: int) -> int:
    """How many words from ``at`` on are a name with the family's first, as lists of customers have it."""
    if at + 1 == len(words) or not TURNED.fullmatch(text[words[at][1] : words[at + 1][0]]):
        return 0
    family, first = words[at][2], words[at + 1][2]
    if not (family[0].isupper() and first[0].isupper() and family.lower() in family_names() - ORDINARY):
        return 0
    return 2 if _is_first(first) else 0


def _length(text: str, words: list[tuple[int, int, str]], at: int, after: bool | None) -> int:
    """How many words from ``at`` on are a name; 0 for none. ``after``: named, or titled, just before."""
    run = [words[at][2]]
    while len(run) < MOST_WORDS and at + len(run) < len(words):
        gap = text[words[at + len(run) - 1][1] : words[at + len(run)][0]]
        if not GAP.fullmatch(gap) and not (len(run[-1]) == 1 < len(run) and AFTER_INITIAL.fullmatch(gap)):
            break
        run.append(words[at + len(run)][2])
    written = _capitals(run)
    if after is not None:
        return _after_words(run, written, named=after)
    if written >= 2 and _is_first(run[0]):
        follows = run[1 : min(written, 3)]
        if run[0].lower() not in ORDINARY or any(_is_family(one) for one in follows):
            return 1 + len(follows)
    if (
        run[0].lower() in first_names() - ORDINARY
        and len(run) > 1
        and run[1].lower() in family_names() - ORDINARY
    ):
        return 2
    return 0


def _after_words(run: list[str], written: int, *, named: bool) -> int:
    if written >= (1 if named else 2):
        return min(written, 3)
    first = run[0].lower()
    if first in first_names() and first not in ORDINARY and (named or written):
        return 2 if len(run) > 1 and run[1].lower() in family_names() else 1
    if (written or named) and first in family_names() and first not in ORDINARY:
        return 1
    return 0


def _capitals(run: list[str]) -> int:
    """How many of the words, from the first, are written as names are."""
    count = 0
    for word in run:
        if not (word[0].isupper() and (len(word) == 1 or not word.isupper())):
            break
        count += 1
    return count


def _is_first(word: str) -> bool:
    return all(part in first_names() for part in word.lower().split("-"))


def _is_family(word: str) -> bool:
    small = word.lower()
    return small in family_names() or small.removesuffix("s") in family_names() or small.endswith(ENDINGS)


def _is_kept(name: str, kept: Set[str]) -> bool:
    small = " ".join(name.casefold().split())
    small = " ".join(reversed(small.split(", ")))
    parts = {small, small.removesuffix("s")}
    return any(one in kept or any(f" {known} " in f" {one} " for known in kept) for one in parts)
