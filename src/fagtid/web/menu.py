"""What each role finds in the menu, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from fagtid.information.queries import EDITORS
from fagtid.people.asking import EVERYONE, LEADERS
from fagtid.people.models import Role
from fagtid.people.queries import demo_centre


@dataclass(frozen=True)
class Entry:
    """A page in the menu. ``below`` is the start of the addresses under it."""

    url: str
    title: Any
    roles: tuple[Role, ...]
    below: str


ENTRIES = (
    Entry("planning:my_week", _("My day"), (Role.AGENT, Role.TEAM_LEADER), "/my/"),
    Entry("arenas:account", _("Learning account"), (Role.AGENT,), "/my/account/"),
    Entry("web:team", _("The team"), (Role.TEAM_LEADER,), "/team/"),
    Entry("web:overview", _("Overview"), (Role.UNIT_LEADER, Role.ADMINISTRATOR), "/overview/"),
    Entry("live:now", _("Right now"), EVERYONE, "/live/"),
    Entry("forums:forums", _("Forum"), (Role.AGENT, *LEADERS), "/forums/"),
    Entry("information:notices", _("News"), EVERYONE, "/notices/"),
    Entry("questions:questions", _("Questions"), EVERYONE, "/questions/"),
    Entry("information:articles", _("The bank"), EVERYONE, "/bank/"),
    Entry("voice:proposals", _("Having a say"), EVERYONE, "/voice/"),
    Entry("information:inbox", _("Inbox"), EDITORS, "/inbox/"),
    Entry("planning:plans", _("Plans"), LEADERS, "/plans/"),
    Entry("arenas:teams", _("Learning account"), LEADERS, "/ledger/"),
    Entry("planning:needs", _("Needs"), LEADERS, "/needs/"),
    Entry("forecast:forecast", _("Forecast"), LEADERS, "/forecast/"),
    Entry("intake:imports", _("Traffic and roster"), (Role.ADMINISTRATOR,), "/imports/"),
    Entry("people:people", _("People"), LEADERS, "/people/"),
    Entry("web:centre", _("The centre"), (Role.ADMINISTRATOR,), "/centre/"),
)


def menu(request: HttpRequest) -> dict[str, Any]:
    """Template variables for the head of every page."""
    asker = getattr(request, "asker", None)
    entries = [entry for entry in ENTRIES if asker and asker.has(*entry.roles)]
    above = [entry for entry in entries if request.path.startswith(entry.below)]
    here = max(above, key=lambda entry: len(entry.below)).url if above else ""
    return {
        "menu_entries": entries,
        "menu_here": here,
        "asker": asker,
        "demo_roles": SimpleLazyObject(demo_roles),
        "theme": request.COOKIES.get("theme", "")
        if request.COOKIES.get("theme") in ("light", "dark")
        else "",
    }


def demo_roles() -> list[tuple[str, Any]]:
    """Roles one can look around the demo centre as; none in a real one."""
    return [(role.value, role.label) for role in Role] if demo_centre() else []
