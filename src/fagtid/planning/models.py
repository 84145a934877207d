"""What people are to have, the plans made from it, their sessions and what became of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fagtid.intake.models import Weekday

DAY_MINUTES = 1_440
BEYOND = ".beyond"  # of an activity's key: given beyond the usual needs
MOST_PEOPLE = 1_000


class Kind(models.TextChoices):
    """Kinds of learning time, as the planner knows them."""

    FORUM = "forum", _("Forum")
    GUIDANCE = "guidance", _("Guidance")
    LISTENING = "listening", _("Listening")
    COURSE = "course", _("Course")
    READING = "reading", _("Reading")
    REFLECTION = "reflection", _("Reflection")
    ROTATION = "rotation", _("Rotation")


class Within(models.TextChoices):
    """Who may meet in a group."""

    TEAM = "team", _("The team")
    UNIT = "unit", _("The unit")
    CENTRE = "centre", _("The whole centre")


class Limits(models.Model):
    """What no plan of the centre may break."""

    centre = models.OneToOneField("people.Centre", models.CASCADE, related_name="limits", primary_key=True)
    learning_minutes_per_day = models.PositiveIntegerField(
        _("most learning in a day, minutes"), default=90, validators=[MaxValueValidator(DAY_MINUTES)]
    )
    least_on_phones = models.PositiveIntegerField(_("fewest left on the phones"), default=2)
    rest_minutes = models.PositiveIntegerField(
        _("least between two sessions, minutes"), default=15, validators=[MaxValueValidator(DAY_MINUTES)]
    )
    highest_occupancy = models.FloatField(
        _("highest share of the time on calls"),
        default=0.95,
        validators=[MinValueValidator(0.0), MaxValueValidator(1.0)],
    )
    price_ceiling_share = models.FloatField(
        _("most that the share answered in time may fall"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0.0), MaxValueValidator(1.0)],
    )
    wish_price = models.FloatField(
        _("most calls late a wish may cost"), default=1.0, validators=[MinValueValidator(0.0)]
    )
    owed_minutes_most = models.PositiveIntegerField(
        _("most owed time before leaders are told, minutes"), default=60
    )
    blocked_share = models.FloatField(
        _("most of one's rostered hours in a week that may be ruled out, as a share"),
        default=0.5,
        validators=[MinValueValidator(0.0), MaxValueValidator(1.0)],
    )

    def __str__(self) -> str:
        return f"{self.centre}"


class Activity(models.Model):
    """A kind of learning time that people are to have each week; no team named: all teams."""

    centre = models.ForeignKey("people.Centre", models.CASCADE, related_name="activities")
    title = models.CharField(_("title"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    minutes = models.PositiveIntegerField(
        _("minutes"), validators=[MinValueValidator(1), MaxValueValidator(DAY_MINUTES)]
    )
    times = models.PositiveIntegerField(
        _("times a week"), default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    group_least = models.PositiveIntegerField(
        _("smallest group"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    group_most = models.PositiveIntegerField(
        _("largest group"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    within = models.CharField(_("group from"), max_length=6, choices=Within, default=Within.TEAM)
    hosted = models.BooleanField(_("led by a team leader"), default=False)
    protected = models.BooleanField(
        _("protected"),
        default=False,
        help_text=_("The queue does not cancel it, and once published it stays."),
    )
    voluntary = models.BooleanField(
        _("voluntary"), default=False, help_text=_("Anyone may say no, with or without a reason.")
    )
    teams = models.ManyToManyField("people.Team", blank=True, verbose_name=_("teams"), related_name="+")
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["-protected", "-minutes", "title", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(group_least=None, group_most=None)
                | Q(group_least__gte=1, group_most__gte=F("group_least")),
                name="a_group_has_two_sizes_in_order",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1, times__gte=1), name="an_activity_takes_time"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """What the engine calls it."""
        return f"a{self.pk}"

    @property
    def is_flexible(self) -> bool:
        """True when it may float into a quiet moment: alone, at the desk, nobody waits for it."""
        alone = self.group_most is None and not self.hosted and not self.protected
        return alone and self.kind in (Kind.READING, Kind.REFLECTION)


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


class Session(models.Model):
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
    reason = models.TextField(blank=True)
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
    why = models.CharField(max_length=200, blank=True)  # lost: the ledger's reason; declined: own words
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


class Unplaced(models.Model):
    """A need that found no time, and why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="unplaced")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")
    reason = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.activity}"


GONE = (Seat.State.DECLINED, Seat.State.LOST)  # who is not in the session (any more)


class Change(models.Model):
    """Who changed what in a plan, when and why."""

    class Act(models.TextChoices):
        """What was done."""

        ASKED = "asked", _("asked for the plan")
        MADE = "made", _("the plan was made")
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
    why = models.CharField(max_length=200, blank=True)
    from_start = models.DateTimeField(null=True)
    to_start = models.DateTimeField(null=True)
    price_before = models.FloatField(null=True)
    price_after = models.FloatField(null=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"


class Swap(models.Model):
    """One person asks another to change places in two sessions of the same learning time.

    Sessions and times are kept as they were when it was asked: what has changed since is no longer
    what the other one said yes to.
    """

    class State(models.TextChoices):
        """Asked until the other one answers."""

        ASKED = "asked", _("Asked")
        ACCEPTED = "accepted", _("Swapped")
        DECLINED = "declined", _("Said no")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        EXPIRED = "expired", _("Too late")
        IMPOSSIBLE = "impossible", _("No longer possible")

    class Why(models.TextChoices):
        """Why it is no longer possible."""

        MOVED = "moved", _("one of the sessions has been moved")
        GIVEN_AWAY = "given_away", _("one of the places has been given away")
        REPLANNED = "replanned", _("the week has been planned again")
        RULES = "rules", _("one of you can no longer be there then")

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="swaps_asked")
    other_seat = models.ForeignKey(Seat, models.CASCADE, related_name="swaps_offered")
    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    other_session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    start = models.DateTimeField()
    other_start = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    why = models.CharField(max_length=10, choices=Why, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(state="asked"), name="one_open_swap_asked_for_a_seat"
            ),
            models.CheckConstraint(condition=~Q(seat=F("other_seat")), name="a_swap_is_between_two_seats"),
            models.CheckConstraint(
                condition=Q(state="impossible") | Q(why=""), name="only_the_impossible_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat} / {self.other_seat} {self.state}"

    @property
    def expires_at(self) -> datetime:
        """When the first of the two sessions begins."""
        return min(self.start, self.other_start)


class Wish(models.Model):
    """A time one person asks for, or rules out."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="wishes")
    start = models.DateTimeField(_("from"))
    end = models.DateTimeField(_("to"))
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("for")
    )
    is_blocked = models.BooleanField(_("not then"), default=False)

    class Meta:
        ordering: ClassVar = ["start", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_wish_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.start:%Y-%m-%d %H:%M}"


class WeeklyWish(models.Model):
    """A time one person asks for, or rules out, on the same weekday of every week it is valid."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="weekly_wishes")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    from_time = models.TimeField(_("from"))
    to_time = models.TimeField(_("to"))
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("for")
    )
    is_blocked = models.BooleanField(_("not then"), default=False)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["weekday", "from_time", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_time__gt=F("from_time")), name="a_weekly_wish_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="a_week_has_seven_days"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="a_weekly_wish_is_valid_for_a_while",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.weekday} {self.from_time:%H:%M}"


class CalendarFeed(models.Model):
    """A person's own calendar address: whoever has it reads the sessions, until it is revoked."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="calendar_feed")
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person}"
