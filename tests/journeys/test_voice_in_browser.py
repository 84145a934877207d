"""A proposal from an agent's page to a new version that another agent reads; a customer's words in a line."""

from __future__ import annotations

from uuid import uuid4

import pytest

from fagtid.information import services as bank
from fagtid.information.models import Article
from fagtid.questions import answering, asking
from fagtid.voice import catching, proposing
from fagtid.voice.models import Statement
from tests.house import House, build_house
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]


@pytest.fixture
def stocked(transactional_db: None) -> House:
    """A centre with a call template that an editor owns."""
    house = build_house()
    told = {"title": "Hilsen", "body": "Velkommen til kundesenteret.", "why": "", "next_step": ""}
    bank.write_article(house.centre, "template", told, by=house.people["editor"])
    return house


def test_a_proposal_changes_a_template_and_another_agent_sees_it_with_its_trace(
    stocked: House, browse: Browse
):
    template = Article.objects.get()
    agent = browse(stocked.client("agent"))
    agent.goto(f"/bank/{template.pk}/")
    agent.get_by_role("link", name="Foreslå en endring").click()
    agent.get_by_label("Hva foreslår du? Skriv én linje.").fill("Kortere hilsen")
    agent.get_by_label("Teksten slik den skal være").fill("Hei! Hva kan jeg hjelpe deg med?")
    agent.get_by_label("Hvorfor?", exact=True).fill("Kundene blir utålmodige.")
    agent.get_by_role("button", name="Meld inn forslaget").click()
    agent.locator("h1", has_text="Kortere hilsen").wait_for()
    colleague = browse(stocked.client("colleague"))
    colleague.goto(agent.url)
    colleague.get_by_role("button", name="Jeg er enig").click()
    colleague.get_by_text("Én til er enig.").wait_for()
    editor = browse(stocked.client("editor"))
    editor.goto("/notices/")
    editor.get_by_role("link", name="Kortere hilsen").click()
    editor.get_by_role("link", name="Avgjør").click()
    editor.get_by_label("Vedtatt", exact=True).check()
    editor.get_by_label("Begrunnelse").fill("Bedre for kunden.")
    editor.get_by_role("button", name="Avgjør").click()
    editor.get_by_text("Utgave 2").first.wait_for()
    agent.goto("/my/")
    agent.get_by_text("Bedre for kunden.").wait_for()
    other = browse(stocked.client("other_agent"))
    other.goto(f"/bank/{template.pk}/")
    other.get_by_text("Hei! Hva kan jeg hjelpe deg med?").wait_for()
    other.get_by_role("link", name="Utgave 2: Kortere hilsen").click()
    other.get_by_text("Bedre for kunden.").first.wait_for()


def test_what_a_customer_says_is_caught_by_one_key_without_leaving_the_page(stocked: House, browse: Browse):
    page = browse(stocked.client("agent"))
    page.goto("/bank/")
    page.keyboard.press("k")
    page.locator("#catch-dialog #id_catch_text").wait_for()
    page.keyboard.type("Avisen kommer for sent, sier Kari Nordmann")
    page.keyboard.press("Enter")
    page.locator("#catch-dialog [data-caught]").wait_for()
    assert page.url.endswith("/bank/")
    assert "Nordmann" not in Statement.objects.get().text


def test_a_paste_without_a_space_makes_no_page_wider_than_a_phone(stocked: House, browse: Browse):
    agent, long = stocked.people["agent"], {"text": "w" * 500}
    question = asking.ask(stocked.centre, {**long, "customer_waits": True}, by=agent)
    answering.give_answer(question, "w" * 500, by=stocked.people["colleague"])
    asking.ask(stocked.centre, {**long, "customer_waits": True}, by=stocked.people["colleague"])
    told = {"title": "w" * 160, "why": "w" * 500, "about": "goal", "new_body": "w" * 500}
    proposal = proposing.propose(stocked.centre, told, by=agent, token=uuid4())
    proposing.say(proposal, "w" * 500, by=agent, token=uuid4())
    theme = catching.catch(stocked.centre, long, by=agent, token=uuid4()).theme
    catching.answer(
        theme,
        {"state": "changed", "answer": "w" * 500, "name": theme.name, "owner": agent},
        version=1,
        by=stocked.people["editor"],
    )
    page = browse(stocked.client("agent"), "nb", "light", 390)
    for address in (
        *("/my/", "/questions/", "/questions/?show=mine", f"/questions/{question.pk}/", "/voice/"),
        *(
            f"/questions/{question.pk}/trace/",
            "/voice/customers/",
            *(one.get_absolute_url() for one in (proposal, theme)),
        ),
        *("/notices/", "/forums/", "/search/?q=wwww"),
    ):
        assert faults_of(page, address) == []


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_of_having_a_say_has_a_fault_for_assistive_technology(
    stocked: House, browse: Browse, lang: str, scheme: str, width: int
):
    template, people = Article.objects.get(), stocked.people
    told = {"title": "Kortere", "why": "Tid", "new_title": "Hilsen", "new_body": "Hei!", "based_on": 1}
    found = proposing.propose(stocked.centre, told, by=people["agent"], token=uuid4(), about=template)
    proposing.say(found, "Enig", by=people["colleague"], token=uuid4())
    theme = catching.catch(stocked.centre, {"text": "For dyrt"}, by=people["agent"], token=uuid4()).theme
    more = {"text": "Avisen er våt", "theme": theme}
    catching.catch(stocked.centre, more, by=people["agent"], token=uuid4())
    page = browse(stocked.client("administrator"), lang, scheme, width)
    for address in (
        "/voice/",
        f"/voice/new/bank/{template.pk}/",
        f"/voice/{found.pk}/",
        f"/voice/{found.pk}/decide/",
        "/voice/representatives/",
        "/voice/customers/",
        "/voice/customers/catch/",
        f"/voice/customers/{theme.pk}/",
    ):
        assert faults_of(page, address) == []
