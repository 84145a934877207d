"""The bank as files: taken out whole, brought in after a look, and the same on the way back."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from openpyxl import Workbook

from fagtid.frame.clock import now
from fagtid.information import bringing, services
from fagtid.information.comparing import compare
from fagtid.information.models import Article, BankImport, Client, Fact, FactField
from fagtid.information.refusals import IsSettled
from fagtid.information.sheets import read_sheet, sheet_of
from tests.house import House, build_house

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


def bring(house: House, *files: tuple[str, bytes | str], who: str = "editor", **told: Any) -> Any:
    """The answer to files brought in, the look at them where they are let in."""
    named = [
        SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
        for name, content in files
    ]
    return house.client(who).post("/bank/files/", {"file": named, **told}, follow=True)


def carried_out(house: House, who: str = "editor", mark: str | None = None) -> Any:
    """The latest import carried out as it was looked at."""
    brought = BankImport.objects.filter(centre=house.centre).latest("pk")
    told = {"mark": compare(brought).mark if mark is None else mark}
    return house.client(who).post(f"/bank/files/{brought.pk}/carry-out/", told, follow=True)


def packed(files: dict[str, str | bytes]) -> bytes:
    """A packed file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in files.items():
            into.writestr(name, content)
    return out.getvalue()


def word_document(*paragraphs: tuple[str, str], before: str = "") -> bytes:
    """A small Word document: style and text of each paragraph."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    text = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'
        for style, words in paragraphs
    )
    named = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="a" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'{before}<w:document xmlns:w="{space}"><w:body>{text}</w:body>'
            "</w:document>",
            "word/styles.xml": f'<w:styles xmlns:w="{space}">{named}</w:styles>',
        }
    )


def without_own(files: dict[str, str]) -> dict[str, str]:
    """Files without what each centre counts for itself."""
    own = ("version:", "owner:")
    return {
        name: "\n".join(line for line in text.split("\n") if not line.startswith(own))
        for name, text in files.items()
    }


def test_what_goes_out_comes_in_elsewhere_and_is_the_same(house: House):
    fill_bank(house)
    out = house.client("editor").get("/bank/files/export/").content
    other = build_house("Sør")
    for place, (key, label) in enumerate((("price", "Pris, helg"), ("phone", "Telefon"))):
        FactField.objects.create(centre=other.centre, key=key, label=label, place=place)
    page = bring(other, ("bank.zip", out)).text
    assert "Nye: 8. Endret: 0. Som før: 0. Feil: 0." in page
    assert "kan finnes" in carried_out(other).text
    assert without_own(exported(other)) == without_own(exported(house))
    again = bring(other, ("bank.zip", out)).text
    assert "Nye: 0. Endret: 0. Som før: 8. Feil: 0." in again
    assert "Utfør" not in again


def test_plain_texts_pages_documents_and_tables_become_articles(house: House):
    html = (
        "<html><head><title>Side</title><style>p{}</style></head><body><h1>Bud på <b>døra</b></h1>"
        '<p onclick="x()">Ring <a href="javascript:alert(1)">oss</a> eller <a href="https://x.no/">se</a></p>'
        "<script>alert(1)</script><ul><li>en</li></ul><table><tr><td>Pris</td></tr><tr><td>1</td></tr></table>"
    )
    sheet = Workbook()
    sheet.active.append(["Tittel", "Tekst", "Situasjon", "Fra"])
    sheet.active.append(["Ferie", "Stopp\navisen", "ferie", datetime(2027, 1, 31)])  # noqa: DTZ001
    book = io.BytesIO()
    sheet.save(book)
    page = bring(
        house,
        ("forfall.md", "# Forfall\n\nDen 15. hver måned.\n\n# Mer"),
        ("uten_overskrift.txt", "Bare tekst."),
        ("side.html", html),
        ("brev.docx", word_document(("H1", "Oppsigelse"), ("", "Slik gjør du."))),
        ("tabell.xlsx", book.getvalue()),
        ("tabell.csv", "title;body;keywords;until\nPris;\"Helg\n\nUke\";pris, kost;2027-02-01\n"),
    ).text  # fmt: skip
    assert "Nye: 6." in page
    assert not Article.objects.exists()
    carried_out(house)
    bodies = dict(Article.objects.values_list("title", "body"))
    assert bodies["Forfall"] == "Den 15. hver måned.\n\n# Mer"
    assert bodies["uten overskrift"] == "Bare tekst."
    assert bodies["Bud på døra"].startswith("Ring oss eller [se](https://x.no/)")
    assert "| Pris |" in bodies["Bud på døra"]
    assert "alert" not in bodies["Bud på døra"]
    assert bodies["Oppsigelse"] == "Slik gjør du."
    assert bodies["Pris"] == "Helg\n\nUke"
    ferie = Article.objects.get(title="Ferie")
    assert (ferie.situation, str(ferie.starts_on), ferie.owner) == (
        "ferie", "2027-01-31", house.people["editor"]
    )  # fmt: skip
    assert "Pris" in house.client("agent").get("/search/", {"q": "kost"}).text


def test_a_page_without_a_heading_has_its_own_name_and_a_broken_one_takes_no_time(house: House):
    bring(
        house, ("x.html", "<title>Bud &amp; blad</title><p>tekst</p>"), ("y.html", "tekst" + "<p " * 100_000)
    )
    carried_out(house)
    assert set(Article.objects.values_list("title", "body")) == {("Bud & blad", "tekst"), ("y", "tekst")}


def test_a_change_is_told_and_makes_one_version(house: House):
    told = {"title": "Pris", "body": "199", "situation": "salg"}
    services.write_article(house.centre, "article", told, by=house.people["editor"])
    page = bring(house, ("pris.md", "# PRIS\n\n219")).text
    assert "Endret: 1" in page
    carried_out(house)
    article = Article.objects.get()
    assert (article.body, article.situation, article.version) == ("219", "salg", 2)
    assert article.versions.count() == 2


def test_what_a_file_leaves_empty_is_emptied_and_what_it_does_not_name_stays(house: House):
    fill_bank(house)
    template = Article.objects.get(situation="oppsigelse")
    sheet = sheet_of(template)
    services.change_article(template, {"keywords": "ord"}, version=1, by=house.people["editor"])
    short = "---\nkind: mal\ntitle: Oppsigelse\nsituation: flytting\n---\n\nHei, {navn}."
    page = bring(house, ("a.md", sheet), ("b.md", short)).text
    assert "Nye: 0. Endret: 1. Som før: 1. Feil: 0." in page
    carried_out(house)
    assert Article.objects.get(situation="oppsigelse").keywords == ""
    assert Article.objects.get(situation="flytting").next_step == "|"


def test_an_unknown_client_is_wrong_unless_it_is_to_be_made(house: House):
    page = bring(house, ("a.csv", "title,body,client\nA,B,Solvikposten\nC,D,Solvikposten\n")).text
    assert "Feil: 2" in page
    assert "en oppdragsgiver som finnes" in page
    brought = BankImport.objects.get()
    editor = house.client("editor")
    page = editor.post(f"/bank/files/{brought.pk}/", {"make_clients": "on"}, follow=True).text
    assert "Nye oppdragsgivere" in page
    carried_out(house)
    assert Client.objects.get().articles.count() == 2


def test_cards_are_made_and_changed_and_an_unknown_column_is_refused(house: House):
    FactField.objects.create(centre=house.centre, key="price", label="Pris")
    FactField.objects.create(centre=house.centre, key="phone", label="Telefon")
    client = services.add_client(house.centre, "Solvikposten")
    services.write_facts(client, {"price": "199", "phone": "22"}, version=1, by=house.people["editor"])
    refused = bring(house, ("clients.csv", "client,prise\nNy avis,229\n")).text
    assert "client, price, phone" in refused
    assert "Utfør" not in refused
    page = bring(house, ("clients.csv", "client,price,phone\nsolvikposten,219,\nNy avis,229,'+47\n")).text
    assert "Nye: 1. Endret: 1." in page
    carried_out(house)
    held = {f"{one.client} {one.field}": one.value for one in Fact.objects.filter(holds=True)}
    assert held == {
        "Solvikposten Pris": "219",
        "Solvikposten Telefon": "22",
        "Ny avis Pris": "229",
        "Ny avis Telefon": "+47",
    }


WRONG: list[tuple[str, bytes, str, str]] = [
    ("tom.md", b"", "Filen er tom", "The file is empty"),
    ("brev.docx", b"PK\x03\x04 not a document", "Filen er skadet", "The file is damaged"),
    ("brev.docx", packed({"a.xml": "<a/>"}), "et helt dokument", "a whole document"),
    ("ut.docx", word_document(before="<!DOCTYPE x>"), "Filen er skadet", "The file is damaged"),
    ("bok.xlsx", b"\x00\x01", "Filen er skadet", "The file is damaged"),
    ("bilde.md", b"\x00\x01\x02", "Dette er ingen tekstfil", "This is no text file"),
    ("bilde.png", b"\x89PNG", "Lagre den som", "Save it as one of these"),
    ("bank.zip", b"PK no zip", "Filen er skadet", "The file is damaged"),
    ("dag.md", b"---\ntitle: A\nfrom: 31.1.2027\n---\nB", "en dag skrevet som", "a day as"),
    ("slutt.md", b"---\ntitle: A\nfrom: 2027-02-01\nuntil: 2027-01-01\n---\nB", "ikke er før", "not before"),
    ("ord.md", b"---\ntitel: A\n---\nB", "en av kind, title", "one of kind, title"),
    ("type.md", b"---\nkind: brev\ntitle: A\n---\nB", "en av article", "one of article"),
    ("uten.md", b"---\ntitle: A\nB", "linje til med ---", "second line of ---"),
    ("bare.md", b"# A\n", "litt tekst", "some text"),
    ("lang.md", b"# A\n\n" + b"x" * 40_001, "40000 tegn eller færre", "40000 characters or fewer"),
    ("kolonne.csv", b"title,body,pris\nA,B,C\n", "hver kolonne én gang", "each column once"),
    ("mangler.csv", b"title,client\nA,B\n", "hver kolonne én gang", "each column once"),
    ("rad.csv", b"title,body\nA,\n", "litt tekst", "some text"),
]


@pytest.mark.parametrize(("name", "content", "nb", "en"), WRONG)
def test_what_is_wrong_with_a_file_is_told_in_both_languages(
    house: House, name: str, content: bytes, nb: str, en: str
):
    page = bring(house, (name, content), ("god.md", "# God\n\ntekst")).text
    assert "Nye: 1. Endret: 0. Som før: 0. Feil: 1." in page
    assert name in page
    assert nb in page
    client = house.client("administrator")
    client.post("/look/", {"language": "en", "next": "/"})
    english = client.get(f"/bank/files/{BankImport.objects.get().pk}/").text
    assert "New: 1. Changed: 0. The same: 0. Wrong: 1." in english
    assert en in english
    carried_out(house)
    assert Article.objects.get().title == "God"


def test_the_same_article_twice_is_wrong(house: House):
    page = bring(house, ("a.md", "# A\n\nen"), ("b.md", "# a\n\nto")).text
    assert "Nye: 1. Endret: 0. Som før: 0. Feil: 1." in page


def test_too_many_files_and_too_much_in_them_are_refused_whole(house: House):
    many = bring(house, ("mange.zip", packed({f"{number}.md": "# A" for number in range(10_000)})))
    assert many.status_code == 422
    assert "mer enn 6" in many.text
    zeros = b"\0" * 12_000_000
    large = bring(house, ("bombe.zip", packed({f"{number}.md": zeros for number in range(11)})))
    assert large.status_code == 422
    assert "mer enn 100 MB" in large.text
    one = bring(house, ("en.zip", packed({"../../etc/passwd.md": zeros})))
    assert "10 MB eller mindre" in one.text
    assert bring(house).status_code == 422
    assert not Article.objects.exists()


def test_of_two_who_carry_out_the_same_one_does(house: House):
    bring(house, ("a.md", "# A\n\ntekst"))
    brought = BankImport.objects.get()
    mark = compare(brought).mark
    assert "kan finnes" in carried_out(house, mark=mark).text
    second = carried_out(house, who="administrator", mark=mark).text
    assert "tatt hånd om dette" in second
    assert Article.objects.count() == 1
    assert BankImport.objects.get().told == {}


@pytest.mark.django_db(transaction=True)
def test_in_the_same_moment_it_is_carried_out_once(transactional_db: None):
    house = build_house()
    bring(house, ("a.md", "# A\n\ntekst"))
    brought, outcomes = BankImport.objects.get(), []
    mark = compare(brought).mark

    def carry() -> None:
        try:
            bringing.carry_out(brought, mark=mark, by=house.people["editor"])
            outcomes.append("done")
        except IsSettled:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=carry) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(outcomes) == ["done", "refused", "refused"]
    assert Article.objects.count() == 1


def test_what_has_changed_since_it_was_looked_at_is_not_written(house: House):
    bring(house, ("a.md", "# A\n\ntekst"))
    mark = compare(BankImport.objects.get()).mark
    services.write_article(house.centre, "article", {"title": "A", "body": "x"}, by=house.people["editor"])
    assert "i mellomtiden" in carried_out(house, mark=mark).text
    assert Article.objects.get().body == "x"


def test_put_away_keeps_nothing_and_what_is_forgotten_goes_after_a_week(house: House):
    bring(house, ("a.md", "# A\n\ntekst"))
    brought = BankImport.objects.get()
    house.client("editor").post(f"/bank/files/{brought.pk}/put-away/")
    bring(house, ("b.md", "# B\n\ntekst"))
    assert bringing.forget_old(now() + timedelta(days=6)) == 0
    assert bringing.forget_old(now() + timedelta(days=8)) == 1
    assert [one.told for one in BankImport.objects.all()] == [{}, {}]
    assert "tatt hånd om dette" in carried_out(house, mark="").text
    assert not Article.objects.exists()


def test_imports_are_for_editors_of_their_own_centre(house: House):
    bring(house, ("a.md", "# A\n\ntekst"))
    address = f"/bank/files/{BankImport.objects.get().pk}/"
    for client in (house.client("agent"), build_house("Sør").client("editor")):
        assert client.get(address).status_code == 404
        assert client.post(f"{address}carry-out/").status_code == 404
        assert client.post(f"{address}put-away/").status_code == 404
    assert "# A" not in house.client("agent").get("/bank/").text
