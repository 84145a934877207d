"""What every argument of an address can be filled with, so that each page is walked as each role.

A new page whose argument is not in `SUBJECTS` fails the access tests: add the argument with a function that
makes or finds its object. An app that uses a name for something of its own writes ``app:name``, a page
``app:page:name``.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from fagtid.forums.models import Decision, Forum, Point
from fagtid.frame.clock import now
from fagtid.information import asking_back, attaching, bringing, noticing, sorting
from fagtid.information import services as bank
from fagtid.information.models import Article, Delivery, Missed, Notice, NoticeQuestion, Sender, Synonyms
from fagtid.intake.models import CalendarDay, Import
from fagtid.ledger import services as ledger
from fagtid.live.models import Callback, Offer, Replan
from fagtid.people import services as people
from fagtid.people.keys import make_key
from fagtid.people.models import Assignment, Person, Role, Skill, Team
from fagtid.people.tables import sample_csv
from fagtid.planning import services as planning
from fagtid.planning.models import Activity, Change, Kind, Plan, Seat, Session, Swap, WeeklyWish, Wish
from fagtid.questions import answering, asking, banking
from fagtid.questions.models import Answer, Doubt, Question, Ring, Topic
from fagtid.truths import correcting
from fagtid.truths.models import Check
from fagtid.voice import catching, proposing
from fagtid.voice.models import Proposal
from tests.centres import MONDAY, fill, leader_of_nord, make_plan, somebody
from tests.house import House, add_person, build_house

OPEN_TO_ALL = {"web:start", "web:begin", "web:look"}  # decided inside: see their own tests
OPEN_BY_SECRET = {
    "live:knock",
    "web:demo_sign_in",
    "people:accept",
    "planning:calendar",
    "information:hand_in",
    "information:handed_in",
    "information:sent_attachment",
    "voice:report",
    "voice:report_csv",
    "information:receive",
    "information:received",
    "intake:receive",
    "intake:received",
    "live:state",
    "web:health",
    "web:ready",
    "web:metrics",
}


@dataclass
class Scene:
    """A centre that has lived a week, and another. Every object is of the team Nord or one of its people."""

    house: House
    other: House
    plan: Plan
    visitors: dict[str, tuple[str, frozenset[Role], Client]] = field(default_factory=dict)

    @property
    def owner(self) -> Person:
        """The agent whom things of one person belong to."""
        return somebody(self.house, "anne")


@dataclass(frozen=True)
class Subject:
    """One argument: how its object is found, and how far it is seen by those who have the page.

    ``team``: by the team's people and those above. ``centre``: by all of the centre. ``nothing``: it names
    no object that belongs to anybody.
    """

    find: Callable[[Scene], Any]
    seen_by: str = "team"


def session_of_owner(scene: Scene) -> Session:
    """A session of the plan in force that the owner alone is in."""
    return own_sessions(scene, Kind.READING).latest("start")


def own_sessions(scene: Scene, kind: Kind) -> QuerySet[Session]:
    """The owner's sessions of a kind in the plan in force."""
    return scene.plan.sessions.filter(seats__person=scene.owner, kind=kind)


def after_the_forum(scene: Scene) -> datetime:
    """A moment in the week: the owner's forum is over, a reading is still to come."""
    moment = own_sessions(scene, Kind.FORUM).get().end + timedelta(minutes=1)
    assert session_of_owner(scene).start > moment
    return moment


def a_list(scene: Scene) -> int:
    """A list of people that waits to be confirmed."""
    told = {"others_left": False, "lenient": False, "by": scene.house.people["administrator"]}
    chunks = [sample_csv().encode()]
    return people.bring_in_people(scene.house.centre, name="people.csv", chunks=chunks, **told).pk


def a_key(scene: Scene) -> int:
    """A key of a machine."""
    return make_key(scene.house.centre, name="X", purpose="live", by=None)[0].pk


def a_wish(scene: Scene) -> int:
    """A time the owner asks for."""
    session = session_of_owner(scene)
    return Wish.objects.create(person=scene.owner, start=session.start, end=session.end).pk


