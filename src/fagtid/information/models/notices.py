"""Notices: what is handed in, what becomes of it, whom it must reach, and whether it did."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fagtid.frame.texts import lines_of
from fagtid.information.models.clients import Client
from fagtid.information.models.finding import Found
from fagtid.people.models import ApiKey, Centre, Person, Role, Skill, Team, Unit

WORDS_A_MINUTE = 180
LONGEST = 20_000
TOKEN_LENGTH = 10


def new_secret() -> str:
    """A part of an address that nobody can guess."""
    return secrets.token_urlsafe(24)


class Rules(models.Model):
    """What the centre has decided of how much people are told."""

    centre = models.OneToOneField(Centre, models.CASCADE, primary_key=True, related_name="notice_rules")
    daily_minutes = models.PositiveSmallIntegerField(_("most minutes to read a day"), default=10)
    weekly_minutes = models.PositiveSmallIntegerField(_("minutes a week that are too much"), default=30)

    def __str__(self) -> str:
        return f"{self.centre} {self.daily_minutes} {self.weekly_minutes}"


class Sender(models.Model):
    """Somebody outside who hands in notices by a private link or by mail, without an account."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="senders")
    name = models.CharField(_("name"), max_length=120)
    client = models.ForeignKey(
        Client, models.CASCADE, null=True, blank=True, related_name="senders", verbose_name=_("client")
    )
    email = models.EmailField(_("e-mail they write from"), blank=True)
    secret = models.CharField(max_length=40, unique=True, default=new_secret, editable=False)
    made_at = models.DateTimeField(editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "centre",
                Lower("email"),
                condition=~Q(email="") & Q(revoked_at=None),
                name="one_sender_of_an_address_in_a_centre",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Notice(Found):
    """What a client or the centre tells those it concerns, as it holds now."""

    class Kind(models.TextChoices):
        """What sort of news it is."""

        FACT = "fact", _("Fact")
        CHANGE = "change", _("Change")
        CAMPAIGN = "campaign", _("Campaign")
        DISTURBANCE = "disturbance", _("Disturbance")
        ROUTINE = "routine", _("Routine")

    class Weight(models.TextChoices):
        """How much it matters that each person knows."""

        MINOR = "minor", _("Minor")
        NORMAL = "normal", _("Normal")
        MUST_KNOW = "must_know", _("Must know")

    class Channel(models.TextChoices):
        """How customers come."""

        PHONE = "phone", _("Phone")
        MAIL = "mail", _("E-mail")

    ROLES: ClassVar = [(Role.AGENT, _("Agents")), (Role.TEAM_LEADER, _("Team leaders"))]

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="notices")
    title = models.CharField(_("title"), max_length=160)
    body = models.TextField(_("text"), max_length=LONGEST)
    client = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="notices", verbose_name=_("client")
    )
    product = models.CharField(_("product"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.FACT)
    weight = models.CharField(_("weight"), max_length=10, choices=Weight, default=Weight.NORMAL)
    is_complex = models.BooleanField(_("must be talked through"), default=False)
    starts_on = models.DateField(_("takes effect"))
    ends_on = models.DateField(_("holds until"), null=True, blank=True)
    teams = models.ManyToManyField(Team, blank=True, related_name="+", verbose_name=_("teams"))
    units = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name=_("units"))
    role = models.CharField(_("for"), max_length=12, choices=ROLES, blank=True)
    channel = models.CharField(_("with"), max_length=5, choices=Channel, blank=True)
    skills = models.ManyToManyField(Skill, blank=True, related_name="+", verbose_name=_("who can"))
    question = models.CharField(_("one question"), max_length=300, blank=True)
    answers = models.TextField(_("answers, one a line, the right one first"), max_length=1000, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    asks_from = models.PositiveIntegerField(default=1, editable=False)  # who confirmed earlier is asked again
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, editable=False, related_name="+")
    written_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-starts_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="a_notice_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(asks_from__lte=F("version")), name="a_notice_asks_from_a_version_it_has"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def minutes(self) -> float:
        """What it takes to read, minutes."""
        return max(0.25, len(self.body.split()) / WORDS_A_MINUTE)

    @property
    def choices(self) -> list[str]:
        """The answers to its question, the right one first."""
        return lines_of(self.answers)

    @property
    def days_ahead(self) -> int | None:
        """Days from publishing to its taking effect, negative when it came too late; ``None`` for a draft."""
        if self.published_at is None:
            return None
        return (self.starts_on - self.published_at.astimezone(ZoneInfo(self.centre.timezone)).date()).days

    def is_over(self, day: date) -> bool:
        """True when it holds no more."""
        return self.state == self.State.WITHDRAWN or (self.ends_on is not None and self.ends_on < day)


