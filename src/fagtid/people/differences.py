"""What a list of people would change: the file beside the people there are, nothing written."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from fagtid.files.errors import Fault, FileRefused, refuse_file
from fagtid.people.models import TEAM_ROLES, Assignment, Centre, PeopleFile, Person, Role, Team, Unit
from fagtid.people.reading import Line, file_path, read_people


@dataclass(frozen=True, order=True)
class RoleAt:
    """A role and the name of its team or unit."""

    role: str
    team: str = ""
    unit: str = ""

    def __str__(self) -> str:
        return f"{Role(self.role).label} {self.team or self.unit}".strip()

    @property
    def key(self) -> tuple[str, str, str]:
        """The same for names that differ in case only."""
        return self.role, self.team.casefold(), self.unit.casefold()


@dataclass(frozen=True)
class Entry:
    """A person as the house or the file has them."""

    name: str
    email: str
    roster: str
    roles: tuple[RoleAt, ...]

    def differs(self, other: Entry) -> bool:
        """True when anything is another."""
        mine, its = ({one.key for one in entry.roles} for entry in (self, other))
        return (self.name, self.email, self.roster) != (other.name, other.email, other.roster) or mine != its


@dataclass(frozen=True)
class Change:
    """One person before and after; ``person`` and ``before`` are missing for who is new."""

    after: Entry
    row: int
    person: Person | None = None
    before: Entry | None = None


@dataclass
class Changes:
    """All that a file would change."""

    new: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: int = 0
    gone: list[Person] = field(default_factory=list)  # in the file, but have left
    absent: list[Person] = field(default_factory=list)  # here, but not in the file
    leaving: list[Person] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)  # new teams and their units
    units: list[str] = field(default_factory=list)
    left_out: list[Fault] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """True when something would change."""
        return bool(self.new or self.changed or self.leaving)

    @property
    def mark(self) -> str:
        """The same as long as the same would change: what is confirmed is what was looked at."""
        told = [(one.person and one.person.pk, one.before, one.after) for one in [*self.new, *self.changed]]
        leaving = [one.pk for one in self.leaving]
        return hashlib.sha256(repr((told, leaving, self.places, self.units)).encode()).hexdigest()


def changes_of(brought: PeopleFile) -> Changes:
    """What confirming a list would change now.

    Raises
    ------
    FileRefused
        If the file cannot be read, or a row of it cannot be carried out and is not to be left out.
    """
    lines, left_out = read_people(file_path(brought), lenient=brought.lenient)
    compared = _Compared(brought)
    compared.changes.left_out.extend(left_out)
    for group in _people_in(lines):
        compared.take(group)
    return compared.finish()


def _people_in(lines: Iterable[Line]) -> Iterable[list[Line]]:
    """Rows that tell of the same person: one for each place they have a role in."""
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.roster:
            groups["roster", line.roster].append(line)
        elif line.email:
            groups["email", line.email.casefold()].append(line)
        else:
            groups["name", line.name].append(line)
    return groups.values()


class _Compared:
    """The people there are, looked up by what a file can name them by."""

    def __init__(self, brought: PeopleFile) -> None:
        self.brought, self.changes = brought, Changes()
        self.teams, self.units = _places(brought.centre)
        self.entries = entries_of(brought.centre)
        people = [person for person, _entry in self.entries.values()]
        self.by_roster = {one.roster_id: one for one in people if one.roster_id}
        self.by_email = {one.email.casefold(): one for one in people if one.email}
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        for one in people:
            self.by_name[one.name].append(one)
        self.met: dict[int, Change] = {}

    def take(self, group: list[Line]) -> None:
        """Compare one person of the file, or leave the rows out."""
        try:
            self._take(group)
        except FileRefused as refused:
            if not self.brought.lenient:
                raise
            self.changes.left_out.append(refused.fault)

    def _take(self, group: list[Line]) -> None:
        first = group[0]
        self._check_agreement(group)
        person = self._person(first)
        if person is not None and person.left_at is not None:
            self.met[person.pk] = Change(self.entries[person.pk][1], first.number, person)
            self.changes.gone.append(person)
            return
        before = self.entries[person.pk][1] if person else None
        after = self._after(group, before)
        change = Change(after, first.number, person, before)
        if person is not None and person.pk in self.met:
            raise self._fault(
                first,
                "name",
                first.name,
                _("another person than in row %(row)d") % {"row": self.met[person.pk].row},
                _("Write the same name on the roster in all rows of one person."),
            )
        if person is not None:
            self.met[person.pk] = change
        self._sort_in(change)

    def _check_agreement(self, group: list[Line]) -> None:
        first = group[0]
        for line in group[1:]:
            if (line.name, line.email.casefold()) != (first.name, first.email.casefold()):
                raise self._fault(
                    line,
                    "name",
                    line.name,
                    _("the same name and address as in row %(row)d") % {"row": first.number},
                    _("Several rows of one person must agree."),
                )

    def _sort_in(self, change: Change) -> None:
        if change.before is None:
            self.changes.new.append(change)
        elif change.after.differs(change.before):
            self.changes.changed.append(change)
        else:
            self.changes.same += 1

    def _person(self, line: Line) -> Person | None:
        known = self.by_roster.get(line.roster) or self.by_email.get(line.email.casefold())
        if known is not None or line.roster or line.email:
            return known
        named = self.by_name.get(line.name, [])
        if len(named) > 1:
            raise self._fault(
                line,
                "name",
                line.name,
                _("a name that one person has"),
                _("Several have it: write the e-mail or the name on the roster as well."),
            )
        return named[0] if named else None

    def _after(self, group: list[Line], before: Entry | None) -> Entry:
        first = group[0]
        kept = before or Entry(first.name, "", "", ())
        roles = {one.key: one for line in group for one in self._roles(line, kept)}
        agents = [one for one in roles.values() if one.role == Role.AGENT]
        if len(agents) > 1:
            raise self._fault(
                first,
                "team",
                agents[1].team,
                _("one team for an agent"),
                _("An agent has one team. Keep one of the rows."),
            )
        same = first.email.casefold() == kept.email.casefold()
        email = kept.email if same or not first.email else first.email
        return Entry(first.name, email, first.roster or kept.roster, tuple(sorted(roles.values())))

    def _roles(self, line: Line, kept: Entry) -> list[RoleAt]:
        if line.roles:
            return [self._role(line, role) for role in line.roles]
        held = [one for one in kept.roles if one.role in TEAM_ROLES]
        if line.team and not kept.roles:
            return [self._role(line, Role.AGENT)]
        if line.team and len(held) == 1:
            moved = self._role(line, held[0].role)
            return [moved if one == held[0] else one for one in kept.roles]
        if not kept.roles:
            raise self._fault(
                line,
                "role",
                "",
                _("a role, or a team for an agent"),
                _("Fill in what the person does."),
            )
        return list(kept.roles)

    def _role(self, line: Line, role: str) -> RoleAt:
        if role in TEAM_ROLES:
            return RoleAt(role, team=self._team(line))
        return RoleAt(role, unit=self._unit(line.unit)) if role == Role.UNIT_LEADER else RoleAt(role)

    def _team(self, line: Line) -> str:
        known = self.teams.get(line.team.casefold())
        if known is None:
            if not line.unit:
                raise self._fault(
                    line,
                    "unit",
                    "",
                    _("the unit of the new team %(team)s") % {"team": line.team},
                    _("Fill in the cell, or correct the name of the team."),
                )
            known = (line.team, self._unit(line.unit))
            self.teams[line.team.casefold()] = known
            self.changes.places[known[0]] = known[1]
        if line.unit and line.unit.casefold() != known[1].casefold() and Role.UNIT_LEADER not in line.roles:
            raise self._fault(
                line,
                "unit",
                line.unit,
                _("%(unit)s, where the team %(team)s is") % {"unit": known[1], "team": known[0]},
                _("Correct the unit, or move the team on the page of teams first."),
            )
        return known[0]

    def _unit(self, name: str) -> str:
        if name.casefold() not in self.units:
            self.units[name.casefold()] = name
            self.changes.units.append(name)
        return self.units[name.casefold()]

    def _fault(self, line: Line, column: str, value: str, expected: str, remedy: str) -> FileRefused:
        return refuse_file(
            self.brought.file_name,
            row=line.number,
            column=column,
            value=value,
            expected=expected,
            remedy=remedy,
        )

    def finish(self) -> Changes:
        """Who is not in the file, and whether two would have one address."""
        changes = self.changes
        here = [person for person, _e in self.entries.values() if person.left_at is None]
        by = self.brought.brought_by_id
        changes.absent = [one for one in here if one.pk not in self.met and one.pk != by]
        changes.leaving = changes.absent if self.brought.others_left else []
        self._check_addresses()
        changes.new.sort(key=lambda one: one.after.name.casefold())
        changes.changed.sort(key=lambda one: one.after.name.casefold())
        used = {role.team for one in [*changes.new, *changes.changed] for role in one.after.roles}
        changes.places = {team: unit for team, unit in changes.places.items() if team in used}
        led = {role.unit for one in [*changes.new, *changes.changed] for role in one.after.roles}
        changes.units = [one for one in changes.units if one in {*led, *changes.places.values()}]
        return changes

    def _check_addresses(self) -> None:
        changes = self.changes
        after = {pk: entry.email for pk, (_person, entry) in self.entries.items()}
        after |= {one.person.pk: one.after.email for one in changes.changed if one.person}
        emails = [*after.values(), *(one.after.email for one in changes.new)]
        count = Counter(email.casefold() for email in emails if email)
        for change in [*changes.new, *changes.changed]:
            if count[change.after.email.casefold()] > 1:
                refused = self._taken(change)
                if not self.brought.lenient:
                    raise refused
                (changes.new if change.person is None else changes.changed).remove(change)
                changes.left_out.append(refused.fault)

    def _taken(self, change: Change) -> FileRefused:
        return refuse_file(
            self.brought.file_name,
            row=change.row,
            column="email",
            value=change.after.email,
            expected=_("an address that nobody else has"),
            remedy=_("Correct it here, or on the page of the one who has it."),
        )


def _places(centre: Centre) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    teams = Team.objects.filter(centre=centre).select_related("unit")
    return (
        {one.name.casefold(): (one.name, one.unit.name) for one in teams},
        {one.name.casefold(): one.name for one in Unit.objects.filter(centre=centre)},
    )


def entries_of(centre: Centre) -> dict[int, tuple[Person, Entry]]:
    """Everybody the house knows, as a file would tell of them; two queries."""
    roles: dict[int, list[RoleAt]] = defaultdict(list)
    held = Assignment.objects.filter(person__centre=centre).select_related("team", "unit")
    for one in held:
        place = RoleAt(one.role, one.team.name if one.team else "", one.unit.name if one.unit else "")
        roles[one.person_id].append(place)
    people = Person.objects.filter(centre=centre, forgotten_at=None).order_by("name", "pk")
    return {
        one.pk: (one, Entry(one.name, one.email, one.roster_id, tuple(sorted(roles[one.pk]))))
        for one in people
    }
