"""What somebody brings into the bank, from the first look until it is carried out."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fagtid.people.models import Centre, Person


class BankImport(models.Model):
    """Files that were brought in: what was read of them waits here, and is gone once it is settled."""

    class State(models.TextChoices):
        """Where it stands."""

        READY = "ready", _("Waits for you")
        DONE = "done", _("Carried out")
        PUT_AWAY = "put_away", _("Put away")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="bank_imports")
    state = models.CharField(max_length=8, choices=State, default=State.READY)
    make_clients = models.BooleanField(_("make clients that are not there yet"), default=False)
    told: models.JSONField[dict[str, Any]] = models.JSONField(default=dict)  # articles, cards, faults
    summary: models.JSONField[dict[str, int]] = models.JSONField(default=dict)  # new, changed
    brought_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    brought_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-brought_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.brought_at:%Y-%m-%d %H:%M}"
