"""Lists of people: looked at, confirmed in one go, refused in words, taken back."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from fagtid.people.models import Assignment, Invitation, PeopleFile, Person, Role, Team
from fagtid.people.reading import file_path
from fagtid.people.tables import sample_csv
from tests.house import House, account_of, add_person, build_house

pytestmark = pytest.mark.django_db

HEAD = "name,email,roster,team,unit,role\n"


def bring_in(client: Client, text: str | bytes, name: str = "people.csv", **told: Any) -> PeopleFile:
    content = text.encode() if isinstance(text, str) else text
    answer = client.post("/people/lists/", {"file": SimpleUploadedFile(name, content), **told})
    assert answer.status_code == 302, answer.text
    return PeopleFile.objects.latest("pk")


def look(client: Client, found: PeopleFile) -> Any:
    return client.get(f"/people/lists/{found.pk}/")


def confirm(client: Client, found: PeopleFile) -> Any:
    changes = look(client, found).context["changes"]
    return client.post(f"/people/lists/{found.pk}/confirm/", {"mark": changes.mark}, follow=True)


def everybody(house: House) -> set[tuple[Any, ...]]:
    held = Assignment.objects.filter(person__centre=house.centre)
    return {
        *Person.objects.values_list("name", "email", "roster_id", "left_at"),
        *held.values_list("person__name", "role", "team__name", "unit__name"),
    }


def test_the_sample_is_looked_at_confirmed_and_changes_nothing_the_second_time(house: House):
    client, before = house.client("administrator"), everybody(house)
    found = bring_in(client, client.get("/people/lists/sample.csv").content)
    page = look(client, found)
    assert "Nye: 5. Endret: 0. Som før: 0." in page.text
    assert "Nord (Tromsø)" in page.text, "the new team"
    assert everybody(house) == before, "nothing is written before it is confirmed"
    assert "Listen er gjennomført." in confirm(client, found).text
    eli = Person.objects.get(name="Eli Eide")
    assert {one.role for one in eli.assignments.all()} == {Role.EDITOR, Role.RESEARCHER}
    assert Team.objects.get(name="Nord").unit == house.north.unit
    again = bring_in(client, sample_csv())
    assert "Nye: 0. Endret: 0. Som før: 5." in look(client, again).text
    assert "Gjennomfør</button>" not in look(client, again).text


def test_what_is_saved_as_a_file_changes_nothing_when_it_comes_back(house: House):
    add_person(house.centre, "both", (Role.TEAM_LEADER, house.north), (Role.TEAM_LEADER, house.south))
    client = house.client("administrator")
    found = bring_in(client, client.get("/people/people.csv").content)
    changes = look(client, found).context["changes"]
    assert (changes.new, changes.changed, changes.same) == ([], [], len(house.people) + 1)


def test_a_workbook_with_norwegian_headers_and_roles_is_read(house: House):
    book, out = Workbook(), io.BytesIO()
    for row in (["Navn", "E-post", "Team", "Rolle"], ["Kari", "kari@example.no", "Team Tromsø", "Teamleder"]):
        book.active.append(row)
    book.save(out)
    client = house.client("administrator")
    confirm(client, bring_in(client, out.getvalue(), "folk.xlsx"))
    assert Assignment.objects.get(person__name="Kari").role == Role.TEAM_LEADER


def test_changes_are_shown_before_and_after(house: House):
    client = house.client("administrator")
    found = bring_in(client, HEAD + "Anne,anne@example.no,agent,Team Drammen,,agent\n")
    (change,) = look(client, found).context["changes"].changed
    assert (change.before.name, change.after.name) == ("agent", "Anne")
    page = look(client, found).text
    assert "agent@example.no" in page
    assert "anne@example.no" in page
    confirm(client, found)
    assert house.people["agent"].assignments.get().team == house.south


def test_an_empty_cell_changes_nothing_and_a_team_alone_moves_an_agent(house: House):
    client = house.client("administrator")
    confirm(client, bring_in(client, "name,roster,team\nagent,agent,Team Drammen\nleader,leader,\n"))
    agent = Person.objects.get(name="agent")
    assert agent.email == "agent@example.no"
    assert agent.assignments.get().team == house.south
    assert house.people["leader"].assignments.get().team == house.north


def test_two_people_can_change_addresses(house: House):
    client = house.client("administrator")
    text = "name,roster,email\nagent,agent,colleague@example.no\ncolleague,colleague,agent@example.no\n"
    confirm(client, bring_in(client, text))
    assert Person.objects.get(roster_id="agent").email == "colleague@example.no"
    assert Person.objects.get(roster_id="colleague").email == "agent@example.no"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("person,email\nA,a@example.no\n", ["Rad 1", "kolonne name", "Gi kolonnene navnene"]),
        (HEAD + "A,a@example,x,Team Tromsø,,agent\n", ["Rad 2", "kolonne email", "a@example", "Rett den"]),
        (HEAD + "A,a@example.no,x,Team Tromsø,,king\n", ["Rad 2", "kolonne role", "king", "Flere roller"]),
        (HEAD + "A,a@example.no,x,,,agent\n", ["Rad 2", "kolonne team", "har et team"]),
        (HEAD + "A,a@example.no,x,,,unit_leader\n", ["Rad 2", "kolonne unit", "har en enhet"]),
        (HEAD + "A,a@example.no,x,Nytt,,agent\n", ["kolonne unit", "det nye teamet Nytt"]),
        (HEAD + "A,a@example.no,x,Team Tromsø,Drammen,agent\n", ["Drammen", "Tromsø, der teamet"]),
        (HEAD + "A,leader@example.no,agent,Team Tromsø,,agent\n", ["Rad 2", "ingen andre har"]),
        (HEAD + "A,leader@example.no,,,,editor\nB,,agent,,,\nC,agent@example.no,y,,,editor\n", ["Rad 4"]),
        (HEAD + "A,a@example.no,x,Team Tromsø,,agent\nA,a@example.no,x,Team Drammen,,agent\n", ["ett team"]),
        (HEAD + "A,a@example.no,x,,,editor\nB,a@example.no,y,,,editor\n", ["ingen andre har"]),
        (HEAD + ",a@example.no,x,,,editor\n", ["Rad 2", "et navn"]),
        (HEAD, ["minst én person"]),
        (HEAD + "A,a@example.no,x,Team Tromsø,,\nA,a@example.no\n", ["Rad 3"]),
    ],
)
def test_a_refused_list_says_where_and_what_to_do_and_waits(house: House, text: str, told: list[str]):
    client, before = house.client("administrator"), everybody(house)
    found = bring_in(client, text)
    page = look(client, found)
    for sentence in told:
        assert sentence in page.text
    assert "Listen kan ikke gjennomføres" in page.text
    client.post(f"/people/lists/{found.pk}/confirm/", {"mark": ""})
    assert everybody(house) == before
    assert file_path(found).is_file(), "the file waits"


def test_wrong_rows_can_be_left_out(house: House):
    client = house.client("administrator")
    found = bring_in(
        client, HEAD + "A,wrong,x,,,editor\nB,b@example.no,y,,,editor\nC,c@example.no,z,,,agent\n"
    )
    client.post(f"/people/lists/{found.pk}/", {"lenient": "on"})
    page = look(client, found)
    assert len(page.context["changes"].left_out) == 2
    assert "Rad 2: fant «wrong»" in page.text
    confirm(client, found)
    assert Person.objects.filter(name="B").exists()
    assert not Person.objects.filter(name__in=["A", "C"]).exists()


def test_those_not_in_the_file_leave_only_when_it_is_said(house: House):
    client = house.client("administrator")
    account_of(house.people["agent"])
    text = "name,roster\nleader,leader\n"
    found = bring_in(client, text)
    assert "De blir som de er:" in look(client, found).text
    client.post(f"/people/lists/{found.pk}/", {"others_left": "on"})
    assert "mister all tilgang" in look(client, found).text
    confirm(client, found)
    here = set(Person.objects.filter(left_at=None).values_list("name", flat=True))
    assert here == {"leader", "administrator"}, "the one who brings it in stays"
    assert not account_of(house.people["agent"]).is_active


def test_what_is_confirmed_is_what_was_looked_at(house: House):
    client = house.client("administrator")
    found = bring_in(client, HEAD + "Anne,anne@example.no,agent,,,\n")
    mark = look(client, found).context["changes"].mark
    Person.objects.filter(name="agent").update(email="other@example.no")
    answer = client.post(f"/people/lists/{found.pk}/confirm/", {"mark": mark}, follow=True)
    assert "Noen har endret folk i mellomtiden" in answer.text
    assert Person.objects.filter(name="agent").exists()


def test_a_list_is_confirmed_once(house: House):
    client = house.client("administrator")
    found = bring_in(client, sample_csv())
    mark = look(client, found).context["changes"].mark
    confirm(client, found)
    answer = client.post(f"/people/lists/{found.pk}/confirm/", {"mark": mark}, follow=True)
    assert "i mellomtiden" in answer.text
    assert Person.objects.filter(name="Eli Eide").count() == 1


def test_a_list_that_takes_the_last_administrator_away_changes_nothing(house: House):
    client, before = house.client("administrator"), everybody(house)
    found = bring_in(client, HEAD + "administrator,,administrator,,,editor\nX,x@example.no,,,,editor\n")
    assert "Gi noen andre rollen først" in confirm(client, found).text
    assert everybody(house) == before


def test_the_last_list_is_taken_back(house: House):
    client, before = house.client("administrator"), everybody(house)
    text = HEAD + "Anne,anne@example.no,agent,Nytt,Bodø,agent\nNy,ny@example.no,,Nytt,Bodø,agent\n"
    found = bring_in(client, text, others_left="on")
    confirm(client, found)
    answer = client.post(f"/people/lists/{found.pk}/undo/", follow=True)
    assert "Tatt tilbake" in answer.text
    assert everybody(house) == before
    assert not Team.objects.filter(name="Nytt").exists()
    answer = client.post(f"/people/lists/{found.pk}/undo/", follow=True)
    assert "i mellomtiden" in answer.text


@pytest.mark.parametrize("touch", ["renamed", "invited", "another list"])
def test_a_list_is_not_taken_back_when_people_were_changed_since(house: House, touch: str):
    client = house.client("administrator")
    found = bring_in(client, HEAD + "Ny,ny@example.no,,,,editor\n")
    confirm(client, found)
    person = Person.objects.get(name="Ny")
    if touch == "renamed":
        client.post(f"/people/{person.pk}/", {"name": "Nyere", "email": "ny@example.no"})
    elif touch == "invited":
        client.post(f"/people/{person.pk}/invite/")
        assert Invitation.objects.exists()
    else:
        confirm(client, bring_in(client, sample_csv()))
    answer = client.post(f"/people/lists/{found.pk}/undo/", follow=True)
    assert "Tatt tilbake. Alt" not in answer.text
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_list_is_put_away_with_its_file(house: House, django_capture_on_commit_callbacks: Any):
    client = house.client("administrator")
    found = bring_in(client, sample_csv())
    path = file_path(found)
    assert path.is_file()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/people/lists/{found.pk}/put-away/")
    assert not path.exists()
    assert not PeopleFile.objects.exists()


def test_a_file_that_is_no_table_is_told(house: House):
    client = house.client("administrator")
    found = bring_in(client, b"PK\x03\x04 not a workbook", "people.xlsx")
    assert "Listen kan ikke gjennomføres" in look(client, found).text


def test_another_centres_list_does_not_exist(house: House):
    found = bring_in(build_house("Sør").client("administrator"), sample_csv())
    client = house.client("administrator")
    assert client.get(f"/people/lists/{found.pk}/").status_code == 404
    for act in ("confirm", "undo", "put-away"):
        assert client.post(f"/people/lists/{found.pk}/{act}/").status_code == 404
    assert house.client("leader").get("/people/lists/").status_code == 404


def test_a_large_list_takes_few_queries(house: House, django_assert_max_num_queries: Any):
    client = house.client("administrator")
    rows = "".join(f"P{n:04},p{n}@example.no,p{n},Team Tromsø,,agent\n" for n in range(2_000))
    found = bring_in(client, HEAD + rows)
    with django_assert_max_num_queries(12):
        look(client, found)
    mark = look(client, found).context["changes"].mark
    with django_assert_max_num_queries(45):
        client.post(f"/people/lists/{found.pk}/confirm/", {"mark": mark})
    assert Person.objects.filter(name__startswith="P").count() == 2_000
