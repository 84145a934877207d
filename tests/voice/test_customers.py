"""What customers say: caught in a line, gathered, told on without singling anybody out, answered."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client as Browser
from django.urls import reverse

from fagtid.frame.clock import now
from fagtid.information import services as bank
from fagtid.information.models import Client, Notice, Sender
from fagtid.people import exports
from fagtid.voice import catching
from fagtid.voice.models import Proposal, Statement, Theme
from fagtid.voice.theme_queries import report_of, resembling
from tests.house import House, build_house
from tests.masked import INVENTED, TOLD, stored

pytestmark = pytest.mark.django_db
LATE = "Avisen kommer for sent om lørdagen"
PRICE = "Prisen på helgeabonnement er for høy"


def caught(house: House, who: str, text: str, **told: Any) -> Statement:
    """Caught through the page."""
    answer = house.client(who).post("/voice/customers/catch/", {"text": text, "token": str(uuid4()), **told})
    assert answer.status_code == 302, answer.text
    return Statement.objects.latest("pk")


def a_client(house: House, name: str = "Solvikposten") -> Client:
    """A newspaper."""
    return bank.add_client(house.centre, name)


def said_often(house: House, client: Client, many: int) -> Theme:
    """The same by several customers."""
    for number in range(many):
        who = ("agent", "colleague", "other_agent")[number % 3]
        theme = caught(house, who, f"{LATE}, sier kunde {number}", client=client.pk).theme
    return theme


def test_a_line_is_kept_under_what_it_resembles_and_under_a_theme_of_its_own_where_nothing_does(house: House):
    first = caught(house, "agent", LATE)
    second = caught(house, "colleague", "For sent levert avis lørdag morgen, avisen kommer sent")
    other = caught(house, "agent", PRICE)
    assert first.theme == second.theme
    assert other.theme != first.theme
    assert resembling(house.centre, "helgeabonnement koster, prisen er høy") == other.theme
    assert resembling(house.centre, "Fin podkast") is None
    assert resembling(build_house("Sør").centre, LATE) is None


def test_the_theme_is_suggested_while_one_types_and_the_client_on_the_line_is_chosen(house: House):
    paper = a_client(house)
    caught(house, "agent", LATE)
    client = house.client("agent")
    client.post(reverse("information:line"), {"client": paper.pk})
    asks = {"headers": {"HX-Request": "true"}}
    assert f'value="{paper.pk}" selected' in client.get("/voice/customers/catch/", **asks).text
    shown = client.post("/voice/customers/catch/theme/", {"text": "avisen kommer sent lørdagen"}, **asks).text
    assert LATE in shown
    assert LATE not in client.post("/voice/customers/catch/theme/", {"text": "podkast i bilen"}, **asks).text


def test_from_any_page_the_line_is_kept_and_one_stays_where_one_was(house: House):
    told = {"text": LATE, "token": str(uuid4()), "back": "/bank/?show=mine"}
    answer = house.client("agent").post("/voice/customers/catch/", told)
    assert answer.headers["Location"] == "/bank/?show=mine"
    told = {"text": LATE, "token": str(uuid4()), "back": "https://example.com/"}
    answer = house.client("agent").post("/voice/customers/catch/", told)
    assert answer.headers["Location"].startswith("/voice/customers/")
    assert "data-catch" in house.client("researcher").get("/notices/").text


@pytest.mark.parametrize("text", ["", "   ", "x" * 100_000])
def test_nothing_and_too_much_are_refused(house: House, text: str):
    answer = house.client("agent").post("/voice/customers/catch/", {"text": text, "token": str(uuid4())})
    assert answer.status_code == 422
    assert not Statement.objects.exists()


def test_too_long_a_paste_is_not_cut_by_the_browser_but_told_of_and_stays(house: House):
    client, long = house.client("agent"), "avis " * 200
    line = client.get("/voice/customers/catch/").text.partition('name="text"')[2].partition(">")[0]
    assert "maxlength" not in line
    told = client.post("/voice/customers/catch/", {"text": long, "token": str(uuid4())})
    assert long.strip() in told.text
    assert "500" in told.text


def test_a_line_sent_twice_is_kept_once_and_any_script_is_text(house: House):
    client, told = house.client("agent"), {"text": "🙂 <b>שלום</b>", "token": str(uuid4())}
    for _ in range(2):
        assert client.post("/voice/customers/catch/", told).status_code == 302
    theme = Statement.objects.get().theme
    assert "<b>" not in client.get(f"/voice/customers/{theme.pk}/").text


def test_the_newspaper_sees_weeks_and_words_from_five_statements_up_and_below_only_the_theme(house: House):
    paper = a_client(house)
    other = a_client(house, "Fjordavisa")
    theme = said_often(house, paper, 5)
    Statement.objects.filter(text__endswith="4").update(day=now().date() - timedelta(days=7))
    caught(house, "agent", PRICE, client=paper.pk)
    caught(house, "agent", LATE, client=other.pk)
    sender = Sender.objects.create(centre=house.centre, name="Red", client=paper, made_at=now())
    outside = Browser()
    page = outside.get(f"/voice/report/{sender.secret}/").text
    main = page.partition("<main")[2]
    assert "sier kunde 3" in main
    assert "Sagt færre enn fem ganger" in main
    assert all(f">{name}<" not in main for name in ("agent", "colleague", "other_agent"))
    rows = outside.get(f"/voice/report/{sender.secret}/themes.csv").text.splitlines()
    assert len([row for row in rows if theme.name in row]) == 2
    assert [row.endswith(",,") for row in rows if PRICE in row] == [True]
    told = {one.theme.name: one for one in report_of(paper)}
    assert told[theme.name].many == 5
    assert not told[PRICE].lines
    loose = Sender.objects.create(centre=house.centre, name="Uten", made_at=now())
    assert outside.get(f"/voice/report/{loose.secret}/").status_code == 404
    Sender.objects.filter(pk=sender.pk).update(revoked_at=now())
    assert outside.get(f"/voice/report/{sender.secret}/").status_code == 404


def test_nobody_at_the_centre_sees_who_caught_it_or_when(house: House):
    theme = caught(house, "agent", LATE).theme
    for who in ("leader", "unit_leader", "administrator", "editor"):
        page = house.client(who).get(f"/voice/customers/{theme.pk}/").text.partition("<main")[2]
        body = page.partition("<form")[0]
        assert LATE in body
        assert "agent" not in body.replace("other_agent", "")
        assert "Sagt færre enn fem ganger" in page
    assert build_house("Sør").client("administrator").get(f"/voice/customers/{theme.pk}/").status_code == 404
    assert ",," in house.client("leader").get("/voice/customers/themes.csv").text


def test_what_becomes_of_it_is_told_once_to_those_who_caught_it(house: House):
    theme = caught(house, "agent", LATE).theme
    Theme.objects.update(begun_at=now() - timedelta(days=3))
    assert "har ventet" in house.client("agent").get("/voice/customers/").text
    assert LATE in house.client("editor").get("/notices/").text
    told = {"state": "unchanged", "answer": "", "name": theme.name, "owner": "", "version": 1}
    editor = house.client("editor")
    where = f"/voice/customers/{theme.pk}/answer/"
    assert editor.post(where, told).status_code == 422
    assert house.client("agent").post(where, told).status_code == 404
    why = "fordi trykkeriet åpner klokka fem"
    assert editor.post(where, {**told, "answer": why}).status_code == 302
    assert why in house.client("agent").get("/my/").text
    assert why not in house.client("colleague").get("/my/").text
    house.client("agent").post(f"/voice/customers/{theme.pk}/seen/")
    assert why not in house.client("agent").get("/my/").text
    assert "har ventet" not in house.client("agent").get("/voice/customers/").text
    late = house.client("administrator").post(where, {**told, "answer": "Noe annet"})
    assert late.status_code == 422
    assert "Noe annet" in late.text


def test_a_theme_becomes_a_proposal_or_a_notice(house: House):
    theme = caught(house, "agent", LATE).theme
    told = {"title": "Ring budet først", "why": LATE, "about": "other", "token": str(uuid4())}
    house.client("agent").post(f"/voice/new/customers/{theme.pk}/", told)
    assert Proposal.objects.get().theme == theme
    editor = house.client("editor")
    begun = editor.post(f"/voice/customers/{theme.pk}/notice/")
    assert begun.headers["Location"] == f"/notices/{Notice.objects.get().pk}/edit/"
    editor.post(f"/voice/customers/{theme.pk}/notice/")
    assert Notice.objects.count() == 1
    assert "Ring budet først" in editor.get(f"/voice/customers/{theme.pk}/").text


def test_a_line_that_says_something_else_is_moved_with_all_that_say_the_same(house: House):
    line, price = caught(house, "agent", LATE), caught(house, "colleague", PRICE)
    theme, other = line.theme, price.theme
    for who in ("agent", "other_agent"):
        caught(house, who, "Avisen er våt", theme=theme.pk)
    wet = Statement.objects.filter(text="Avisen er våt")
    editor = house.client("editor")
    assert f'value="{wet.last().pk}"' in editor.get(theme.get_absolute_url()).text  # type: ignore[union-attr]
    assert "Flytt" not in house.client("agent").get(theme.get_absolute_url()).text
    address = f"/voice/customers/{theme.pk}/move/"
    page = editor.post(address, {"lines": [wet.latest("pk").pk], "into": other.pk}, follow=True).text
    assert "Avisen er våt" in page
    assert set(wet.values_list("theme", flat=True)) == {other.pk}
    assert list(Statement.objects.filter(theme=theme)) == [line]
    back = f"/voice/customers/{other.pk}/move/"
    chosen = Statement.objects.filter(theme=other, text="Avisen er våt").latest("pk").pk
    editor.post(back, {"lines": [chosen], "into": ""})
    own = Theme.objects.latest("pk")
    assert (own.name, own.statements.count()) == ("Avisen er våt", 2)


def test_a_theme_is_never_emptied_by_moving_and_what_was_ticked_is_told_about(house: House):
    line = caught(house, "agent", LATE)
    other = caught(house, "agent", "Det regner inn i postkassen", theme=line.theme.pk)
    editor, address = house.client("editor"), f"/voice/customers/{line.theme.pk}/move/"
    refused = editor.post(address, {"lines": [line.pk, other.pk], "into": ""})
    assert refused.status_code == 422
    assert "Ingenting ville stått igjen her" in refused.text
    assert refused.text.count("checked") == 2
    assert editor.post(address, {"lines": []}).status_code == 422
    assert house.client("agent").post(address, {"lines": [line.pk]}).status_code == 404
    assert Theme.objects.count() == 1


def test_two_themes_that_say_the_same_are_put_together_and_nothing_is_lost(house: House):
    one, other = caught(house, "agent", LATE).theme, caught(house, "colleague", PRICE).theme
    editor = house.client("editor")
    assert editor.post(f"/voice/customers/{one.pk}/together/", {"into": one.pk}).status_code == 422
    editor.post(f"/voice/customers/{one.pk}/together/", {"into": other.pk})
    assert Theme.objects.get() == other
    assert other.statements.count() == 2


def test_nothing_a_customer_says_is_kept_unmasked(house: House):
    caught(house, "agent", f"Kunden sa {TOLD}")
    assert [one for one in INVENTED if one in stored("voice")] == []


def test_what_was_caught_is_told_to_oneself_and_stays_without_a_name(house: House):
    caught(house, "agent", LATE)
    agent = house.people["agent"]
    assert exports._parts["voice"].tell(agent, True)["customers_said"][0]["text"] == LATE
    assert "customers_said" not in exports._parts["voice"].tell(agent, False)
    exports.forget(agent)
    assert Statement.objects.get().caught_by is None


@pytest.mark.django_db(transaction=True)
def test_two_who_catch_the_same_at_once_begin_one_theme():
    house = build_house()
    barrier = Barrier(2)

    def note(who: str) -> None:
        try:
            barrier.wait()
            catching.catch(house.centre, {"text": LATE}, by=house.people[who], token=uuid4())
        finally:
            connection.close()

    threads = [Thread(target=note, args=(who,)) for who in ("agent", "colleague")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Statement.objects.count() == 2
    assert Theme.objects.count() == 1