def a_change(scene: Scene) -> int:
    """A session of the owner's that was moved."""
    session = session_of_owner(scene)
    moved = {"from_start": session.start, "to_start": session.start}
    return Change.objects.create(plan=scene.plan, session=session, act=Change.Act.MOVED, at=now(), **moved).pk


def an_offer(scene: Scene) -> int:
    """Ten minutes offered to the owner."""
    reading = Activity.objects.get(centre=scene.house.centre, kind=Kind.READING)
    told = {"title": reading.title, "minutes": 10, "offered_at": now(), "expires_at": now()}
    return Offer.objects.create(person=scene.owner, activity=reading, **told).pk


def a_callback(scene: Scene) -> int:
    """The owner called back from reading."""
    seat = session_of_owner(scene).seats.get()
    told = {"title": "Lesing", "called_at": now(), "minutes_had": 5, "minutes_lost": 15}
    return Callback.objects.create(person=scene.owner, seat=seat, **told).pk


def a_swap(scene: Scene, *, own: bool = False) -> int:
    """The owner has been asked to change places with a colleague; ``own``: has asked."""
    readings = Seat.objects.filter(session__plan=scene.plan, session__kind=Kind.READING)
    mine, theirs = (
        readings.filter(person=who).select_related("session").latest("session__start")
        for who in (scene.owner, somebody(scene.house, "bjorn"))
    )
    one, other = (mine, theirs) if own else (theirs, mine)
    told = {"session": one.session, "other_session": other.session, "asked_at": now()}
    times = {"start": one.session.start, "other_start": other.session.start}
    return Swap.objects.create(seat=one, other_seat=other, **told, **times).pk


def a_weekly_wish(scene: Scene) -> int:
    """A time the owner asks for every week."""
    times = {"from_time": time(9), "to_time": time(10), "valid_from": MONDAY}
    return WeeklyWish.objects.create(person=scene.owner, weekday=0, **times).pk


def own_seat(scene: Scene, kind: Kind) -> Seat:
    """The owner's seat in a session of a kind."""
    return Seat.objects.get(person=scene.owner, session=own_sessions(scene, kind).earliest("start"))


def a_later_forum(scene: Scene) -> int:
    """A forum of Nord's on the week's last day, with room in it."""
    mine = own_seat(scene, Kind.FORUM).session
    friday = datetime.combine(MONDAY + timedelta(days=4), time(15), ZoneInfo(scene.house.centre.timezone))
    later = Session.objects.create(
        plan=scene.plan, key="later", activity=mine.activity, title=mine.title, kind=mine.kind,
        start=friday, end=friday + timedelta(minutes=mine.minutes), host=mine.host,
    )  # fmt: skip
    Seat.objects.create(session=later, person=somebody(scene.house, "bjorn"))
    return later.pk


def a_guests_seat(scene: Scene) -> int:
    """The owner's place as a guest in a course."""
    told = {"title": "Kurs", "kind": Kind.COURSE, "minutes": 30, "group_least": 1, "group_most": 9}
    course = Activity.objects.create(centre=scene.house.centre, **told)
    later = Session.objects.get(pk=a_later_forum_once(scene))
    later.pk, later.key, later.activity, later.kind = None, "course", course, Kind.COURSE
    later.save()
    return Seat.objects.create(session=later, person=scene.owner, repays=True).pk


def a_later_forum_once(scene: Scene) -> int:
    """The later forum, made where it is not there yet."""
    found = Session.objects.filter(plan=scene.plan, key="later").first()
    return found.pk if found else a_later_forum(scene)


def told_with(scene: Scene, name: str) -> dict[str, Any]:
    """What a page is posted with where it needs something to know what is meant."""
    if name == "planning:ask_swap":
        theirs = Seat.objects.filter(session__plan=scene.plan, session__kind=Kind.READING)
        return {"other": theirs.filter(person=somebody(scene.house, "bjorn")).latest("session__start").pk}
    if name == "planning:join_group":
        return {"session": a_later_forum_once(scene)}
    told = {"live:simulate": {"act": "start"}, "questions:used": {"held": "yes"}}
    return told.get(name, {})


