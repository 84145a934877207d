"""What can be done with notices: hand in, sort, publish, change, confirm."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce

from fagtid.frame.clock import now
from fagtid.frame.refusals import ChangedMeanwhile
from fagtid.information import attaching, reaching, tasks
from fagtid.information.audience import concerned, nobody_because
from fagtid.information.models import Delivery, Notice, NoticeVersion, Remark, Sender, Submission
from fagtid.information.refusals import (
    AddressTaken,
    IsSettled,
    NobodyConcerned,
    NotAnswered,
    NothingChanged,
    NotYet,
    TooMuchSent,
)
from fagtid.information.services import next_mark
from fagtid.people.keys import hold_key
from fagtid.people.models import ApiKey, Centre, Person
from fagtid.planning.models import Seat, Session

SETS = ("teams", "units", "skills")  # of whom it is for
MOST_A_DAY = 100  # submissions of one sender, or by one key


_told_of: list[Callable[[int], object]] = []


def when_handed_in(told_of: Callable[[int], object]) -> None:
    """Have something done with each thing handed in, by its number, once it is kept."""
    if told_of not in _told_of:
        _told_of.append(told_of)


def add_sender(sender: Sender) -> None:
    """Somebody outside who may hand in; an address is one sender's."""
    try:
        with transaction.atomic():
            sender.save()
    except IntegrityError:
        raise AddressTaken from None


@transaction.atomic
def hand_in(
    centre: Centre,
    told: Mapping[str, Any],
    *,
    sender: Sender | None = None,
    by: Person | None = None,
    key: ApiKey | None = None,
    files: Sequence[tuple[str, bytes]] = (),
) -> Submission:
    """Keep what is handed in; a sender or a key that floods the inbox is refused for the day."""
    if sender is not None:
        Sender.objects.select_for_update().get(pk=sender.pk)
        _refuse_flood(Submission.objects.filter(sender=sender))
    if key is not None:
        hold_key(key)
        _refuse_flood(Submission.objects.filter(key=key))
    client = sender.client if sender else None
    from_whom = {"sender": sender, "person": by, "key": key}
    made = Submission.objects.create(
        centre=centre, **from_whom, **{"client": client, **told}, received_at=now()
    )
    attaching.attach_all(made, list(files), by=by)
    for told_of in _told_of:
        transaction.on_commit(partial(told_of, made.pk))
    return made


