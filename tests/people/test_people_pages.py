"""The list of people and one person's page: added, changed, refused, out of sight."""

from __future__ import annotations

from threading import Barrier, Thread
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from fagtid.people.models import Assignment, Person, Role, Team, User
from tests.house import House, account_of, add_person, build_house

pytestmark = pytest.mark.django_db

NEW = {"name": "Ny Nilsen", "email": "ny@example.no", "roster_id": "ny", "role": "agent"}


def place(one: Any) -> str:
    return f"{'team' if isinstance(one, Team) else 'unit'}-{one.pk}"


def test_an_administrator_adds_a_person_with_a_role(house: House):
    client = house.client("administrator")
    answer = client.post("/people/new/", {**NEW, "place": place(house.north)})
    person = Person.objects.get(name="Ny Nilsen")
    assert answer.headers["Location"] == f"/people/{person.pk}/"
    assert [(one.role, one.team) for one in person.assignments.all()] == [(Role.AGENT, house.north)]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"email": "LEADER@example.no"}, "tilhører noen andre"),
        ({"roster_id": "leader"}, "på vaktplanen er noen andre"),
        ({"place": ""}, "har et team. Velg ett"),
        ({"role": "editor", "place": "north"}, "gjelder hele senteret"),
        ({"role": "unit_leader", "place": "north"}, "Ledere har en enhet"),
    ],
)
def test_a_refused_person_is_not_added_and_what_was_typed_stays(
    house: House, told: dict[str, str], sentence: str
):
    typed = {**NEW, "place": "north", **told}
    typed["place"] = place(house.north) if typed["place"] else ""
    answer = house.client("administrator").post("/people/new/", typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{typed["email"]}"' in answer.text
    assert not Person.objects.filter(name="Ny Nilsen").exists()


def test_a_unit_leader_adds_agents_to_own_teams_only(house: House):
    client = house.client("unit_leader")
    assert client.post("/people/new/", {**NEW, "place": place(house.north)}).status_code == 302
    other = {**NEW, "email": "x@example.no", "roster_id": "x"}
    assert client.post("/people/new/", {**other, "place": place(house.south)}).status_code == 422
    assert client.post("/people/new/", {**other, "role": "administrator", "place": ""}).status_code == 422
    assert Person.objects.filter(name="Ny Nilsen").count() == 1


def test_a_team_leader_sees_the_team_and_changes_nobody(house: House):
    client, agent = house.client("leader"), house.people["agent"]
    page = client.get(f"/people/{agent.pk}/")
    assert page.status_code == 200
    assert "Lagre" not in page.text
    assert client.post(f"/people/{agent.pk}/", {"name": "Annen"}).status_code == 404
    assert client.post(f"/people/{agent.pk}/leave/").status_code == 404
    assert client.get(f"/people/{house.people['other_agent'].pk}/").status_code == 404


def test_a_unit_leader_does_not_change_an_administrator_who_is_also_an_agent(house: House):
    person = add_person(house.centre, "both", (Role.AGENT, house.north), (Role.ADMINISTRATOR, None))
    client = house.client("unit_leader")
    assert client.get(f"/people/{person.pk}/").status_code == 200
    assert client.post(f"/people/{person.pk}/", {"name": "Annen"}).status_code == 404


def test_a_changed_address_moves_the_account_and_is_told_at_the_old_one(
    house: House, django_capture_on_commit_callbacks: Any
):
    agent = house.people["agent"]
    account = account_of(agent)
    told = {"name": "Anne", "email": "anne@example.no", "roster_id": "agent"}
    with django_capture_on_commit_callbacks(execute=True):
        house.client("administrator").post(f"/people/{agent.pk}/", told)
    account.refresh_from_db()
    assert account.email == "anne@example.no"
    assert mail.outbox[0].to == [f"p{agent.pk}@example.no"]


@pytest.mark.parametrize(("who", "email"), [("unit_leader", "else@example.no"), ("administrator", "")])
def test_the_address_of_an_account_is_changed_by_an_administrator_and_never_empty(
    house: House, who: str, email: str
):
    agent = house.people["agent"]
    account_of(agent)
    answer = house.client(who).post(f"/people/{agent.pk}/", {"name": "Annen", "email": email})
    assert answer.status_code == 422
    assert "logger inn med adressen" in answer.text
    agent.refresh_from_db()
    assert agent.email == "agent@example.no"


def test_an_agent_is_in_one_team(house: House):
    agent = house.people["agent"]
    answer = house.client("administrator").post(
        f"/people/{agent.pk}/roles/", {"role": "agent", "place": place(house.south)}
    )
    assert answer.status_code == 422
    assert "Team Tromsø. Ta bort den rollen først" in answer.text


def test_a_person_can_have_several_roles_and_lose_them_again(house: House):
    agent, client = house.people["agent"], house.client("administrator")
    client.post(f"/people/{agent.pk}/roles/", {"role": "editor", "place": ""})
    client.post(f"/people/{agent.pk}/roles/", {"role": "team_leader", "place": place(house.south)})
    assert {one.role for one in agent.assignments.all()} == {"agent", "editor", "team_leader"}
    held = agent.assignments.get(role=Role.EDITOR)
    client.post(f"/people/{agent.pk}/roles/{held.pk}/take/")
    assert not agent.assignments.filter(role=Role.EDITOR).exists()


def test_the_last_administrator_who_can_sign_in_keeps_the_role(house: House):
    boss = house.people["administrator"]
    add_person(house.centre, "without_account", (Role.ADMINISTRATOR, None))
    held = boss.assignments.get()
    client = house.client("administrator")
    answer = client.post(f"/people/{boss.pk}/roles/{held.pk}/take/", follow=True)
    assert "Gi noen andre rollen først" in answer.text
    account_of(Person.objects.get(name="without_account"))
    client.post(f"/people/{boss.pk}/roles/{held.pk}/take/")
    assert not boss.assignments.exists()


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_take_each_others_role_at_once_leave_one():
    house = build_house()
    first = house.people["administrator"]
    second = add_person(house.centre, "second", (Role.ADMINISTRATOR, None))
    pairs = [(house.client(one), other) for one, other in ((first, second), (second, first))]
    barrier = Barrier(2)

    def take(client: Client, other: Person) -> None:
        held = Assignment.objects.get(person=other)
        barrier.wait()
        try:
            client.post(f"/people/{other.pk}/roles/{held.pk}/take/")
        finally:
            connection.close()

    threads = [Thread(target=take, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Assignment.objects.filter(role=Role.ADMINISTRATOR).count() == 1


def test_the_role_of_another_person_is_not_taken_through_this_one(house: House):
    boss, agent = house.people["administrator"], house.people["agent"]
    held = boss.assignments.get()
    client = house.client("administrator")
    assert client.post(f"/people/{agent.pk}/roles/{held.pk}/take/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ({"q": "leader"}, {"leader", "other_leader", "unit_leader"}, {"agent"}),
        ({"role": "editor"}, {"editor"}, {"agent", "leader"}),
        ({"account": "with"}, {"administrator"}, {"agent"}),
        ({"account": "without"}, {"agent"}, {"administrator"}),
        ({"account": "left"}, set(), {"agent", "administrator"}),
        ({"role": "nonsense"}, {"agent", "administrator"}, set()),
    ],
)
def test_the_list_is_narrowed(house: House, asked: dict[str, str], shown: set[str], hidden: set[str]):
    answer = house.client("administrator").get("/people/", asked)
    names = {person.name for person in answer.context["page"].object_list}
    assert names >= shown
    assert not names & hidden


def test_names_are_found_whatever_the_case_also_of_norwegian_letters(house: House):
    add_person(house.centre, "Øyvind Ås", (Role.EDITOR, None))
    client = house.client("administrator")
    for text in ("øyvind", "ØYVIND ÅS", "ås"):
        assert "Øyvind Ås" in client.get("/people/", {"q": text}).text


def test_htmx_gets_the_results_alone(house: House):
    answer = house.client("leader").get("/people/?q=a", headers={"HX-Request": "true"})
    assert answer.text.strip().startswith('<div id="results"')
    assert "HX-Request" in answer.headers["Vary"]
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in house.client("leader").get("/people/?q=a", headers=back).text


def test_a_long_list_takes_few_queries(house: House, django_assert_max_num_queries: Any):
    people = Person.objects.bulk_create(Person(centre=house.centre, name=f"p{n:04}") for n in range(300))
    Assignment.objects.bulk_create(
        Assignment(person=person, role=Role.AGENT, team=house.north) for person in people
    )
    client = house.client("administrator")
    with django_assert_max_num_queries(14):
        assert client.get("/people/").status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get("/people/people.csv").text.count("\n") == 300 + len(house.people) + 1


def test_the_file_of_people_has_no_formulas(house: House):
    add_person(house.centre, "=HYPERLINK(1)", (Role.EDITOR, None), email="", roster_id="")
    text = house.client("administrator").get("/people/people.csv").text
    assert "'=HYPERLINK" in text


def test_another_centres_person_does_not_exist(house: House):
    stranger = build_house("Sør").people["agent"]
    client = house.client("administrator")
    for rest in ("", "leave/", "invite/", "roles/", "data.zip"):
        address = f"/people/{stranger.pk}/{rest}"
        assert client.get(address).status_code in (404, 405)
        assert client.post(address).status_code in (404, 405)
    assert not User.objects.filter(person=stranger).exists()
