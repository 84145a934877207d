"""Notes of sessions, who has caught up by reading them, and which leaders have been reminded."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fagtid.frame.masked import MaskedTextField


class Notes(models.Model):
    """What was said in a session, for those who were there and those who were not."""

    session = models.OneToOneField("planning.Session", models.CASCADE, related_name="notes")
    text: Any = MaskedTextField(_("notes"), max_length=20_000)
    version = models.PositiveIntegerField(default=1)  # rises with every change
    written_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.session} v{self.version}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.session.plan.centre_id


class NotesRead(models.Model):
    """Who has lost a place in a session and read its notes instead."""

    missed = models.OneToOneField("planning.Seat", models.CASCADE, related_name="notes_read")
    minutes = models.PositiveIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.missed} {self.minutes} min"


class Reminder(models.Model):
    """A leader has been told of promises at risk that day."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    day = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "day"], name="one_reminder_a_day_each")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.day}"
