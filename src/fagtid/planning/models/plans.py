"""Plans made from the needs, their sessions, and what became of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fagtid.frame.masked import MaskedCharField
from fagtid.planning.models.needs import Activity, Kind
from fagtid.planning.reasons import told_reason

BEYOND = ".beyond"  # of an activity's key: given beyond the usual needs


class Plan(models.Model):
    """One week's learning plan: asked for, made, published, and what it was made from."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("Waiting")
        MAKING = "making", _("Being made")
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        REPLACED = "replaced", _("Replaced")
        DISCARDED = "discarded", _("Discarded")
        CANCELLED = "cancelled", _("Cancelled")
        REFUSED = "refused", _("Could not be made")
        INTERRUPTED = "interrupted", _("Interrupted")

    UNDER_WAY = (State.WAITING, State.MAKING)

    centre = models.ForeignKey("people.Centre", models.CASCADE, related_name="plans")
    first_day = models.DateField(_("first day"))
    days = models.PositiveSmallIntegerField(_("days"), default=7)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    seed = models.PositiveIntegerField(default=1)
    based_on = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    step = models.CharField(max_length=20, blank=True)
    share_done = models.FloatField(default=0.0)
    heard_at = models.DateTimeField(null=True)  # the worker's last sign of life
    refusal = models.TextField(blank=True)
    asked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    correction: models.JSONField[Any] = models.JSONField(null=True)  # of the forecast: factor, start_s, end_s
    base_version = models.PositiveIntegerField(null=True)  # of based_on, as it was read
    beside = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    beside_version = models.PositiveIntegerField(null=True)  # of the plan in force when this was made
    picture: models.JSONField[Any] = models.JSONField(null=True)  # price and intervals, for the page
    price_now = models.FloatField(null=True)  # calls late with the sessions as they stand now
    version = models.PositiveIntegerField(default=0)  # rises with every change of a session

    class Meta:
        ordering: ClassVar = ["-first_day", "-asked_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["centre", "first_day"],
                condition=Q(state="published"),
                name="one_published_plan_a_week",
            ),
            models.UniqueConstraint(
                fields=["centre", "first_day"],
                condition=Q(state__in=["waiting", "making"]),
                name="one_plan_being_made_a_week",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day} {self.state}"

    @property
    def is_under_way(self) -> bool:
        """True while it waits or is being made."""
        return self.state in self.UNDER_WAY

    @property
    def is_made(self) -> bool:
        """True once there is a week to look at."""
        return self.picture is not None

    @property
    def can_be_changed(self) -> bool:
        """True for a draft and for the published plan."""
        return self.state in (self.State.DRAFT, self.State.PUBLISHED)


class Papers(models.Model):
    """What is heavy and seldom read of a plan, so that no list of plans or sessions drags it along."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="papers", primary_key=True)
    document: models.JSONField[Any] = models.JSONField()  # fagtid-plan/1 as made
    posed: models.JSONField[Any] = models.JSONField()  # calls, handle time, patience it was made for
    ground = models.CharField(max_length=64, blank=True)  # fingerprint of what ``prices`` rest on
    prices = models.BinaryField(null=True)  # the board's prices, to move sessions by
    late = models.BinaryField(null=True)  # late calls of the days as first added up, on the same ground

    def __str__(self) -> str:
        return f"{self.plan}"


class Frontier(models.Model):
    """A week's hours of learning against calls late: asked for, computed, looked at."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("Waiting")
        MAKING = "making", _("Being made")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")
        REFUSED = "refused", _("Could not be made")
        INTERRUPTED = "interrupted", _("Interrupted")

    UNDER_WAY = (State.WAITING, State.MAKING)

    centre = models.ForeignKey("people.Centre", models.CASCADE, related_name="frontiers")
    first_day = models.DateField()
    days = models.PositiveSmallIntegerField(default=7)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    share_done = models.FloatField(default=0.0)
    heard_at = models.DateTimeField(null=True)
    refusal = models.TextField(blank=True)
    asked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    document: models.JSONField[Any] = models.JSONField(null=True)  # fagtid-frontier/1

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["centre", "first_day"],
                condition=Q(state__in=["waiting", "making"]),
                name="one_frontier_being_made_a_week",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day} {self.state}"

    @property
    def is_under_way(self) -> bool:
        """True while it waits or is being made."""
        return self.state in self.UNDER_WAY


