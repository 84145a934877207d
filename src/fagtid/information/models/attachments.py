"""Files that belong to articles, notices and what is handed in. Their bytes lie in the database.

There every web process on every machine reads the same, a backup holds them, and a file is stored or let go
in the same transaction as what refers to it. The bytes have a table of their own, so that no list reads them.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fagtid.information.models.bank import Article
from fagtid.information.models.notices import Notice, Submission
from fagtid.people.models import Centre, Person

LONGEST_NAME = 120


class Stored(models.Model):
    """The bytes of a file; kept as long as an attachment refers to them."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="+")
    content = models.BinaryField()
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.pk}"


class Attachment(models.Model):
    """A file of one article, one notice or one thing handed in."""

    class Kind(models.TextChoices):
        """What its content is: the closed list of what is taken in."""

        PNG = "png", _("Picture (PNG)")
        JPEG = "jpg", _("Picture (JPEG)")
        GIF = "gif", _("Picture (GIF)")
        WEBP = "webp", _("Picture (WebP)")
        PDF = "pdf", _("PDF")
        DOCX = "docx", _("Word document")
        XLSX = "xlsx", _("Excel table")
        PPTX = "pptx", _("PowerPoint slides")
        ODT = "odt", _("OpenDocument text")
        TXT = "txt", _("Plain text")
        CSV = "csv", _("Table (CSV)")

    PICTURES = (Kind.PNG, Kind.JPEG, Kind.GIF, Kind.WEBP)

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="attachments")
    notice = models.ForeignKey(Notice, models.CASCADE, null=True, related_name="attachments")
    submission = models.ForeignKey(Submission, models.CASCADE, null=True, related_name="attachments")
    stored = models.ForeignKey(Stored, models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=4, choices=Kind)
    size = models.PositiveIntegerField()  # bytes
    shows = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")  # null: from outside
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)  # can be brought back for a while

    class Meta:
        ordering: ClassVar = ["added_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(article__isnull=False, notice=None, submission=None)
                | Q(article=None, notice__isnull=False, submission=None)
                | Q(article=None, notice=None, submission__isnull=False),
                name="an_attachment_belongs_to_one_thing",
            ),
            models.UniqueConstraint(
                fields=["article", "name"],
                condition=Q(removed_at=None),
                name="one_file_of_a_name_in_an_article",
            ),
            models.UniqueConstraint(
                fields=["notice", "name"], condition=Q(removed_at=None), name="one_file_of_a_name_in_a_notice"
            ),
            models.UniqueConstraint(
                fields=["submission", "name"],
                condition=Q(removed_at=None),
                name="one_file_of_a_name_in_a_submission",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """True for what can be shown in a text."""
        return self.kind in self.PICTURES

    @property
    def line(self) -> str:
        """What shows the picture where it is written in a text."""
        shown = self.shows.replace("[", "(").replace("]", ")").replace("\\", "/")
        return f"![{shown}]({self.name})"
