"""Numbers, words and times out of the cells of a table."""

from __future__ import annotations

import math
from difflib import get_close_matches

from fagtid.files.clock import LocalClock, WrongTime
from fagtid.files.errors import told
from fagtid.files.tables import Row, Table

MOST_SECONDS = 86_400.0
MOST_CALLS = 1e6


def cell(table: Table, row: Row, name: str) -> str:
    """The trimmed text in the column ``name``; empty where the file has no such column."""
    place = table.columns.get(name)
    return "" if place is None else row[place].strip()


def as_number(text: str, decimal_comma: bool) -> float | None:
    """``text`` as a finite number, or ``None``."""
    try:
        value = float(text.replace(",", ".") if decimal_comma else text)
    except ValueError:
        return None
    return value if math.isfinite(value) and "_" not in text else None


def number_in(table: Table, number: int, row: Row, name: str, most: float) -> float:
    """The number in a cell, from 0 to ``most``; NaN where the cell is empty or the column absent."""
    text = cell(table, row, name)
    if not text:
        return math.nan
    value = as_number(text, table.decimal_comma)
    if value is None or not 0 <= value <= most:
        raise table.fault(
            number,
            name=name,
            value=text,
            expected=told("a number from 0 to %(most)s", most=float(most)),
            remedy=told("Correct the value, or leave the cell empty where it is not known."),
        )
    return value


def word_in(table: Table, number: int, row: Row, name: str) -> str:
    """The text in a cell that may not be empty."""
    text = cell(table, row, name)
    if not text:
        raise table.fault(
            number, name=name, value="", expected=told("a value"), remedy=told("Fill in the cell.")
        )
    return text


def choice_in(table: Table, number: int, row: Row, name: str, choices: tuple[str, ...]) -> str:
    """The text in a cell, one of ``choices`` whatever the case of its letters."""
    text = cell(table, row, name)
    found = text.casefold()
    if found in choices:
        return found
    near = get_close_matches(found, choices, n=1)
    remedy = told("Did you mean %(near)s?", near=near[0]) if near else told("Write one of these.")
    expected = told("one of %(choices)s", choices=", ".join(choices))
    raise table.fault(number, name=name, value=text, expected=expected, remedy=remedy)


def time_in(
    table: Table,
    clock: LocalClock,
    number: int,
    row: Row,
    name: str,
    *,
    after: int | None,
    slack_s: int = 0,
    falling: bool = False,
) -> int:
    """UTC seconds of the time in a cell; ``after`` is the time above, for an hour that comes twice."""
    text = cell(table, row, name)
    try:
        return clock.read_after(text, after, falling=falling, slack_s=slack_s)
    except WrongTime as wrong:
        raise table.fault(
            number, name=name, value=text, expected=wrong.expected, remedy=wrong.remedy
        ) from None
