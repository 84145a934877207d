"""A wrong statement as people say it, whom it has reached, and what they hold now."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fagtid.frame.masked import MaskedCharField, MaskedTextField
from fagtid.frame.texts import lines_of
from fagtid.information.models import Article, Client, Delivery
from fagtid.information.models.finding import Found
from fagtid.people.models import Centre, Person, Team
from fagtid.questions.models import Answer

CONTENT = ("statement", "wordings", "believable", "holds", "since", "product", "question", "choices")


class FalseTruth(Found):
    """One wrong statement, as the register has it now. Earlier versions are in `TruthVersion`."""

    class State(models.TextChoices):
        """Where it stands."""

        RAISED = "raised", _("Waits for an editor")
        ALIVE = "alive", _("Alive")
        SETTLED = "settled", _("The groups hold what is right")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    TOLD = (State.ALIVE, State.SETTLED)

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="false_truths")
    statement: Any = MaskedCharField(_("what people say"), max_length=300)
    wordings: Any = MaskedTextField(_("other ways it is said, one a line"), max_length=1_000, blank=True)
    believable: Any = MaskedTextField(_("why it is easy to believe"), max_length=1_000, blank=True)
    holds: Any = MaskedTextField(_("what holds"), max_length=2_000)
    since = models.DateField(_("it holds since"), null=True, blank=True)
    client = models.ForeignKey(
        Client, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("client")
    )
    product = models.CharField(_("product"), max_length=80, blank=True)
    answer = models.ForeignKey(
        Answer, models.SET_NULL, null=True, related_name="false_truths"
    )  # the wrong one
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("in the bank")
    )
    question: Any = MaskedCharField(_("one question to ask later"), max_length=300, blank=True)
    choices: Any = MaskedTextField(
        _("answers, one a line, the right one first"), max_length=1_000, blank=True
    )
    teams = models.ManyToManyField(
        Team, blank=True, related_name="+", verbose_name=_("teams where it is heard")
    )
    state = models.CharField(max_length=9, choices=State, default=State.RAISED)
    version = models.PositiveIntegerField(default=1)
    asks_from = models.PositiveIntegerField(default=1)  # who has read an earlier version is told again
    raised_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    raised_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    why: Any = MaskedCharField(max_length=300, blank=True)  # it is withdrawn

    class Meta:
        ordering: ClassVar = ["-raised_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(told_at__isnull=False) | Q(state__in=["raised", "withdrawn"]),
                name="a_false_truth_that_lives_has_been_told_of",
            ),
            models.UniqueConstraint(
                fields=["answer"],
                condition=Q(state__in=["alive", "settled"]),
                name="one_correction_of_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return str(self.statement)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("truths:truth", args=[self.pk])

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.centre_id

    @property
    def found_as(self) -> str:
        """What it is, where it is found."""
        return str(_("Not true"))

    @property
    def options(self) -> list[str]:
        """The answers to its question, the right one first."""
        return lines_of(self.choices)

    @property
    def is_told(self) -> bool:
        """True while it is in force, for those it has reached and those who search."""
        return self.state in self.TOLD


class TruthVersion(models.Model):
    """What the register said from one change to the next."""

    truth = models.ForeignKey(FalseTruth, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    statement: Any = MaskedCharField(max_length=300)
    holds: Any = MaskedTextField()
    asks_again = models.BooleanField(default=True)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["truth", "number"], name="one_truth_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.truth_id} {self.number}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.truth.centre_id


class Correction(models.Model):
    """Somebody who has met a false truth is told what holds, and why they are told."""

    class Why(models.TextChoices):
        """How they met it; the first that is true, in this order."""

        ASKED = "asked", _("You asked, and got this answer.")
        GAVE = "gave", _("You gave this answer.")
        USED = "used", _("You used this answer.")
        AGREED = "agreed", _("You said the same.")
        SAW = "saw", _("You have seen this answer.")
        FORUM = "forum", _("Your forum talked of it.")
        TEAM = "team", _("It is heard in your team.")

    truth = models.ForeignKey(FalseTruth, models.CASCADE, related_name="corrections")
    person = models.ForeignKey(Person, models.CASCADE, related_name="corrections")
    why = models.CharField(max_length=6, choices=Why)
    told_at = models.DateTimeField()
    read_version = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["truth", "person"], name="a_correction_reaches_a_person_once")
        ]

    def __str__(self) -> str:
        return f"{self.truth_id} {self.why}"


class Check(models.Model):
    """The question asked again, some days after: once in each round."""

    truth = models.ForeignKey(FalseTruth, models.CASCADE, related_name="checks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    turn = models.PositiveSmallIntegerField()  # 1 after three days, 2 after twenty-one, more until it holds
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    was_right = models.BooleanField(null=True)
    certainty = models.PositiveSmallIntegerField(null=True, choices=Delivery.Certainty)

    class Meta:
        ordering: ClassVar = ["due_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["person", "due_at"], condition=Q(answered_at=None), name="checks_to_answer")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["truth", "person", "turn"], name="asked_once_in_a_turn"),
            models.CheckConstraint(
                condition=Q(answered_at=None, was_right=None, certainty=None)
                | Q(answered_at__isnull=False, was_right__isnull=False, certainty__isnull=False),
                name="an_answered_check_has_its_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.truth_id} {self.turn}"
