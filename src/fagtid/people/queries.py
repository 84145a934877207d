"""Reads of people; the asker comes first, and only what they may see comes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from fagtid.people.asking import Asker
from fagtid.people.keys import digest_of
from fagtid.people.models import (
    TEAM_ROLES,
    ApiKey,
    Assignment,
    Centre,
    Invitation,
    PeopleFile,
    Person,
    Role,
    Skill,
    Team,
    Unit,
    User,
)

ASSIGNMENTS = Prefetch("assignments", Assignment.objects.select_related("team__unit", "unit"))
OPEN_INVITATIONS = Prefetch(
    "invitations", Invitation.objects.filter(used_at=None, revoked_at=None), "open_invitations"
)


def teams_for(asker: Asker) -> QuerySet[Team]:
    """Teams whose week the asker may see: an agent's own, those a leader leads, all for an administrator."""
    teams = Team.objects.filter(centre=asker.centre).select_related("unit")
    if asker.has(Role.ADMINISTRATOR):
        return teams
    reach = Q(pk__in=asker.led_teams) | Q(unit__in=asker.led_units)
    if asker.own_team is not None:
        reach |= Q(pk=asker.own_team)
    return teams.filter(reach)


def teams_led_by(asker: Asker) -> QuerySet[Team]:
    """Teams the asker answers for."""
    teams = Team.objects.filter(centre=asker.centre).select_related("unit")
    if asker.has(Role.ADMINISTRATOR):
        return teams
    return teams.filter(Q(pk__in=asker.led_teams) | Q(unit__in=asker.led_units))


def people_for(asker: Asker) -> QuerySet[Person]:
    """People of the teams the asker leads, all for an administrator, and always oneself."""
    people = Person.objects.filter(centre=asker.centre)
    if asker.has(Role.ADMINISTRATOR):
        return people
    led = Q(assignments__team__in=teams_led_by(asker)) | Q(assignments__unit__in=asker.led_units)
    return people.filter(led | Q(pk=asker.person.pk)).distinct()


def people_to_change(asker: Asker) -> QuerySet[Person]:
    """Whom the asker may change: all for an administrator, a unit leader's agents and team leaders."""
    people = Person.objects.filter(centre=asker.centre, forgotten_at=None)
    if asker.has(Role.ADMINISTRATOR):
        return people
    own = Assignment.objects.filter(role__in=TEAM_ROLES, team__unit__in=asker.led_units)
    others = Assignment.objects.filter(person=OuterRef("pk")).exclude(pk__in=own.values("pk"))
    return people.filter(Exists(own.filter(person=OuterRef("pk")))).exclude(Exists(others))


def skills_for(asker: Asker) -> QuerySet[Skill]:
    """What the centre has named that people can, with how many have it."""
    here = Q(held__person__left_at=None)
    return (
        Skill.objects.filter(centre=asker.centre).annotate(people=Count("held", filter=here)).order_by("name")
    )


def team_people(asker: Asker) -> QuerySet[Person]:
    """Agents and team leaders in the teams the asker leads, in order of their names."""
    held = Assignment.objects.filter(team__in=teams_led_by(asker), role__in=TEAM_ROLES)
    return Person.objects.filter(pk__in=held.values("person"), left_at=None).order_by("name", "pk")


def roles_to_give(asker: Asker) -> list[Role]:
    """Roles the asker may give and take."""
    if asker.has(Role.ADMINISTRATOR):
        return list(Role)
    return list(TEAM_ROLES) if asker.led_units else []


def places_to_give(asker: Asker) -> list[Team | Unit]:
    """Teams and units that a role given by the asker may be in."""
    teams = Team.objects.filter(centre=asker.centre).select_related("unit").order_by("unit__name", "name")
    if asker.has(Role.ADMINISTRATOR):
        return [*teams, *Unit.objects.filter(centre=asker.centre)]
    return list(teams.filter(unit__in=asker.led_units))


@dataclass(frozen=True)
class Wanted:
    """What a list of people is narrowed to."""

    text: str = ""
    team: Team | None = None
    role: str = ""
    account: str = ""  # with, without, invited, left


def people_list(asker: Asker, wanted: Wanted) -> QuerySet[Person]:
    """`people_for`, narrowed, with roles and accounts; those who have left only when asked for. By name."""
    people = people_for(asker).filter(left_at__isnull=wanted.account != "left", forgotten_at=None)
    if wanted.text:
        people = people.filter(_holds(wanted.text))
    if wanted.team is not None:
        people = people.filter(pk__in=Assignment.objects.filter(team=wanted.team).values("person"))
    if wanted.role:
        people = people.filter(pk__in=Assignment.objects.filter(role=wanted.role).values("person"))
    has_account = User.objects.filter(person=OuterRef("pk"))
    if wanted.account in ("with", "without"):
        people = people.filter(Exists(has_account) if wanted.account == "with" else ~Exists(has_account))
    if wanted.account == "invited":
        opened = Invitation.objects.filter(used_at=None, revoked_at=None)
        people = people.filter(pk__in=opened.values("person"))
    return (
        people.select_related("user").prefetch_related(ASSIGNMENTS, OPEN_INVITATIONS).order_by("name", "pk")
    )


