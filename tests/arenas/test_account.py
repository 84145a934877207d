"""The learning account: my own with its lines, the teams' for leaders."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fagtid.ledger import services as ledger
from fagtid.ledger.queries import owed_minutes
from fagtid.planning import attendance
from fagtid.planning.models import Limits
from tests.arenas.lives import ago, seat_of, session
from tests.house import House, build_house

pytestmark = pytest.mark.django_db
LAST_WEEK = date(2026, 11, 25)


@pytest.fixture
def lived(house: House) -> House:
    """Last week the agent lost 45 and held 20; this week a forum was held and one is ahead."""
    agent = house.people["agent"]
    ledger.write_lost(agent, minutes=45, why="queue", title="Fagforum", day=LAST_WEEK)
    ledger.write_held(agent, minutes=20, title="=Lesing", day=LAST_WEEK)
    held = session(house, ago(hours=5), "agent", "colleague")
    attendance.mark_held(seat_of(held, house, "agent"), by=agent)
    session(house, ago(hours=-5), "agent")
    return house


def test_my_account_shows_weeks_and_lines(lived: House):
    page = lived.client("agent").get("/my/account/").text
    assert '<span class="figure">45 min</span>' in page
    assert "kalt tilbake til telefonen" in page
    assert "uke 49" in page
    row = page.split("30. november")[1].split("</tr>")[0]
    assert [cell.split("<")[0] for cell in row.split('<td class="n">')[1:]] == ["90", "45", "0", "0", "45"]


def test_lines_are_filtered_and_saved_as_a_table(lived: House):
    client = lived.client("agent")
    page = client.get("/my/account/?kind=lost&since=2026-11-23&until=2026-11-29").text
    assert page.count('<th scope="row">25. november 2026') == 1
    table = client.get("/my/account/lines.csv?kind=held")
    assert table.headers["Content-Type"].startswith("text/csv")
    rows = table.text.lstrip("\ufeff").splitlines()
    assert rows[0] == "Dag;Læringstid;Hva;Hvorfor;Minutter"
    assert rows[2] == "2026-11-25;'=Lesing;Gjennomført;;20"
    assert len(rows) == 3


def test_owed_time_is_let_go_and_no_more_than_that(lived: House):
    client = lived.client("agent")
    wrong = client.post("/my/account/let-go/", {"minutes": "46"})
    assert wrong.status_code == 422
    assert 'value="46"' in wrong.text
    assert client.post("/my/account/let-go/", {"minutes": "25"}).status_code == 302
    assert owed_minutes(lived.centre) == {lived.people["agent"].pk: 20}


def test_nobody_sees_anothers_lines(lived: House):
    assert "Lesing" not in lived.client("colleague").get("/my/account/").text
    assert lived.client("leader").get("/my/account/").status_code == 404


def test_leaders_see_their_teams_minutes_by_reason(lived: House):
    page = lived.client("leader").get("/ledger/").text
    assert "Team Tromsø" in page
    assert "Team Drammen" not in page
    row = page.split('<th scope="row">Team Tromsø')[1].split("</tr>")[0]
    figures = [cell.split("<")[0] for cell in row.split('<td class="n">')[1:]]
    assert figures == ["200", "65", "45", "0", "0", "0", "0", "0", "0", "45"]


def test_the_teams_table_has_weeks_and_reasons_and_nobodys_name(lived: House):
    table = lived.client("unit_leader").get("/ledger/teams.csv?weeks=4").text
    assert "Team Tromsø;2026-11-23;Tapt;kalt tilbake til telefonen;45" in table
    assert "agent" not in table


def test_who_has_much_owed_time_is_named_by_name_not_by_minutes(lived: House):
    Limits.objects.create(centre=lived.centre, owed_minutes_most=30)
    other = lived.people["colleague"]
    ledger.write_lost(other, minutes=120, why="host", title="Kurs", day=LAST_WEEK)
    page = lived.client("leader").get("/ledger/").text
    assert page.index("agent: tid til gode 45 min") < page.index("colleague: tid til gode 120 min")
    lived.client("administrator").post(
        "/needs/limits/",
        {
            "learning_minutes_per_day": 90,
            "least_on_phones": 2,
            "rest_minutes": 15,
            "highest_occupancy": "0.95",
            "wish_price": "1",
            "owed_minutes_most": "100",
            "blocked_share": "0.5",
        },
    )
    assert "agent: tid til gode" not in lived.client("leader").get("/ledger/").text


@pytest.mark.parametrize("who", ["agent", "editor", "researcher"])
def test_the_teams_account_does_not_exist_for_others(lived: House, who: str):
    assert lived.client(who).get("/ledger/").status_code == 404
    assert lived.client(who).get("/ledger/teams.csv").status_code == 404


def test_another_centres_minutes_are_not_counted(lived: House):
    stranger = build_house("Sør")
    row = stranger.client("administrator").get("/ledger/").text.split('<th scope="row">Team Tromsø')[1]
    assert '<td class="n">0</td>' in row
    assert "45 min" not in row


def test_pages_ask_few_questions(lived: House, django_assert_max_num_queries):
    for days in range(1, 40):
        day = LAST_WEEK - timedelta(days=days)
        ledger.write_held(lived.people["agent"], minutes=20, title="Lesing", day=day)
    for hours in range(1, 9):
        session(lived, ago(hours=-hours), "agent", "colleague")
    for who, address in (
        ("agent", "/my/account/"),
        ("agent", "/my/"),
        ("leader", "/ledger/"),
        ("leader", "/team/"),
        ("administrator", "/overview/"),
    ):
        client = lived.client(who)
        with django_assert_max_num_queries(30):
            assert client.get(address).status_code == 200
