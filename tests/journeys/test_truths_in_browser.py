"""A wrong answer is corrected, reaches those who met it, and whoever repeats it finds what holds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fagtid.frame.clock import now
from fagtid.information import sorting
from fagtid.people import services as people
from fagtid.truths.models import Check, FalseTruth
from tests.house import House, build_house
from tests.journeys.browsing import Browse, faults_of
from tests.questions.test_asking import answer_to, asked
from tests.truths.test_correcting import WRONG

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]


@pytest.fixture
def wronged(transactional_db: None) -> House:
    """A centre where an agent has got a wrong answer."""
    house = build_house()
    answer_to(asked(house, "Hva koster det å endre adresse?"), house, WRONG)
    return house


def test_a_wrong_answer_is_corrected_read_and_asked_again_and_the_next_finds_what_holds(
    wronged: House, browse: Browse
):
    editor = browse(wronged.client("editor"))
    editor.goto("/questions/?show=verify")
    editor.get_by_role("link", name="Hva koster det å endre adresse?").first.click()
    editor.get_by_role("link", name="Det er feil: rett det").click()
    editor.get_by_label("Det folk sier").fill("Det koster 99 kr å endre adresse.")
    editor.get_by_label("Hvorfor det er lett å tro").fill("Slik var det før.")
    editor.get_by_label("Det som gjelder", exact=True).fill("Adresseendring er gratis.")
    editor.get_by_label("Ett spørsmål å stille senere").fill("Hva koster adresseendring?")
    editor.get_by_label("Svar, ett per linje").fill("Ingenting\n99 kr")
    editor.get_by_role("button", name="Rett det, og si fra til alle som har møtt det").click()
    editor.get_by_text("Sagt fra.").wait_for()
    agent = browse(wronged.client("agent"), width=390)
    agent.goto("/my/")
    agent.get_by_role("link", name="Stemmer ikke: Det koster 99 kr å endre adresse.").click()
    agent.get_by_text("Du spurte og fikk dette svaret.").wait_for()
    agent.get_by_role("button", name="Jeg har lest den").click()
    agent.get_by_text("Lest.").wait_for()
    Check.objects.update(due_at=now() - timedelta(minutes=1))
    agent.goto("/my/")
    agent.get_by_role("link", name="Hva koster adresseendring?").first.click()
    agent.get_by_label("Ingenting").check()
    agent.get_by_label("Jeg er sikker").check()
    agent.get_by_role("button", name="Svar").click()
    agent.get_by_text("Riktig.").wait_for()
    other = browse(wronged.client("other_agent"))
    other.goto("/my/")
    other.keyboard.press("/")
    other.keyboard.type("99 kr endre adresse")
    other.locator("#found").get_by_text("gratis").wait_for()
    assert "Stemmer ikke" in other.locator("#found").inner_text()


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_of_false_truths_rules_or_skills_has_a_fault_for_assistive_technology(
    wronged: House, browse: Browse, lang: str, scheme: str, width: int
):
    editor = wronged.people["editor"]
    told = {"statement": WRONG, "holds": "Gratis.", "raised_by": editor, "raised_at": now()}
    truth = FalseTruth.objects.create(centre=wronged.centre, **told, state="alive", told_at=now())
    rule = sorting.add_rule(wronged.centre, {"name": "Trykkeri", "words": "trykkeri"}, by=editor)
    skill = people.add_skill(wronged.centre, name="Avis-Pluss")
    page = browse(wronged.client("administrator"), lang, scheme, width)
    for address in (
        "/false-truths/",
        f"/false-truths/{truth.pk}/",
        f"/false-truths/{truth.pk}/edit/",
        f"/false-truths/{truth.pk}/withdraw/",
        "/false-truths/raise/",
        "/inbox/rules/",
        f"/inbox/rules/{rule.pk}/",
        "/notices/new/",
        "/people/skills/",
        f"/people/skills/{skill.pk}/",
    ):
        assert faults_of(page, address) == []
