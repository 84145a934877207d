"""Two people who change places: asked, answered, and everything that may have happened in between."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

import pytest
from django.core import mail
from django.db import connection
from django.db.models import F

from fagtid.frame.refusals import Refused
from fagtid.people.models import Person
from fagtid.planning import services, standing, swapping, telling
from fagtid.planning.models import Change, Kind, Plan, Seat, Swap
from fagtid.planning.weeks import as_time
from tests.centres import fill, leader_of_nord, make_plan, somebody
from tests.house import House, build_house
from tests.planning.conftest import SUNDAY

pytestmark = pytest.mark.django_db


def offered(house: House, plan: Plan, kind: Kind = Kind.READING) -> tuple[Seat, Seat]:
    """A seat, and one of those that its person could have for it."""
    seats = Seat.objects.filter(session__plan=plan, session__kind=kind).order_by("person__name", "pk")
    for seat in seats.select_related("session__plan__centre", "session__activity", "person"):
        for offer in swapping.swap_offers(seat):
            return seat, offer.seat
    raise AssertionError("nobody could swap with anybody")


def asked(house: House, plan: Plan) -> Swap:
    """A swap that waits for its answer."""
    seat, other = offered(house, plan)
    return swapping.ask_swap(seat, other=other, by=seat.person)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What became of several acts begun at the same time."""
    told: list[str] = []

    def run(act: Callable[[], object]) -> None:
        try:
            act()
            told.append("done")
        except Refused as refused:
            told.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


@pytest.fixture
def raced(transactional_db: None, sunday: None) -> tuple[House, Plan]:
    """The sample week in force, in a database that threads share."""
    house = build_house()
    fill(house)
    plan = make_plan(house)
    services.publish_plan(plan, by=house.people["administrator"])
    plan.refresh_from_db()
    return house, plan


def test_two_swap_on_their_pages_and_the_plan_follows(week: tuple[House, Plan]):
    house, plan = week
    seat, other = offered(house, plan)
    mine, theirs = house.client(seat.person), house.client(other.person)
    page = mine.get(f"/my/{seat.pk}/").text
    assert f'name="other" value="{other.pk}"' in page
    answer = mine.post(f"/my/{seat.pk}/swap/", {"other": other.pk}, follow=True).text
    assert "Ingenting endres før" in answer
    swap = Swap.objects.get()
    assert f"/my/swaps/{swap.pk}/accept/" in theirs.get("/my/").text
    done = theirs.post(f"/my/swaps/{swap.pk}/accept/", follow=True).text
    assert "Dere har byttet" in done
    before = seat.session_id, other.session_id
    seat.refresh_from_db()
    other.refresh_from_db()
    plan.refresh_from_db()
    assert (other.session_id, seat.session_id) == before
    assert plan.changes.filter(act=Change.Act.SWAPPED).count() == 2
    assert plan.price_now == pytest.approx(standing.priced(plan)[0])
    assert not standing.standing_of(plan).ungrounded
    assert "Dere har byttet" in mine.get("/my/").text


def test_both_are_told(week: tuple[House, Plan]):
    house, plan = week
    swap = asked(house, plan)
    people = [swap.seat.person, swap.other_seat.person]
    for person in people:
        Person.objects.filter(pk=person.pk).update(email=f"{person.name}@example.no")
    telling.tell_swap(swap.pk)
    assert [one.to for one in mail.outbox] == [[f"{people[1].name}@example.no"]]
    swapping.accept_swap(swap, by=people[1])
    mail.outbox.clear()
    telling.tell_swap(swap.pk)
    assert {one.to[0] for one in mail.outbox} == {f"{one.name}@example.no" for one in people}
    assert all("har byttet" in one.body for one in mail.outbox)


def test_every_swap_that_is_offered_can_be_done(week: tuple[House, Plan]):
    _house, plan = week
    for kind in (Kind.FORUM, Kind.GUIDANCE, Kind.LISTENING):
        seat = Seat.objects.filter(session__plan=plan, session__kind=kind).earliest("pk")
        offers = swapping.swap_offers(swapping.fresh(seat))
        if not offers:
            continue
        swap = swapping.ask_swap(seat, other=offers[0].seat, by=seat.person)
        swapping.accept_swap(swap, by=offers[0].seat.person)
        plan.refresh_from_db()
        assert not standing.standing_of(plan).ungrounded
        assert not Seat.objects.filter(session__plan=plan, session__partner=F("person")).exists()


def test_a_no_and_a_withdrawal_change_nothing(week: tuple[House, Plan]):
    house, plan = week
    swap = asked(house, plan)
    house.client(swap.other_seat.person).post(f"/my/swaps/{swap.pk}/decline/")
    swap.refresh_from_db()
    assert swap.state == Swap.State.DECLINED
    again = asked(house, plan)
    house.client(again.seat.person).post(f"/my/swaps/{again.pk}/withdraw/")
    late = house.client(again.other_seat.person).post(f"/my/swaps/{again.pk}/accept/", follow=True).text
    assert "trukket tilbake" in late
    assert not plan.changes.filter(act=Change.Act.SWAPPED).exists()


def test_one_swap_at_a_time_is_asked_for_a_place(week: tuple[House, Plan]):
    house, plan = week
    swap = asked(house, plan)
    answer = house.client(swap.seat.person).post(
        f"/my/{swap.seat_id}/swap/", {"other": swap.other_seat_id}, follow=True
    )
    assert "allerede spurt" in answer.text
    assert Swap.objects.count() == 1


