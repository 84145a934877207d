"""The bank: one current version of each article, its past kept, and told when it does not hold."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from fagtid.frame.clock import today
from fagtid.frame.refusals import ChangedMeanwhile
from fagtid.information import services
from fagtid.information.models import Article, Client, FactField, Use
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


def written(
    house: House, title: str = "Forfall", body: str = "Fakturaen forfaller den 15.", **told: Any
) -> Article:
    """An article of the editor's."""
    kind = told.pop("kind", "article")
    return services.write_article(
        house.centre, kind, {"title": title, "body": body, **told}, by=house.people["editor"]
    )


def as_typed(article: Article, **told: str) -> dict[str, str]:
    """The form of an article as somebody fills it in."""
    shown = {"title": article.title, "body": article.body, "version": str(article.version)}
    return {**shown, "owner": str(article.owner_id), **told}


def test_an_editor_writes_and_an_agent_reads(house: House):
    typed = {"title": "Stopp i ferien", "body": "# Slik\n\n- Spør om **datoene**", "situation": "ferie"}
    answer = house.client("editor").post("/bank/new/article/", typed, follow=True).text
    assert "kan finnes" in answer
    page = house.client("agent").get(f"/bank/{Article.objects.get().pk}/").text
    assert "<h2>Slik</h2>" in page
    assert "<strong>datoene</strong>" in page
    assert "Endre" not in page


def test_markup_of_the_writers_own_does_nothing(house: House):
    body = "<script>alert(1)</script> [her](javascript:alert(1)) <img src=x onerror=alert(1)> ![b](http://x.no/b.png)"
    page = house.client("agent").get(f"/bank/{written(house, body=body).pk}/").text
    prose = page[page.index('class="prose"') : page.index("</article>")]
    assert "<script" not in prose
    assert "<img" not in prose
    assert "href" not in prose


def test_what_two_write_at_once_is_kept_by_both(house: House):
    article = written(house)
    first, second = house.client("editor"), house.client("administrator")
    assert first.post(f"/bank/{article.pk}/edit/", as_typed(article, body="Den 20.")).status_code == 302
    refused = second.post(f"/bank/{article.pk}/edit/", as_typed(article, body="Den 25."))
    assert refused.status_code == 422
    assert "Den 25." in refused.text
    assert "i mellomtiden" in refused.text
    assert Article.objects.get().body == "Den 20."
    again = as_typed(article, body="Den 25.", version="2")
    assert second.post(f"/bank/{article.pk}/edit/", again).status_code == 302
    assert [one.content["body"] for one in article.versions.all()] == [
        "Den 25.",
        "Den 20.",
        "Fakturaen forfaller den 15.",
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_in_the_same_moment_one_is_refused(transactional_db: None):
    house = build_house()
    article, outcomes = written(house), []

    def change(text: str) -> None:
        try:
            told = {"title": article.title, "body": text}
            services.change_article(article, told, version=1, by=house.people["editor"])
            outcomes.append("changed")
        except ChangedMeanwhile:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=change, args=(text,)) for text in ("en", "to", "tre")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(outcomes) == ["changed", "refused", "refused"]
    assert article.versions.count() == 2


def test_the_history_shows_what_was_taken_out_and_put_in(house: House):
    article = written(house)
    typed = as_typed(article, body="Fakturaen forfaller den 20.", reason="Ny avtale")
    house.client("editor").post(f"/bank/{article.pk}/edit/", typed)
    page = house.client("agent").get(f"/bank/{article.pk}/history/").text
    assert "<del>15</del><ins>20</ins>" in page
    assert "Ny avtale" in page


def test_saving_without_a_change_makes_no_version(house: House):
    article = written(house)
    answer = house.client("editor").post(f"/bank/{article.pk}/edit/", as_typed(article))
    assert answer.status_code == 422
    assert "Ingenting er endret" in answer.text
    assert article.versions.count() == 1


def test_an_agent_changes_what_the_agent_owns_and_nothing_else(house: House):
    own = services.write_article(
        house.centre, "article", {"title": "Min", "body": "x"}, by=house.people["agent"]
    )
    client = house.client("agent")
    assert client.get(f"/bank/{own.pk}/edit/").status_code == 200
    for page in ("edit", "withdraw"):
        assert client.get(f"/bank/{written(house).pk}/{page}/").status_code == 404
    assert client.post(f"/bank/{written(house).pk}/bring-back/").status_code == 404
    assert client.get("/bank/new/article/").status_code == 404


def test_an_end_before_the_beginning_is_refused_and_what_was_typed_stays(house: House):
    typed = {"title": "Kampanje", "body": "Halv pris", "starts_on": "2026-12-02", "ends_on": "2026-12-01"}
    answer = house.client("editor").post("/bank/new/article/", typed)
    assert answer.status_code == 422
    assert "før dagen den gjelder fra" in answer.text
    assert "Halv pris" in answer.text
    assert not Article.objects.exists()


