"""The agenda of a team's forum: it fills itself, with why; the team wishes and votes, the host orders it."""

from __future__ import annotations

import pytest

from fagtid.forums import ordering
from fagtid.forums.agendas import agenda_of
from fagtid.forums.gathering import Proposed, Source, register, sources
from fagtid.forums.models import Agenda, Item, Vote
from fagtid.information import noticing
from fagtid.information import services as bank
from fagtid.information.models import Missed
from fagtid.planning.models import Plan, Session
from tests.arenas.lives import ago, session
from tests.forums.meetings import a_notice, coming, items, later, lines, next_week, titles
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


def post(house: House, who: str, made: Session, act: str, **told: object) -> int:
    """Press a button of the agenda; the answer's status."""
    return house.client(who).post(f"/forums/{made.pk}/{act}/", told).status_code


def page(house: House, who: str, made: Session) -> str:
    """The forum as somebody sees it."""
    answer = house.client(who).get(f"/forums/{made.pk}/")
    assert answer.status_code == 200
    return answer.text


def test_the_agenda_fills_itself_and_says_why_beside_each_thing(house: House):
    made = coming(house)
    a_notice(house, "Vanskelig rutine", is_complex=True)
    a_notice(house, "Ny pris", days=3, weight="must_know")
    a_notice(house, "Liten sak", days=3)
    for _ in range(3):
        bank.count_missed(house.centre, "avisbud")
    bank.count_missed(house.centre, "sett en gang")
    told = {"title": "Reklamasjon", "body": "Frist er 14 dager."}
    article = bank.write_article(house.centre, "article", told, by=house.people["editor"])
    bank.note_use(article, held=False, by=house.people["agent"], comment="Fristen er endret")
    assert titles(made) == [
        "Vanskelig rutine",
        "Ny pris",
        "Lett etter forgjeves: avisbud",
        "Reklamasjon",
    ]
    shown = page(house, "agent", made)
    for why in ("Den må snakkes gjennom", "Alle må vite det", "Lett etter 3 ganger", "Noen brukte den"):
        assert why in shown
    assert "Liten sak" not in shown


def test_a_change_that_takes_effect_after_the_next_forum_waits_for_it(house: House):
    made, after = coming(house), next_week(house)
    a_notice(house, "Om to uker", days=12, weight="must_know")
    assert titles(made) == []
    assert titles(after) == ["Om to uker"]


def test_what_is_for_another_team_is_not_on_the_agenda(house: House):
    made = coming(house)
    a_notice(house, "For Drammen", weight="must_know", teams=[house.south])
    a_notice(house, "For Tromsø", weight="must_know", units=[house.north.unit])
    assert titles(made) == ["For Tromsø"]


def test_what_has_been_settled_where_it_comes_from_leaves_by_itself(house: House):
    made = coming(house)
    notice = a_notice(house, is_complex=True)
    bank.count_missed(house.centre, "avisbud")
    bank.count_missed(house.centre, "avisbud")
    noticing.withdraw_notice(notice, by=house.people["editor"])
    bank.settle_missed(Missed.objects.get())
    assert titles(made) == []


def test_another_app_offers_its_own_with_a_function_of_the_session(house: House):
    made = coming(house)
    before = {one.kind for one in sources()}

    def propose(one: Session) -> list[Proposed]:
        return [Proposed("shout-7", "Hva koster helg?", "Ingen har svart.", 40, 5, ago(days=2))]

    register(Source("shout", "Spørsmål", propose))
    try:
        assert titles(made) == ["Hva koster helg?"]
        assert post(house, "agent", made, "vote", key="shout-7", wants="on") == 302
        assert "Ingen har svart." in page(house, "leader", made)
        assert items(house).get().kind == "shout"
    finally:
        from fagtid.forums import gathering  # noqa: PLC0415 (only here is its list touched)

        gathering._sources.pop("shout")
    assert {one.kind for one in sources()} == before
    assert titles(made) == []


def test_a_member_wishes_and_colleagues_vote_and_nobody_sees_who(house: House):
    made = coming(house)
    client = house.client("agent")
    wish = {"wish-title": "Sinte kunder 😡 أهلا", "session": made.pk}
    assert client.post(f"/forums/teams/{house.north.pk}/wish/", wish).status_code == 302
    a_notice(house, "Ny pris", weight="must_know", days=3)
    key = items(house).get().key
    assert titles(made)[0] == "Ny pris"
    for who in ("colleague", "colleague", "leader"):
        assert post(house, who, made, "vote", key=key, wants="on") == 302
    assert Vote.objects.count() == 3
    assert titles(made)[0] == "Sinte kunder 😡 أهلا"
    shown = page(house, "leader", made)
    assert "· 3" in shown
    assert post(house, "colleague", made, "vote", key=key) == 302
    assert Vote.objects.filter(person=house.people["colleague"]).count() == 0
    assert shown.count("agent") == shown.replace("agent, colleague", "agent").count("agent")


def test_a_wish_that_is_too_long_is_refused_and_kept_on_the_page(house: House):
    made = coming(house)
    long = "æ" * 100_000
    answer = house.client("agent").post(
        f"/forums/teams/{house.north.pk}/wish/", {"wish-title": long, "session": made.pk}
    )
    assert answer.status_code == 422
    assert long in answer.text
    assert not items(house).exists()


def test_a_wish_waits_for_the_first_forum_that_is_planned(house: House):
    client = house.client("agent")
    client.post(f"/forums/teams/{house.north.pk}/wish/", {"wish-title": "Øve på e-avis"})
    assert "Øve på e-avis" in client.get("/forums/").text
    assert titles(coming(house)) == ["Øve på e-avis"]


