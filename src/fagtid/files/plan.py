"""``plan.json``: read, checked and written."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from fagtid.core.errors import InvalidInput
from fagtid.files.clock import zone
from fagtid.files.errors import refuse_file
from fagtid.files.sources import decoded, read_small

FORMAT = "fagtid-plan/1"
LARGEST_FILE = 100_000_000
HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
Plan = dict[str, Any]
Check = Callable[[object, str], None]


class WrongPlan(ValueError):
    """A place in the document that is not what it should be."""

    def __init__(self, place: str, value: object, expected: str) -> None:
        super().__init__(f"{place}: {expected}")
        self.place, self.value, self.expected = place, value, expected


def read_plan(path: Path | str) -> Plan:
    """The plan in a file, checked: every key of the format is there and of its kind.

    Raises
    ------
    FileRefused
        If the file is no plan, or one of a version this Fagtid does not know.
    """
    content, _ = read_small(Path(path), LARGEST_FILE)
    file = str(path)
    document = _parsed(decoded(content, file), file)
    try:
        check_plan(document)
    except WrongPlan as wrong:
        raise refuse_file(
            file,
            column=wrong.place,
            value=json.dumps(wrong.value, ensure_ascii=False, default=str),
            expected=wrong.expected,
            remedy="Make the plan again with fagtid plan.",
        ) from None
    return document


def plan_text(document: Plan) -> str:
    """The plan as it is written: one key a line, so that two plans can be compared.

    Raises
    ------
    InvalidInput
        If the document is not a plan.
    """
    try:
        check_plan(document)
    except WrongPlan as wrong:
        raise InvalidInput(f"plan {wrong.place} must be {wrong.expected}; got {wrong.value!r}") from None
    return json_text(document)


def json_text(document: Mapping[str, Any]) -> str:
    """A document as it is written: one key a line; NaN and infinity are refused."""
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _parsed(text: str, file: str) -> Plan:
    try:
        document = json.loads(text, parse_constant=_no_constant)
        if HALF_CHARACTER.search(text):  # JSON can name one, and no file can hold it
            json.dumps(document, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise refuse_file(
            file,
            row=error.lineno,
            value=text[error.pos : error.pos + 20] or None,
            expected=f"JSON ({error.msg})",
            remedy="The file is damaged or cut short: make the plan again.",
        ) from None
    except (RecursionError, ValueError) as error:
        raise refuse_file(
            file, expected=f"JSON ({type(error).__name__})", remedy="Make the plan again with fagtid plan."
        ) from None
    if not isinstance(document, dict) or not str(document.get("format", "")).startswith("fagtid-plan/"):
        raise refuse_file(
            file,
            column="format",
            expected=f'a plan, "format": "{FORMAT}"',
            remedy="Check that it is the right file.",
        )
    if document["format"] != FORMAT:
        raise refuse_file(
            file,
            column="format",
            value=document["format"],
            expected=FORMAT,
            remedy="The plan was made by another version of Fagtid: use that one, or make the plan again.",
        )
    return document


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def check_plan(document: object) -> None:
    """Refuse a document that lacks a key of the format or has one of the wrong kind.

    Raises
    ------
    WrongPlan
        At the first such place.
    """
    PLAN(document, "")
    assert isinstance(document, dict)
    check_order(document["period"], "period")
    for number, session in enumerate(document["sessions"]):
        check_order(session, f"sessions[{number}]")
    seen: set[str] = set()
    for number, session in enumerate(document["sessions"]):
        if session["id"] in seen:
            raise WrongPlan(f"sessions[{number}].id", session["id"], "an id no other session has")
        seen.add(session["id"])


def check_order(span: Mapping[str, str], place: str) -> None:
    """Refuse a span whose end is not after its start."""
    if datetime.fromisoformat(span["end"]) <= datetime.fromisoformat(span["start"]):
        raise WrongPlan(f"{place}.end", span["end"], "a time after the start")


def text(value: object, place: str) -> None:
    """Any text."""
    if not isinstance(value, str):
        raise WrongPlan(place, value, "a text")


def number(value: object, place: str) -> None:
    """A finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        raise WrongPlan(place, value, "a number")


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def version(value: object, place: str) -> None:
    """A whole number, not below zero."""
    if type(value) is not int or not 0 <= value < 1 << 31:
        raise WrongPlan(place, value, "a whole number >= 0")


def flag(value: object, place: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongPlan(place, value, "true or false")


def moment(value: object, place: str) -> None:
    """A time with its offset."""
    try:
        right = isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
        right = right and 1980 <= datetime.fromisoformat(str(value)).year < 2100
    except ValueError:
        right = False
    if not right:
        raise WrongPlan(place, value, "a time with its offset such as 2026-11-30T09:00:00+01:00")


def timezone_name(value: object, place: str) -> None:
    """A time zone that exists."""
    text(value, place)
    try:
        zone(str(value))
    except InvalidInput:
        raise WrongPlan(place, value, "an IANA name such as Europe/Oslo") from None


def minutes(value: object, place: str) -> None:
    """A whole number of minutes that divides an hour."""
    if type(value) is not int or value < 1 or 60 % value:
        raise WrongPlan(place, value, "a whole number that divides 60")


def anything(value: object, place: str) -> None:
    """A table of any content."""
    if not isinstance(value, dict):
        raise WrongPlan(place, value, "a table")


def many(check: Check) -> Check:
    """A list whose items all pass ``check``."""

    def check_list(value: object, place: str) -> None:
        if not isinstance(value, list):
            raise WrongPlan(place, value, "a list")
        for place_in_list, item in enumerate(value):
            check(item, f"{place}[{place_in_list}]")

    return check_list


def or_null(check: Check) -> Check:
    """Null, or what passes ``check``."""

    def check_unless_null(value: object, place: str) -> None:
        if value is not None:
            check(value, place)

    return check_unless_null


def table(**keys: Check) -> Check:
    """A table with these keys at least; a trailing underscore marks one that may be absent."""

    def check_table(value: object, place: str) -> None:
        anything(value, place)
        assert isinstance(value, dict)
        for name, check in keys.items():
            key, inner = name.rstrip("_"), f"{place}.{name.rstrip('_')}".lstrip(".")
            if key in value:
                check(value[key], inner)
            elif key == name:
                raise WrongPlan(inner, None, "this key")

    return check_table


SIMULATED_FIGURE = table(mean=number, ci95=many(number))
PLAN = table(
    format=text,
    centre=text,
    timezone=timezone_name,
    period=table(start=moment, end=moment),
    interval_minutes=minutes,
    inputs=anything,
    assumptions=anything,
    intervals=many(
        table(
            start=moment, queue=text, offered_mean=number, offered_p10=number, offered_p90=number,
            rostered=number, learning=number, late_before=number, late_after=number,
        )
    ),
    sessions=many(
        table(
            id=text, activity=text, kind=text, start=moment, end=moment, protected=flag,
            host=or_null(text), people=many(text), **{"with": or_null(text)}, price=number, reason=text,
            title_=or_null(text), location_=or_null(text), link_=or_null(text), code_=text, facts_=anything,
        )
    ),
    unplaced=many(table(person=text, activity=text, reason=text, code_=text, facts_=anything)),
    price=table(
        offered=number, late_before=number, late_after=number, bound=or_null(number), gap=or_null(number),
        simulated_=or_null(
            table(runs=number, seed=number, late_before=SIMULATED_FIGURE, late_after=SIMULATED_FIGURE)
        ),
    ),
    revision_=version,
    solver=table(status=text, seconds=number, seed=number),
)  # fmt: skip