def test_nobody_else_can_ask_answer_or_withdraw(week: tuple[House, Plan]):
    house, plan = week
    swap = asked(house, plan)
    stranger = house.client("agent")
    other = build_house("Sør")
    for client in (stranger, other.client("agent")):
        assert client.post(f"/my/{swap.seat_id}/swap/", {"other": swap.other_seat_id}).status_code == 404
        for act in ("accept", "decline", "withdraw"):
            assert client.post(f"/my/swaps/{swap.pk}/{act}/").status_code == 404
    own = house.client(swap.seat.person)
    assert own.post(f"/my/swaps/{swap.pk}/accept/").status_code == 404
    for told in ("", "x", str(swap.seat_id), "9" * 30):
        assert own.post(f"/my/{swap.seat_id}/swap/", {"other": told}).status_code == 404


def test_a_swap_is_too_late_once_one_of_the_sessions_has_begun(
    week: tuple[House, Plan], monkeypatch: pytest.MonkeyPatch
):
    house, plan = week
    swap = asked(house, plan)
    monkeypatch.setattr("django.utils.timezone.now", lambda: swap.expires_at)
    client = house.client(swap.other_seat.person)
    assert f"/my/swaps/{swap.pk}/accept/" not in client.get("/my/").text
    client.post(f"/my/swaps/{swap.pk}/accept/")
    swap.refresh_from_db()
    assert swap.state == Swap.State.IMPOSSIBLE


def test_a_new_plan_makes_an_open_swap_impossible_and_says_so(week: tuple[House, Plan]):
    house, plan = week
    swap = asked(house, plan)
    newer = make_plan(house, based_on=plan)
    services.publish_plan(newer, by=house.people["administrator"])
    client = house.client(swap.other_seat.person)
    assert "Uka er planlagt på nytt" in client.get("/my/").text
    assert "planlagt på nytt" in client.post(f"/my/swaps/{swap.pk}/accept/", follow=True).text
    assert not Change.objects.filter(act=Change.Act.SWAPPED).exists()


def test_the_page_of_a_session_asks_few_questions(week: tuple[House, Plan], django_assert_max_num_queries):
    house, plan = week
    for kind in (Kind.FORUM, Kind.READING, Kind.LISTENING):
        seat = Seat.objects.filter(session__plan=plan, session__kind=kind).earliest("pk")
        client = house.client(seat.person)
        standing.forget()  # as in a new process: the board is laid anew
        with django_assert_max_num_queries(30):
            client.get(f"/my/{seat.pk}/")
    with django_assert_max_num_queries(20):
        client.get("/my/?week=2026-11-30")


def test_two_colleagues_who_accept_swaps_of_the_same_place_get_one(raced: tuple[House, Plan]):
    house, plan = raced
    seat, other = offered(house, plan)
    first = swapping.ask_swap(seat, other=other, by=seat.person)
    third = next(
        one.seat
        for one in swapping.swap_offers(swapping.fresh(other))
        if one.seat.person_id not in (seat.person_id, other.person_id)
    )
    second = swapping.ask_swap(third, other=other, by=third.person)
    told = at_once(
        lambda: swapping.accept_swap(first, by=other.person),
        lambda: swapping.accept_swap(second, by=other.person),
    )
    assert told.count("done") == 1
    states = sorted(Swap.objects.values_list("state", flat=True))
    assert states == [Swap.State.ACCEPTED, Swap.State.IMPOSSIBLE]
    assert Change.objects.filter(act=Change.Act.SWAPPED).count() == 2


def test_a_swap_accepted_while_a_leader_moves_the_session_is_one_or_the_other(raced: tuple[House, Plan]):
    house, plan = raced
    seat, other = offered(house, plan)
    swap = swapping.ask_swap(seat, other=other, by=seat.person)
    starts = [
        one for one in standing.starts(plan, seat.session) if as_time(one.start_s) != seat.session.start
    ]
    told = at_once(
        lambda: swapping.accept_swap(swap, by=other.person),
        lambda: services.move_session(
            seat.session, to=as_time(starts[-1].start_s), by=leader_of_nord(house), version=plan.version
        ),
    )
    swap.refresh_from_db()
    plan.refresh_from_db()
    assert told.count("done") == 1
    moved = Change.objects.filter(act=Change.Act.MOVED).exists()
    assert moved is (swap.state == Swap.State.IMPOSSIBLE)
    assert not standing.standing_of(plan).ungrounded


def test_a_swap_accepted_while_a_new_plan_is_published_is_whole_or_not_at_all(raced: tuple[House, Plan]):
    house, plan = raced
    swap = asked(house, plan)
    newer = make_plan(house, based_on=plan)
    at_once(
        lambda: swapping.accept_swap(swap, by=swap.other_seat.person),
        lambda: services.publish_plan(newer, by=house.people["administrator"]),
    )
    swap.refresh_from_db()
    newer.refresh_from_db()
    assert (swap.state, newer.state) in (
        (Swap.State.ACCEPTED, Plan.State.DRAFT),  # the draft would undo it, and is refused
        (Swap.State.IMPOSSIBLE, Plan.State.PUBLISHED),
    )
    swapped = Change.objects.filter(act=Change.Act.SWAPPED).count()
    assert swapped == (2 if swap.state == Swap.State.ACCEPTED else 0)
    assert somebody(house, swap.seat.person.roster_id).seats.filter(session__plan=newer).exists()
    assert swap.expires_at > SUNDAY