def a_day(scene: Scene) -> int:
    """A day the centre has named."""
    return CalendarDay.objects.get_or_create(centre=scene.house.centre, name="Forfall", day=MONDAY)[0].pk


def a_draft(scene: Scene) -> int:
    """The week planned once more."""
    draft = make_plan(scene.house)
    return draft.pk


def a_replan(scene: Scene) -> int:
    """The rest of the day, planned anew."""
    draft = Plan.objects.create(
        centre=scene.house.centre,
        first_day=MONDAY,
        state=Plan.State.DRAFT,
        asked_at=now(),
        based_on=scene.plan,
    )
    told = {"interval_start": now(), "correction": 1.4}
    return Replan.objects.create(centre=scene.house.centre, plan=draft, **told).pk


def a_lost_seat(scene: Scene) -> int:
    """The owner's place in a forum, lost; the owner has told of it."""
    own = {"person": scene.owner, "session__plan": scene.plan, "session__kind": Kind.FORUM}
    seat = Seat.objects.filter(**own).earliest("session__start")
    if seat.state == Seat.State.PLANNED:
        planning.mark_lost(seat, why="host", by=scene.owner)
    return seat.pk


def an_article(scene: Scene) -> int:
    """Something in the bank that the owner has written."""
    told = {"title": "Forfall", "body": "Fakturaen forfaller den 15."}
    return bank.write_article(scene.house.centre, "article", told, by=scene.owner).pk


def an_attachment(scene: Scene) -> int:
    """A file of something in the bank."""
    found = Article.objects.get(pk=an_article(scene))
    return attaching.attach(found, "a.txt", b"Forfall").pk


def a_client(scene: Scene) -> int:
    """A newspaper."""
    return bank.add_client(scene.house.centre, "Solvikposten").pk


def some_synonyms(scene: Scene) -> int:
    """Words that mean the same."""
    return Synonyms.objects.create(centre=scene.house.centre, words="avis\nblad").pk


def a_missed_search(scene: Scene) -> int:
    """Something looked for in vain."""
    bank.count_missed(scene.house.centre, "avisbud")
    return Missed.objects.get(centre=scene.house.centre).pk


def a_draft_notice(scene: Scene) -> int:
    """A notice that is not published."""
    told = {"title": "Ny pris", "body": "Helg koster 229 kr.", "starts_on": MONDAY}
    return noticing.write_notice(scene.house.centre, told, by=scene.house.people["editor"]).pk


def a_notice(scene: Scene) -> int:
    """A notice in force."""
    draft = Notice.objects.get(pk=a_draft_notice(scene))
    return noticing.publish_notice(draft, version=1, by=scene.house.people["editor"]).pk


def a_disturbance(scene: Scene) -> int:
    """The owner has not been told yet that something is out of order."""
    told = {"title": "Nede", "body": "Systemet er nede.", "kind": "disturbance", "starts_on": now().date()}
    editor = scene.house.people["editor"]
    draft = noticing.write_notice(scene.house.centre, told, by=editor)
    noticing.publish_notice(draft, version=1, by=editor)
    return Delivery.objects.get(notice=draft, person=scene.owner).pk


def a_complex_notice(scene: Scene) -> int:
    """A notice that must be talked through."""
    told = {"title": "Ny rutine", "body": "Snakk om den.", "is_complex": True, "starts_on": MONDAY}
    editor = scene.house.people["editor"]
    draft = noticing.write_notice(scene.house.centre, told, by=editor)
    return noticing.publish_notice(draft, version=1, by=editor).pk


def a_forums_question(scene: Scene, answered: bool = False) -> int:
    """Asked of a complex notice in the owner's forum."""
    asked = NoticeQuestion.objects.create(
        notice_id=a_complex_notice(scene), text="Gjelder den studenter?", asked_by=scene.owner, asked_at=now()
    )
    asked.listeners.add(scene.owner)
    if answered:
        asking_back.answer_question(asked, "Ja.", by=scene.house.people["editor"])
    return asked.pk


