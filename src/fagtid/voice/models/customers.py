"""What customers say: one line at a time, gathered into themes that somebody answers for."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fagtid.frame.masked import MaskedCharField, MaskedTextField
from fagtid.information.models import Client, Notice
from fagtid.people.models import Centre, Person

FEWEST = 5  # statements that are counted and told by week
LONGEST_LINE = 500


class Theme(models.Model):
    """Statements that say much the same, and what becomes of them."""

    class State(models.TextChoices):
        """Where it stands."""

        RECEIVED = "received", _("Received")
        WORKING = "working", _("Being worked on")
        CHANGED = "changed", _("Changed")
        UNCHANGED = "unchanged", _("Will not be changed")

    SETTLED = (State.CHANGED, State.UNCHANGED)

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="themes")
    name = MaskedCharField(_("theme"), max_length=120)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who answers for it")
    )
    state = models.CharField(_("where it stands"), max_length=9, choices=State, default=State.RECEIVED)
    answer = MaskedTextField(_("what you answer"), max_length=2_000, blank=True)
    version = models.PositiveIntegerField(default=1)  # counts answers
    begun_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)  # the latest answer
    answered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    notice = models.ForeignKey(Notice, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-begun_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="unchanged") | ~Q(answer=""), name="what_is_not_changed_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        """Its page."""
        return str(reverse("voice:theme", args=[self.pk]))

    @property
    def kept_in(self) -> int:
        """The centre whose own names are no customer's."""
        return self.centre_id

    @property
    def waits(self) -> bool:
        """True while nobody has answered, so that its age is shown."""
        return self.answered_at is None


class Statement(models.Model):
    """What one customer said, in a line. Only the day is kept, and who caught it is told to nobody else."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="+")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="statements")
    client = models.ForeignKey(
        Client, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("client")
    )
    text = MaskedTextField(_("what the customer says"), max_length=LONGEST_LINE)
    day = models.DateField()
    caught_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    seen_version = models.PositiveIntegerField(default=1)  # the answer that whoever caught it has seen
    token = models.UUIDField(default=uuid4, unique=True, editable=False)  # the same form sent twice is one

    class Meta:
        ordering: ClassVar = ["text", "pk"]  # not by time: nobody is found by when they were on the phone

    def __str__(self) -> str:
        return str(self.text)

    @property
    def kept_in(self) -> int:
        """The centre whose own names are no customer's."""
        return self.centre_id