class Reasoned(models.Model):
    """What the planner gave a reason for: a code with facts, else a sentence in the centre's language."""

    reason = models.TextField(blank=True)
    reason_code = models.CharField(max_length=40, blank=True)
    reason_facts: models.JSONField[Any] = models.JSONField(default=dict)

    class Meta:
        abstract = True

    @property
    def reason_text(self) -> str:
        """Why, to the reader."""
        return told_reason(self.reason_code, self.reason_facts) if self.reason_code else self.reason


class Session(Reasoned):
    """One session of learning time in a plan."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sessions")
    key = models.CharField(max_length=12)  # its id in the plan's document
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    start = models.DateTimeField()
    end = models.DateTimeField()
    protected = models.BooleanField(default=False)
    locked = models.BooleanField(default=False)
    beyond = models.BooleanField(default=False)  # beyond the week's usual needs, to give back lost time
    host = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    partner = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    price = models.FloatField(default=0.0)  # its share of the plan's calls late
    link = models.URLField(_("meeting link"), max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["start", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "key"], name="one_session_of_a_key"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_session_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.start:%Y-%m-%d %H:%M}"

    @property
    def minutes(self) -> int:
        """Its length."""
        return int((self.end - self.start).total_seconds() // 60)

    @property
    def reason_text(self) -> str:
        """Why it is where it is, to the reader; and that it gives back what was lost, where it does."""
        if self.beyond and self.reason_code:
            return f"{super().reason_text} {gettext('It gives back time that was lost.')}"
        return super().reason_text

    @property
    def activity_key(self) -> str:
        """What the engine calls what it is a session of."""
        return self.activity.key + BEYOND * self.beyond


class Seat(models.Model):
    """One person's place in a session, and what became of it.

    ``place`` numbers the places of a session from 0; no two share one, so that two who take the last
    place at the same moment cannot both have it. Who has said no has none.
    """

    class State(models.TextChoices):
        """Planned until it is over."""

        PLANNED = "planned", _("Planned")
        DECLINED = "declined", _("Declined")
        HELD = "held", _("Held")
        LOST = "lost", _("Lost")

    session = models.ForeignKey(Session, models.CASCADE, related_name="seats")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="seats")
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    why: Any = MaskedCharField(max_length=200, blank=True)  # lost: the ledger's reason; declined: own words
    repays = models.BooleanField(default=False)  # holding it gives back lost time
    place = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "person"], name="one_seat_each_in_a_session"),
            models.UniqueConstraint(fields=["session", "place"], name="one_seat_a_place_in_a_session"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.session}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.session.plan.centre_id


GONE = (Seat.State.DECLINED, Seat.State.LOST)  # who is not in the session (any more)


class Unplaced(Reasoned):
    """A need that found no time, and why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="unplaced")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.activity}"


class Change(models.Model):
    """Who changed what in a plan, when and why."""

    class Act(models.TextChoices):
        """What was done."""

        ASKED = "asked", _("asked for the plan")
        MADE = "made", _("made the plan")
        MOVED = "moved", _("moved")
        LOCKED = "locked", _("locked")
        UNLOCKED = "unlocked", _("unlocked")
        PUBLISHED = "published", _("published")
        DECLINED = "declined", _("declined")
        SWAPPED = "swapped", _("swapped")
        JOINED = "joined", _("took a free place")
        WANTED = "wanted", _("wanted it after all")
        LINKED = "linked", _("set the meeting link")
        DISCARDED = "discarded", _("discarded")
        UNDONE = "undone", _("took back")
        CAUGHT_UP = "caught_up", _("took a place to catch up")
        LEFT = "left", _("gave up a place")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="changes")
    session = models.ForeignKey(Session, models.CASCADE, null=True, related_name="changes")
    act = models.CharField(max_length=10, choices=Act)
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    why: Any = MaskedCharField(max_length=200, blank=True)
    from_start = models.DateTimeField(null=True)
    to_start = models.DateTimeField(null=True)
    price_before = models.FloatField(null=True)
    price_after = models.FloatField(null=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.plan.centre_id
