"""A newspaper's news becomes a must-know, is read before it matters, and is found again on a phone."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest

from fagtid.demo.drawing import form_picture
from fagtid.frame.clock import now, today
from fagtid.information import mailing, noticing
from fagtid.information.letters import read_letter
from fagtid.information.models import Delivery, Notice, NoticeQuestion, Sender
from fagtid.people.models import Role
from tests.house import House, add_person, build_house
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]


@pytest.fixture
def clients_link(transactional_db: None) -> tuple[House, str]:
    """A centre, and the link of one of its newspapers."""
    house = build_house()
    sender = Sender.objects.create(centre=house.centre, name="Solvikposten", made_at=now())
    return house, f"/send/{sender.secret}/"


def test_from_the_newspaper_to_the_agent_and_found_again_on_the_phone(
    clients_link: tuple[House, str], browse: Browse
):
    house, link = clients_link
    outside = browse()
    outside.goto(link)
    outside.get_by_label("Hva det gjelder").fill("Ny pris på helg")
    outside.get_by_label("Tekst").fill("Helgeabonnementet koster 229 kr fra første desember.")
    outside.get_by_role("button", name="Send").click()
    outside.get_by_text("Mottatt").wait_for()
    editor = browse(house.client("editor"))
    editor.goto("/inbox/")
    editor.get_by_role("link", name="Ny pris på helg").click()
    editor.get_by_role("link", name="Lag en melding av det").click()
    editor.get_by_label("Vekt").select_option("must_know")
    editor.get_by_label("Team Tromsø").check()
    editor.get_by_label("Ett spørsmål").fill("Hva koster helg?")
    editor.get_by_label("Svar, ett per linje").fill("229 kr\n199 kr")
    editor.get_by_role("button", name="Lagre, og se hvem den når").click()
    editor.get_by_text("Den gjelder 3 personer").wait_for()
    editor.get_by_role("button", name="Publiser").click()
    editor.get_by_text("Publisert. Den står").wait_for()
    outside.reload()
    outside.get_by_text("Fortalt til dem det gjelder").wait_for()
    agent = browse(house.client("agent"), width=390)
    agent.goto("/my/")
    agent.get_by_role("link", name="Ny pris på helg").click()
    agent.get_by_label("229 kr").check()
    agent.get_by_label("Jeg er sikker").check()
    agent.get_by_role("button", name="Svar").click()
    agent.get_by_text("Lest.").wait_for()
    agent.goto("/my/")
    assert not agent.get_by_role("link", name="Ny pris på helg").count()
    agent.locator("#find").fill("helgeabonnement pris")
    agent.locator("#found a", has_text="Ny pris").click()
    agent.locator("h1", has_text="Ny pris på helg").wait_for()
    assert Delivery.objects.get(person=house.people["agent"]).was_right


def test_a_picture_in_a_newspapers_mail_is_shown_by_the_notice_that_is_made_of_it(
    clients_link: tuple[House, str], browse: Browse
):
    house, _link = clients_link
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "red@solvik.no", "Ny faktura", "<1@solvik.no>"
    mail.set_content("Slik ser fakturaen ut fra mandag.")
    mail.add_attachment(form_picture(), maintype="image", subtype="png", filename="faktura.png")
    mailing.take_letter(house.centre, read_letter(mail.as_bytes()))
    editor = browse(house.client("editor"))
    editor.goto("/inbox/")
    editor.get_by_role("link", name="Ny faktura").click()
    editor.locator("img.small-picture").wait_for()
    editor.get_by_role("link", name="Lag en melding av det").click()
    text = editor.get_by_label("Tekst", exact=True)
    assert "![](faktura.png)" in text.input_value()
    text.fill(text.input_value().replace("![]", "![Den nye fakturaen]"))
    editor.get_by_label("Team Tromsø").check()
    editor.get_by_role("button", name="Lagre, og se hvem den når").click()
    editor.get_by_role("button", name="Publiser").click()
    editor.get_by_text("Publisert. Den står").wait_for()
    address = f"/notices/{Notice.objects.get().pk}/"
    assert faults_of(editor, address) == []
    editor.get_by_role("link", name="Filer").click()
    editor.get_by_role("button", name="Kopier linjen for faktura.png").wait_for()
    assert faults_of(editor, f"{address}attachments/") == []
    agent = browse(house.client("agent"), width=390)
    agent.goto(address)
    shown = agent.get_by_role("img", name="Den nye fakturaen")
    assert shown.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    assert faults_of(agent, address) == []


def test_an_overloaded_week_is_seen_before_it_is_sent_and_a_question_comes_back_from_the_editor(
    clients_link: tuple[House, str], browse: Browse
):
    house, _ = clients_link
    centre, writer = house.centre, house.people["editor"]
    for number in range(2):
        add_person(centre, f"n{number}", (Role.AGENT, house.north))
    start = today(centre.timezone)
    told = {"title": "Ny rutine", "body": "ord " * 180 * 28, "starts_on": start, "is_complex": True}
    routine = noticing.write_notice(centre, told, by=writer)
    noticing.publish_notice(routine, version=1, by=writer)
    draft = noticing.write_notice(centre, {**told, "title": "Enda en", "body": "ord " * 720}, by=writer)
    editor = browse(house.client("editor"))
    editor.goto(f"/notices/{draft.pk}/publish/")
    editor.get_by_text("for mye den uka").wait_for()
    asked = NoticeQuestion.objects.create(
        notice=routine, text="Gjelder den studenter?", asked_by=house.people["agent"], asked_at=now()
    )
    asked.listeners.add(house.people["agent"])
    editor.goto("/inbox/")
    editor.get_by_role("link", name="Gjelder den studenter?").click()
    assert faults_of(editor, f"/inbox/questions/{asked.pk}/") == []
    editor.get_by_label("Svaret ditt").fill("Ja, med studentbevis.")
    editor.get_by_role("button", name="Svar").click()
    editor.get_by_text("Besvart.").wait_for()
    agent = browse(house.client("agent"), width=390)
    agent.goto("/my/")
    agent.get_by_text("Ja, med studentbevis.").wait_for()
    assert faults_of(agent, "/my/") == []
    agent.get_by_role("button", name="Jeg har sett det").click()
    agent.goto("/my/")
    assert agent.get_by_text("Ja, med studentbevis.").count() == 0
    for lang, scheme, width in (("nb", "light", 1280), ("en", "dark", 390)):
        desk = browse(house.client("editor"), lang, scheme, width)
        for address in ("/notices/load/", "/notices/figures/", f"/notices/{routine.pk}/"):
            assert faults_of(desk, address) == []


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_of_the_notices_has_a_fault_for_assistive_technology(
    clients_link: tuple[House, str], browse: Browse, lang: str, scheme: str, width: int
):
    house, link = clients_link
    sender, editor = Sender.objects.get(), house.people["editor"]
    said = {"title": "Ny pris", "body": "Helg koster 229 kr fra mandag."}
    twins = [noticing.hand_in(house.centre, said, sender=sender, by=None) for _ in range(2)]
    noticing.ask_back(twins[0], "Fra hvilken mandag?", by=editor)
    told = {
        **said,
        "starts_on": today(house.centre.timezone) + timedelta(days=2),
        "weight": Notice.Weight.MUST_KNOW,
        "question": "Hva koster helg?",
        "answers": "229 kr\n199 kr",
    }
    draft, notice = (noticing.write_notice(house.centre, told, by=editor) for _ in range(2))
    noticing.publish_notice(notice, version=1, by=editor)
    desk = browse(house.client("editor"), lang, scheme, width)
    for address in (
        "/inbox/",
        "/inbox/senders/",
        f"/inbox/{twins[0].pk}/",
        f"/notices/new/?submission={twins[0].pk}",
        f"/notices/{draft.pk}/publish/",
        f"/notices/{notice.pk}/edit/",
        f"/notices/{notice.pk}/reach/",
        "/notices/",
    ):
        assert faults_of(desk, address) == []
    down = {**said, "title": "Nede", "kind": "disturbance", "starts_on": today(house.centre.timezone)}
    broken = noticing.write_notice(house.centre, down, by=editor)
    noticing.publish_notice(broken, version=1, by=editor)
    agent = browse(house.client("agent"), lang, scheme, width)
    for address in ("/my/", "/notices/", f"/notices/{notice.pk}/", "/live/call/"):
        assert faults_of(agent, address) == []
    agent.goto("/my/")
    agent.locator("#asking", has_text="Nede").wait_for()
    outside = browse(None, lang, scheme, width)
    for address in (link, f"{link}{twins[0].secret}/"):
        assert faults_of(outside, address) == []