def test_the_host_and_the_leader_order_it_and_others_do_not(house: House):
    made = coming(house)
    for title in ("A", "B", "C"):
        ordering.wish(house.north, title, by=house.people["agent"])
    last = lines(made)[-1].key
    assert post(house, "agent", made, "move", key=last, way="up") == 404
    assert post(house, "colleague", made, "put-off", key=last) == 404
    assert post(house, "other_leader", made, "move", key=last, way="up") == 404
    assert post(house, "leader", made, "move", key=last, way="up") == 302
    assert post(house, "unit_leader", made, "move", key=last, way="up") == 302
    assert titles(made) == ["C", "A", "B"]
    assert post(house, "leader", made, "move", key=last, way="up") == 302  # it is first already
    assert titles(made) == ["C", "A", "B"]


def test_minutes_are_held_against_the_session_and_the_rest_stands_below_a_line(house: House):
    made = coming(house)
    for title in ("A", "B", "C", "D"):
        ordering.add_own(house.north, title, minutes=14, by=house.people["leader"])
    agenda = agenda_of(made)
    assert agenda is not None
    assert (agenda.minutes, agenda.used) == (45, 45)
    assert [one.title for one in agenda.to_the_next] == ["D"]
    assert "45 av 45 minutter" in page(house, "leader", made)
    assert post(house, "leader", made, "minutes", key=agenda.lines[0].key, minutes=28) == 302
    agenda = agenda_of(made)
    assert agenda is not None
    assert [one.title for one in agenda.to_the_next] == ["C", "D"]
    for wrong in ("0", "-4", "241", "lang", ""):
        post(house, "leader", made, "minutes", key=agenda.lines[0].key, minutes=wrong)
    assert lines(made)[0].minutes == 28


def test_what_is_taken_off_goes_to_the_next_forum_with_its_age(house: House):
    made, after = coming(house), next_week(house)
    item = ordering.wish(house.north, "Telefonvett", by=house.people["agent"])
    Item.objects.filter(pk=item.pk).update(since=ago(days=9))
    assert post(house, "leader", made, "put-off", key=item.key) == 302
    assert titles(made) == []
    assert [(one.title, one.days) for one in lines(after)] == [("Telefonvett", 9)]


def test_what_is_taken_off_for_good_says_why_to_the_team(house: House):
    made = coming(house)
    item = ordering.wish(house.north, "Kaffe", by=house.people["agent"])
    post(house, "leader", made, "drop", key=item.key, why="")
    assert titles(made) == ["Kaffe"]
    assert post(house, "leader", made, "drop", key=item.key, why="Tatt opp med driften") == 302
    assert titles(made) == []
    assert "Tatt opp med driften" in page(house, "agent", made)


def test_the_agenda_follows_when_the_planner_moves_or_cancels_the_forum(house: House):
    made, after = coming(house), next_week(house)
    item = ordering.wish(house.north, "Nye priser", by=house.people["agent"])
    ordering.set_minutes(made, item.key, minutes=20)
    later(made, hours=3)
    assert titles(Session.objects.get(pk=made.pk)) == ["Nye priser"]
    Plan.objects.filter(pk=made.plan_id).update(state=Plan.State.REPLACED)
    assert house.client("agent").get(f"/forums/{made.pk}/").status_code == 404
    assert [(one.title, one.minutes) for one in lines(after)] == [("Nye priser", 20)]


def test_the_second_who_orders_sees_the_firsts_change_and_loses_nothing(house: House):
    made = coming(house)
    for title in ("A", "B", "C"):
        ordering.add_own(house.north, title, minutes=5, by=house.people["leader"])
    read = Agenda.objects.get(team=house.north).version
    keys = {one.title: one.key for one in lines(made)}
    post(house, "unit_leader", made, "move", key=keys["C"], way="up", version=read)
    told = {"key": keys["B"], "way": "down", "version": read}
    answer = house.client("leader").post(f"/forums/{made.pk}/move/", told, follow=True).text
    assert titles(made) == ["A", "C", "B"]
    assert "Noen andre har endret agendaen i mellomtiden" in answer


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("agent", 200),
        ("colleague", 200),
        ("leader", 200),
        ("unit_leader", 200),
        ("administrator", 200),
        ("other_agent", 404),
        ("other_leader", 404),
        ("editor", 404),
        ("researcher", 404),
    ],
)
def test_a_teams_forum_is_for_its_people_and_those_above(house: House, who: str, status: int):
    made = coming(house)
    assert house.client(who).get(f"/forums/{made.pk}/").status_code == status
    assert (f"/forums/{made.pk}/" in house.client(who).get("/forums/").text) == (status == 200)


def test_another_centre_sees_nothing(house: House):
    made = coming(house)
    stranger = build_house("Sør")
    for who in ("agent", "leader", "administrator"):
        assert stranger.client(who).get(f"/forums/{made.pk}/").status_code == 404


def test_a_forum_across_units_is_open_to_all_who_are_in_it(house: House):
    made = session(house, ago(hours=-24), "agent", "colleague", "other_agent")
    for who in ("agent", "other_agent"):
        assert house.client(who).get(f"/forums/{made.pk}/").status_code == 200
    assert post(house, "other_agent", made, "vote", key="notice-1", wants="on") == 302


def test_a_long_agenda_is_shown_with_few_questions(house: House, django_assert_max_num_queries):
    made = coming(house)
    for n in range(40):
        ordering.wish(house.north, f"Tema {n}", by=house.people["agent"])
    client = house.client("leader")
    client.get("/forums/")
    with django_assert_max_num_queries(45):
        assert client.get(f"/forums/{made.pk}/").status_code == 200
