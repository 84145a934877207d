"""What one person asks for and has: wishes, swaps, a calendar address."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fagtid.intake.models import Weekday
from fagtid.planning.models.needs import Activity
from fagtid.planning.models.plans import Seat, Session


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
