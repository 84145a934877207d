"""The centre's own settings, ``centre.toml``."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Literal, cast, get_args

from fagtid.core.errors import InvalidInput
from fagtid.core.planning.problem import (
    KINDS,
    Activity,
    Deadline,
    Event,
    Kind,
    Limits,
    Needs,
    Service,
    Window,
    Within,
)
from fagtid.files.clock import LocalClock, WrongTime, zone
from fagtid.files.errors import refuse_file
from fagtid.files.records import Centre, Source
from fagtid.files.sources import decoded, read_small
from fagtid.files.toml_section import Section, TomlText

LARGEST_FILE = 4_000_000
LANGUAGES = ("nb", "en")
DAY_MINUTES = 1_440
MOST_PEOPLE = 1_000
MOST_DOTS = 100
MOST_SECONDS = 86_400.0


def read_centre(path: Path | str) -> Centre:
    """The settings in a TOML file.

    Raises
    ------
    FileRefused
        If the file is not TOML, a value is not what it should be, or a key is unknown.
    """
    path = Path(path)
    content, sha256 = read_small(path, LARGEST_FILE)
    text = decoded(content, str(path))
    top = Section(TomlText(str(path), text), "", parsed(text, str(path)))
    timezone = _timezone(top)
    centre = Centre(
        name=top.text("name"),
        timezone=timezone,
        interval_minutes=_interval_minutes(top),
        service=_service(top.section("service")),
        needs=_needs(top, timezone),
        events=tuple(_event(section) for section in top.sections("event")),
        country=_country(top),
        language=top.choice("language", LANGUAGES, "nb"),
        queue=top.text("queue", "") or None,
        source=Source(path.name, sha256, len(text.splitlines())),
    )
    top.finish()
    return centre


def parsed(text: str, file: str) -> dict[str, object]:
    """The TOML document in ``text``."""
    try:
        _check_dots(text, file)
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        row = str(error).rpartition("at line ")[2].partition(",")[0]
        raise refuse_file(
            file,
            row=int(row) if row.isdigit() else None,
            expected=f"TOML ({error})",
            remedy="Texts stand in quotation marks, and each key once in a table.",
        ) from None
    except (RecursionError, ValueError):
        raise refuse_file(file, expected="TOML", remedy="Look for a list in a list without end.") from None


def _check_dots(text: str, file: str) -> None:
    """Refuse a key of very many parts: the parser's time grows with the square of them."""
    for number, line in enumerate(text.splitlines(), 1):
        key, equals, _ = line.partition("=")
        if (equals or line.lstrip().startswith("[")) and key.count(".") > MOST_DOTS:
            raise refuse_file(
                file,
                row=number,
                value=line,
                expected="TOML with short keys",
                remedy="Check that it is the right file.",
            )


def _timezone(top: Section) -> str:
    name = top.text("timezone")
    try:
        zone(name)
    except InvalidInput:
        raise top.wrong("timezone", "an IANA name such as Europe/Oslo") from None
    return name


def _interval_minutes(top: Section) -> int:
    minutes = top.whole("interval_minutes", 1, 60) or 15
    if 60 % minutes:
        raise top.wrong("interval_minutes", "a whole number that divides 60")
    return minutes


def _country(top: Section) -> str | None:
    from holidays.registry import COUNTRIES  # noqa: PLC0415 (takes 0.2 s to import)

    code = top.text("country", "")
    if code and code not in {names[1] for names in COUNTRIES.values()}:
        raise top.wrong("country", "a two-letter country code such as NO")
    return code or None


def _service(section: Section) -> Service:
    default = Service()
    share = section.number("target_share", 0, 1)
    seconds = section.number("target_seconds", 0, MOST_SECONDS)
    service = Service(
        target_share=default.target_share if share is None else share,
        target_seconds=default.target_seconds if seconds is None else seconds,
        patience_seconds=section.number("patience_seconds", 0.1, 10 * MOST_SECONDS),
        handle_seconds=section.number("handle_seconds", 0.1, MOST_SECONDS),
    )
    section.finish()
    return service


def _needs(top: Section, timezone: str) -> Needs:
    activities = tuple(_activity(section) for section in top.sections("activity"))
    _check_ids(top, activities)
    ids = tuple(activity.id for activity in activities)
    return Needs(
        activities=activities,
        limits=_limits(top.section("limits")),
        wishes=tuple(_window(section, timezone, ids) for section in top.sections("wish")),
        blocked=tuple(_window(section, timezone, None) for section in top.sections("blocked")),
        owed_minutes=_owed(top.section("owed")),
        listening_hosts=_listening_hosts(top.section("listening_hosts")),
        deadlines=tuple(_deadline(section, timezone, ids) for section in top.sections("deadline")),
    )


