"""What search rests on: how far the index must have come, words that mean the same, what was not found."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from fagtid.frame.texts import lines_of
from fagtid.people.models import Centre

LONGEST_QUERY = 200


class Marks(models.Model):
    """A number for each change of what can be found, counted up under a lock, so that none is passed by."""

    centre = models.OneToOneField(Centre, models.CASCADE, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)
    database = models.UUIDField(default=uuid4)  # new when a backup is put back: its marks come again

    def __str__(self) -> str:
        return f"{self.database} {self.last}"


class Found(models.Model):
    """Something that can be found; ``mark`` is the number of its latest change."""

    mark = models.PositiveBigIntegerField(default=0, db_index=True, editable=False)

    class Meta:
        abstract = True


class Synonyms(models.Model):
    """Words and phrases that mean the same at this centre, one a line."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="synonyms")
    words = models.TextField(_("words that mean the same, one a line"), max_length=1000)

    class Meta:
        ordering: ClassVar = ["words", "pk"]

    def __str__(self) -> str:
        return ", ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The words, without empty lines."""
        return lines_of(self.words)


class Missed(models.Model):
    """Something looked for in vain: how often, never by whom."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="missed_searches")
    words = models.CharField(max_length=LONGEST_QUERY)  # as typed, in small letters
    no_result = models.PositiveIntegerField(default=0)
    no_use = models.PositiveIntegerField(default=0)
    last_day = models.DateField()
    settled_at = models.DateTimeField(null=True)  # an editor has seen to it

    class Meta:
        ordering: ClassVar = ["-last_day", "words"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "words"], name="a_missed_search_is_counted_once")
        ]

    def __str__(self) -> str:
        return self.words