def a_sender(scene: Scene) -> int:
    """A newspaper's link."""
    return Sender.objects.create(centre=scene.house.centre, name="Solvikposten", made_at=now()).pk


def a_submission(scene: Scene) -> int:
    """Something handed in."""
    told = {"title": "Ny pris", "body": "Helg koster 229 kr."}
    return noticing.hand_in(scene.house.centre, told, sender=None, by=scene.owner).pk


def a_question(scene: Scene) -> int:
    """Something the owner has asked, with a customer waiting."""
    told = {"text": "Får studenter halv pris?", "customer_waits": True}
    return asking.ask(scene.house.centre, told, by=scene.owner).pk


def an_answer(scene: Scene) -> int:
    """A colleague's answer to the owner."""
    question = Question.objects.get(pk=a_question(scene))
    return answering.give_answer(question, "Ja, halv pris.", by=somebody(scene.house, "bjorn")).pk


def a_settled_answer(scene: Scene) -> int:
    """The owner's own answer to a colleague."""
    told = {"text": "Når kommer avisen?", "customer_waits": False}
    question = asking.ask(scene.house.centre, told, by=somebody(scene.house, "bjorn"))
    return answering.give_answer(question, "Før klokka sju.", by=scene.owner).pk


def a_gone_answer(scene: Scene) -> int:
    """An answer that holds no more."""
    found = Answer.objects.get(pk=an_answer(scene))
    return answering.supersede(found, by=scene.owner, why="Feil").pk


def a_doubt(scene: Scene) -> int:
    """An answer that did not hold."""
    found = Answer.objects.get(pk=an_answer(scene))
    answering.note_use(found, held=False, by=scene.owner)
    return Doubt.objects.get(answer=found).pk


def a_bank_draft(scene: Scene) -> int:
    """An answer for the bank."""
    return banking.make_draft(Answer.objects.get(pk=an_answer(scene)), by=scene.owner).pk


def a_topic(scene: Scene) -> int:
    """What questions are about."""
    return Topic.objects.get_or_create(centre=scene.house.centre, name="Studentpris")[0].pk


def a_ring(scene: Scene) -> int:
    """A colleague's question that rings for the owner."""
    told = {"text": "Når kommer avisen?", "customer_waits": False}
    question = asking.ask(scene.house.centre, told, by=somebody(scene.house, "bjorn"))
    return Ring.objects.create(question=question, person=scene.owner, why="duty", rung_at=now()).pk


def a_rule(scene: Scene) -> int:
    """A rule that sorts what is handed in."""
    told = {"name": "Trykkeri", "words": "trykkeri", "act": "put_away", "reply": "Vet vi.", "is_on": True}
    return sorting.add_rule(scene.house.centre, told, by=scene.house.people["editor"]).pk


def something_a_rule_sorted(scene: Scene) -> int:
    """Put away by a rule."""
    a_rule(scene)
    found = noticing.hand_in(
        scene.house.centre, {"title": "Trykkeri", "body": "Stans."}, by=scene.house.people["editor"]
    )
    sorting.sort(found.pk)
    return found.pk


def a_truth(scene: Scene) -> int:
    """A correction of an answer that the owner got, with a question that is asked again now."""
    answer = Answer.objects.get(pk=an_answer(scene))
    told = {"statement": "Halv pris.", "holds": "Full pris.", "question": "Pris?", "choices": "Full\nHalv"}
    truth = correcting.correct_answer(answer, told, by=scene.house.people["editor"])
    Check.objects.create(truth=truth, person=scene.owner, turn=1, due_at=now())
    return truth.pk


def a_bank_import(scene: Scene) -> int:
    """Files brought to the bank, waiting."""
    told = {"size": 9, "make_clients": False, "by": scene.house.people["editor"]}
    return bringing.bring_in(scene.house.centre, [("a.md", io.BytesIO(b"# A\n\nText"))], **told).pk


def a_forum(scene: Scene) -> Forum:
    """The owner's forum as it runs, with a point and a question."""
    session = own_sessions(scene, Kind.FORUM).get()
    team = Team.objects.get(centre=scene.house.centre, name="Nord")
    told = {"team": team, "host": scene.owner, "began_at": now(), "question": "Frist?", "answers": "14\n12"}
    forum, is_new = Forum.objects.get_or_create(session=session, defaults=told)
    if is_new:
        Point.objects.create(forum=forum, key="own-1", kind="own", title="Frist", minutes=5, place=0)
    return forum


