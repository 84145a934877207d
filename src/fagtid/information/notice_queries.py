"""Reads of notices and of what is handed in; the asker comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from fagtid.frame.clock import now, today
from fagtid.information import reaching
from fagtid.information.models import Client, Delivery, Notice, Sender, SortingRule, Submission
from fagtid.information.queries import EDITORS, taught_at
from fagtid.people.asking import Asker
from fagtid.people.models import TEAM_ROLES, ApiKey, Assignment, Centre, Person, Skill, Team, Unit
from fagtid.people.queries import teams_led_by
from fagtid.planning.models import Kind, Seat, Session
from fagtid.search.analysis import terms, word_texts
from fagtid.search.likeness import Wording, likeness

FEWEST = 5  # people whose answers are told together
ALIKE = 0.25  # likeness from which two are likely the same; measured in `bench/questions.py`
LOOKED_BACK = timedelta(days=30)
NO_SHIFT, NO_TIME, UNREAD, UNTALKED = "no_shift", "no_time", "unread", "untalked"


def notices_for(asker: Asker) -> QuerySet[Notice]:
    """What has been published to the asker; editors and leaders see all that is published, editors drafts."""
    found = Notice.objects.filter(centre=asker.centre).select_related("client", "written_by", "centre")
    if asker.has(*EDITORS):
        return found
    published = found.filter(state=Notice.State.PUBLISHED)
    if teams_led_by(asker).exists():
        return published
    return published.filter(deliveries__person=asker.person)


def notices_to_edit(asker: Asker) -> QuerySet[Notice]:
    """What an editor may change."""
    found = Notice.objects.filter(centre=asker.centre).select_related("client", "centre")
    return found if asker.has(*EDITORS) else found.none()


def own_deliveries(asker: Asker) -> QuerySet[Delivery]:
    """What I am to know."""
    return Delivery.objects.filter(person=asker.person).select_related("notice__client", "notice__centre")


def skills_of(asker: Asker) -> QuerySet[Skill]:
    """What a notice can ask that people can."""
    return Skill.objects.filter(centre=asker.centre)


@dataclass(frozen=True)
class Digest:
    """What I have to read now, in order, and what can wait for another day."""

    now: Sequence[Delivery]
    later: int

    @property
    def minutes(self) -> int:
        """What it takes to read, whole minutes; 0 for less than one."""
        return round(sum(one.notice.minutes for one in self.now))


def digest_for(asker: Asker) -> Digest:
    """What matters first; no more a day than the centre has decided, but for what cannot wait."""
    moment, day = now(), today(asker.centre.timezone)
    unread = list(reaching.open_deliveries(asker.centre).filter(person=asker.person))
    if not unread:
        return Digest((), 0)
    read = own_deliveries(asker).filter(confirmed_at__gte=moment - timedelta(hours=12))
    left = reaching.rules_of(asker.centre).daily_minutes - sum(one.notice.minutes for one in read)
    chosen, later = [], 0
    for one in sorted(unread, key=lambda one: urgency(one, day)):
        if cannot_wait(one, day) or one.notice.minutes <= left:
            chosen.append(one)
            left -= one.notice.minutes
        else:
            later += 1
    return Digest(chosen, later)


def cannot_wait(one: Delivery, day: date) -> bool:
    """A disturbance, or a must-know that takes effect within two days."""
    notice = one.notice
    soon = notice.starts_on <= day + timedelta(days=2)
    return notice.kind == Notice.Kind.DISTURBANCE or (notice.weight == Notice.Weight.MUST_KNOW and soon)


def urgency(one: Delivery, day: date) -> tuple[bool, bool, int, int]:
    """Disturbances, then must-know, then by the day it takes effect, minor ones last."""
    notice = one.notice
    is_minor = notice.weight == Notice.Weight.MINOR
    must = notice.weight == Notice.Weight.MUST_KNOW
    days = max((notice.starts_on - day).days, 0) + (100 if is_minor else 0)
    return notice.kind != Notice.Kind.DISTURBANCE, not must, days, notice.pk


def teams_of(asker: Asker) -> QuerySet[Team]:
    """Teams a notice can be for."""
    return Team.objects.filter(centre=asker.centre).select_related("unit")


def units_of(asker: Asker) -> QuerySet[Unit]:
    """Units a notice can be for."""
    return Unit.objects.filter(centre=asker.centre)


def inbox_for(asker: Asker) -> QuerySet[Submission]:
    """What is handed in and not dealt with, the oldest first."""
    return submissions_for(asker).filter(state__in=Submission.OPEN)


def submissions_for(asker: Asker) -> QuerySet[Submission]:
    """Everything handed in at the editor's centre."""
    found = Submission.objects.filter(centre=asker.centre)
    found = found if asker.has(*EDITORS) else found.none()
    return found.select_related("sender", "client", "notice", "person", "key", "merged_into", "rule")


