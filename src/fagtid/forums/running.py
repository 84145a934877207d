"""Running a forum: begin, take over, go from point to point, write together, decide, end."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.db import transaction
from django.db.models import F, Max

from fagtid.forums import gathering, minutes
from fagtid.forums.agendas import Line, agenda_of
from fagtid.forums.models import Act, Answer, Decision, Forum, Item, Note, Point
from fagtid.forums.refusals import IsOver, NoRightAnswer, NotAnswered, NotBegun, NotOnTheAgenda, NotTheHost
from fagtid.frame.clock import now
from fagtid.frame.masked import masked
from fagtid.frame.refusals import Refused
from fagtid.frame.texts import lines_of
from fagtid.ledger.models import Entry
from fagtid.people.models import Person
from fagtid.planning import attendance
from fagtid.planning.models import Seat, Session


@transaction.atomic
def begin(session: Session, *, by: Person) -> Forum:
    """Begin it, or come in where it has begun: what there is time for stands as points."""
    found = Session.objects.select_for_update(of=("self",)).select_related("plan__centre").get(pk=session.pk)
    if found.start > now():
        raise NotBegun
    there = Forum.objects.filter(session=found).first()
    if there is not None:
        return there
    agenda = agenda_of(found)
    if agenda is None:
        raise NotOnTheAgenda
    forum = Forum.objects.create(session=found, team=agenda.team, host=by, began_at=now())
    for line in agenda.fitting:
        _add_point(forum, line)
    return forum


def _add_point(forum: Forum, line: Line) -> Point:
    last = forum.points.aggregate(last=Max("place"))["last"]
    told = {"kind": line.kind, "title": line.words, "link": line.link}
    why = {"reason": line.why.words[:400], "reason_code": line.why.code, "reason_facts": line.why.facts}
    at = {"minutes": line.minutes, "place": 0 if last is None else last + 1}
    return Point.objects.get_or_create(forum=forum, key=line.key, defaults={**told, **why, **at})[0]


def _running(forum: Forum) -> Forum:
    found = Forum.objects.select_for_update().get(pk=forum.pk)
    if not found.is_running:
        raise IsOver
    return found


def _hosted(forum: Forum, by: Person) -> Forum:
    found = _running(forum)
    if found.host_id != by.pk:
        raise NotTheHost(found.host.name if found.host else "")
    return found


def _tell(forum: Forum, **told: object) -> None:
    """Write what is new, so that every screen follows."""
    Forum.objects.filter(pk=forum.pk).update(version=F("version") + 1, **told)


@transaction.atomic
def take_over(forum: Forum, *, by: Person) -> None:
    """Whoever takes part can run it from here on; nothing is lost."""
    _tell(_running(forum), host=by)


@transaction.atomic
def reflect(forum: Forum, *, by: Person) -> None:
    """The silent minute begins; what people think is written nowhere."""
    _tell(_hosted(forum, by), reflecting_at=now())


@transaction.atomic
def take_up(forum: Forum, key: str, *, by: Person) -> Point:
    """There is time after all for something that was below the line."""
    found = _hosted(forum, by)
    agenda = agenda_of(found.session, team=found.team)
    line = agenda.line(key) if agenda else None
    if line is None:
        raise NotOnTheAgenda
    point = _add_point(found, line)
    _tell(found)
    return point


@transaction.atomic
def start(point: Point, *, by: Person) -> None:
    """Its timer runs; that of the one before stops, and it waits."""
    found = _hosted(point.forum, by)
    _stop(found, Point.State.WAITING)
    Point.objects.filter(pk=point.pk).update(state=Point.State.NOW, started_at=now())
    _tell(found)


def _stop(forum: Forum, state: str) -> None:
    for one in Point.objects.filter(forum=forum, state=Point.State.NOW):
        _leave(one, state)


def _leave(point: Point, state: str) -> None:
    if point.started_at is not None:
        point.spent_seconds += int((now() - point.started_at).total_seconds())
    point.state, point.started_at = state, None
    point.save(update_fields=["state", "started_at", "spent_seconds"])


@transaction.atomic
def finish(point: Point, *, by: Person, later: bool = False) -> None:
    """Talked through by those here; or to the next forum, with its age."""
    found = _hosted(point.forum, by)
    fresh = Point.objects.get(pk=point.pk)
    _leave(fresh, Point.State.LATER if later else Point.State.DONE)
    source = gathering.source_of(fresh.kind)
    if not later and source is not None and source.settle is not None:
        source.settle(fresh.key, found.session, by)
        Point.objects.filter(pk=fresh.pk).update(settled=True)
    _tell(found)


@transaction.atomic
def write(point: Point, text: str, *, note: int, version: int, by: Person) -> Note | None:
    """Keep what the person has typed so far, as it is now.

    Each writes in a note of their own. The same person on two machines writes in one, until both have
    written at once: then there are two, and nothing is lost.
    """
    forum = Forum.objects.select_for_update(of=("self",)).select_related("team").get(pk=point.forum_id)
    typed, text = text, masked(text, forum.team.centre_id)
    mine = Note.objects.filter(point=point, person=by)
    held = mine.filter(pk=note).first() or _begun(mine.last(), typed, text)
    is_overtaken = held is not None and held.pk == note and held.version != version
    if held is not None and (held.text == text or (is_overtaken and not text)):
        return held
    if held is not None and not text:
        held.delete()
        _tell(forum)
        return None
    if held is None or (is_overtaken and not _goes_on(held, typed, text)):
        if not text:
            return None
        held = Note(point=point, person=by, version=0, begun_at=now())
    held.text, held.version, held.written_at = text, held.version + 1, now()
    held.save()
    _tell(forum)
    minutes.write_again(forum, by)
    return held


def _begun(last: Note | None, typed: str, text: str) -> Note | None:
    """The note that is gone on with: by a save that overtook the answer to the one before."""
    return last if last is not None and _goes_on(last, typed, text) else None


def _goes_on(held: Note, typed: str, text: str) -> bool:
    """Whether it begins as the note does, or did before a number was whole and hidden."""
    return bool(text.startswith(held.text) or typed.startswith(held.text))


@transaction.atomic
def decide(
    forum: Forum, text: str, *, owner: Person | None, due_on: date | None, point: Point | None, by: Person
) -> Decision:
    """Something is decided, who sees to it, and by when."""
    found = Forum.objects.select_for_update().get(pk=forum.pk)
    told = {"text": text, "owner": owner, "due_on": due_on, "point": point, "decided_at": now()}
    made = Decision.objects.create(team=found.team, forum=found, **told)
    Act.objects.create(decision=made, kind=Act.Kind.DECIDED, by=by, to=owner, at=now())
    _tell(found)
    minutes.write_again(found, by)
    return made


@transaction.atomic
def set_here(forum: Forum, seat: Seat, *, here: bool, by: Person) -> None:
    """Who is not in the room is told of at once, so that only those here have talked things through."""
    found = _hosted(forum, by)
    if here:
        attendance.take_back_mark(seat, by=by)
    else:
        attendance.mark_lost(seat, why=Entry.Why.ABSENT, by=by)
    _tell(found)


@transaction.atomic
def ask_away(forum: Forum, question: str, answers: str, *, by: Person) -> None:
    """The one question that those who were away are asked; none takes it away."""
    found = Forum.objects.select_for_update().get(pk=forum.pk)
    lines = lines_of(answers)
    if bool(question) != bool(lines) or (question and len(lines) < 2):
        raise NoRightAnswer
    centre = found.team.centre_id
    _tell(found, question=masked(question, centre), answers=masked(answers, centre))


@transaction.atomic
def answer(forum: Forum, told: str, certainty: int | None, *, by: Person) -> Answer:
    """The person's answer; the latest counts."""
    if told not in forum.choices or certainty is None:
        raise NotAnswered
    facts = {"was_right": told == forum.choices[0], "certainty": certainty, "at": now()}
    return Answer.objects.update_or_create(forum=forum, person=by, defaults=facts)[0]


@transaction.atomic
def end(forum: Forum, *, by: Person) -> Forum:
    """It is over: those here were here, the notes are there for all, what is left goes to the next."""
    found = _hosted(forum, by)
    _stop(found, Point.State.LATER)
    Point.objects.filter(forum=found, state=Point.State.WAITING).update(state=Point.State.LATER)
    Item.objects.filter(team=found.team, key__in=found.points.values("key")).update(place=None)
    left = Seat.objects.filter(session=found.session_id, state=Seat.State.PLANNED)
    with suppress(Refused):  # the plan is not in force any more: nobody's attendance can be told
        attendance.mark_all_held(left.select_related("session"), by=by)
    _tell(found, ended_at=now())
    found.refresh_from_db()
    minutes.write_again(found, by)
    return found


@transaction.atomic
def go_on(forum: Forum, *, by: Person) -> None:
    """It was ended too soon."""
    found = Forum.objects.select_for_update().get(pk=forum.pk)
    _tell(found, ended_at=None, host=by)
    Point.objects.filter(forum=found, state=Point.State.LATER).update(state=Point.State.WAITING)
