"""The queue as it was told, what was offered and called back, and what the centre has decided of it."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

MOOD_NAMES = [
    ("calm", _("Calm")),
    ("normal", _("Normal")),
    ("busy", _("Busy")),
    ("spike", _("Spike")),
]


class Rules(models.Model):
    """What the centre has decided of its day: when to offer, when to call back, when to plan anew."""

    class Replanning(models.TextChoices):
        """What happens when the day turns out otherwise than forecast."""

        OFF = "off", _("Leave the plan as it is")
        SUGGEST = "suggest", _("Show leaders what would move")
        DO = "do", _("Move sessions without asking")

    centre = models.OneToOneField(
        "people.Centre", models.CASCADE, related_name="live_rules", primary_key=True
    )
    offers_on = models.BooleanField(_("offer learning when there is room"), default=True)
    offer_minutes = models.PositiveSmallIntegerField(
        _("minutes offered"), default=10, validators=[MinValueValidator(5), MaxValueValidator(30)]
    )
    most_late_calls = models.FloatField(
        _("most calls late an offer may cost"),
        default=0.5,
        validators=[MinValueValidator(0.0), MaxValueValidator(100.0)],
        help_text=_("For all who are away at the same time, together."),
    )
    most_at_once = models.PositiveSmallIntegerField(
        _("most people away at once"), default=3, validators=[MaxValueValidator(100)]
    )
    spike_wait_s = models.PositiveIntegerField(
        _("a spike begins when somebody has waited, seconds"),
        default=120,
        validators=[MinValueValidator(10), MaxValueValidator(3600)],
    )
    spike_late_share = models.FloatField(
        _("or when this share of the coming calls will be late"),
        default=0.5,
        validators=[MinValueValidator(0.05), MaxValueValidator(1.0)],
        help_text=_("From 0 to 1: 0.5 is one call in two."),
    )
    replanning = models.CharField(
        _("when the day turns out otherwise"),
        max_length=8,
        choices=Replanning,
        default=Replanning.SUGGEST,
    )

    def __str__(self) -> str:
        return f"{self.centre}"


class Watch(models.Model):
    """One row for each centre: where its day stands. Whoever acts on the day locks it first."""

    centre = models.OneToOneField(
        "people.Centre", models.CASCADE, related_name="live_watch", primary_key=True
    )
    mood = models.CharField(max_length=8, choices=MOOD_NAMES, default="normal")
    last_at = models.DateTimeField(null=True)  # of the latest state
    room_since = models.DateTimeField(null=True)
    spike_ended_at = models.DateTimeField(null=True)
    correction = models.FloatField(default=1.0)  # of the forecast, by what has come
    version = models.PositiveIntegerField(default=0)  # rises with every state and every act

    def __str__(self) -> str:
        return f"{self.centre} {self.mood}"


class QueueState(models.Model):
    """The queue at one moment: numbers only, nothing of who called or who answered."""

    centre = models.ForeignKey("people.Centre", models.CASCADE, related_name="queue_states")
    at = models.DateTimeField()
    waiting = models.PositiveIntegerField()
    longest_wait_s = models.PositiveIntegerField()
    on_phones = models.PositiveIntegerField()
    free = models.PositiveIntegerField()
    offered = models.PositiveIntegerField(null=True)  # since the state before
    answered = models.PositiveIntegerField(null=True)
    abandoned = models.PositiveIntegerField(null=True)
    mood = models.CharField(max_length=8, choices=MOOD_NAMES, default="normal")
    room = models.PositiveIntegerField(default=0)
    late_share = models.FloatField(default=0.0)

    class Meta:
        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "at"], name="one_state_of_a_moment"),
            models.CheckConstraint(condition=Q(free__lte=F("on_phones")), name="the_free_are_on_the_phones"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.waiting}"


class Offer(models.Model):
    """A few minutes of learning, offered to one person in a quiet moment, and what came of it."""

    class State(models.TextChoices):
        """Offered until answered; running until it is over."""

        OFFERED = "offered", _("Offered")
        RUNNING = "running", _("Running")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Expired")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        CALLED_BACK = "called_back", _("Called back")
        FINISHED = "finished", _("Finished")

    OPEN = (State.OFFERED, State.RUNNING)

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="offers")
    activity = models.ForeignKey("planning.Activity", models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    minutes = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.OFFERED)
    offered_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-offered_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "ends_at"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=["offered", "running"]),
                name="one_open_offer_each",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(accepted_at__isnull=False, ends_at__isnull=False),
                name="a_running_offer_was_accepted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.offered_at:%Y-%m-%d %H:%M} {self.state}"


class Callback(models.Model):
    """Somebody on optional learning time, called back to the phones at a spike."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="callbacks")
    offer = models.OneToOneField(Offer, models.CASCADE, null=True, related_name="callback")
    seat = models.OneToOneField("planning.Seat", models.CASCADE, null=True, related_name="callback")
    title = models.CharField(max_length=120)
    called_at = models.DateTimeField()
    minutes_had = models.PositiveSmallIntegerField()
    minutes_lost = models.PositiveSmallIntegerField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-called_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["called_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(offer__isnull=True, seat__isnull=False)
                | Q(offer__isnull=False, seat__isnull=True),
                name="called_back_from_one_thing",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(confirmed_at=None), name="one_open_callback_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.called_at:%Y-%m-%d %H:%M}"


class Replan(models.Model):
    """The rest of a day planned anew because it turned out otherwise; at most one an interval."""

    centre = models.ForeignKey("people.Centre", models.CASCADE, related_name="replans")
    interval_start = models.DateTimeField()
    correction = models.FloatField()
    plan = models.OneToOneField("planning.Plan", models.CASCADE, related_name="replan")
    dismissed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-interval_start"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "interval_start"], name="one_replan_an_interval")
        ]

    def __str__(self) -> str:
        return f"{self.centre} {self.interval_start:%Y-%m-%d %H:%M}"


class Simulation(models.Model):
    """The demo centre's invented queue: asked for on the page, fed by a worker."""

    centre = models.OneToOneField(
        "people.Centre", models.CASCADE, related_name="live_simulation", primary_key=True
    )
    run = models.PositiveIntegerField(default=0)  # rises with every start; a feeder of an older run stops
    is_on = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)  # the feeder's last sign of life
    ahead_s = models.IntegerField(default=0)  # what is added to the clock, to look at an open hour
    spike_until = models.DateTimeField(null=True)
    quiet_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.centre} {self.run}"