def rules_for(asker: Asker) -> QuerySet[SortingRule]:
    """The centre's rules that sort, in the order they are tried."""
    found = SortingRule.objects.filter(centre=asker.centre).select_related("changed_by", "client")
    return found if asker.has(*EDITORS) else found.none()


def senders_for(asker: Asker) -> QuerySet[Sender]:
    """Those who hand in by a link of their own."""
    found = Sender.objects.filter(centre=asker.centre).select_related("client")
    return found if asker.has(*EDITORS) else found.none()


def sender_by_secret(secret: str) -> Sender | None:
    """Whose link it is, while it leads anywhere."""
    found = Sender.objects.filter(secret=secret, revoked_at=None)
    return found.select_related("centre", "client").first()


def submission_by_secret(sender: Sender, secret: str) -> Submission | None:
    """What the sender handed in."""
    found = Submission.objects.filter(sender=sender, secret=secret)
    return found.select_related("notice").prefetch_related("remarks").first()


def client_named(centre: Centre, name: str) -> Client | None:
    """The client of that name, in capitals or not."""
    return Client.objects.filter(centre=centre, left_at=None, name__iexact=name.strip()).first()


def handed_in_by_key(key: ApiKey, reference: str) -> Submission | None:
    """What was handed in by the key."""
    found = Submission.objects.filter(key=key, secret=reference)
    return found.select_related("notice").prefetch_related("remarks").first()


def alike(submission: Submission) -> list[tuple[Submission, int]]:
    """Others handed in of late that say much the same, with how alike they are, per cent."""
    since = submission.received_at - LOOKED_BACK
    others = Submission.objects.filter(centre=submission.centre_id, received_at__gte=since)
    others = others.exclude(pk=submission.pk).exclude(state=Submission.State.MERGED)
    others = others.select_related("sender", "person", "key").order_by("-received_at")
    own = f"{submission.title} {submission.body}"
    wording = Wording(taught_at(submission.centre))
    rated = [(other, likeness(own, f"{other.title} {other.body}", wording)) for other in others[:500]]
    found = [(other, round(100 * rate)) for other, rate in rated if rate >= ALIKE]
    return sorted(found, key=lambda one: -one[1])[:5]


def stems(text: str) -> frozenset[str]:
    """The words of a text in their plain form."""
    return frozenset(terms(word).exact for word in word_texts(text))


@dataclass(frozen=True)
class Missing:
    """Somebody whom a must-know has not reached, and why."""

    person: Person
    why: str
    due_at: Any


@dataclass(frozen=True)
class TeamReach:
    """How far a notice has come in one team; answers are told from five people up."""

    team: Team
    people: int
    reached: int
    answered: int
    right: int
    sure_and_wrong: int
    missing: Sequence[Missing]

    @property
    def tells_answers(self) -> bool:
        """True where so many have answered that nobody can be singled out."""
        return self.answered >= FEWEST

    @property
    def percent(self) -> int:
        """How many it has reached, per cent."""
        return round(100 * self.reached / self.people) if self.people else 0


