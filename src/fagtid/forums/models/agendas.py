"""What a team is to talk about: wishes, votes, and what the host has done with each thing."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fagtid.frame.masked import MaskedCharField
from fagtid.people.models import Person, Team

MOST_MINUTES = 240
KEY_LENGTH = 60
TITLE_LENGTH = 160


class Agenda(models.Model):
    """One team's agenda: its row is locked by whoever changes it; ``version`` rises with every change."""

    team = models.OneToOneField(Team, models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.team} v{self.version}"


class Item(models.Model):
    """Something on a team's agenda that a person has touched: wished for, voted for, moved or put off.

    What fills the agenda by itself has a row only once somebody has done something with it; ``key`` joins
    the two.
    """

    WISH, OWN = "wish", "own"

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH)
    kind = models.CharField(max_length=20)
    title: Any = MaskedCharField(_("theme"), max_length=TITLE_LENGTH)
    why: Any = MaskedCharField(_("why"), max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=10, validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)]
    )
    place = models.PositiveIntegerField(null=True)  # as the host has ordered it; null: by its weight
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField()
    not_before = models.DateTimeField(null=True)  # put off to the forums after this
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    dropped_why: Any = MaskedCharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "key"], name="a_thing_is_once_on_an_agenda"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MOST_MINUTES), name="a_thing_takes_some_minutes"
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None) | ~Q(dropped_why=""), name="what_is_dropped_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.team.centre_id

    @property
    def is_typed(self) -> bool:
        """True for what a person has written; all else comes from where it stands."""
        return self.kind in (self.WISH, self.OWN)


class Vote(models.Model):
    """Somebody wants it taken up, too. Votes are counted; whose they are is told to nobody else."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "person"], name="one_vote_each_for_a_thing")
        ]

    def __str__(self) -> str:
        return f"{self.item}"
