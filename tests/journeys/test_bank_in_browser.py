"""With the customer on the line: found by keyboard, said from a template, and nothing in the way."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fagtid.information import services
from fagtid.information.models import FactField
from tests.house import House, build_house
from tests.information.test_bank import written
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]
BODY = """# Utsette

- Si hvor **lenge**
- Send bekreftelse

| Produkt | Frist |
|---|---|
| Helg | 14 dager |
"""


@pytest.fixture
def stocked(transactional_db: None) -> House:
    """A bank with an article, a template and a card."""
    house = build_house()
    FactField.objects.create(centre=house.centre, key="price", label="Pris, helg", group="Priser")
    client = services.add_client(house.centre, "Solvikposten")
    services.write_facts(client, {"price": "219 kr"}, version=1, by=house.people["editor"])
    written(house, "Forfall på abonnementsfaktura", BODY, client=client)
    said = {"kind": "template", "why": "Vi vil beholde kunden.", "next_step": "Send bekreftelsen."}
    written(house, "Utsette betaling", "Hei, {navn}. Ny frist er {dato}.", **said)
    services.count_missed(house.centre, "dronelevering")
    return house


def test_by_keyboard_alone_an_answer_is_found_and_a_template_filled_in_and_copied(
    stocked: House, browse: Browse
):
    page = browse(stocked.client("agent"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/my/")
    page.keyboard.press("/")
    page.keyboard.type("faktura abonn")
    page.locator("#found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="Forfall på abonnementsfaktura").wait_for()
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type("utsette bet")
    page.locator("#found a", has_text="betaling").wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("#found a").count()
    page.keyboard.type("utsett betaling")
    page.locator("#found a", has_text="betaling").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bank/*/")
    page.get_by_label("navn").fill("Kari")
    page.get_by_label("dato").fill("1. desember")
    page.get_by_label("dato").blur()
    page.keyboard.press("c")
    page.locator("[data-copy].done").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "Hei, Kari. Ny frist er 1. desember."


def test_the_client_on_the_line_narrows_the_search(stocked: House, browse: Browse):
    page = browse(stocked.client("agent"))
    page.goto("/bank/clients/")
    page.get_by_role("link", name="Solvikposten").click()
    page.get_by_text("219 kr").wait_for()
    page.get_by_role("button", name="På tråden nå").click()
    page.locator('#find[placeholder*="Solvikposten"]').wait_for()


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_of_the_bank_has_a_fault_for_assistive_technology(
    stocked: House, browse: Browse, lang: str, scheme: str, width: int
):
    article, template = stocked.centre.articles.order_by("pk")
    client = stocked.centre.clients.get()
    editor = stocked.client("editor")
    table = SimpleUploadedFile("bank.csv", b"title,body\nStudentpris,Halv pris.\n,Uten tittel\n")
    preview = editor.post("/bank/files/", {"file": table}).headers["Location"]
    page = browse(editor, lang, scheme, width)
    for address in (
        "/bank/files/",
        preview,
        "/bank/",
        "/bank/?show=withdrawn",
        *(f"/bank/{article.pk}/{part}" for part in ("", "edit/", "history/", "withdraw/")),
        f"/bank/{template.pk}/",
        "/bank/new/template/",
        "/bank/clients/",
        f"/bank/clients/{client.pk}/",
        f"/bank/clients/{client.pk}/edit/",
        "/bank/clients/fields/",
        "/search/",
        "/search/?q=faktura",
        "/search/?q=xyzzy",
        "/bank/words/",
    ):
        assert faults_of(page, address) == []