def test_withdrawn_is_not_deleted_and_leads_to_what_holds(house: House):
    old, new = written(house, "Gammel regel"), written(house, "Ny regel")
    client = house.client("editor")
    client.post(f"/bank/{old.pk}/withdraw/", {"replaced_by": new.pk})
    page = house.client("agent").get(f"/bank/{old.pk}/").text
    assert "gjelder ikke lenger" in page
    assert f"/bank/{new.pk}/" in page
    assert "Gammel regel" not in house.client("agent").get("/bank/").text
    assert client.get(f"/bank/{old.pk}/edit/").status_code == 200
    assert client.post(f"/bank/{old.pk}/edit/", as_typed(old, body="y")).status_code == 422
    client.post(f"/bank/{old.pk}/bring-back/")
    assert "Gammel regel" in house.client("agent").get("/bank/").text


def test_an_article_cannot_stand_in_for_itself(house: House):
    article = written(house)
    answer = house.client("editor").post(f"/bank/{article.pk}/withdraw/", {"replaced_by": article.pk})
    assert answer.status_code == 422


def test_what_has_expired_is_hidden_and_warns_who_opens_it(house: House):
    day = today(house.centre.timezone)
    over = written(house, "Sommertilbud", ends_on=day - timedelta(days=1))
    page = house.client("agent").get("/bank/").text
    assert "Sommertilbud" not in page
    assert "Ikke bruk det" in house.client("agent").get(f"/bank/{over.pk}/").text
    assert "Sommertilbud" in house.client("editor").get("/bank/", {"show": "over"}).text
    assert "Én av artiklene dine har utløpt" in house.client("editor").get("/notices/").text


def test_what_did_not_hold_comes_to_the_owner_and_nobody_is_named(house: House):
    article = written(house)
    house.client("agent").post(f"/bank/{article.pk}/used/", {"held": "yes"})
    told = {"held": "no", "comment": "Det er den 20. for Solvik"}
    house.client("agent").post(f"/bank/{article.pk}/used/", told)
    page = house.client("editor").get(f"/bank/{article.pk}/").text
    assert "Det er den 20. for Solvik" in page
    assert "Det har stemt én gang" in page
    assert house.people["agent"].name not in page.split('class="held"')[0].split("<main")[1]
    assert "for Solvik" not in house.client("colleague").get(f"/bank/{article.pk}/").text
    assert article.title in house.client("editor").get("/bank/", {"show": "flagged"}).text
    assert "Én av artiklene dine stemte ikke" in house.client("editor").get("/notices/").text
    house.client("editor").post(f"/bank/{article.pk}/settle/")
    assert article.title not in house.client("editor").get("/bank/", {"show": "flagged"}).text
    assert Use.objects.count() == 2


def test_a_template_has_what_to_say_why_and_what_next(house: House):
    told = {"kind": "template", "why": "Vi beholder kunden.", "next_step": "Send bekreftelsen."}
    template = written(house, "Oppsigelse", "Hei, {navn}. Avisen stopper {dato}.", **told)
    page = house.client("agent").get(f"/bank/{template.pk}/").text
    for words in ("Hva du sier", "Vi beholder kunden.", "Send bekreftelsen.", 'data-name="navn"'):
        assert words in page


def test_the_card_of_a_client_shows_what_holds_and_keeps_what_did(house: House):
    FactField.objects.create(centre=house.centre, key="price", label="Pris, helg", group="Priser")
    client = services.add_client(house.centre, "Solvikposten")
    editor = house.client("editor")
    editor.post(f"/bank/clients/{client.pk}/edit/", {"version": 1, "price": "199 kr"})
    editor.post(f"/bank/clients/{client.pk}/edit/", {"version": 2, "price": "219 kr"})
    page = house.client("agent").get(f"/bank/clients/{client.pk}/").text
    card, past = page.split("<details>")
    assert "219 kr" in card
    assert "199 kr" not in card
    assert "199 kr" in past
    stale = editor.post(f"/bank/clients/{client.pk}/edit/", {"version": 2, "price": "229 kr"})
    assert stale.status_code == 422
    assert "229 kr" in stale.text
    assert house.client("agent").get(f"/bank/clients/{client.pk}/edit/").status_code == 404


def test_two_clients_of_one_name_are_refused(house: House):
    services.add_client(house.centre, "Solvikposten")
    answer = house.client("editor").post("/bank/clients/", {"name": "solvikposten"})
    assert answer.status_code == 422
    assert Client.objects.count() == 1


def test_the_bank_asks_as_often_of_many_articles_as_of_few(house: House, django_assert_max_num_queries: Any):
    for number in range(60):
        written(house, f"Artikkel {number}", client=services.add_client(house.centre, f"Avis {number}"))
    for page in ("/bank/", f"/bank/{Article.objects.earliest('pk').pk}/", "/bank/clients/"):
        with django_assert_max_num_queries(30):
            assert house.client("editor").get(page).status_code == 200
