"""The bank: articles and call templates with every version, and whether they held when they were used."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fagtid.frame.masked import MaskedCharField
from fagtid.information.models.clients import Client
from fagtid.information.models.finding import Found
from fagtid.people.models import Centre, Person

CONTENT = ("title", "body", "why", "next_step", "keywords")  # what a reader reads of it
SCOPE = ("client", "product", "situation", "starts_on", "ends_on")


class Article(Found):
    """One thing to know, or one thing to say, as it holds now. Earlier versions are in `Version`."""

    class Kind(models.TextChoices):
        """What it is for."""

        ARTICLE = "article", _("Article")
        TEMPLATE = "template", _("Call template")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="articles")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.ARTICLE)
    title = models.CharField(_("title"), max_length=160)
    body = models.TextField(_("text"), max_length=40_000)  # of a template: what to say
    why = models.TextField(_("why"), max_length=4_000, blank=True)
    next_step = models.TextField(_("next step"), max_length=4_000, blank=True)
    keywords = models.CharField(_("other words for it"), max_length=300, blank=True)
    client = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("client")
    )
    product = models.CharField(_("product"), max_length=80, blank=True)
    situation = models.CharField(_("situation"), max_length=80, blank=True)
    starts_on = models.DateField(_("holds from"), null=True, blank=True)
    ends_on = models.DateField(_("holds until"), null=True, blank=True)
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, editable=False, related_name="+")
    written_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="an_article_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_template(self) -> bool:
        """True for what is said on the phone."""
        return self.kind == self.Kind.TEMPLATE

    def holds_on(self, day: date) -> bool:
        """True when it is neither withdrawn, nor over, nor still to come."""
        begun = self.starts_on is None or self.starts_on <= day
        return self.withdrawn_at is None and begun and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """True when it has held."""
        return self.ends_on is not None and self.ends_on < day


class Version(models.Model):
    """What an article said from one change to the next."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content: models.JSONField[dict[str, Any]] = models.JSONField()  # by the names in CONTENT and SCOPE
    reason: Any = MaskedCharField(max_length=200, blank=True)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "number"], name="one_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.number}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.article.centre_id


class Use(models.Model):
    """Somebody used an article and said whether it held."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="uses")
    version = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    held = models.BooleanField()
    comment: Any = MaskedCharField(max_length=500, blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # the owner has answered a flag

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article} {'held' if self.held else 'did not hold'}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.article.centre_id