def _holds(text: str) -> Q:
    """A name, address or roster name with the text in it."""
    return Q(name__icontains=text) | Q(email__icontains=text) | Q(roster_id__icontains=text)


def people_to_invite(asker: Asker) -> QuerySet[Person]:
    """Those the asker may change who are here with an address, but no account or open invitation."""
    opened = Invitation.objects.filter(used_at=None, revoked_at=None)
    return (
        people_to_change(asker)
        .filter(left_at=None, user=None)
        .exclude(email="")
        .exclude(pk__in=opened.values("person"))
        .order_by("name", "pk")
    )


def assignments_to_change(asker: Asker, person: Person) -> QuerySet[Assignment]:
    """Roles of a person that the asker may take."""
    if not people_to_change(asker).filter(pk=person.pk).exists():
        return Assignment.objects.none()
    held = Assignment.objects.filter(person=person, role__in=roles_to_give(asker))
    return held.select_related("person", "team", "unit")


def units_for(asker: Asker) -> QuerySet[Unit]:
    """All units with their teams, for an administrator."""
    if not asker.has(Role.ADMINISTRATOR):
        return Unit.objects.none()
    return Unit.objects.filter(centre=asker.centre).prefetch_related("teams", "teams__assignments")


def teams_to_change(asker: Asker) -> QuerySet[Team]:
    """All teams, for an administrator."""
    if not asker.has(Role.ADMINISTRATOR):
        return Team.objects.none()
    return Team.objects.filter(centre=asker.centre).select_related("unit")


def files_for(asker: Asker) -> QuerySet[PeopleFile]:
    """Lists of people brought in, for an administrator."""
    if not asker.has(Role.ADMINISTRATOR):
        return PeopleFile.objects.none()
    return PeopleFile.objects.filter(centre=asker.centre).select_related("centre", "brought_by")


def last_confirmed(centre: Centre) -> PeopleFile | None:
    """The list of people that was carried out last."""
    done = PeopleFile.objects.filter(centre=centre, confirmed_at__isnull=False)
    return done.order_by("-confirmed_at", "-pk").first()


def keys_for(asker: Asker) -> QuerySet[ApiKey]:
    """Keys of machines, for an administrator."""
    if not asker.has(Role.ADMINISTRATOR):
        return ApiKey.objects.none()
    return ApiKey.objects.filter(centre=asker.centre).select_related("made_by")


def invitation_by_secret(secret: str) -> Invitation | None:
    """The invitation of a link, open or not."""
    found = Invitation.objects.filter(digest=digest_of(secret))
    return found.select_related("person__centre").first()


def has_others(asker: Asker) -> bool:
    """True once somebody besides the asker is known at the centre."""
    return Person.objects.filter(centre=asker.centre).exclude(pk=asker.person.pk).exists()


def any_centre() -> bool:
    """True once a first centre has been begun."""
    return Centre.objects.exists()


def only_centre() -> Centre | None:
    """The centre of an installation that has one; ``None`` with none, or with several."""
    found = list(Centre.objects.all()[:2])
    return found[0] if len(found) == 1 else None


def demo_centre() -> Centre | None:
    """The demo centre, where that is what this installation is."""
    return Centre.objects.filter(is_demo=True).first()


def someone_as(centre: Centre, role: str) -> Person | None:
    """The first person here with the role."""
    return Person.objects.filter(centre=centre, assignments__role=role, left_at=None).order_by("pk").first()


def leaders_with_mail() -> QuerySet[Person]:
    """Team and unit leaders of every centre who are here and can be written to."""
    leaders = Person.objects.filter(assignments__role__in=(Role.TEAM_LEADER, Role.UNIT_LEADER), left_at=None)
    return leaders.exclude(email="").select_related("centre", "user").distinct().order_by("pk")


def agents_of_teams(teams: Iterable[int]) -> QuerySet[Person]:
    """Agents of the teams who are here, by name."""
    agents = Person.objects.filter(
        assignments__role=Role.AGENT, assignments__team__in=list(teams), left_at=None
    )
    return agents.distinct().order_by("name", "pk")


def home_team(person: str) -> Subquery:
    """The one team a person counts in: where they are agent, else the first they lead."""
    held = Assignment.objects.filter(person=OuterRef(person), role__in=TEAM_ROLES)
    return Subquery(held.order_by("role", "pk").values("team")[:1])


def home_unit(person: Person) -> Unit | None:
    """The unit of the team a person counts in."""
    team = Person.objects.filter(pk=person.pk).values_list(home_team("pk")).first()
    return Unit.objects.filter(teams=team[0]).first() if team else None


def names_at(centre_id: int) -> list[str]:
    """Names of those who work at the centre: no customer's."""
    return list(Person.objects.filter(centre=centre_id, forgotten_at=None).values_list("name", flat=True))
