"""Centre, units, teams, people, their roles, their accounts and invitations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

SHARE = [MinValueValidator(0.0), MaxValueValidator(1.0)]
LANGUAGES = [("nb", "Norsk (bokmål)"), ("en", "English")]
INTERVALS = [(minutes, str(minutes)) for minutes in (5, 10, 15, 20, 30, 60)]


class Centre(models.Model):
    """One contact centre and what it promises: the unit that nobody sees out of."""

    name = models.CharField(_("name"), max_length=120)
    timezone = models.CharField(_("time zone"), max_length=64, default="Europe/Oslo")
    country = models.CharField(_("country for public holidays"), max_length=2, blank=True, default="NO")
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="nb")
    interval_minutes = models.PositiveSmallIntegerField(
        _("minutes in an interval"), choices=INTERVALS, default=15
    )
    queue = models.CharField(_("queue planned for"), max_length=120, blank=True)
    target_share = models.FloatField(_("share to answer in time"), default=0.8, validators=SHARE)
    target_seconds = models.FloatField(
        _("seconds that count as in time"),
        default=60,
        validators=[MinValueValidator(0), MaxValueValidator(86_400)],
    )
    patience_seconds = models.FloatField(
        _("mean patience of callers, seconds"), null=True, blank=True, validators=[MinValueValidator(0.1)]
    )
    handle_seconds = models.FloatField(
        _("mean handle time, seconds"), null=True, blank=True, validators=[MinValueValidator(0.1)]
    )
    months_kept = models.PositiveSmallIntegerField(
        _("months until those who have left are forgotten"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    meeting_link = models.CharField(_("how meeting links are made"), max_length=200, blank=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(months_kept__gte=1, months_kept__lte=120), name="centre_keeps_leavers_a_while"
            ),
            models.CheckConstraint(
                condition=Q(target_share__gte=0) & Q(target_share__lte=1), name="centre_target_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(interval_minutes__in=[m for m, _name in INTERVALS]),
                name="centre_interval_divides_the_hour",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A part of the centre in one town."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="units")
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint("centre", Lower("name"), name="one_unit_of_a_name_in_a_centre")
        ]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """The people who have a forum together."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="teams")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="teams")
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint("centre", Lower("name"), name="one_team_of_a_name_in_a_centre")
        ]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Someone who works at the centre, with an account or not.

    ``roster_id`` is what the roster calls the person; it is empty for those who are on no roster.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="people")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    roster_id = models.CharField(_("name on the roster"), max_length=120, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)  # name and address are gone since

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(left_at__isnull=False, email="", roster_id=""),
                name="who_is_forgotten_has_left_and_has_no_address",
            ),
            models.UniqueConstraint(
                "centre", "roster_id", condition=~Q(roster_id=""), name="one_person_of_a_roster_name"
            ),
            models.UniqueConstraint(
                "centre", Lower("email"), condition=~Q(email=""), name="one_person_of_an_email"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_here(self) -> bool:
        """True until the person leaves."""
        return self.left_at is None


class Role(models.TextChoices):
    """What a person does at the centre; one person can have several."""

    AGENT = "agent", _("Agent")
    TEAM_LEADER = "team_leader", _("Team leader")
    UNIT_LEADER = "unit_leader", _("Unit leader")
    EDITOR = "editor", _("Editor")
    RESEARCHER = "researcher", _("Researcher")
    ADMINISTRATOR = "administrator", _("Administrator")


TEAM_ROLES = (Role.AGENT, Role.TEAM_LEADER)
CENTRE_ROLES = (Role.EDITOR, Role.RESEARCHER, Role.ADMINISTRATOR)


class Assignment(models.Model):
    """One role of one person: agents and team leaders in a team, unit leaders in a unit."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="assignments")
    role = models.CharField(_("role"), max_length=16, choices=Role)
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="assignments")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="assignments")

    class Meta:
        ordering: ClassVar = ["role", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role__in=TEAM_ROLES, team__isnull=False, unit__isnull=True)
                | Q(role=Role.UNIT_LEADER, team__isnull=True, unit__isnull=False)
                | Q(role__in=CENTRE_ROLES, team__isnull=True, unit__isnull=True),
                name="a_role_has_the_place_it_needs",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(role=Role.AGENT), name="an_agent_has_one_team"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "team"], condition=~Q(team=None), name="a_team_role_once"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "unit"], condition=~Q(unit=None), name="a_unit_role_once"
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(team=None, unit=None),
                name="a_centre_role_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.team or self.unit or ''}".strip()


class Skill(models.Model):
    """Something that not everybody knows: a system, a product, a language."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="skills")
    name = models.CharField(_("name"), max_length=120)
    holders = models.ManyToManyField(Person, through="SkillHeld", related_name="skills")

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint("centre", Lower("name"), name="one_skill_of_a_name_in_a_centre")
        ]

    def __str__(self) -> str:
        return self.name


class SkillHeld(models.Model):
    """One person has one skill."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="held")
    person = models.ForeignKey(Person, models.CASCADE, related_name="skills_held")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["skill", "person"], name="a_skill_is_held_once")
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.person}"


class UserManager(BaseUserManager["User"]):
    """Makes accounts; an account is its e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> User:
        """An account with a password, or one that can only sign in another way."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Addresses differ in more than case, or are the same."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """An account: how one person signs in. Taking it away takes all access away at once."""

    email = models.EmailField(_("e-mail"), unique=True)
    person = models.OneToOneField(Person, models.CASCADE, null=True, blank=True, related_name="user")
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="one_account_of_an_address")]

    def __str__(self) -> str:
        return self.email


class Invitation(models.Model):
    """A way in for one person, once; only the digest of its secret is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)  # by mail; null: not yet, or handed over by hand
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(used_at=None, revoked_at=None),
                name="one_open_invitation_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.expires_at:%Y-%m-%d}"


class ApiKey(models.Model):
    """A machine's way in to one centre, for one purpose; only the digest of its secret is kept."""

    class Purpose(models.TextChoices):
        """What the machine may do."""

        LIVE = "live", _("tell the state of the queue")
        IMPORTS = "imports", _("bring in traffic and rosters")
        NOTICES = "notices", _("hand in notices")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="api_keys")
    name = models.CharField(_("name"), max_length=120)
    purpose = models.CharField(_("what it may do"), max_length=8, choices=Purpose)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} {self.purpose}"


class PeopleFile(models.Model):
    """A list of people brought in as a file: looked at, confirmed or put away, and taken back.

    The file itself waits until then; afterwards only what the confirmation changed is kept, so that it can
    be taken back, and that for a month at most.
    """

    class State(models.TextChoices):
        """Where it stands."""

        READY = "ready", _("To be looked at")
        CONFIRMED = "confirmed", _("Carried out")
        UNDONE = "undone", _("Taken back")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="people_files")
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.READY)
    lenient = models.BooleanField(_("leave out rows that are wrong"), default=False)
    others_left = models.BooleanField(_("those not in the file have left"), default=False)
    brought_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    brought_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    summary: models.JSONField[Any] = models.JSONField(default=dict)  # how many of each
    done: models.JSONField[Any] = models.JSONField(null=True)  # what was changed, from and to

    class Meta:
        ordering: ClassVar = ["-brought_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} {self.state}"
