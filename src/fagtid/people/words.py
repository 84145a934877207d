"""Refusals in the reader's words: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagtid.frame.refusals import Refused
from fagtid.people import services
from fagtid.people.models import Role

Word = Callable[[Any], str]


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    return WORDS.get(type(refused), lambda _refused: _("That cannot be done."))(refused)


def _needs_place(refused: services.RoleNeedsPlace) -> str:
    if refused.role in (Role.AGENT, Role.TEAM_LEADER):
        return _("Agents and team leaders have a team. Choose one.")
    if refused.role == Role.UNIT_LEADER:
        return _("Unit leaders have a unit. Choose one.")
    return _("This role is for the whole centre. Choose no team or unit.")


def _not_empty(refused: services.NotEmpty) -> str:
    return ngettext(
        "%(left)d hangs on it still. Move it first.",
        "%(left)d hang on it still. Move them first.",
        refused.left,
    ) % {"left": refused.left}


def _closed(refused: services.InvitationClosed) -> str:
    return {
        "used": _("The link has been used. Sign in with the password that was chosen."),
        "expired": _("The link is older than 14 days. Ask your leader or administrator for a new one."),
    }.get(refused.why, _("The link does not count any more. Ask your leader or administrator for a new one."))


def _cannot_undo(refused: services.CannotUndo) -> str:
    if refused.name:
        return _("%(name)s has been changed or used since. Change people one by one instead.") % {
            "name": refused.name
        }
    return _("Only the last list can be taken back, and only within a month.")


WORDS: dict[type[Refused], Word] = {
    services.AddressTaken: lambda one: (
        _("%(email)s belongs to somebody else. Write another.") % {"email": one.email}
    ),
    services.RosterNameTaken: lambda one: (
        _("%(name)s on the roster is somebody else. Write another.") % {"name": one.roster_id}
    ),
    services.AddressHasAccount: lambda _one: _(
        "The person signs in with the address. An administrator can change it; it cannot be empty."
    ),
    services.RoleNeedsPlace: _needs_place,
    services.HasAgentTeam: lambda one: (
        _("An agent has one team, and is in %(team)s. Take that role away first.") % {"team": one.team.name}
    ),
    services.LastAdministrator: lambda _one: _(
        "Nobody who can sign in would be administrator any more. Give somebody else the role first."
    ),
    services.NotYours: lambda _one: _("That is for an administrator to do."),
    services.NotYourself: lambda _one: _("Another administrator must do that for you."),
    services.Forgotten: lambda _one: _("The person has been forgotten. Add them anew."),
    services.SkillTaken: lambda _refused: _("There is one of that name already. Choose another name."),
    services.SkillIsHeld: lambda _refused: _("Somebody has it. Take it from them first."),
    services.NameTaken: lambda one: (
        _("There is one called %(name)s already. Choose another name.") % {"name": one.name}
    ),
    services.NotEmpty: _not_empty,
    services.UsedElsewhere: lambda _one: _(
        "It is named elsewhere, such as in the needs. Take it out there first."
    ),
    services.HasLeft: lambda _one: _("The person has left."),
    services.NoAddress: lambda _one: _("Write the person's e-mail address first."),
    services.HasAccount: lambda _one: _("The person has an account already."),
    services.InvitationClosed: _closed,
    services.TooLarge: lambda one: (
        _("The file is larger than %(most)d MB.") % {"most": one.most // 1_000_000}
    ),
    services.NotAsItWas: lambda _one: _("Somebody has confirmed it or put it away meanwhile."),
    services.LooksOtherwise: lambda _one: _(
        "Somebody has changed people meanwhile. Look at what would change now, and confirm again."
    ),
    services.CannotUndo: _cannot_undo,
}
