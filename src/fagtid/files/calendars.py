"""Each person's own calendar of sessions, as an ``.ics`` file."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import Any, Literal

from icalendar import Calendar, Event

from fagtid.core.errors import refuse

Language = Literal["nb", "en"]
Session = dict[str, Any]

SAFE_NAME = re.compile(r"[^\w.@-]|^\.", re.ASCII)
LONGEST_NAME = 80

KIND_TITLES: dict[str, dict[str, str]] = {
    "forum": {"nb": "Fagforum", "en": "Forum"},
    "guidance": {"nb": "Veiledning", "en": "Guidance"},
    "listening": {"nb": "Medlytting", "en": "Listening"},
    "course": {"nb": "Kurs", "en": "Course"},
    "reading": {"nb": "Lesing", "en": "Reading"},
    "reflection": {"nb": "Refleksjon", "en": "Reflection"},
    "rotation": {"nb": "E-post i stedet for telefon", "en": "Mail instead of phone"},
}
WORDS = {
    "calendar": {"nb": "Læringstid: {centre}", "en": "Learning time: {centre}"},
    "host": {"nb": "Ledes av {names}", "en": "Led by {names}"},
    "people": {"nb": "Med {names}", "en": "With {names}"},
    "with": {"nb": "Hos {names}, som blir på telefonen", "en": "Beside {names}, who stays on the phone"},
    "protected": {
        "nb": "Skjermet: står også når køen er lang.",
        "en": "Protected: it stands when the queue is long too.",
    },
    "optional": {
        "nb": "Kan vike når køen er lang, og gis da tilbake senere.",
        "en": "May give way when the queue is long, and is then given back later.",
    },
    "link": {"nb": "Møtelenke: {names}", "en": "Meeting link: {names}"},
}


def person_calendar(document: dict[str, Any], person_id: str, lang: str = "nb") -> bytes:
    """The sessions of one person as an iCalendar file; the same plan always gives the same bytes.

    Parameters
    ----------
    document
        A plan as `fagtid.files.plan.read_plan` gives it. A session may also have ``title``,
        ``location``, ``link`` (to a video meeting), ``revision`` (else the plan's) and ``cancelled``.
        The document may have ``names`` to show instead of the roster's, and a ``stamp``: when it last
        changed, else the start of its period.
    person_id
        The roster's name for the person: as one of the people, the host, or the one listened to.
    lang
        ``nb`` or ``en``.

    Returns
    -------
    bytes
        UTF-8; times are in UTC, which every calendar shows on its owner's own clock. The id of an
        entry is the same for the same session of the same period, so that a later version of the
        plan moves the entry rather than adding another.

    Raises
    ------
    InvalidInput
        If the language is unknown.
    """
    if lang not in ("nb", "en"):
        refuse("lang", "nb or en", repr(lang))
    calendar = Calendar()
    calendar.add("prodid", "-//Fagtid//fagtid-plan 1//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", WORDS["calendar"][lang].format(centre=document["centre"]))
    calendar.add("x-wr-timezone", document["timezone"])
    for session in sorted(sessions_of(document, person_id), key=lambda s: (s["start"], s["id"])):
        calendar.add_component(_entry(document, session, person_id, lang))
    return bytes(calendar.to_ical())


def sessions_of(document: dict[str, Any], person_id: str) -> list[Session]:
    """The sessions a person takes part in, in any part."""
    return [
        session
        for session in document["sessions"]
        if person_id in session["people"] or person_id in (session["host"], session["with"])
    ]


def _entry(document: dict[str, Any], session: Session, person_id: str, lang: str) -> Event:
    entry = Event()
    entry.add("uid", entry_id(document, session["id"], person_id))
    entry.add("dtstamp", _utc(document.get("stamp") or document["period"]["start"]))
    entry.add("dtstart", _utc(session["start"]))
    entry.add("dtend", _utc(session["end"]))
    entry.add("summary", summary(session, lang))
    entry.add("description", description(session, person_id, lang, document.get("names", {})))
    entry.add("sequence", int(session.get("revision", document.get("revision", 0))))
    entry.add("status", "CANCELLED" if session.get("cancelled") else "CONFIRMED")
    if session.get("location") or session.get("link"):
        entry.add("location", session.get("location") or session["link"])
    if session.get("link"):
        entry.add("url", session["link"])
    return entry


def entry_id(document: dict[str, Any], session_id: str, person_id: str) -> str:
    """The calendar's id for one person's part in one session, stable from version to version of a plan."""
    parts = (document["centre"], document["period"]["start"], session_id, person_id)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32] + "@fagtid"


def summary(session: Session, lang: str) -> str:
    """What the calendar shows: the kind of session and its theme."""
    kind = KIND_TITLES.get(session["kind"], {}).get(lang) or str(session["kind"])
    return f"{kind}: {session['title']}" if session.get("title") else kind


def description(session: Session, person_id: str, lang: str, known: dict[str, str] | None = None) -> str:
    """Who is there, whether it may give way, why it is then, and where to meet."""
    shown = known or {}
    names = {
        "host": [session["host"]] if session["host"] not in (None, person_id) else [],
        "with": [session["with"]] if session["with"] not in (None, person_id) else [],
        "people": [person for person in session["people"] if person != person_id],
    }
    lines = [
        WORDS[role][lang].format(names=", ".join(shown.get(one, one) for one in who))
        for role, who in names.items()
        if who
    ]
    lines.append(WORDS["protected" if session["protected"] else "optional"][lang])
    lines.append(session["reason"])
    if session.get("link"):
        lines.append(WORDS["link"][lang].format(names=session["link"]))
    return "\n".join(line for line in lines if line)


def calendar_name(person_id: str) -> str:
    """A safe name for a person's file, without its ending; different people get different names."""
    safe = SAFE_NAME.sub("_", person_id)[:LONGEST_NAME]
    if safe and safe == person_id and safe == safe.lower():
        return safe
    return f"{safe}-{hashlib.sha256(person_id.encode()).hexdigest()[:8]}"


def _utc(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(UTC)
