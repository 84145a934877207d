"""A published plan told to the people it concerns, by mail; those whose week is as before hear nothing."""

from __future__ import annotations

from collections import defaultdict

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from fagtid.people.models import Person
from fagtid.planning.models import Plan, Seat, Session, Swap

Week = dict[int, list[Session]]


def tell_people(plan_id: int, before_id: int | None) -> None:
    """One mail to each person whose sessions differ from the plan in force before."""
    plan = Plan.objects.select_related("centre").get(pk=plan_id)
    here, before = sessions_by_person(plan_id), sessions_by_person(before_id)
    changed = [
        person for person in here.keys() | before.keys() if _times(here[person]) != _times(before[person])
    ]
    people = Person.objects.filter(pk__in=changed, left_at=None).exclude(email="").select_related("user")
    mails = [_mail(plan, person, here[person.pk]) for person in people]
    if mails:
        get_connection().send_messages(mails)


def sessions_by_person(plan_id: int | None) -> Week:
    """Sessions of everybody who has one or leads one."""
    found: Week = defaultdict(list)
    seats = Seat.objects.filter(session__plan=plan_id).exclude(state=Seat.State.DECLINED)
    for seat in seats.select_related("session").order_by("session__start"):
        found[seat.person_id].append(seat.session)
    for session in Session.objects.filter(plan=plan_id).exclude(host=None):
        found[session.host_id or 0].append(session)
    return found


def _times(sessions: list[Session]) -> list[tuple[str, object, object]]:
    return sorted((one.title, one.start, one.end) for one in sessions)


def _mail(plan: Plan, person: Person, sessions: list[Session]) -> EmailMessage:
    language = getattr(getattr(person, "user", None), "language", "") or plan.centre.language
    with translation.override(language), timezone.override(plan.centre.timezone):
        subject = _("Your learning time in the week from %(day)s") % {
            "day": plan.first_day.strftime("%d.%m.")
        }
        context = {"plan": plan, "person": person, "sessions": sorted(sessions, key=lambda one: one.start)}
        text = render_to_string("planning/mail_published.txt", context)
    return EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [person.email])


def tell_swap(swap_id: int) -> None:
    """Tell the one who is asked, then both what became of it; who did it themselves hears nothing."""
    swap = (
        Swap.objects.select_related(
            "session__plan__centre", "other_session", "seat__person__user", "other_seat__person__user"
        )
        .filter(pk=swap_id)
        .first()
    )
    if swap is None:
        return
    asker, colleague = swap.seat.person, swap.other_seat.person
    told = {
        Swap.State.ASKED: [(colleague, asker)],
        Swap.State.ACCEPTED: [(asker, colleague), (colleague, asker)],
        Swap.State.WITHDRAWN: [(colleague, asker)],
    }.get(Swap.State(swap.state), [(asker, colleague)])
    mails = [
        _swap_mail(swap, reader, other) for reader, other in told if reader.email and reader.left_at is None
    ]
    if mails:
        get_connection().send_messages(mails)


def _swap_mail(swap: Swap, reader: Person, other: Person) -> EmailMessage:
    centre = swap.session.plan.centre
    language = getattr(getattr(reader, "user", None), "language", "") or centre.language
    with translation.override(language), timezone.override(centre.timezone):
        subject = _("Swap of learning time with %(name)s") % {"name": other.name}
        mine = reader.pk == swap.seat.person_id
        context = {
            "swap": swap,
            "reader": reader,
            "other": other,
            "mine": swap.start if mine else swap.other_start,
            "theirs": swap.other_start if mine else swap.start,
        }
        text = render_to_string("planning/mail_swap.txt", context)
    return EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [reader.email])
