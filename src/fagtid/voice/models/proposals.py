"""Proposals: what is to be changed and why, what was said of it, what was decided and what came of it."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fagtid.frame.masked import MaskedCharField, MaskedTextField
from fagtid.information.models import Article, Notice
from fagtid.people.models import Centre, Person

LONGEST = 40_000
LONGEST_WHY = 4_000


class Proposal(models.Model):
    """A change somebody asks for. Its texts are the thing as it is to be; a free one says it in its body."""

    class About(models.TextChoices):
        """What it would change."""

        TEMPLATE = "template", _("Call template")
        ARTICLE = "article", _("Article or routine")
        NOTICE = "notice", _("Notice")
        GOAL = "goal", _("Goal")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("Waits for an answer")
        ADOPTED = "adopted", _("Adopted")
        PARTLY = "partly", _("Adopted in part")
        DECLINED = "declined", pgettext_lazy("proposal", "Declined")
        LATER = "later", _("Later")
        TAKEN_BACK = "taken_back", pgettext_lazy("proposal", "Taken back")

    DECISIONS = (State.ADOPTED, State.PARTLY, State.DECLINED, State.LATER)
    TO_DECIDE = (State.OPEN, State.LATER)
    CHANGES = (State.ADOPTED, State.PARTLY)

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="proposals")
    about = models.CharField(_("what it is about"), max_length=8, choices=About, default=About.OTHER)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="proposals")
    notice = models.ForeignKey(Notice, models.SET_NULL, null=True, related_name="proposals")
    based_on = models.PositiveIntegerField(default=0)  # the version that was read
    title = MaskedCharField(_("what you propose, in a line"), max_length=160)
    why = MaskedTextField(_("why"), max_length=LONGEST_WHY)
    new_title = MaskedCharField(_("title"), max_length=160, blank=True)
    new_body = MaskedTextField(_("text"), max_length=LONGEST, blank=True)
    new_why = MaskedTextField(_("why it is said so"), max_length=LONGEST_WHY, blank=True)
    new_next_step = MaskedTextField(_("next step"), max_length=LONGEST_WHY, blank=True)
    proposed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who decides")
    )  # null: the editors
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = MaskedTextField(_("reason"), max_length=LONGEST_WHY, blank=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    again_on = models.DateField(_("look at it again"), null=True, blank=True)
    answered_at = models.DateTimeField(null=True)  # somebody who may decide has said something
    made_version = models.PositiveIntegerField(null=True)  # of the article or the notice
    told_by = models.ForeignKey(Notice, models.SET_NULL, null=True, related_name="+")  # announces the change
    raised_again = models.ForeignKey("self", models.SET_NULL, null=True, related_name="raised_later")
    theme = models.ForeignKey("voice.Theme", models.SET_NULL, null=True, related_name="proposals")
    token = models.UUIDField(default=uuid4, unique=True, editable=False)  # the same form sent twice is one

    class Meta:
        ordering: ClassVar = ["-proposed_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=("open", "taken_back")) | (Q(decided_at__isnull=False) & ~Q(reason="")),
                name="a_decision_has_a_day_and_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(article=None) | Q(notice=None), name="a_proposal_changes_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its page, which is its trace."""
        return str(reverse("voice:proposal", args=[self.pk]))

    @property
    def kept_in(self) -> int:
        """The centre whose own names are no customer's."""
        return self.centre_id

    @property
    def is_open(self) -> bool:
        """True until it is decided or taken back; what is put off can still be decided."""
        return self.state in self.TO_DECIDE

    @property
    def waits(self) -> bool:
        """True while nobody has answered, so that its age is shown."""
        return self.state == self.State.OPEN and self.answered_at is None

    @property
    def is_adopted(self) -> bool:
        """True once it has changed something."""
        return self.state in self.CHANGES

    @property
    def has_text(self) -> bool:
        """True where it says how the thing is to read."""
        return self.about in (self.About.TEMPLATE, self.About.ARTICLE, self.About.NOTICE) and bool(
            self.new_body
        )


class Step(models.Model):
    """Something that was said or done about a proposal, in its place in time."""

    class Kind(models.TextChoices):
        """What it was."""

        COMMENT = "comment", _("Comment")
        ASKED = "asked", _("Asked for a view")
        VIEW = "view", _("The employees' view")
        HANDED_OVER = "handed_over", _("Handed over")
        DECIDED = "decided", _("Decided")
        TAKEN_BACK = "taken_back", pgettext_lazy("proposal", "Taken back")
        NOTICE = "notice", _("A notice was begun")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=11, choices=Kind, default=Kind.COMMENT)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    to = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")  # asked, handed over to
    text = MaskedTextField(max_length=LONGEST_WHY, blank=True)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)  # of a question: when it was answered
    token = models.UUIDField(default=uuid4, unique=True, editable=False)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["proposal", "to"],
                condition=Q(kind="asked", done_at=None),
                name="a_representative_is_asked_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal} {self.kind}"

    @property
    def kept_in(self) -> int:
        """The centre whose own names are no customer's."""
        return self.proposal.centre_id


class Support(models.Model):
    """Somebody who is for it, or has a right to hear of it; counted, never listed."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    is_for = models.BooleanField(default=True)  # false: proposed it
    to_tell = models.BooleanField(default=False)  # a decision that has not been seen

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "person"], name="a_person_is_for_a_proposal_once")
        ]

    def __str__(self) -> str:
        return str(self.proposal)


class Representative(models.Model):
    """Somebody whom the employees have chosen to speak for them."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="representatives")
    person = models.OneToOneField(Person, models.CASCADE, related_name="+", verbose_name=_("person"))
    since = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["person__name", "pk"]

    def __str__(self) -> str:
        return str(self.person)
