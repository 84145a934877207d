"""What people are to have, and what no plan may break."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from fagtid.people.models import Centre

DAY_MINUTES = 1_440
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

    @classmethod
    def of(cls, centre: Centre) -> Limits:
        """The centre's limits as they are now, the defaults where none are set."""
        return cls.objects.filter(centre=centre).first() or cls(centre=centre)


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
