"""Imports, and what each brought: days of traffic, stretches of the roster."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fagtid.core.planning.problem import DUTIES


class Import(models.Model):
    """One file brought in: read, looked at, applied, and taken back as a whole."""

    class Kind(models.TextChoices):
        """What is in it."""

        TRAFFIC = "traffic", _("Traffic")
        ROSTER = "roster", _("Roster")

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("Waiting")
        READING = "reading", _("Being read")
        READY = "ready", _("To be looked at")
        APPLIED = "applied", _("In force")
        UNDONE = "undone", _("Taken back")
        REFUSED = "refused", _("Could not be read")
        INTERRUPTED = "interrupted", _("Interrupted")
        SAME = "same", _("Nothing new")

    UNDER_WAY = (State.WAITING, State.READING)

    centre = models.ForeignKey("people.Centre", models.CASCADE, related_name="imports")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(
        max_length=80, blank=True
    )  # name under the upload directory, until it is read
    sha256 = models.CharField(max_length=64, blank=True)
    watched_as = models.CharField(max_length=255, blank=True)  # its name in the watched folder
    apply_when_read = models.BooleanField(default=False)  # no one looks at it first
    mapping: models.JSONField[dict[str, str]] = models.JSONField(default=dict)
    lenient = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    share_done = models.FloatField(default=0.0)
    heard_at = models.DateTimeField(null=True)
    fault: models.JSONField[Any] = models.JSONField(null=True)  # as `Fault.as_json` has it
    left_out: models.JSONField[Any] = models.JSONField(default=list)
    header: models.JSONField[Any] = models.JSONField(default=list)
    first_rows: models.JSONField[Any] = models.JSONField(default=list)
    summary: models.JSONField[Any] = models.JSONField(default=dict)
    pending: models.JSONField[Any] = models.JSONField(null=True)  # a roster as read, until it is applied
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    uploaded_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)  # the later one counts where two tell of the same day

    class Meta:
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(applied_at__isnull=False, first_day__isnull=False),
                name="what_is_in_force_has_a_time_and_days",
            ),
            models.UniqueConstraint(
                fields=["watched_as"], condition=~Q(watched_as=""), name="a_watched_file_is_brought_in_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} {self.state}"

    @property
    def is_under_way(self) -> bool:
        """True while it waits or is being read."""
        return self.state in self.UNDER_WAY


class TrafficDay(models.Model):
    """One queue's calls on one local day: lists with one value an interval, null where unknown.

    No call and no agent is stored, only sums.
    """

    source = models.ForeignKey(Import, models.CASCADE, related_name="traffic_days")
    queue = models.CharField(max_length=120)
    day = models.DateField()
    interval_minutes = models.PositiveSmallIntegerField()
    offered: models.JSONField[Any] = models.JSONField()
    answered: models.JSONField[Any] = models.JSONField()
    abandoned: models.JSONField[Any] = models.JSONField()
    handle_s: models.JSONField[Any] = models.JSONField()
    wait_s: models.JSONField[Any] = models.JSONField()
    waited_s: models.JSONField[Any] = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "queue", "day"], name="one_day_of_a_queue_in_an_import")
        ]

    def __str__(self) -> str:
        return f"{self.queue} {self.day}"


class RosterStretch(models.Model):
    """One person doing one thing, as an import has it; ``day`` is the local day it begins on."""

    source = models.ForeignKey(Import, models.CASCADE, related_name="stretches")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    day = models.DateField()
    start = models.DateTimeField()
    end = models.DateTimeField()
    duty = models.CharField(max_length=8, choices=[(duty, duty) for duty in DUTIES])

    class Meta:
        indexes: ClassVar = [models.Index(fields=["source", "day"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_stretch_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.start:%Y-%m-%d %H:%M} {self.duty}"


class CalendarDay(models.Model):
    """A day the centre names: an invoice due date, a campaign. Its effect on the calls is learned.

    Days of one name are one kind of day to the forecast: a newspaper's due dates, a campaign.
    """

    class Kind(models.TextChoices):
        """What sort of day it is, for the people who read the calendar."""

        DUE = "due", _("Due date")
        CAMPAIGN = "campaign", _("Campaign")
        OTHER = "other", _("Other")

    centre = models.ForeignKey("people.Centre", models.CASCADE, related_name="calendar_days")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.OTHER)
    name = models.CharField(_("name"), max_length=120)
    day = models.DateField(_("day"))

    class Meta:
        ordering: ClassVar = ["name", "day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "name", "day"], name="a_named_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.day}"


class Weekday(models.IntegerChoices):
    """Days of the week, as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class OpeningHours(models.Model):
    """When the centre takes calls on one weekday; without times it is closed.

    A centre without any such rows has told nothing, and the calls alone show when it is open.
    """

    centre = models.ForeignKey("people.Centre", models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)

    class Meta:
        ordering: ClassVar = ["weekday"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "weekday"], name="opening_hours_once_a_weekday"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="opening_hours_are_of_a_weekday"),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None) | Q(closes__gt=F("opens")),
                name="a_centre_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class ForecastRun(models.Model):
    """One forecast of the coming weeks with a look back at the past ones, as a worker made it."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("Waiting")
        MAKING = "making", _("Being made")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Could not be made")
        INTERRUPTED = "interrupted", _("Interrupted")

    UNDER_WAY = (State.WAITING, State.MAKING)

    centre = models.ForeignKey("people.Centre", models.CASCADE, related_name="forecast_runs")
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    share_done = models.FloatField(default=0.0)
    heard_at = models.DateTimeField(null=True)  # the worker's last sign of life
    refusal = models.TextField(blank=True)
    asked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    result: models.JSONField[Any] = models.JSONField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["centre"],
                condition=Q(state__in=["waiting", "making"]),
                name="one_forecast_being_made_a_centre",
            )
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M} {self.state}"

    @property
    def is_under_way(self) -> bool:
        """True while it waits or is being made."""
        return self.state in self.UNDER_WAY
