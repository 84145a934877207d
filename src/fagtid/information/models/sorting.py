"""Rules by which what is handed in sorts itself."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fagtid.information.models.clients import Client
from fagtid.information.models.notices import Notice, Sender
from fagtid.people.models import Centre, Person, Skill, Team, Unit


class SortingRule(models.Model):
    """What it looks for, and what it does with what it finds; the first that fits decides."""

    class Act(models.TextChoices):
        """What becomes of what it finds."""

        DRAFT = "draft", _("Prepare a draft")
        PUBLISH = "publish", _("Publish it")
        PUT_AWAY = "put_away", _("Put it away")

    SETS = ("teams", "units", "skills")
    GIVEN = ("client", "product", "kind", "weight", "role", "channel")  # to the notice, as it stands

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="sorting_rules")
    name = models.CharField(_("name"), max_length=120)
    place = models.PositiveIntegerField(default=0, editable=False)  # the lowest is tried first
    is_on = models.BooleanField(_("switched on"), default=False)
    senders: Any = models.ManyToManyField(Sender, blank=True, related_name="+", verbose_name=_("from"))
    of_client = models.ForeignKey(
        Client, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("of the client")
    )
    words = models.CharField(_("has the words"), max_length=300, blank=True)
    act = models.CharField(_("what is done"), max_length=8, choices=Act, default=Act.DRAFT)
    reply = models.CharField(_("what the sender is told"), max_length=300, blank=True)
    client = models.ForeignKey(
        Client, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("client")
    )
    product = models.CharField(_("product"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Notice.Kind, default=Notice.Kind.ROUTINE)
    weight = models.CharField(_("weight"), max_length=10, choices=Notice.Weight, default=Notice.Weight.NORMAL)
    role = models.CharField(_("for"), max_length=12, choices=Notice.ROLES, blank=True)
    channel = models.CharField(_("with"), max_length=5, choices=Notice.Channel, blank=True)
    teams: Any = models.ManyToManyField(Team, blank=True, related_name="+", verbose_name=_("teams"))
    units: Any = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name=_("units"))
    skills: Any = models.ManyToManyField(Skill, blank=True, related_name="+", verbose_name=_("who can"))
    days = models.PositiveSmallIntegerField(
        _("holds for so many days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, editable=False, related_name="+")
    changed_at = models.DateTimeField(editable=False)

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(act="publish", weight="must_know"),
                name="no_rule_publishes_what_all_must_know",
            ),
        ]

    def __str__(self) -> str:
        return self.name
