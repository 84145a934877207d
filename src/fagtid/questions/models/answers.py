"""Answers with their scope, how far they can be trusted, and who has met them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fagtid.frame.masked import MaskedCharField, MaskedTextField
from fagtid.information.models import Article, Client
from fagtid.information.models.finding import Found
from fagtid.information.texts import plain_of
from fagtid.people.models import Centre, Person
from fagtid.questions.models.asking import LONGEST, Question

FOUND_AS = {
    "candidate": _("Answer, not verified"),
    "confirmed": _("Answer, confirmed by use"),
    "verified": _("Verified answer"),
}
ENDS_LATER = Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))


class Answer(Found):
    """One answer as it is now. Several may be right, each within its scope."""

    class State(models.TextChoices):
        """How far it can be trusted."""

        CANDIDATE = "candidate", _("Candidate")
        CONFIRMED = "confirmed", _("Confirmed by use")
        VERIFIED = "verified", _("Verified")
        SUPERSEDED = "superseded", _("Holds no more")

    class How(models.TextChoices):
        """In what way it was given."""

        WRITTEN = "written", _("written")
        OVER = "over", _("told at the desk")
        CALL = "call", _("told on the phone")

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    text: Any = MaskedTextField(_("answer"), max_length=LONGEST)
    how = models.CharField(max_length=7, choices=How, default=How.WRITTEN)
    client = models.ForeignKey(
        Client, models.SET_NULL, null=True, blank=True, related_name="answers", verbose_name=_("client")
    )
    product = models.CharField(_("product"), max_length=80, blank=True)
    starts_on = models.DateField(_("holds from"), null=True, blank=True)
    ends_on = models.DateField(_("holds until"), null=True, blank=True)
    given_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.CANDIDATE)
    version = models.PositiveIntegerField(default=1)
    verified_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)
    why: Any = MaskedCharField(max_length=300, blank=True)  # it holds no more
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="replaces")
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="+")  # what holds now

    class Meta:
        ordering: ClassVar = ["given_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=ENDS_LATER, name="an_answer_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(state="superseded", superseded_at__isnull=False)
                | (~Q(state="superseded") & Q(superseded_at=None)),
                name="what_holds_no_more_says_since_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="verified") | Q(verified_at__isnull=False),
                name="a_verified_answer_says_when",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("id")), name="no_answer_replaces_itself"
            ),
        ]

    def __str__(self) -> str:
        return str(self.text)[:80]

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.question.centre_id

    def get_absolute_url(self) -> str:
        """Its place on the question's page."""
        return f"{self.question.get_absolute_url()}#answer-{self.pk}"

    @property
    def found_as(self) -> str:
        """What it is, where it is found."""
        found = str(FOUND_AS.get(self.state, _("Answer")))
        in_doubt = getattr(self, "in_doubt", False)  # where the read has looked
        return gettext("%(answer)s, disputed") % {"answer": found} if in_doubt else found

    @property
    def holds(self) -> bool:
        """True until it is superseded."""
        return self.state != self.State.SUPERSEDED

    def is_over(self, day: date) -> bool:
        """True when its time is over."""
        return self.ends_on is not None and self.ends_on < day


class AnswerVersion(models.Model):
    """What an answer said, and in what scope, from one change to the next."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text: Any = MaskedTextField()
    scope: models.JSONField[dict[str, Any]] = models.JSONField()  # client, product, starts_on, ends_on
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "number"], name="one_answer_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.number}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.answer.question.centre_id


class Met(models.Model):
    """Somebody met a version of an answer: saw it, used it, agreed with it. A correction reaches them."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="met")
    version = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    viewed_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    held = models.BooleanField(null=True)
    agreed_at = models.DateTimeField(null=True)
    comment: Any = MaskedCharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["viewed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["answer", "version", "person"], name="somebody_meets_a_version_once"
            ),
            models.CheckConstraint(
                condition=Q(held=None) | Q(used_at__isnull=False), name="what_held_was_used"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.version}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.answer.question.centre_id


class Doubt(models.Model):
    """An answer that something speaks against; it stands before the owner until it is settled."""

    class Kind(models.TextChoices):
        """What speaks against it."""

        NUMBERS = "numbers", _("other numbers")
        DAYS = "days", _("other days")
        NO = "no", _("one says yes, the other no")
        NOT_HELD = "not_held", _("did not hold with a customer")

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="doubts")
    other = models.ForeignKey(Answer, models.CASCADE, null=True, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    version = models.PositiveIntegerField()  # of the answer
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["answer", "other", "version"], condition=~Q(other=None), name="one_doubt_of_a_pair"
            ),
            models.UniqueConstraint(
                fields=["answer", "article", "version"],
                condition=~Q(article=None),
                name="one_doubt_with_an_article",
            ),
            models.UniqueConstraint(
                fields=["answer", "version"],
                condition=Q(kind="not_held", settled_at=None),
                name="one_open_doubt_by_use",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.kind}"

    @property
    def against(self) -> str:
        """What is said on the other side; nothing where it only did not hold."""
        if self.article is not None:
            return plain_of(self.article.body)
        return str(self.other.text) if self.other is not None else ""


class BankDraft(models.Model):
    """A text for the bank made from an answer: new, or a change to what is there. Editors take it in."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="+")
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="drafts")
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="+")  # to be changed
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    became = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    why: Any = MaskedCharField(max_length=300, blank=True)  # it is not taken in

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["answer"], condition=Q(settled_at=None), name="one_open_draft_of_an_answer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.centre_id