def _refuse_flood(earlier: QuerySet[Submission]) -> None:
    if earlier.filter(received_at__gte=now() - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooMuchSent


def _open(submission: Submission) -> Submission:
    found = Submission.objects.select_for_update().get(pk=submission.pk)
    if found.state not in Submission.OPEN:
        raise IsSettled(found)
    return found


@transaction.atomic
def ask_back(submission: Submission, text: str, *, by: Person) -> None:
    """Ask whoever sent it; it stands in the inbox until they answer."""
    found = _open(submission)
    remark = Remark.objects.create(submission=found, by=by, text=text, at=now())
    Submission.objects.filter(pk=found.pk).update(state=Submission.State.ASKED)
    if found.from_address:
        transaction.on_commit(lambda: tasks.mail_question.enqueue(remark.pk))


@transaction.atomic
def answer(submission: Submission, text: str, *, files: Sequence[tuple[str, bytes]] = ()) -> None:
    """The sender says more; it is new to the editors again."""
    found = _open(submission)
    attaching.attach_all(found, list(files))
    Remark.objects.create(submission=found, from_sender=True, text=text, at=now())
    Submission.objects.filter(pk=found.pk).update(state=Submission.State.NEW)


@transaction.atomic
def merge(submission: Submission, into: Submission) -> None:
    """It says what another one says."""
    found = _open(submission)
    if into.pk == found.pk or into.centre_id != found.centre_id:
        raise IsSettled(found)
    told = {"state": Submission.State.MERGED, "merged_into": into, "notice": into.notice}
    Submission.objects.filter(pk=found.pk).update(**told)


@transaction.atomic
def put_away(submission: Submission, why: str) -> None:
    """Nobody needs to be told; the sender sees why."""
    found = _open(submission)
    Submission.objects.filter(pk=found.pk).update(state=Submission.State.PUT_AWAY, why=why)


@transaction.atomic
def take_up_again(submission: Submission) -> None:
    """Put away, or put together with another, by mistake."""
    back = (Submission.State.PUT_AWAY, Submission.State.MERGED)
    Submission.objects.filter(pk=submission.pk, state__in=back).update(
        state=Submission.State.NEW, why="", merged_into=None, notice=None
    )


@transaction.atomic
def write_notice(
    centre: Centre, told: Mapping[str, Any], *, by: Person | None, submission: Submission | None = None
) -> Notice:
    """A draft, of something handed in or of the editor's own."""
    sets = {name: told[name] for name in SETS if name in told}
    plain = {name: value for name, value in told.items() if name not in sets}
    notice = Notice.objects.create(centre=centre, written_by=by, written_at=now(), **plain)
    for name, value in sets.items():
        getattr(notice, name).set(value)
    _keep_version(notice, asks_again=True)
    if submission is not None:
        found = _open(submission)
        sorted_ = {"state": Submission.State.SORTED, "notice": notice}
        Submission.objects.filter(pk=found.pk).update(**sorted_)
        Submission.objects.filter(merged_into=found).update(notice=notice)
        attaching.carry_over(found, notice)
    return notice


@transaction.atomic
def change_notice(
    notice: Notice, told: Mapping[str, Any], *, version: int, by: Person, asks_again: bool
) -> Notice:
    """Change a notice; of one that is published a changed rule asks all it concerns, a comma nobody."""
    found = Notice.objects.select_for_update(of=("self",)).select_related("centre").get(pk=notice.pk)
    if found.state == Notice.State.WITHDRAWN:
        raise IsSettled(found)
    if found.version != version:
        raise ChangedMeanwhile(found.version)
    if not _put(found, told):
        raise NothingChanged
    found.version += 1
    if asks_again or found.state == Notice.State.DRAFT:
        found.asks_from = found.version
    found.written_by, found.written_at, found.mark = by, now(), next_mark(found.centre)
    found.save()
    _keep_version(found, asks_again=asks_again)
    if found.state == Notice.State.PUBLISHED:
        deliver(found)
    return found


def _put(notice: Notice, told: Mapping[str, Any]) -> bool:
    """Set what is told; true when anything is new."""
    is_new = False
    for name, value in told.items():
        if name in SETS:
            held = {one.pk for one in getattr(notice, name).all()}
            is_new |= held != {one.pk for one in value}
            getattr(notice, name).set(value)
        else:
            is_new |= getattr(notice, name) != value
            setattr(notice, name, value)
    return is_new


def _keep_version(notice: Notice, *, asks_again: bool) -> None:
    NoticeVersion.objects.create(
        notice=notice,
        number=notice.version,
        title=notice.title,
        body=notice.body,
        asks_again=asks_again,
        written_by=notice.written_by,
        written_at=notice.written_at,
    )


@transaction.atomic
def publish_notice(notice: Notice, *, version: int, by: Person | None) -> Notice:
    """Tell those it concerns, each before their first shift it holds in."""
    found = Notice.objects.select_for_update(of=("self",)).select_related("centre").get(pk=notice.pk)
    if found.state != Notice.State.DRAFT:
        raise IsSettled(found)
    if found.version != version:
        raise ChangedMeanwhile(found.version)
    found.state, found.published_at, found.written_by = Notice.State.PUBLISHED, now(), by
    found.mark = next_mark(found.centre)
    found.save()
    if not deliver(found):
        raise NobodyConcerned(nobody_because(found))
    return found


def deliver(notice: Notice) -> int:
    """A delivery for each person it concerns, due by their roster; those it concerns no more are let go."""
    people = list(concerned(notice).values_list("pk", flat=True))
    spans = reaching.shifts(notice.centre, people, notice.starts_on)
    effect = reaching.takes_effect(notice)
    Delivery.objects.filter(notice=notice, confirmed_at=None).exclude(person__in=people).delete()
    Delivery.objects.bulk_create(
        [
            Delivery(notice=notice, person_id=one, due_at=reaching.due(spans.get(one, ()), effect))
            for one in people
        ],
        update_conflicts=True,
        unique_fields=["notice", "person"],
        update_fields=["due_at"],
    )
    return len(people)


def deliver_anew(moment: datetime) -> int:
    """Follow the roster and those who come and go: published notices that have just begun or are to come."""
    lately = (moment - timedelta(days=7)).date()
    found = Notice.objects.filter(state=Notice.State.PUBLISHED, starts_on__gte=lately)
    return sum(deliver(one) for one in found.select_related("centre"))


@transaction.atomic
def withdraw_notice(notice: Notice, *, by: Person) -> None:
    """It holds no more: nobody is asked to read it."""
    found = Notice.objects.select_for_update(of=("self",)).select_related("centre").get(pk=notice.pk)
    found.state, found.written_by, found.mark = Notice.State.WITHDRAWN, by, next_mark(found.centre)
    found.save(update_fields=["state", "written_by", "mark"])


@transaction.atomic
def confirm(delivery: Delivery, *, version: int, told: str = "", certainty: int | None = None) -> Delivery:
    """The person has read this version, and answered where there is a question."""
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("notice")
    found = rows.get(pk=delivery.pk)
    notice = found.notice
    if version < notice.asks_from:
        raise ChangedMeanwhile(notice.version)
    choices: Sequence[str] = notice.choices
    if notice.question and (told not in choices or certainty is None):
        raise NotAnswered
    found.confirmed_version, found.confirmed_at = version, now()
    found.first_read_at = found.first_read_at or found.confirmed_at
    found.was_right = told == choices[0] if notice.question else None
    found.certainty = certainty if notice.question else None
    found.save()
    return found


@transaction.atomic
def talk_through(notice: Notice, session: Session) -> int:
    """Those who were in the session have talked a complex notice through; tells how many it was new for."""
    found = Notice.objects.select_for_update().get(pk=notice.pk)
    if found.state != Notice.State.PUBLISHED or session.start > now():
        raise NotYet
    there = (Seat.State.PLANNED, Seat.State.HELD)
    people = set(session.seats.filter(state__in=there).values_list("person", flat=True))
    people |= {session.host_id} if session.host_id else set()
    moment = now()
    told = {"talked_version": found.version, "confirmed_version": found.version, "confirmed_at": moment}
    new = Delivery.objects.filter(notice=found, person__in=people, talked_version__lt=found.asks_from)
    return new.update(**told, first_read_at=Coalesce("first_read_at", Value(moment)))


def revoke(sender: Sender) -> None:
    """The link leads nowhere from now on; what was handed in by it stays."""
    Sender.objects.filter(pk=sender.pk, revoked_at=None).update(revoked_at=now())
