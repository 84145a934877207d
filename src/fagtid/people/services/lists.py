"""A list of people as a file: brought in, looked at, confirmed in one go, taken back."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.people.differences import Change, Changes, Entry, RoleAt, changes_of, entries_of
from fagtid.people.models import Assignment, Centre, PeopleFile, Person, Team, Unit, User
from fagtid.people.queries import last_confirmed
from fagtid.people.reading import file_path
from fagtid.people.services.changing import check_administrator, lock_centre, move_account
from fagtid.people.services.leaving import end_access, restore_access
from fagtid.people.services.places import is_named_elsewhere

MOST_BYTES = 10_000_000
OWN_ROWS = ("people.Assignment",)  # goes with the person


class TooLarge(Refused):
    """The file is larger than a list of people can be; carries the limit in bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


class NotAsItWas(Refused):
    """The list has been confirmed, taken back or put away meanwhile."""


class LooksOtherwise(Refused):
    """It would change something else than what was looked at."""


class CannotUndo(Refused):
    """Something was changed after the list was confirmed; carries whose, or nothing."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.name = name


def bring_in_people(
    centre: Centre, *, name: str, chunks: Iterable[bytes], others_left: bool, lenient: bool, by: Person
) -> PeopleFile:
    """Keep a file until it is confirmed or put away."""
    stored_as = "people-" + secrets.token_hex(16) + Path(name).suffix[-12:]
    path = Path(settings.MEDIA_ROOT) / stored_as
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write(path, chunks)
        return PeopleFile.objects.create(
            centre=centre,
            file_name=Path(name).name[:255],
            stored_as=stored_as,
            others_left=others_left,
            lenient=lenient,
            brought_by=by,
            brought_at=now(),
        )
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    size = 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > MOST_BYTES:
                raise TooLarge(MOST_BYTES)
            file.write(chunk)


def _locked(brought: PeopleFile, state: str) -> PeopleFile:
    lock_centre(brought.centre_id)
    fresh = PeopleFile.objects.select_related("centre").filter(pk=brought.pk, state=state).first()
    if fresh is None:
        raise NotAsItWas
    return fresh


@transaction.atomic
def read_people_again(brought: PeopleFile, *, others_left: bool, lenient: bool) -> None:
    """Look at the same file in another way."""
    fresh = _locked(brought, PeopleFile.State.READY)
    fresh.others_left, fresh.lenient = others_left, lenient
    fresh.save(update_fields=["others_left", "lenient"])


@transaction.atomic
def put_people_away(brought: PeopleFile) -> None:
    """Forget a file that was not confirmed."""
    fresh = _locked(brought, PeopleFile.State.READY)
    path = file_path(fresh)
    fresh.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


@transaction.atomic
def confirm_people(brought: PeopleFile, *, mark: str, by: Person) -> Changes:
    """Carry out what was looked at, all of it or nothing; ``mark`` tells that it is still the same."""
    fresh = _locked(brought, PeopleFile.State.READY)
    changes = changes_of(fresh)
    if changes.mark != mark:
        raise LooksOtherwise
    done = _Doing(fresh.centre, by).carry_out(changes)
    path = file_path(fresh)
    fresh.state, fresh.confirmed_at, fresh.stored_as, fresh.done = "confirmed", now(), "", done
    fresh.summary = {name: len(done[name]) for name in ("new", "changed", "left")}
    fresh.save(update_fields=["state", "confirmed_at", "stored_as", "done", "summary"])
    check_administrator(fresh.centre_id)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return changes


class _Doing:
    """Writes the changes, and what it takes to undo them."""

    def __init__(self, centre: Centre, by: Person) -> None:
        self.centre, self.by = centre, by
        self.units = {one.name.casefold(): one for one in Unit.objects.filter(centre=centre)}
        self.teams = {one.name.casefold(): one for one in Team.objects.filter(centre=centre)}

    def carry_out(self, changes: Changes) -> dict[str, Any]:
        """All of them; answers with what was done."""
        units = [self._unit(name) for name in changes.units]
        teams = [self._team(name, unit) for name, unit in changes.places.items()]
        new = Person.objects.bulk_create(
            Person(centre=self.centre, name=one.after.name, email=one.after.email, roster_id=one.after.roster)
            for one in changes.new
        )
        self._change_details(changes.changed)
        self._change_roles(changes, new)
        for person in changes.leaving:
            end_access(person)
        return {
            "units": [one.pk for one in units],
            "teams": [one.pk for one in teams],
            "new": [[person.pk, as_told(one.after)] for person, one in zip(new, changes.new, strict=True)],
            "changed": [
                [one.person.pk, one.before and as_told(one.before), as_told(one.after)]
                for one in changes.changed
                if one.person
            ],
            "left": [one.pk for one in changes.leaving],
        }

    def _unit(self, name: str) -> Unit:
        unit = Unit.objects.create(centre=self.centre, name=name)
        self.units[name.casefold()] = unit
        return unit

    def _team(self, name: str, unit: str) -> Team:
        team = Team.objects.create(centre=self.centre, name=name, unit=self.units[unit.casefold()])
        self.teams[name.casefold()] = team
        return team

    def _change_details(self, changed: list[Change]) -> None:
        set_details(self.centre, {one.person.pk: one.after for one in changed if one.person}, self.by)

    def _change_roles(self, changes: Changes, new: list[Person]) -> None:
        told = [(person, one.after) for person, one in zip(new, changes.new, strict=True)]
        told += [(one.person, one.after) for one in changes.changed if one.person]
        set_roles(told, self.teams, self.units)


def set_details(centre: Centre, entries: dict[int, Entry], by: Person) -> None:
    """Names and addresses of many; two may change places."""
    people = list(Person.objects.filter(pk__in=entries).select_related("centre"))
    accounts = set(User.objects.filter(person__in=people).values_list("person", flat=True))
    for person in people:
        email = entries[person.pk].email
        if person.pk in accounts and email.lower() != person.email.lower():
            move_account(person, email, by)
        person.name, person.email, person.roster_id = (
            entries[person.pk].name,
            email,
            entries[person.pk].roster,
        )
    Person.objects.filter(pk__in=entries).update(email="", roster_id="")
    Person.objects.bulk_update(people, ["name", "email", "roster_id"], batch_size=500)


def set_roles(told: list[tuple[Person, Entry]], teams: dict[str, Team], units: dict[str, Unit]) -> None:
    """Roles of many, no more and no fewer than told; what stays is not touched."""
    wanted = {
        (person.pk, one.role, _pk(teams, one.team), _pk(units, one.unit))
        for person, entry in told
        for one in entry.roles
    }
    held = Assignment.objects.filter(person__in=[person for person, _entry in told])
    kept = set()
    for one in held:
        key = (one.person_id, one.role, one.team_id, one.unit_id)
        if key in wanted:
            kept.add(key)
        else:
            one.delete()
    Assignment.objects.bulk_create(
        Assignment(person_id=person, role=role, team_id=team, unit_id=unit)
        for person, role, team, unit in sorted(wanted - kept, key=repr)
    )


def _pk(places: dict[str, Any], name: str) -> int | None:
    return places[name.casefold()].pk if name else None


def as_told(entry: Entry) -> list[Any]:
    """An entry as JSON holds it."""
    return [entry.name, entry.email, entry.roster, [[one.role, one.team, one.unit] for one in entry.roles]]


def as_entry(told: list[Any]) -> Entry:
    """An entry as JSON held it."""
    name, email, roster, roles = told
    return Entry(name, email, roster, tuple(RoleAt(*one) for one in roles))


@transaction.atomic
def undo_people(brought: PeopleFile, *, by: Person) -> None:
    """Take the last list back, as long as nothing it changed has been changed since."""
    fresh = _locked(brought, PeopleFile.State.CONFIRMED)
    if fresh.done is None or last_confirmed(fresh.centre) != fresh:
        raise CannotUndo
    _check_untouched(fresh.centre, fresh.done)
    before = {pk: as_entry(told) for pk, told, _after in fresh.done["changed"]}
    people = {one.pk: one for one in Person.objects.filter(pk__in=before)}
    doing = _Doing(fresh.centre, by)
    set_roles([(people[pk], entry) for pk, entry in before.items()], doing.teams, doing.units)
    set_details(fresh.centre, before, by)
    Person.objects.filter(pk__in=[pk for pk, _told in fresh.done["new"]]).delete()
    for person in Person.objects.filter(pk__in=fresh.done["left"]):
        restore_access(person)
    _remove_places(fresh.done)
    PeopleFile.objects.filter(pk=fresh.pk).update(state=PeopleFile.State.UNDONE, done=None)
    check_administrator(fresh.centre_id)


def _check_untouched(centre: Centre, done: dict[str, Any]) -> None:
    entries = entries_of(centre)
    for pk, told in [*done["new"], *((pk, after) for pk, _before, after in done["changed"])]:
        if pk not in entries or entries[pk][1].differs(as_entry(told)):
            raise CannotUndo(as_entry(told).name)
    for pk, told in done["new"]:
        if is_named_elsewhere(entries[pk][0], *OWN_ROWS):
            raise CannotUndo(as_entry(told).name)
    for pk in done["left"]:
        if pk not in entries or entries[pk][0].left_at is None:
            raise CannotUndo


def _remove_places(done: dict[str, Any]) -> None:
    places = [*Team.objects.filter(pk__in=done["teams"]), *Unit.objects.filter(pk__in=done["units"])]
    for place in places:
        if not is_named_elsewhere(place):
            place.delete()
