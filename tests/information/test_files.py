"""The bank as files: taken out whole, brought in after a look, and the same on the way back."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from fagtid.information import services
from fagtid.information.models import Article, FactField
from fagtid.information.sheets import read_sheet, sheet_of
from tests.house import House

pytestmark = pytest.mark.django_db


def fill_bank(house: House) -> None:
    """Articles, templates and cards with all that is hard to write in a file."""
    editor = house.people["editor"]
    for place, (key, label) in enumerate((("price", "Pris, helg"), ("phone", "Telefon"))):
        FactField.objects.create(centre=house.centre, key=key, label=label, place=place)
    client = services.add_client(house.centre, "Solvikposten ÆØÅ")
    services.write_facts(client, {"price": '199 kr, "helg"', "phone": "+47 22"}, version=1, by=editor)
    services.add_client(house.centre, "=Avisa")
    write = services.write_article
    hard = {"title": 'Pris: "A" # B', "body": "---\r\nkind: mal\r\n---\n\n## Hvorfor\n\n  innrykk\n- æøå"}
    write(house.centre, "article", {**hard, "client": client, "keywords": "ab, cd"}, by=editor)
    write(house.centre, "article", {**hard, "body": "For alle"}, by=editor)
    template = {"title": "Oppsigelse", "body": "Hei, {navn}.", "why": "En\n\n---\n\n  to", "next_step": "|"}
    write(house.centre, "template", {**template, "situation": "oppsigelse"}, by=editor)
    write(house.centre, "template", {**template, "situation": "flytting", "why": ""}, by=editor)
    old = write(house.centre, "article", {"title": "../../CON", "body": "x"}, by=editor)
    services.withdraw_article(old, replaced_by=None, by=editor)
    write(house.centre, "article", {"title": "../../con", "body": "y"}, by=editor)


def exported(house: House, who: str = "editor") -> dict[str, str]:
    """The files of an export."""
    answer = house.client(who).get("/bank/files/export/")
    assert answer.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_the_whole_bank_comes_out_as_files_with_safe_names(house: House):
    fill_bank(house)
    files = exported(house)
    assert {"README.txt", "clients.csv"} < set(files)
    assert len(files) == 8
    assert all(name.replace("/", "", 1).replace("-", "").replace(".", "").isalnum() for name in files)
    assert len({name.casefold() for name in files}) == len(files)
    rows = list(csv.reader(io.StringIO(files["clients.csv"].removeprefix("\ufeff"))))
    assert rows == [
        ["client", "price", "phone"],
        ["# label", "Pris, helg", "Telefon"],
        ["'=Avisa", "", ""],
        ["Solvikposten ÆØÅ", '199 kr, "helg"', "'+47 22"],
    ]


def test_an_article_reads_back_as_it_was_written(house: House):
    fill_bank(house)
    for article in Article.objects.select_related("client", "owner"):
        read = read_sheet("x.md", sheet_of(article))
        for name in ("title", "product", "situation", "keywords", "kind"):
            assert read[name] == getattr(article, name)
        for name in ("body", "why", "next_step"):
            assert read.get(name, "") == getattr(article, name).replace("\r\n", "\n")
        assert read["client"] == (article.client.name if article.client else "")
        assert read["withdrawn"] == (article.withdrawn_at is not None)


def test_the_export_is_for_editors_and_of_their_own_centre(house: House):
    fill_bank(house)
    for who in ("agent", "leader", "researcher"):
        for page in ("/bank/files/", "/bank/files/export/"):
            assert house.client(who).get(page).status_code == 404
    assert "Import" not in house.client("agent").get("/bank/").text
    assert "/bank/files/" in house.client("editor").get("/bank/").text
    assert (
        "bank.zip" in house.client("administrator").get("/bank/files/export/").headers["Content-Disposition"]
    )
