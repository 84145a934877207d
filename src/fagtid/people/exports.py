"""What the house knows of one person, part by part: each app offers its own, and how it is forgotten.

An app registers from its ``AppConfig.ready``; this app knows none of them.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from fagtid.people.models import Person

Tell = Callable[[Person, bool], Any]
Forget = Callable[[Person], None]


@dataclass(frozen=True)
class Part:
    """What one app keeps of a person."""

    name: str
    tell: Tell
    forget: Forget | None = None


_parts: dict[str, Part] = {}


def register(name: str, tell: Tell, forget: Forget | None = None) -> None:
    """Offer a part of what is known of a person.

    Parameters
    ----------
    name
        Of the part, and of its file in the archive.
    tell
        Called with the person and whether they ask for themselves; only then may private things be told.
        Answers with lists and objects that JSON can hold.
    forget
        Called when the person's time is up: deletes what nobody else needs. What stays must not tell who
        it was; the name is taken away here.
    """
    _parts[name] = Part(name, tell, forget)


def archive_of(person: Person, *, for_self: bool) -> bytes:
    """All that the house knows of a person, as a ZIP of one JSON file for each part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in sorted(_parts.items()):
            told = part.tell(person, for_self)
            text = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            archive.writestr(f"{name}.json", text)
    return out.getvalue()


def forget(person: Person) -> None:
    """Let every part delete what it keeps of a person."""
    for part in _parts.values():
        if part.forget is not None:
            part.forget(person)


def tell_person(person: Person, for_self: bool) -> dict[str, Any]:
    """What this app knows: who, which roles, which account."""
    account = getattr(person, "user", None)
    return {
        "name": person.name,
        "email": person.email,
        "roster_name": person.roster_id,
        "centre": person.centre.name,
        "left": person.left_at,
        "roles": [
            {"role": one.role, "team": one.team and one.team.name, "unit": one.unit and one.unit.name}
            for one in person.assignments.select_related("team", "unit")
        ],
        "skills": list(person.skills.values_list("name", flat=True)),
        "account": {"made": account.date_joined, "last_sign_in": account.last_login if for_self else None}
        if account
        else None,
        "invited": list(person.invitations.values_list("created_at", flat=True)),
    }