def reach_by_team(asker: Asker, notice: Notice) -> list[TeamReach]:
    """Each team the asker leads, for an editor every team it concerns; in order of their names."""
    teams = Team.objects.filter(centre=asker.centre) if asker.has(*EDITORS) else teams_led_by(asker)
    held = Assignment.objects.filter(team__in=teams, role__in=TEAM_ROLES).select_related("team")
    team_of = {one.person_id: one.team for one in held}
    deliveries = Delivery.objects.filter(notice=notice, person__in=team_of).select_related("person")
    by_team: dict[Team, list[Delivery]] = {}
    for one in deliveries.order_by("person__name", "person"):
        if (team := team_of[one.person_id]) is not None:
            by_team.setdefault(team, []).append(one)
    why = reasons(
        notice, [one for many in by_team.values() for one in many if not has_come_through(notice, one)]
    )
    led = set(teams_led_by(asker)) if notice.weight == Notice.Weight.MUST_KNOW else set()
    teams_in_order = sorted(by_team, key=lambda team: team.name)
    return [team_reach(notice, team, by_team[team], why, named=team in led) for team in teams_in_order]


def is_read(notice: Notice, one: Delivery) -> bool:
    """Confirmed by the person as it is now."""
    return one.confirmed_version >= notice.asks_from


def has_come_through(notice: Notice, one: Delivery) -> bool:
    """Confirmed as it is now; what is complex has been talked through as well."""
    return is_read(notice, one) and (not notice.is_complex or one.talked_version >= notice.asks_from)


def to_talk_through(session: Session) -> QuerySet[Notice]:
    """Complex notices that somebody in the session has not talked through, in the order they take effect."""
    people = [
        *session.seats.values_list("person", flat=True),
        *([session.host_id] if session.host_id else []),
    ]
    missing = Delivery.objects.filter(person__in=people, talked_version__lt=F("notice__asks_from"))
    found = Notice.objects.filter(state=Notice.State.PUBLISHED, is_complex=True)
    return (
        found.filter(pk__in=missing.values("notice"))
        .select_related("client", "centre")
        .order_by("starts_on", "pk")
    )


def team_reach(
    notice: Notice, team: Team, many: Sequence[Delivery], why: dict[int, str], *, named: bool
) -> TeamReach:
    """One team's part; with names only of those a must-know has not reached, for those who lead them."""
    come = [one for one in many if has_come_through(notice, one)]
    answered = [one for one in many if is_read(notice, one) and one.was_right is not None]
    sure = Delivery.Certainty.SURE
    missing = [
        Missing(o.person, why[o.pk], o.due_at) for o in many if named and not has_come_through(notice, o)
    ]
    return TeamReach(
        team=team,
        people=len(many),
        reached=len(come),
        answered=len(answered),
        right=sum(bool(one.was_right) for one in answered),
        sure_and_wrong=sum(not one.was_right and one.certainty == sure for one in answered),
        missing=missing,
    )


def reasons(notice: Notice, unread: Sequence[Delivery]) -> dict[int, str]:
    """Why each has not been reached: not at work since, no time to read held, or not read."""
    since = notice.published_at or now()
    moment = now()
    people = [one.person_id for one in unread]
    spans = reaching.shifts(notice.centre, people, since.date())
    given = set(
        Seat.objects.filter(
            person__in=people,
            session__kind=Kind.READING,
            session__start__gte=since,
            session__end__lte=moment,
        )
        .exclude(state__in=(Seat.State.LOST, Seat.State.DECLINED))
        .values_list("person", flat=True)
    )
    found = {}
    for one in unread:
        if is_read(notice, one):
            found[one.pk] = UNTALKED
            continue
        at_work = reaching.can_be_reached(spans.get(one.person_id, ()), since, moment)
        found[one.pk] = NO_SHIFT if not at_work else UNREAD if one.person_id in given else NO_TIME
    return found


def with_reach(found: QuerySet[Notice]) -> QuerySet[Notice]:
    """Notices with how many they concern and how many they have reached."""
    talked = Q(is_complex=False) | Q(deliveries__talked_version__gte=F("asks_from"))
    reached = Q(deliveries__confirmed_version__gte=F("asks_from")) & talked
    counted = found.annotate(people=Count("deliveries"), reached=Count("deliveries", filter=reached))
    return counted.order_by("-starts_on", "-pk")