def a_decision(scene: Scene) -> int:
    """Something the forum has decided and the owner sees to."""
    forum = a_forum(scene)
    told = {"team": forum.team, "forum": forum, "owner": scene.owner, "decided_at": now()}
    return Decision.objects.create(text="Ny mal", **told).pk


def a_proposal(scene: Scene) -> int:
    """Something the owner has proposed."""
    told = {"title": "Kortere hilsen", "why": "Kundene venter."}
    return proposing.propose(scene.house.centre, told, by=scene.owner, token=uuid4()).pk


def a_declined_proposal(scene: Scene) -> int:
    """Something that was proposed and declined."""
    found = Proposal.objects.get(pk=a_proposal(scene))
    return proposing.decide(found, "declined", by=scene.house.people["editor"], reason="Ikke nå.").pk


def an_adopted_proposal(scene: Scene) -> int:
    """Something that was proposed and adopted."""
    found = Proposal.objects.get(pk=a_proposal(scene))
    return proposing.decide(found, "adopted", by=scene.house.people["editor"], reason="Ja.").pk


def a_theme(scene: Scene) -> int:
    """What a customer has said."""
    told = {"text": "Avisen kommer for sent om lørdagen."}
    return catching.catch(scene.house.centre, told, by=scene.owner, token=uuid4()).theme_id


def a_representative(scene: Scene) -> int:
    """The owner speaks for the employees."""
    return proposing.choose_representative(scene.house.centre, scene.owner).pk


