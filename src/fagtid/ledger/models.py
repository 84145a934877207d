"""The learning account: one line for every promise kept, lost or made good again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """A line of one person's learning account. Lines are added, and taken back; never changed.

    What is owed is what was lost, less what was repaid and what the person let go.
    """

    class Kind(models.TextChoices):
        """What became of the minutes."""

        HELD = "held", _("Held")
        LOST = "lost", _("Lost")
        REPAID = "repaid", _("Repaid")
        LET_GO = "let_go", _("Let go")

    class Why(models.TextChoices):
        """Why minutes were lost."""

        QUEUE = "queue", _("called back to the phones")
        HOST = "host", _("the one who was to lead it could not")
        CANCELLED = "cancelled", _("cancelled")
        ROSTER = "roster", _("the roster was changed")
        ABSENT = "absent", _("away from work")
        OTHER = "other", _("another reason")

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="ledger_entries")
    kind = models.CharField(max_length=6, choices=Kind)
    minutes = models.PositiveIntegerField()
    why = models.CharField(max_length=10, choices=Why, blank=True)
    title = models.CharField(max_length=120)  # of the learning time, as it was called then
    activity = models.ForeignKey("planning.Activity", models.SET_NULL, null=True, related_name="+")
    seat = models.ForeignKey("planning.Seat", models.SET_NULL, null=True, related_name="ledger_entries")
    day = models.DateField()  # the local day the minutes were for
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-day", "-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["person", "day"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(minutes__gte=1), name="a_line_has_minutes"),
            models.CheckConstraint(
                condition=(Q(kind="lost") & ~Q(why="")) | (~Q(kind="lost") & Q(why="")),
                name="lost_minutes_have_a_reason",
            ),
            models.UniqueConstraint(
                fields=["seat", "kind"],
                condition=Q(taken_back_at=None, seat__isnull=False),
                name="one_line_of_a_kind_for_a_seat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.kind} {self.minutes} min {self.day}"