class NoticeVersion(models.Model):
    """What a notice said from one change to the next."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    body = models.TextField()
    asks_again = models.BooleanField(default=True)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "number"], name="one_notice_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.notice} {self.number}"


class Delivery(models.Model):
    """One person whom a notice must reach; ``due_at`` is the start of their first shift it holds in."""

    class Certainty(models.IntegerChoices):
        """How sure somebody was of an answer."""

        GUESSED = 1, _("I guessed")
        THINK = 2, _("I think so")
        SURE = 3, _("I am sure")

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(Person, models.CASCADE, related_name="deliveries")
    due_at = models.DateTimeField(null=True)  # null: on no roster after it takes effect
    confirmed_version = models.PositiveIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True)
    first_read_at = models.DateTimeField(null=True)  # stays when a new version asks again
    talked_version = models.PositiveIntegerField(default=0)  # the version that was talked through together
    was_right = models.BooleanField(null=True)
    certainty = models.PositiveSmallIntegerField(null=True, choices=Certainty)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "person"], name="a_notice_reaches_a_person_once")
        ]

    def __str__(self) -> str:
        return f"{self.notice} {self.person}"


class Submission(models.Model):
    """Something handed in. It is never lost: whoever sent it can see where it stands."""

    class State(models.TextChoices):
        """Where it stands."""

        NEW = "new", _("Received")
        ASKED = "asked", _("Asked back")
        SORTED = "sorted", _("Made into a notice")
        MERGED = "merged", _("Put together with another")
        PUT_AWAY = "put_away", _("Put away")

    class Left(models.TextChoices):
        """Why a rule that fits has left it in the inbox."""

        ALIKE = "alike", _("Something handed in lately says much the same.")
        PAST = "past", _("It has taken effect already.")
        NOBODY = "nobody", _("It would reach nobody.")
        UNDONE = "undone", _("An editor has taken it back.")
        FAULT = "fault", _("Something went wrong as it was to be sorted.")

    OPEN = (State.NEW, State.ASKED)

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="submissions")
    sender = models.ForeignKey(Sender, models.PROTECT, null=True, related_name="submissions")
    key = models.ForeignKey(ApiKey, models.SET_NULL, null=True, related_name="+")  # by a machine
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")  # from inside
    from_address = models.EmailField(blank=True)  # by mail
    client = models.ForeignKey(Client, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(_("what it is about"), max_length=160)
    body = models.TextField(_("text"), max_length=LONGEST)
    starts_on = models.DateField(_("takes effect"), null=True, blank=True)
    received_at = models.DateTimeField()
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    notice = models.ForeignKey(Notice, models.SET_NULL, null=True, related_name="submissions")
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="merged")
    why: models.CharField[Any, Any] = models.CharField(max_length=300, blank=True)  # it was put away
    rule: models.ForeignKey[Any, Any] = models.ForeignKey(
        "information.SortingRule", models.SET_NULL, null=True, related_name="+"
    )
    tried_at = models.DateTimeField(null=True)  # the rules have been tried
    left = models.CharField(max_length=6, choices=Left, blank=True)

    class Meta:
        ordering: ClassVar = ["received_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def from_whom(self) -> str:
        """Who handed it in."""
        known = self.sender or self.person or self.key
        return known.name if known else self.from_address

    @property
    def token(self) -> str:
        """What names it in the subject of a mail; not its whole secret."""
        return self.secret[:TOKEN_LENGTH]

    @property
    def can_be_asked(self) -> bool:
        """True where a question finds its way to whoever handed it in."""
        return bool(self.sender or self.key or self.from_address)


class Remark(models.Model):
    """A question of an editor's to the sender, or the answer."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="remarks")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    from_sender = models.BooleanField(default=False)
    text = models.TextField(max_length=4_000)
    at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.submission} {self.at:%Y-%m-%d}"


class Mail(models.Model):
    """A mail taken in or sent, known by its Message-ID, and what it is part of."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="+")
    identity = models.CharField(max_length=255)
    submission = models.ForeignKey(Submission, models.CASCADE, null=True, related_name="mails")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "identity"], name="a_mail_is_taken_in_once_in_a_centre")
        ]

    def __str__(self) -> str:
        return self.identity