SUBJECTS: dict[str, Subject] = {
    "person_id": Subject(lambda scene: scene.owner.pk),
    "role_id": Subject(lambda scene: Assignment.objects.get(person=scene.owner).pk),
    "team_id": Subject(lambda scene: Team.objects.get(centre=scene.house.centre, name="Nord").pk),
    "unit_id": Subject(lambda scene: scene.house.north.unit.pk),
    "list_id": Subject(a_list, seen_by="centre"),
    "key_id": Subject(a_key, seen_by="centre"),
    "skill_id": Subject(
        lambda scene: Skill.objects.get_or_create(centre=scene.house.centre, name="Avis-Pluss")[0].pk,
        "centre",
    ),
    "import_id": Subject(
        lambda scene: Import.objects.filter(centre=scene.house.centre).latest("pk").pk, "centre"
    ),
    "activity_id": Subject(
        lambda scene: Activity.objects.filter(centre=scene.house.centre).latest("pk").pk, "centre"
    ),
    "plan_id": Subject(lambda scene: scene.plan.pk, "centre"),
    "session_id": Subject(lambda scene: session_of_owner(scene).pk),
    "seat_id": Subject(
        lambda scene: Seat.objects.get(person=scene.owner, session=session_of_owner(scene)).pk
    ),
    "wish_id": Subject(a_wish),
    "change_id": Subject(a_change),
    "offer_id": Subject(an_offer),
    "callback_id": Subject(a_callback),
    "delivery_id": Subject(a_disturbance),
    "replan_id": Subject(a_replan, seen_by="centre"),
    "arenas:seat_id": Subject(a_lost_seat),
    "arenas:session_id": Subject(lambda scene: Seat.objects.get(pk=a_lost_seat(scene)).session_id),
    "swap_id": Subject(a_swap),
    "day_id": Subject(a_day, seen_by="centre"),
    "before_id": Subject(lambda scene: scene.plan.pk, "centre"),
    "after_id": Subject(a_draft, "centre"),
    "planning:withdraw_swap:swap_id": Subject(lambda scene: a_swap(scene, own=True)),
    "planning:weekly:wish_id": Subject(a_weekly_wish),
    "planning:drop_weekly:wish_id": Subject(a_weekly_wish),
    "planning:join_group:seat_id": Subject(lambda scene: own_seat(scene, Kind.FORUM).pk),
    "arenas:give_up_place:seat_id": Subject(a_guests_seat),
    "arenas:take_place:session_id": Subject(a_later_forum_once),
    "forums:session_id": Subject(lambda scene: a_forum(scene).session_id),
    "forums:seat_id": Subject(lambda scene: a_forum(scene).session.seats.get(person=scene.owner).pk),
    "forums:point_id": Subject(lambda scene: a_forum(scene).points.get().pk),
    "forums:decision_id": Subject(a_decision),
    "forums:article_id": Subject(an_article, "centre"),
    "forums:kind": Subject(lambda scene: "article", "nothing"),
    "forums:where": Subject(lambda scene: "away", "nothing"),
    "information:article_id": Subject(an_article, "centre"),
    "information:attachment_id": Subject(an_attachment, "centre"),
    "information:client_id": Subject(a_client, "centre"),
    "information:synonyms_id": Subject(some_synonyms, "centre"),
    "information:missed_id": Subject(a_missed_search, "centre"),
    "information:notice_id": Subject(a_notice, "centre"),
    "information:publish_notice:notice_id": Subject(a_draft_notice, "centre"),
    "information:session_id": Subject(lambda scene: own_sessions(scene, Kind.FORUM).get().pk),
    "information:talk_through:notice_id": Subject(a_complex_notice, "centre"),
    "information:ask_editor:notice_id": Subject(a_complex_notice, "centre"),
    "information:question_id": Subject(a_forums_question, "centre"),
    "information:see_answer:question_id": Subject(lambda scene: a_forums_question(scene, answered=True)),
    "information:submission_id": Subject(a_submission, "centre"),
    "information:other_id": Subject(a_submission, "centre"),
    "information:sender_id": Subject(a_sender, "centre"),
    "information:rule_id": Subject(a_rule, "centre"),
    "information:undo_sorting:submission_id": Subject(something_a_rule_sorted, "centre"),
    "information:import_id": Subject(a_bank_import, "centre"),
    "questions:article_id": Subject(an_article, "centre"),
    "questions:question_id": Subject(a_question, "centre"),
    "questions:close:question_id": Subject(a_question),
    "questions:again:question_id": Subject(lambda scene: Answer.objects.get(pk=an_answer(scene)).question_id),
    "questions:earlier_id": Subject(a_question, "centre"),
    "questions:answer_id": Subject(an_answer, "centre"),
    "questions:edit:answer_id": Subject(a_settled_answer, "centre"),
    "questions:supersede:answer_id": Subject(a_settled_answer, "centre"),
    "questions:restore:answer_id": Subject(a_gone_answer, "centre"),
    "questions:doubt_id": Subject(a_doubt, "centre"),
    "questions:draft_id": Subject(a_bank_draft, "centre"),
    "questions:topic_id": Subject(a_topic, "centre"),
    "truths:answer_id": Subject(an_answer, "centre"),
    "truths:truth_id": Subject(a_truth, "centre"),
    "truths:read:truth_id": Subject(a_truth),
    "truths:check_id": Subject(lambda scene: Check.objects.get(truth=a_truth(scene)).pk),
    "live:ring_id": Subject(a_ring),
    "live:question_id": Subject(a_question),
    "voice:article_id": Subject(an_article, "centre"),
    "voice:notice_id": Subject(a_notice, "centre"),
    "voice:proposal_id": Subject(a_proposal, "centre"),
    "voice:raise_again:proposal_id": Subject(a_declined_proposal, "centre"),
    "voice:begin_notice:proposal_id": Subject(an_adopted_proposal, "centre"),
    "voice:theme_id": Subject(a_theme, "centre"),
    "voice:representative_id": Subject(a_representative, "centre"),
    "information:kind": Subject(lambda scene: "article", "nothing"),
    "intake:kind": Subject(lambda scene: "traffic", "nothing"),
}


