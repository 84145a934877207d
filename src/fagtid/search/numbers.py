"""Phone numbers as people write them, in groups: found as one number too, besides group by group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fagtid.search.analysis import Word

DIGITS = (7, 8)
_SPACE = " \u00a0\u202f"
_JOINT = "\\-\u2010\u2011'\u2019"  # what binds the digits to a word
_LETTER = r"\w\u0300-\u036f\u00ad"
_RUN = re.compile(
    rf"(?<![{_LETTER}{_JOINT}+])(?<!\d[.,{_SPACE}])"  # never from the middle of a longer run
    rf"(?P<abroad>(?:\+|00)47[{_SPACE}]?)?"
    rf"(?P<groups>[0-9]++(?:[{_SPACE}][0-9]++)*+)(?![{_LETTER}]|[.,]\d|[{_JOINT}]\w)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def whole_numbers(text: str) -> Iterator[Word]:
    """Runs of digits that are one number, in order; each has its digits as its text.

    Notes
    -----
    A run has seven or eight digits in groups of two or more (the last may be shorter, half typed as it is)
    with one space between them, and may stand after +47 or 0047. Amounts in thousands (`12 345 678`), dates
    (`24 12 2026`) and years (`2026 2027`) are no such numbers. What stands in one group without +47 is a
    word already.
    """
    for found in _RUN.finditer(text):
        groups = found["groups"].split()
        digits = "".join(groups)
        if len(digits) in DIGITS and (found["abroad"] or _is_number(groups)):
            yield Word(found.start(), found.end(), digits)


def _is_number(groups: list[str]) -> bool:
    lengths = [len(group) for group in groups]
    if len(groups) < 2 or min(lengths[:-1]) < 2:
        return False
    in_thousands = set(lengths[1:]) == {3} and lengths[0] < 3
    years = sum(bool(_YEAR.fullmatch(group)) for group in groups)
    is_date = years > 0 and all(len(group) <= 2 or _YEAR.fullmatch(group) for group in groups)
    return not in_thousands and not is_date