def _check_ids(top: Section, activities: tuple[Activity, ...]) -> None:
    seen: set[str] = set()
    for activity in activities:
        if activity.id in seen:
            raise top.fault("activity", activity.id, "each activity id once", "Give one of them another id.")
        seen.add(activity.id)


def _activity(section: Section) -> Activity:
    host = section.choice("host", ("team_leader",), "") if "host" in section.values else None
    section.asked.append("host")
    activity = Activity(
        id=section.text("id"),
        kind=cast(Kind, section.choice("kind", KINDS)),
        minutes=_minutes(section),
        times=section.whole("times", 1, 1_000) or 1,
        group=_group(section),
        within=cast(Within, section.choice("within", get_args(Within), "team")),
        host=cast('Literal["team_leader"] | None', host),
        protected=section.flag("protected", False),
        people=section.texts("people"),
        title=section.text("title", ""),
        extra=_extra(section),
    )
    section.finish()
    return activity


def _extra(section: Section) -> dict[str, int]:
    people = section.section("extra")
    extra = {person: people.whole(person, 1, 1_000) or 1 for person in people.values}
    if extra and "group" in section.values:
        raise section.wrong("extra", "nothing beside a group")
    return extra


def _minutes(section: Section) -> int:
    section.needed("minutes")
    return section.whole("minutes", 1, DAY_MINUTES) or 0


def _group(section: Section) -> tuple[int, int] | None:
    value = section.take("group")
    if value is None:
        return None
    expected = f"two whole numbers such as [4, 7], smallest first, from 1 to {MOST_PEOPLE}"
    if not isinstance(value, list) or len(value) != 2 or not all(type(v) is int for v in value):
        raise section.wrong("group", expected)
    if not 1 <= value[0] <= value[1] <= MOST_PEOPLE:
        raise section.wrong("group", expected)
    return value[0], value[1]


def _limits(section: Section) -> Limits:
    given = {
        "learning_minutes_per_day": section.whole("learning_minutes_per_day", 0, DAY_MINUTES),
        "least_on_phones": section.whole("least_on_phones", 0, 100_000),
        "rest_minutes": section.whole("rest_minutes", 0, DAY_MINUTES),
        "highest_occupancy": section.number("highest_occupancy", 0, 1),
        "price_ceiling_share": section.number("price_ceiling_share", 0, 1),
        "wish_price": section.number("wish_price", 0, 1_000),
    }
    section.finish()
    return Limits(**{key: value for key, value in given.items() if value is not None})  # type: ignore[arg-type]


def _window(section: Section, timezone: str, activities: tuple[str, ...] | None) -> Window:
    person = section.text("person")
    start_s = _moment(section, "from", timezone, None)
    end_s = _moment(section, "to", timezone, start_s)
    if end_s <= start_s:
        raise section.wrong("to", "a time after from")
    activity = None
    if activities is not None and "activity" in section.values:
        activity = section.choice("activity", activities)
    section.finish(["activity"] if activities is not None else [])
    return Window(person, start_s, end_s, activity)


def _deadline(section: Section, timezone: str, activities: tuple[str, ...]) -> Deadline:
    by_s = _moment(section, "by", timezone, None)
    deadline = Deadline(section.text("person"), section.choice("activity", activities), by_s)
    section.finish()
    return deadline


def _moment(section: Section, key: str, timezone: str, after: int | None) -> int:
    value = section.needed(key)
    text = value.isoformat() if isinstance(value, datetime) else value
    try:
        return LocalClock(timezone).read_after(str(text), after, slack_s=-1)
    except WrongTime as wrong:
        raise section.fault(key, value, wrong.expected, wrong.remedy) from None


def _event(section: Section) -> Event:
    event = Event(section.text("name"), section.days("days"))
    section.finish()
    return event


def _owed(section: Section) -> dict[str, int]:
    owed = {person: section.whole(person, 0, 1_000_000) for person in section.values}
    return {person: minutes for person, minutes in owed.items() if minutes is not None}


def _listening_hosts(section: Section) -> dict[str, tuple[str, ...]]:
    return {person: section.texts(person) or () for person in section.values}
