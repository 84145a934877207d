"""What comes of sessions, in the reader's words."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagtid.arenas import refusals
from fagtid.arenas.risks import AWAY, HOST, UNPLACED, Risk
from fagtid.frame.refusals import Refused
from fagtid.ledger.models import Entry
from fagtid.ledger.services import NotOwed
from fagtid.planning import attendance, places
from fagtid.planning.models import Session


def refusal_text(refused: Refused) -> str:
    """One whole sentence, and the remedy."""
    if isinstance(refused, attendance.NotBegun):
        return _("The session has not begun. Tell what became of it when it has.")
    if isinstance(refused, attendance.ToldAlready):
        return _("Somebody has told of this already. Look at it as it is now; it can be taken back.")
    if isinstance(refused, attendance.WrongMinutes):
        return _("Minutes held must be from 0 to %(most)s. If all of it was held, say so instead.") % {
            "most": refused.most
        }
    if isinstance(refused, places.NoPlace):
        return _("There is no place in that group any more. Choose another one.")
    if isinstance(refused, places.NotFreeThen):
        return _("That place would break a limit of the plan, such as how many stay on the phones.")
    if isinstance(refused, NotOwed):
        return _("Choose from 1 to %(owed)s minutes: that is what you are owed.") % {"owed": refused.owed}
    return _arena_refusal(refused)


def _arena_refusal(refused: Refused) -> str:
    if isinstance(refused, refusals.NotesChanged):
        return _("Somebody else has changed the notes meanwhile. What you wrote is kept below theirs.")
    if isinstance(refused, refusals.NothingToWriteYet):
        return _("Notes can be written when the session has begun.")
    if isinstance(refused, refusals.CannotCatchUp):
        return _("This has been made good already, or there are no notes to read.")
    return _("That cannot be done.")


def why_text(why: str) -> str:
    """Why minutes were lost."""
    return str(Entry.Why(why).label) if why in Entry.Why.values else why


def when(session: Session) -> str:
    """When a session is, short."""
    return date_format(timezone.localtime(session.start), "l j. F H:i")


def risk_text(risk: Risk) -> str:
    """What is at risk, in one sentence."""
    names = ", ".join(person.name for person in risk.people)
    if risk.kind == AWAY and risk.session:
        facts = {"title": risk.title, "when": when(risk.session), "names": names}
        return _("%(title)s, %(when)s: by the roster %(names)s can no longer be there.") % facts
    if risk.kind == HOST and risk.session:
        facts = {"title": risk.title, "when": when(risk.session), "names": names}
        return _("%(title)s, %(when)s: %(names)s is to lead it and is not free by the roster.") % facts
    if risk.kind == UNPLACED:
        return ngettext(
            "%(title)s: %(count)s person has found no time this week.",
            "%(title)s: %(count)s people have found no time this week.",
            risk.count,
        ) % {"title": risk.title, "count": risk.count}
    return ngettext(
        "%(count)s session is over, and nobody has told what became of it.",
        "%(count)s sessions are over, and nobody has told what became of them.",
        risk.count,
    ) % {"count": risk.count}


def risk_way_out(risk: Risk) -> tuple[str, str]:
    """What to do about it, and the address where it is done."""
    if risk.session:
        text = _("Move it, or tell now that it is lost, so that it is owed and given back.")
        return text, reverse("arenas:attendance", args=[risk.session.pk])
    if risk.kind == UNPLACED:
        return _("See why, and plan the rest again."), reverse("planning:plan", args=[risk.plan])
    return _("Tell what became of each."), reverse("arenas:untold")