def own_patterns(
    patterns: list[Any] | None = None, prefix: str = "", space: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """Name, route and pattern of every address but those of libraries."""
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            if one.app_name or not str(one.pattern).startswith("account/"):
                yield from own_patterns(one.url_patterns, route, one.app_name or space)
        elif isinstance(one, URLPattern):
            yield f"{space}:{one.name}", route, one


PAGES = [page for page in own_patterns() if page[0].split(":")[0]]
GUARDED = [page for page in PAGES if page[0] not in OPEN_TO_ALL | OPEN_BY_SECRET]


def arguments_of(pattern: URLPattern) -> list[str]:
    """Names of the arguments an address has."""
    return list(pattern.pattern.converters)


def subject_of(name: str, argument: str) -> Subject | None:
    """What fills the argument in a page of that name."""
    return SUBJECTS.get(key_of(name, argument))


def key_of(name: str, argument: str) -> str:
    """The nearest name in `SUBJECTS`: of the page, of its app, of all."""
    keys = (f"{name}:{argument}", f"{name.split(':', maxsplit=1)[0]}:{argument}")
    return next((key for key in keys if key in SUBJECTS), argument)


def addresses(scene: Scene) -> Iterator[tuple[str, str, frozenset[Role], set[str]]]:
    """Every guarded page with an object in each argument: name, address, roles, how far it is seen."""
    made: dict[str, Any] = {}
    for name, route, pattern in GUARDED:
        address, seen = f"/{route}", set()
        for argument, converter in pattern.pattern.converters.items():
            subject = subject_of(name, argument)
            assert subject is not None, f"{name}: add {argument} to SUBJECTS in tests/web/subjects.py"
            key = key_of(name, argument)
            if key not in made:
                made[key] = subject.find(scene)
            kind = {"IntConverter": "int", "StringConverter": "str", "SlugConverter": "slug"}
            shown = kind.get(type(converter).__name__, "")
            address = address.replace(f"<{shown}:{argument}>", str(made[key]))
            seen.add(subject.seen_by)
        assert "<" not in address, f"{name}: {address}"
        yield name, address, pattern.callback.open_to, seen  # type: ignore[attr-defined]


def build_scene() -> Scene:
    """Nord's week, made and published, learning accounts in it, and everybody who may come by."""
    house, other = build_house(), build_house("Sør")
    fill(house)
    type(house.centre).objects.filter(pk=house.centre.pk).update(is_demo=True)
    Activity.objects.exclude(kind__in=(Kind.READING, Kind.FORUM)).delete()  # a week that is planned at once
    plan = make_plan(house)
    planning.publish_plan(plan, by=house.people["administrator"])
    units = {one.name: one for one in (house.north.unit, house.south.unit)}
    above = add_person(house.centre, "unit_leader_south", (Role.UNIT_LEADER, units["Drammen"]))
    scene = Scene(house, other, plan)
    inside = {
        "owner": scene.owner,
        "leader": leader_of_nord(house),
        **{who: house.people[who] for who in ("unit_leader", "editor", "researcher", "administrator")},
    }
    outside = {
        "other agent": house.people["other_agent"],
        "other leader": house.people["other_leader"],
        "other unit leader": above,
    }
    elsewhere = {who: other.people[who] for who in ("agent", "leader", "administrator")}
    for where, found in (("inside", inside), ("outside", outside), ("elsewhere", elsewhere)):
        for who, person in found.items():
            roles = frozenset(Role(one.role) for one in person.assignments.all())
            scene.visitors[f"{where}: {who}"] = (where, roles, house.client(person))
    _keep_accounts(house)
    return scene


def _keep_accounts(house: House) -> None:
    """Owed minutes that follow no order of names, neither rising nor falling."""
    for number, name in enumerate(("anne", "bjorn", "cecilie", "daniel", "eva", "filip", "grete")):
        minutes = 10 + (number * 37) % 50
        ledger.write_lost(somebody(house, name), minutes=minutes, why="queue", title="Forum", day=MONDAY)


@contextmanager
def leaving_no_trace() -> Iterator[None]:
    """What is done inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def visit(client: Client, method: str, address: str, told: dict[str, Any] | None = None) -> int:
    """The status a visit is answered with; what it changed is taken back."""
    with leaving_no_trace():
        return int(getattr(client, method)(address, told).status_code)
