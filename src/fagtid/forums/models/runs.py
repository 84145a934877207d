"""A forum as it was run: the points in order, what was written at each, and the one question afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fagtid.forums.models.agendas import KEY_LENGTH, TITLE_LENGTH
from fagtid.forums.reasons import Reason, title_text
from fagtid.frame.masked import MaskedCharField, MaskedTextField
from fagtid.frame.texts import lines_of
from fagtid.people.models import Person, Team

LONGEST_NOTE = 10_000


class Forum(models.Model):
    """One session as it is run; ``version`` rises with everything that happens, so that screens follow."""

    session = models.OneToOneField("planning.Session", models.CASCADE, related_name="forum")
    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    host = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")  # who runs it now
    began_at = models.DateTimeField()
    reflecting_at = models.DateTimeField(null=True)  # the silent minute began
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    notes_version = models.PositiveIntegerField(default=0)  # of the notes as this forum last wrote them
    question: Any = MaskedCharField(_("one question for those who were away"), max_length=300, blank=True)
    answers: Any = MaskedTextField(_("answers, one a line, the right one first"), max_length=1000, blank=True)

    class Meta:
        ordering: ClassVar = ["-began_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                name="a_forum_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.session}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.team.centre_id

    @property
    def is_running(self) -> bool:
        """True until it is ended."""
        return self.ended_at is None

    @property
    def choices(self) -> list[str]:
        """The answers to its question, the right one first."""
        return lines_of(self.answers)


class Point(models.Model):
    """One thing on a forum's agenda, and how it went."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("Waiting")
        NOW = "now", _("Now")
        DONE = "done", _("Done")
        LATER = "later", _("To the next forum")

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="points")
    key = models.CharField(max_length=KEY_LENGTH)
    kind = models.CharField(max_length=20)
    title: Any = MaskedCharField(max_length=TITLE_LENGTH)
    reason: Any = MaskedCharField(max_length=400, blank=True)  # own words, and of forums from before: as told
    reason_code = models.CharField(max_length=40, blank=True)
    reason_facts: models.JSONField[Any] = models.JSONField(default=dict)
    link = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField()
    place = models.PositiveIntegerField()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    started_at = models.DateTimeField(null=True)  # while it goes on
    spent_seconds = models.PositiveIntegerField(default=0)  # before that
    settled = models.BooleanField(default=False)  # told where it came from: talked through by those here

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["forum", "key"], name="a_thing_is_once_in_a_forum"),
            models.UniqueConstraint(
                fields=["forum"], condition=Q(state="now"), name="one_thing_at_a_time_in_a_forum"
            ),
            models.CheckConstraint(
                condition=Q(state="now", started_at__isnull=False)
                | (~Q(state="now") & Q(started_at__isnull=True)),
                name="what_goes_on_has_begun",
            ),
        ]

    def __str__(self) -> str:
        return self.title_text

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.forum.team.centre_id

    @property
    def title_text(self) -> str:
        """What it is called, to the reader."""
        return title_text(self.reason_code, self.title)

    @property
    def reason_text(self) -> str:
        """Why it was on the agenda, to the reader."""
        return str(Reason(self.reason_code, self.reason_facts, self.reason))

    @property
    def counts_from(self) -> datetime | None:
        """The moment its timer counts from, time spent before included."""
        return self.started_at and self.started_at - timedelta(seconds=self.spent_seconds)


class Note(models.Model):
    """What one person has written at one point, as they type: nobody writes over anybody."""

    point = models.ForeignKey(Point, models.CASCADE, related_name="notes")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    text: Any = MaskedTextField(max_length=LONGEST_NOTE)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["begun_at", "pk"]

    def __str__(self) -> str:
        return f"{self.point} {self.begun_at:%Y-%m-%d %H:%M}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.point.forum.team.centre_id


class Answer(models.Model):
    """How somebody who was away answered the question; told to nobody but themselves."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    was_right = models.BooleanField()
    certainty = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["forum", "person"], name="one_answer_each_to_a_forum"),
            models.CheckConstraint(
                condition=Q(certainty__gte=1, certainty__lte=3), name="an_answer_is_of_three_certainties"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forum}"
