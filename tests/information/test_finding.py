"""Search with the customer on the line: what is in the bank is found, at once, by those it is for."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from django.db import connection

from fagtid.frame.clock import today
from fagtid.information import finding, services
from fagtid.information.models import Article, FactField, Marks, Missed
from tests.house import House, build_house
from tests.information.test_bank import written

pytestmark = pytest.mark.django_db
TYPING = {"HX-Request": "true"}


def titles(house: House, words: str, who: str = "agent", **told: str) -> list[str]:
    """Titles of what is found, in order, as the page shows them."""
    page = house.client(who).get("/search/", {"q": words, **told}).text
    found = re.findall(r'<li class="found[^>]*>\s*<a[^>]*>(.*?)</a>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", one).strip() for one in found]


def test_what_is_written_is_found_at_once_and_marked(house: House):
    written(house, "Forfall på abonnementsfaktura", "Fakturaen kan utsettes i fjorten dager.")
    assert titles(house, "utsette faktura abonnement") == ["Forfall på abonnementsfaktura"]
    page = house.client("agent").get("/search/", {"q": "utsette faktura"}).text
    assert "<mark>utsettes</mark>" in page


def test_while_typing_a_half_word_finds_a_few_in_the_box(house: House):
    for number in range(9):
        written(house, f"Avisbud rute {number}", "Budet leverer før klokka seks.")
    answer = house.client("agent").get("/search/", {"q": "avisb"}, headers=TYPING)
    assert answer.text.count('class="found current"') == 6
    assert "<html" not in answer.text


def test_a_change_is_found_by_a_process_that_had_the_old_one(house: House):
    article = written(house, "Portokode", "Bruk kode 7.")
    assert titles(house, "kode") == ["Portokode"]
    told = {"title": "Sendekode", "body": "Bruk kode 9."}
    services.change_article(article, told, version=1, by=house.people["editor"])
    assert titles(house, "kode") == ["Sendekode"]


def test_expired_and_withdrawn_stand_below_what_holds(house: House):
    day = today(house.centre.timezone)
    written(house, "Pris pris pris", "Pris på helg", ends_on=day - timedelta(days=1))
    gone = written(house, "Pris på helg", "Pris pris pris")
    services.withdraw_article(gone, replaced_by=None, by=house.people["editor"])
    written(house, "Helgeabonnement", "Her står litt om mye, og prisen på helg til slutt.")
    assert titles(house, "pris helg")[0] == "Helgeabonnement"
    page = house.client("agent").get("/search/", {"q": "pris helg"}).text
    assert "utløpt" in page
    assert "gjelder ikke lenger" in page


def test_the_client_on_the_line_comes_first_and_others_are_left_out(house: House):
    solvik, tindnes = (services.add_client(house.centre, name) for name in ("Solvikposten", "Tindnes Blad"))
    written(house, "Stopp hos Solvik", "Levering stoppes samme dag.", client=solvik)
    written(house, "Stopp hos Tindnes", "Levering stoppes neste dag.", client=tindnes)
    written(house, "Stopp", "Levering stoppes etter avtale.")
    client = house.client("agent")
    client.post("/search/line/", {"client": solvik.pk})
    page = client.get("/search/", {"q": "stoppe levering"}).text
    assert "Stopp hos Solvik" in re.sub(r"<[^>]+>", "", page)
    assert "Stopp hos Tindnes" not in re.sub(r"<[^>]+>", "", page)
    assert "Søk for Solvikposten" in page
    client.post("/search/line/", {"client": ""})
    assert len(titles(house, "stoppe levering")) == 3


def test_a_fact_on_a_card_is_found(house: House):
    FactField.objects.create(centre=house.centre, key="press", label="Siste frist for dødsannonser")
    client = services.add_client(house.centre, "Bjørkvåg Avis")
    services.write_facts(client, {"press": "klokka 14"}, version=1, by=house.people["editor"])
    assert titles(house, "frist dødsannonse") == ["Bjørkvåg Avis"]


def test_nothing_is_found_of_another_centre(house: House):
    other = build_house("Sør")
    written(other, "Hemmelig i sør", "Bare for Sør.")
    assert titles(house, "hemmelig") == []
    assert titles(other, "hemmelig") == ["Hemmelig i sør"]


def test_words_taught_find_at_once(house: House):
    written(house, "Oppstartstilbud", "Ti uker for hundre kroner.")
    assert titles(house, "TPS") == []
    house.client("editor").post("/bank/words/", {"words": "TPS\noppstartstilbud"})
    assert titles(house, "TPS") == ["Oppstartstilbud"]


def test_what_is_looked_for_in_vain_is_listed_without_numbers_and_names(house: House):
    for _ in range(2):
        titles(house, "Dronelevering")
    titles(house, "kunde 913 45 678 ola@example.no dronelevering")
    house.client("agent").get("/search/", {"q": "dronele"}, headers=TYPING)
    found = {one.words: one.no_result for one in Missed.objects.all()}
    assert found == {"dronelevering": 2, "kunde … … dronelevering": 1}
    page = house.client("editor").get("/bank/words/").text
    assert "dronelevering" in page
    house.client("editor").post(f"/bank/missed/{Missed.objects.get(words='dronelevering').pk}/settle/")
    assert ">dronelevering<" not in house.client("editor").get("/bank/words/").text


def test_results_of_no_use_are_told(house: House):
    written(house)
    house.client("agent").post("/search/no-use/", {"q": "faktura"})
    assert Missed.objects.get(words="faktura").no_use == 1


def test_an_index_deleted_or_broken_while_in_use_is_built_again(house: House):
    written(house, "Portokode", "Bruk kode 7.")
    assert titles(house, "kode") == ["Portokode"]
    shutil.rmtree(Path(settings.SEARCH_ROOT))
    assert titles(house, "kode") == ["Portokode"]
    for file in Path(settings.SEARCH_ROOT).rglob("*"):
        if file.is_file() and file.suffix not in (".lock", "") and file.name != finding.FOLLOWED:
            file.unlink()  # a file that is cut short while it is mapped would end the process
            file.write_bytes(b"broken")
    finding.forget()
    assert titles(house, "kode") == ["Portokode"]


def test_an_index_newer_than_a_database_put_back_is_built_again(house: House):
    written(house, "Portokode", "Bruk kode 7.")
    gone = written(house, "Sendekode", "Bruk kode 9.")
    assert len(titles(house, "kode")) == 2
    gone.versions.all().delete()
    gone.delete()
    Marks.objects.update(last=1)
    assert titles(house, "kode") == ["Portokode"]


def test_an_index_of_a_database_that_was_put_back_and_has_come_as_far_is_built_again(house: House):
    article = written(house, "Portokode", "Bruk kode 7.")
    assert titles(house, "kode") == ["Portokode"]
    Article.objects.filter(pk=article.pk).update(title="Sendekode")  # what the backup said of it
    services.begin_marks_anew()
    assert titles(house, "kode") == ["Sendekode"]


@pytest.mark.django_db(transaction=True)
def test_many_who_write_and_search_at_once_lose_nothing(transactional_db: None):
    house = build_house()
    house.client("agent")  # the account is there before all ask at once
    faults: list[Exception] = []

    def write(number: int) -> None:
        try:
            for place in range(5):
                written(house, f"Emne {number} {place}", "Felles ord.")
                titles(house, "felles ord")
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=write, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not faults
    assert len(titles(house, "felles ord")) == 20
