"""Questions of a notice that a forum could not answer, and what the editor answered."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fagtid.frame.masked import MaskedTextField
from fagtid.information.models.notices import Notice
from fagtid.people.models import Person
from fagtid.planning.models import Session


class NoticeQuestion(models.Model):
    """Asked in a session of a complex notice; it waits in the editors' inbox until it is answered."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="questions")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, related_name="+")
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    text: Any = MaskedTextField(_("question"), max_length=1_000)
    asked_at = models.DateTimeField()
    listeners = models.ManyToManyField(Person, related_name="+")  # in the session; each until they have seen
    answer: Any = MaskedTextField(_("answer"), max_length=4_000, blank=True)
    answered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answered_question_has_an_answer",
            )
        ]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def kept_in(self) -> int:
        """The centre whose own names may stand in it."""
        return self.notice.centre_id
