"""What is asked, of whom, and who comes."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from fagtid.frame.masked import MaskedTextField
from fagtid.information.models import Client
from fagtid.information.models.finding import Found
from fagtid.people.models import Centre, Person, Unit

LONGEST = 4_000


class Topic(models.Model):
    """Something questions are about, and who answers for it; the deputy does while the owner is away."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="topics")
    name = models.CharField(_("name"), max_length=80)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    deputy = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("deputy")
    )

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint("centre", Lower("name"), name="one_topic_of_a_name_in_a_centre")
        ]

    def __str__(self) -> str:
        return self.name


class Question(Found):
    """Something somebody did not know in a call, in their own words."""

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("Waits for an answer")
        ANSWERED = "answered", _("Answered")
        HELD = "held", _("Held with the customer")
        CLOSED = "closed", _("Not needed any more")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="questions")
    text: Any = MaskedTextField(_("question"), max_length=LONGEST)
    client = models.ForeignKey(
        Client, models.SET_NULL, null=True, blank=True, related_name="questions", verbose_name=_("client")
    )
    topic = models.ForeignKey(
        Topic, models.SET_NULL, null=True, blank=True, related_name="questions", verbose_name=_("topic")
    )
    customer_waits = models.BooleanField(_("the customer is waiting"), default=False)
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    answered_at = models.DateTimeField(null=True)  # first
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)  # rises with all that happens to it
    has_news = models.BooleanField(default=False)  # the asker has not seen the latest
    stage = models.PositiveSmallIntegerField(default=0)  # how far it has been rung
    widen_at = models.DateTimeField(null=True)  # when it is rung further

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["centre", "state", "asked_at"]),
            models.Index(fields=["asked_by"], condition=Q(has_news=True), name="questions_with_news"),
            models.Index(fields=["widen_at"], condition=Q(widen_at__isnull=False), name="questions_to_widen"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(widen_at=None) | Q(state="open", customer_waits=True),
                name="only_a_waiting_question_is_rung_further",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.centre_id

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("questions:question", args=[self.pk])

    @property
    def found_as(self) -> str:
        """What it is, where it is found."""
        return str(_("Question without an answer") if self.is_open else _("Question"))

    @property
    def title(self) -> str:
        """Its beginning, for lists."""
        return Truncator(" ".join(self.text.split())).chars(120)

    @property
    def is_open(self) -> bool:
        """True until it is answered or not needed any more."""
        return self.state == self.State.OPEN


class Ring(models.Model):
    """Somebody whose open pages show a question while the customer waits."""

    class Why(models.TextChoices):
        """What made them the one to ask."""

        KNOWS = "knows", _("You know this")
        LEADER = "leader", _("You lead the team")
        DUTY = "duty", _("Nobody has answered yet")

    question = models.ForeignKey(Question, models.CASCADE, related_name="rings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    why = models.CharField(max_length=6, choices=Why)
    rung_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-rung_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["person"], condition=Q(over_at=None), name="open_rings")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "person"], name="a_question_rings_a_person_once")
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.why}"


class Coming(models.Model):
    """Somebody comes over or calls; what came of it is written in one line afterwards."""

    class How(models.TextChoices):
        """In what way."""

        OVER = "over", _("is coming over")
        CALL = "call", _("is calling")

    question = models.ForeignKey(Question, models.CASCADE, related_name="comings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    how = models.CharField(max_length=4, choices=How)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)  # what came of it

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "person"], name="one_comes_to_a_question_once")
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.how}"


class Draft(models.Model):
    """What somebody has begun to write: a question, or an answer to one. It follows them between machines."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, models.CASCADE, null=True, related_name="+")  # null: a new one
    text: Any = MaskedTextField(max_length=LONGEST)
    client = models.ForeignKey(Client, models.SET_NULL, null=True, related_name="+")
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, related_name="+")
    customer_waits = models.BooleanField(default=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "question"], condition=~Q(question=None), name="one_draft_of_an_answer"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(question=None), name="one_draft_of_a_question"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.question_id or ''}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.person.centre_id


class Repeat(models.Model):
    """A question came again: its answer was found and used, or it was asked and is the same."""

    of = models.ForeignKey(Question, models.CASCADE, related_name="repeats")
    question = models.OneToOneField(Question, models.CASCADE, null=True, related_name="repeat")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(question=None) | ~Q(question=models.F("of")), name="no_question_repeats_itself"
            )
        ]

    def __str__(self) -> str:
        return f"{self.of_id} {self.at:%Y-%m-%d}"


class Spared(models.Model):
    """Questions that need not be asked, as the answer was found while typing: how many, never by whom."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="spared_questions")
    day = models.DateField()
    client = models.ForeignKey(Client, models.SET_NULL, null=True, related_name="+")
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, related_name="+")
    times = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["centre", "day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.times}"
