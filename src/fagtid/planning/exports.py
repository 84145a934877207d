"""A plan as files: the engine's document with the sessions as they stand, of those the asker leads."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from fagtid.frame.tables import harmless
from fagtid.people.asking import Asker
from fagtid.planning import queries
from fagtid.planning.models import Plan, Session
from fagtid.planning.pictures import intervals_of
from fagtid.planning.reasons import reader_language, told_reason
from fagtid.planning.weeks import seated

Document = dict[str, Any]
COLUMNS = ("start", "end", "minutes", "title", "kind", "person", "team", "host", "protected", "locked")


def document_of(asker: Asker, plan: Plan) -> Document:
    """The plan's ``fagtid-plan/1`` document to the reader; sessions, hosts and price as they stand now."""
    document: Document = plan.papers.document
    zone = ZoneInfo(plan.centre.timezone)
    known = set(queries.roster_ids_led(asker))
    sessions = queries.sessions_to_export(asker, plan)
    return {
        **document,
        "lang": reader_language(),
        "people": [one for one in document["people"] if one["id"] in known],
        "shifts": [one for one in document["shifts"] if one["person"] in known],
        "unplaced": [retold(one) for one in document["unplaced"] if one["person"] in known],
        "sessions": [session_record(one, zone) for one in sessions],
        "intervals": intervals_now(plan, document),
        "price": price_now(plan, document["price"]),
    }


def session_record(session: Session, zone: ZoneInfo) -> Document:
    """One session as the document has it."""
    return {
        "id": session.key,
        "activity": session.activity.key,
        "kind": session.kind,
        "title": session.title,
        "start": session.start.astimezone(zone).isoformat(),
        "end": session.end.astimezone(zone).isoformat(),
        "protected": session.protected,
        "host": session.host.roster_id if session.host else None,
        "people": list(seated(session)),
        "with": session.partner.roster_id if session.partner else None,
        "price": round(session.price, 4),
        "code": session.reason_code,
        "facts": session.reason_facts,
        "reason": session.reason_text,
    }


def retold(record: Document) -> Document:
    """What found no time, with why in the reader's language where its facts are kept."""
    if "facts" not in record:
        return record
    return {**record, "reason": told_reason(record["code"], record["facts"])}


def intervals_now(plan: Plan, document: Document) -> list[Document]:
    """The document's intervals with the calls late as the sessions stand."""
    late = {one.start_s: one.late_after for one in intervals_of(plan)}
    return [
        {
            **one,
            "late_after": late.get(int(datetime.fromisoformat(one["start"]).timestamp()), one["late_after"]),
        }
        for one in document["intervals"]
    ]


def price_now(plan: Plan, price: Document) -> Document:
    """The price as it stands; what was simulated was the plan as made, and is left out once it is changed."""
    added = plan.price_now or 0.0
    late = price["late_before"] + added
    return {
        **price,
        "late_after": round(late, 3),
        "in_time_after": round(1 - late / price["offered"], 5) if price["offered"] else None,
        "gap": round(max(0.0, added - price["bound"]) / added, 5) if added > 0 else 0.0,
        "simulated": price["simulated"] if plan.version == 0 else None,
    }


def sessions_csv(asker: Asker, plan: Plan) -> str:
    """A row for each person's place in each session, of the teams the asker leads."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in queries.session_rows(asker, plan):
        writer.writerow([harmless(value) if isinstance(value, str) else value for value in row])
    return out.getvalue()


def file_name(plan: Plan, ending: str) -> str:
    """What the file is called."""
    return f"fagtid-{plan.first_day.isoformat()}-{plan.pk}.{ending}"
