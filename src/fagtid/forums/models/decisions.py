"""What forums decide: who does it, by when, what became of it, and what was made of it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fagtid.forums.models.runs import Forum, Point
from fagtid.frame.clock import now
from fagtid.frame.masked import MaskedCharField
from fagtid.people.models import Person, Team


class Decision(models.Model):
    """Something a forum has decided; it shows its age until it is done, or dropped with a reason."""

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("Open")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    forum = models.ForeignKey(Forum, models.SET_NULL, null=True, related_name="decisions")
    point = models.ForeignKey(Point, models.SET_NULL, null=True, related_name="decisions")
    text: Any = MaskedCharField(_("what was decided"), max_length=500)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", verbose_name=_("who sees to it")
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    why: Any = MaskedCharField(max_length=300, blank=True)  # it was dropped, or how it was done

    class Meta:
        ordering: ClassVar = ["decided_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(state="open", closed_at__isnull=True))
                | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="a_decision_is_open_until_it_is_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(why=""), name="a_dropped_decision_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.team.centre_id

    @property
    def is_open(self) -> bool:
        """True until it is done or dropped."""
        return self.state == self.State.OPEN

    @property
    def days(self) -> int:
        """How long it has waited, or did until it was closed."""
        return max(((self.closed_at or now()) - self.decided_at).days, 0)

    def is_late(self, day: date) -> bool:
        """True when it is open after its day."""
        return self.is_open and self.due_on is not None and self.due_on < day


class Act(models.Model):
    """What happened to a decision, and when."""

    class Kind(models.TextChoices):
        """What was done."""

        DECIDED = "decided", pgettext_lazy("forum", "decided")
        CHANGED = "changed", _("changed")
        HANDED_ON = "handed_on", _("handed on")
        ASKED = "asked", _("asked the editors")
        MADE = "made", _("made")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")
        OPENED = "opened", _("opened again")

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=9, choices=Kind)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    to = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")  # handed on to
    what: Any = MaskedCharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.decision.team.centre_id


class Outcome(models.Model):
    """What a decision became, or what the editors are asked to make of it.

    ``kind`` names something in `fagtid.forums.outcomes`, ``made`` the row of it; empty until it is made.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=20)
    made = models.PositiveBigIntegerField(null=True)
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["decision", "kind"], condition=Q(made=None), name="the_editors_are_asked_once"
            ),
            models.UniqueConstraint(
                fields=["decision", "kind", "made"], name="a_decision_becomes_a_thing_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "made"], name="outcome_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.made or ''}".strip()

    @property
    def days(self) -> int:
        """How long it has been asked for."""
        return max((now() - self.asked_at).days, 0)
