"""Clients (the newspapers) and the facts of each, in fields that the centre chooses."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fagtid.information.models.finding import Found
from fagtid.people.models import Centre, Person

KEY = RegexValidator(r"^[a-z][a-z0-9_]*$", _("Small letters, digits and _ only, a letter first."))


class Client(Found):
    """One the centre answers for."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="clients")
    name = models.CharField(_("name"), max_length=120)
    version = models.PositiveIntegerField(default=1, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)  # the centre answers for it no more

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint("centre", Lower("name"), name="one_client_of_a_name_in_a_centre")
        ]

    def __str__(self) -> str:
        return self.name


class FactField(models.Model):
    """A line that every client's card has."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="fact_fields")
    key = models.CharField(_("short name"), max_length=40, validators=[KEY])
    label = models.CharField(_("as it stands on the card"), max_length=80)
    group = models.CharField(_("heading it stands under"), max_length=60, blank=True)
    place = models.PositiveSmallIntegerField(_("place"), default=0)

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "key"], name="one_fact_field_of_a_key")
        ]

    def __str__(self) -> str:
        return self.label


class Fact(models.Model):
    """What a line of one client's card says; each change is kept, the latest holds."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="facts")
    field = models.ForeignKey(FactField, models.CASCADE, related_name="facts")
    value = models.CharField(max_length=400, blank=True)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    holds = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["-written_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["client", "field"], condition=models.Q(holds=True), name="one_fact_holds_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.client} {self.field}: {self.value}"
