"""A false truth is corrected, and the correction reaches exactly those who met it."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.people.models import Person, Role
from fagtid.people.services import leaving
from fagtid.questions import answering, asking
from fagtid.questions.models import Answer, Met
from fagtid.truths import correcting, reaching
from fagtid.truths.models import Correction, FalseTruth
from tests.house import House, add_person, build_house
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db
WRONG, HOLDS = "Det koster 99 kr å endre adresse.", "Adresseendring er gratis."


def told(**changed: Any) -> dict[str, Any]:
    """An entry of the register as an editor writes it."""
    return {"statement": WRONG, "holds": HOLDS, "believable": "Slik var det før.", **changed}


def typed(**changed: Any) -> dict[str, Any]:
    """Its form as it is filled in."""
    return {**told(), "version": 1, **changed}


def wrong_answer(house: House) -> Answer:
    """The agent asks, and the colleague answers wrongly."""
    question = asked(house, "Hva koster det å endre adresse?")
    return answer_to(question, house, WRONG)


def newcomer(house: House, name: str) -> Person:
    """One more agent in the north."""
    return add_person(house.centre, name, (Role.AGENT, house.north))


def why_told(truth: FalseTruth) -> dict[str, str]:
    """How each who is told has met it, by name."""
    return dict(Correction.objects.filter(truth=truth).values_list("person__name", "why"))


def test_exactly_those_who_met_a_wrong_answer_are_told_and_why(house: House):
    answer = wrong_answer(house)
    user, saw, agreed, late = (newcomer(house, name) for name in ("brukte", "så", "enig", "spurte det samme"))
    newcomer(house, "uvitende")
    gone = newcomer(house, "sluttet")
    answering.see([answer], by=saw)
    answering.see([answer], by=gone)
    answering.note_use(answer, held=True, by=user)
    answering.agree(answer, by=agreed)
    repeated = asking.ask(house.centre, {"text": "Koster adresseendring noe?"}, by=late)
    asking.mark_repeat(repeated, answer.question, by=late)
    house.client("administrator")  # can sign in
    leaving.leave(gone, by=house.people["administrator"])
    house.client("editor").post(f"/false-truths/answers/{answer.pk}/", typed())
    truth = FalseTruth.objects.get()
    assert why_told(truth) == {
        "agent": "asked",
        "colleague": "gave",
        "brukte": "used",
        "enig": "agreed",
        "så": "saw",
        "spurte det samme": "asked",
    }
    page = house.client("agent").get("/my/").text
    assert "Stemmer ikke: Det koster 99 kr" in page
    assert "Du spurte og fikk dette svaret." in page
    assert "Stemmer ikke" not in house.client("other_agent").get("/my/").text


@pytest.mark.parametrize(
    ("who", "first_page"), [("editor", "/notices/"), ("unit_leader", "/overview/"), ("leader", "/my/")]
)
def test_a_correction_stands_on_the_first_page_of_whoever_has_no_my_day(
    house: House, who: str, first_page: str
):
    answer = wrong_answer(house)
    answering.see([answer], by=house.people[who])
    correcting.correct_answer(answer, told(), by=house.people["administrator"])
    client = house.client(who)
    assert "Stemmer ikke: Det koster 99 kr" in client.get(first_page).text
    truth = FalseTruth.objects.get()
    client.post(f"/false-truths/{truth.pk}/read/", {"version": truth.version})
    assert "Stemmer ikke: Det koster 99 kr" not in client.get(first_page).text


def test_who_only_saw_an_answer_while_typing_a_question_is_told_that_it_is_corrected(house: House):
    answer = wrong_answer(house)
    typing, other = newcomer(house, "skrev"), newcomer(house, "skrev om annet")
    for text in ("endre adr", "endre adresse", "endre adressen min"):
        shown = house.client(typing).post("/questions/ask/typing/", {"text": text, "waits": "yes"}).text
    assert "99 kr" in shown.replace("<mark>", "").replace("</mark>", "")
    house.client(other).post("/questions/ask/typing/", {"text": "helgeabonnement", "waits": "yes"})
    met = Met.objects.filter(answer=answer).values_list("person__name", "version")
    assert list(met) == [("skrev", 1)]  # once, however much one types
    truth = correcting.correct_answer(answer, told(), by=house.people["editor"])
    assert why_told(truth) == {"agent": "asked", "colleague": "gave", "skrev": "saw"}
    assert "Stemmer ikke: Det koster 99 kr" in house.client(typing).get("/my/").text


def test_an_answer_that_stands_beside_a_question_that_was_begun_is_met_too(house: House):
    answer = wrong_answer(house)
    reader = newcomer(house, "leser")
    house.client(reader).get("/questions/ask/", {"text": "endre adresse"})
    assert Met.objects.get(answer=answer).person == reader


def test_who_only_saw_an_answer_among_what_a_search_found_is_told_too(house: House):
    answer = wrong_answer(house)
    page, box, other = (newcomer(house, name) for name in ("på siden", "i feltet", "annet"))
    house.client(page).get("/search/?q=endre+adresse")
    house.client(box).get("/search/?q=endre+adresse", headers={"HX-Request": "true"})
    house.client(other).get("/search/?q=helgeabonnement")
    truth = correcting.correct_answer(answer, told(), by=house.people["editor"])
    assert why_told(truth) == {"agent": "asked", "colleague": "gave", "på siden": "saw", "i feltet": "saw"}


def test_typing_costs_one_look_more_when_an_answer_is_shown_again(
    house: House,
):
    wrong_answer(house)
    client = house.client("other_agent")
    told = {"text": "endre adresse", "waits": "yes"}
    client.post("/questions/ask/typing/", told)
    with CaptureQueriesContext(connection) as asked_for:
        client.post("/questions/ask/typing/", told)
    met = [one["sql"] for one in asked_for if "questions_met" in one["sql"]]
    assert len([one for one in met if one.startswith("SELECT") and "COUNT" not in one]) == 1
    assert not [one for one in met if one.startswith("INSERT")]


def test_a_corrected_answer_is_gone_from_search_and_the_wrong_words_find_what_holds(house: House):
    answer = wrong_answer(house)
    client = house.client("other_agent")
    before = client.get("/search/", {"q": "endre adresse"}).text
    assert "99 kr" in before
    assert "Adresseendring er gratis" not in before
    correcting.correct_answer(
        answer, told(wordings="Adresseendring koster en hundrelapp."), by=house.people["editor"]
    )
    for words in ("koster 99 kr å endre adresse", "hundrelapp adresseendring"):
        page = client.get("/search/", {"q": words}).text
        assert "Adresseendring er" in page.replace("<mark>", "").replace("</mark>", "")
        assert "Stemmer ikke" in page
        assert f"#answer-{answer.pk}" not in page
    shown = client.post("/questions/ask/typing/", {"text": "endre adresse 99 kr", "waits": "yes"}).text
    assert "Stemmer ikke" in shown


def test_it_is_read_with_why_and_is_gone_from_my_day(house: House):
    answer = wrong_answer(house)
    truth = correcting.correct_answer(answer, told(), by=house.people["editor"])
    client = house.client("agent")
    page = client.get(f"/false-truths/{truth.pk}/").text
    assert (
        "aria-keyshortcuts" not in page[page.index("<main") :]
    )  # j answers who asks, at the top of the page
    for words in (WRONG, HOLDS, "Slik var det før.", "Du spurte og fikk dette svaret."):
        assert words in page
    client.post(f"/false-truths/{truth.pk}/read/", {"version": 1})
    assert "Rettelser" not in client.get("/my/").text


def test_a_correction_of_a_correction_reaches_all_who_got_the_first(house: House):
    truth = correcting.correct_answer(wrong_answer(house), told(), by=house.people["editor"])
    client, editor = house.client("agent"), house.client("editor")
    client.post(f"/false-truths/{truth.pk}/read/", {"version": 1})
    right = "Adresseendring er gratis på nett, og koster 49 kr på telefon."
    editor.post(f"/false-truths/{truth.pk}/edit/", typed(holds=right, asks_again="on"))
    page = client.get("/my/").text
    assert "endret" in page
    page = client.get(f"/false-truths/{truth.pk}/").text
    assert right in page
    assert HOLDS in page  # what was read before
    refused = client.post(f"/false-truths/{truth.pk}/read/", {"version": 1}, follow=True).text
    assert "i mellomtiden" in refused
    client.post(f"/false-truths/{truth.pk}/read/", {"version": 2})
    editor.post(f"/false-truths/{truth.pk}/edit/", typed(holds=right + ".", version=2))
    assert "Rettelser" not in client.get("/my/").text


def test_what_held_after_all_is_told_to_those_who_had_read_of_it(house: House):
    truth = correcting.correct_answer(wrong_answer(house), told(), by=house.people["editor"])
    client = house.client("agent")
    client.post(f"/false-truths/{truth.pk}/read/", {"version": 1})
    house.client("editor").post(f"/false-truths/{truth.pk}/withdraw/", {"why": "Prisen gjelder til nyttår."})
    assert "Stemmer likevel" in client.get("/my/").text
    assert "Prisen gjelder til nyttår." in client.get(f"/false-truths/{truth.pk}/").text
    assert "Stemmer likevel" not in house.client("colleague").get("/my/").text  # had never read it
    assert (
        'badge">Stemmer ikke'
        not in house.client("other_agent").get("/search/", {"q": "endre adresse 99 kr"}).text
    )


def test_what_an_agent_tells_of_waits_for_an_editor_and_then_reaches_the_teams_where_it_is_heard(
    house: House,
):
    agent, editor = house.client("agent"), house.client("editor")
    agent.post("/false-truths/raise/", {"statement": WRONG, "holds": HOLDS})
    truth = FalseTruth.objects.get()
    assert house.client("colleague").get(f"/false-truths/{truth.pk}/").status_code == 404
    assert WRONG in editor.get("/false-truths/?show=raised").text
    assert WRONG in editor.get("/inbox/").text
    editor.post(f"/false-truths/{truth.pk}/edit/", typed(teams=[house.south.pk]))
    assert not Correction.objects.exists()
    editor.post(f"/false-truths/{truth.pk}/tell/", {"version": 2})
    assert set(why_told(truth)) == {"other_agent", "other_leader"}
    assert WRONG in house.client("colleague").get("/false-truths/").text


def test_whoever_tells_of_one_is_asked_where_it_is_heard_and_the_editor_sees_how_many_that_reaches(
    house: House,
):
    agent, editor = house.client("agent"), house.client("editor")
    page = agent.get("/false-truths/raise/").text
    own = f'name="teams" value="{house.north.pk}"'
    assert "checked" in page[page.index(own) : page.index(">", page.index(own))]
    said = {"statement": WRONG, "holds": HOLDS, "believable": "Slik var det før."}
    agent.post("/false-truths/raise/", said)
    nowhere = FalseTruth.objects.get()
    assert nowhere.believable == "Slik var det før."
    assert "Den når ingen ennå." in editor.get(f"/false-truths/{nowhere.pk}/").text
    agent.post("/false-truths/raise/", {**said, "teams": [house.north.pk]})
    heard = FalseTruth.objects.latest("pk")
    page = editor.get(f"/false-truths/{heard.pk}/").text
    assert "Den når 3 personer" in page
    assert "Det er ikke noe spørsmål" in page
    assert "Den når" not in agent.get(f"/false-truths/{heard.pk}/").text
    page = editor.post(f"/false-truths/{heard.pk}/tell/", {"version": 1}, follow=True).text
    assert "3 i alt" in page


def test_whoever_corrects_an_answer_is_not_told_of_it(house: House):
    answer = wrong_answer(house)
    other = add_person(house.centre, "en redaktør til", (Role.EDITOR, None))
    for one in (house.people["editor"], other):
        answering.see([answer], by=one)
    truth = correcting.correct_answer(answer, told(), by=house.people["editor"])
    assert "editor" not in why_told(truth)
    correcting.change_truth(truth, {"holds": "49 kr."}, version=1, by=other, asks_again=True)
    assert why_told(truth)["editor"] == "saw"  # the first correction did not hold either


def test_in_a_search_it_is_told_that_it_is_not_true_before_what_is_said(house: House):
    correcting.correct_answer(wrong_answer(house), told(), by=house.people["editor"])
    client = house.client("other_agent")
    found = client.get("/search/", {"q": "endre adresse 99 kr"}).text
    asking = client.post("/questions/ask/typing/", {"text": "endre adresse 99 kr", "waits": "yes"}).text
    for shown in (found, asking):
        shown = shown.replace("<mark>", "").replace("</mark>", "")
        assert (
            shown.index("Stemmer ikke</span>") < shown.index(f"«{WRONG}»") < shown.index("Det som gjelder:")
        )


def test_those_whose_forum_talked_of_it_are_told(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reaching, "_sources", {})
    answer = wrong_answer(house)
    reaching.register("forums", lambda found: [house.people["other_agent"].pk] if found == answer else [])
    truth = correcting.correct_answer(answer, told(), by=house.people["editor"])
    assert why_told(truth)["other_agent"] == "forum"


def test_only_editors_and_those_who_answer_for_the_topic_correct(house: House):
    answer = wrong_answer(house)
    for who in ("agent", "colleague", "researcher"):
        assert house.client(who).post(f"/false-truths/answers/{answer.pk}/", typed()).status_code == 404
    truth = correcting.correct_answer(answer, told(), by=house.people["editor"])
    stranger = build_house("Sør")
    for address in ("", "edit/", "withdraw/"):
        assert stranger.client("editor").get(f"/false-truths/{truth.pk}/{address}").status_code == 404
    assert house.client("agent").get(f"/false-truths/{truth.pk}/edit/").status_code == 404


def test_a_question_without_two_answers_is_refused_and_what_was_typed_stays(house: House):
    answer = wrong_answer(house)
    page = house.client("editor").post(
        f"/false-truths/answers/{answer.pk}/", typed(question="Hva koster det?", choices="Gratis")
    )
    assert page.status_code == 422
    assert "Skriv to ulike svar eller flere" in page.text
    assert "Hva koster det?" in page.text
    answer.refresh_from_db()
    assert answer.holds


def test_two_editors_on_one_entry_the_second_sees_the_first(house: House):
    truth = correcting.correct_answer(wrong_answer(house), told(), by=house.people["editor"])
    house.client("editor").post(f"/false-truths/{truth.pk}/edit/", typed(holds="Gratis én gang i måneden."))
    refused = house.client("administrator").post(
        f"/false-truths/{truth.pk}/edit/", typed(holds="Alltid gratis.")
    )
    assert refused.status_code == 422
    assert "Gratis én gang i måneden." in refused.text
    assert "Alltid gratis." in refused.text


def test_customers_are_not_named_in_the_register(house: House):
    house.client("agent").post(
        "/false-truths/raise/",
        {"statement": "Kunden på 91 23 45 67 sa det.", "holds": "Skriv til kari@example.org"},
    )
    truth = FalseTruth.objects.get()
    assert "91 23 45 67" not in truth.statement
    assert "kari@" not in truth.holds


@pytest.mark.django_db(transaction=True)
def test_of_two_who_correct_one_answer_at_once_one_is_told_that_it_is_done(house: House):
    answer = wrong_answer(house)
    ends: list[str] = []

    def correct(who: str) -> None:
        try:
            correcting.correct_answer(answer, told(), by=house.people[who])
            ends.append("done")
        except Refused as refused:
            ends.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [Thread(target=correct, args=(who,)) for who in ("editor", "administrator")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(ends) == ["AlreadyCorrected", "done"]
    assert FalseTruth.objects.count() == 1


def test_what_is_known_of_a_person_is_told_to_them_and_goes_with_them(house: House):
    from fagtid.truths import own_data  # noqa: PLC0415

    truth = correcting.correct_answer(wrong_answer(house), told(), by=house.people["editor"])
    agent = house.people["agent"]
    assert own_data.tell(agent, True)["corrections"][0]["why"] == "asked"
    assert own_data.tell(agent, False) == {}
    own_data.forget(agent)
    assert "agent" not in why_told(truth)
    assert now() - truth.raised_at < timedelta(minutes=1)
