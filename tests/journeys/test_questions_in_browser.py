"""A question on a live call: asked by one key, answered, held, verified, kept, and found by the next."""

from __future__ import annotations

import pytest

from fagtid.information import services as bank
from fagtid.people.models import Role
from fagtid.questions import answering, asking, banking
from fagtid.questions.models import Answer, BankDraft, Doubt, Question, Topic
from fagtid.web.demo_questions import fill_questions
from tests.house import House, add_person, build_house
from tests.information.test_bank import written
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]
ASKED = "Kunden Kari Nordmann er lærling. Får lærlinger studentpris på e-avisen?"


@pytest.fixture
def stocked(transactional_db: None) -> House:
    """A centre with a topic, its owner, and something in the bank."""
    house = build_house()
    bank.add_client(house.centre, "Solvikposten")
    Topic.objects.create(centre=house.centre, name="Studentpris", owner=house.people["colleague"])
    written(house, "Studentpris", "Studenter får halv pris på e-avisen.", situation="Studentpris")
    return house


def test_a_question_on_a_call_is_answered_held_verified_kept_and_found_by_the_next(
    stocked: House, browse: Browse
):
    asker, helper = browse(stocked.client("agent")), browse(stocked.client("colleague"))
    helper.goto("/my/")
    asker.goto("/my/")
    asker.keyboard.press("s")
    asker.locator("#id_text:focus").wait_for()
    asker.keyboard.type(ASKED)
    asker.locator("#known li.found", has_text="Studentpris").wait_for()
    asker.locator("[data-masked]").wait_for()
    asker.keyboard.press("Alt+m")
    assert asker.locator("#id_text").input_value().startswith("Kunden [navn] er lærling.")
    asker.locator("#suggested-topic", has_text="Studentpris").wait_for()
    asker.keyboard.press("Control+Enter")
    asker.locator("h1", has_text="Får lærlinger").wait_for()
    helper.locator("#asking", has_text="har en kunde som venter").wait_for(timeout=8000)
    helper.keyboard.press("j")
    asker.locator("#asking", has_text="kommer bort til deg").wait_for(timeout=8000)
    question = Question.objects.get()
    helper.goto(f"/questions/{question.pk}/")
    helper.get_by_label("Svar", exact=True).fill("Lærlinger får studentpris mot lærekontrakt.")
    helper.get_by_role("button", name="Send svaret").click()
    asker.locator("#question .answer", has_text="lærekontrakt").wait_for(timeout=8000)
    asker.get_by_role("button", name="Det stemte hos kunden").click()
    asker.locator(".answer .badge", has_text="Bekreftet i bruk").wait_for()
    asker.locator("body").press("b")
    asker.locator(".answer .badge", has_text="Hos fagredaktørene").wait_for()
    editor = browse(stocked.client("editor"))
    editor.goto("/questions/?show=verify")
    editor.get_by_role("link", name="Se på og verifiser").click()
    editor.get_by_role("button", name="Verifiser slik det står her").click()
    editor.locator(".answer .badge", has_text="Verifisert").wait_for()
    editor.goto("/questions/?show=drafts")
    editor.get_by_role("link", name="Får lærlinger").click()
    editor.get_by_label("Tittel").fill("Lærlinger og studentpris")
    editor.get_by_role("button", name="Lagre i fagbanken").click()
    editor.get_by_text("I fagbanken:").first.wait_for()
    editor.get_by_role("link", name="Hva det ble til, steg for steg").click()
    editor.locator(".became li", has_text="Tatt inn i fagbanken.").wait_for()
    assert editor.locator(".became li").first.inner_text().endswith("Får lærlinger studentpris på e-avisen?")
    following = browse(stocked.client("other_agent"))
    following.goto("/my/")
    following.keyboard.press("s")
    following.locator("#id_text:focus").wait_for()
    following.keyboard.type("lærling studentpris")
    following.locator("#known li.found", has_text="Lærlinger og studentpris").wait_for()
    following.keyboard.press("Alt+1")
    following.get_by_text("du slapp å spørre").wait_for()
    following.get_by_role("link", name="Får lærlinger").wait_for()
    assert Question.objects.count() == 1
    assert "Nordmann" not in "".join(Question.objects.values_list("text", flat=True))


def test_what_is_begun_survives_a_closed_browser_and_the_keys_are_listed(stocked: House, browse: Browse):
    page = browse(stocked.client("agent"))
    page.goto("/questions/ask/")
    with page.expect_response("**/ask/typing/"):
        page.locator("#id_text").press_sequentially("Får studenter")
    page.close()
    other = browse(stocked.client("agent"))
    other.goto("/bank/")
    other.keyboard.press("?")
    other.locator("#keys", has_text="Still et spørsmål").wait_for()
    other.keyboard.press("Escape")
    other.keyboard.press("s")
    other.locator("#id_text:focus").wait_for()
    assert other.locator("#id_text").input_value() == "Får studenter"


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_of_the_questions_has_a_fault_for_assistive_technology(
    stocked: House, browse: Browse, lang: str, scheme: str, width: int
):
    people, topic = stocked.people, Topic.objects.get()
    told = {"text": "Får lærlinger studentpris?", "customer_waits": True, "topic": topic}
    question = asking.ask(stocked.centre, told, by=people["agent"])
    found = answering.give_answer(question, "Ja, 109 kr.", by=people["colleague"])
    gone = answering.give_answer(question, "Nei.", by=people["leader"])
    answering.supersede(gone, by=people["editor"], why="Feil.", replaced_by=found)
    answering.note_use(found, held=False, by=people["editor"])
    draft = banking.make_draft(Answer.objects.get(pk=found.pk), by=people["agent"])
    asking.come(asking.ask(stocked.centre, told, by=people["other_agent"]), "over", by=people["editor"])
    page = browse(stocked.client("editor"), lang, scheme, width)
    lists = ("waiting", "mine", "answered", "verify", "doubts", "repeated", "drafts")
    for address in (
        *(f"/questions/?show={name}" for name in lists),
        "/questions/ask/?text=studentpris",
        f"/questions/{question.pk}/",
        f"/questions/{question.pk}/trace/",
        "/questions/insight/",
        *(f"/questions/answers/{found.pk}/{part}/" for part in ("edit", "holds-no-more", "changes")),
        f"/questions/drafts/{draft.pk}/",
        "/questions/topics/",
        f"/questions/topics/{topic.pk}/",
        "/questions/topics/new/",
        f"/bank/{stocked.centre.articles.get().pk}/",
        "/questions/?show=waiting&q=fugl",
        "/notices/",
    ):
        assert faults_of(page, address) == []
    asker = browse(stocked.client("agent"), lang, scheme, width)
    assert faults_of(asker, "/my/") == []
    asker.get_by_text(
        {"nb": "Stemte det hos kunden?", "en": "Did it hold with the customer?"}[lang]
    ).wait_for()
    assert BankDraft.objects.count() == 1
    assert Doubt.objects.count() == 1


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_the_figures_of_weeks_of_questions_have_no_fault_for_assistive_technology(
    stocked: House, browse: Browse, lang: str, scheme: str, width: int
):
    for number in range(6):
        add_person(stocked.centre, f"more{number}", (Role.AGENT, stocked.south))
    fill_questions(stocked.centre, stocked.people["editor"])
    page = browse(stocked.client("unit_leader"), lang, scheme, width)
    for by in ("topic", "client", "unit"):
        assert faults_of(page, f"/questions/insight/?by={by}") == []
    assert page.locator(".told-figures .figure").count() == 7
