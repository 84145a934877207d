"""No customer's name or number is kept, whatever the way in; what one person asked is nobody else's list."""

from __future__ import annotations

import pytest

from fagtid.people import exports
from fagtid.questions import answering, asking, own_data
from fagtid.questions.models import Answer, Doubt, Met, Question, Topic
from tests.frame.test_masking import BORN
from tests.house import House
from tests.masked import INVENTED, TOLD, stored
from tests.questions.test_asking import HTMX, answer_to, asked

pytestmark = pytest.mark.django_db


def test_nothing_that_tells_who_a_customer_is_is_kept_from_any_field_of_any_page(house: House):
    agent, colleague, editor = (house.client(who) for who in ("agent", "colleague", "editor"))
    agent.post("/questions/ask/typing/", {"text": TOLD, "waits": "yes"})
    assert "[fødselsnummer]" in stored("questions")
    agent.post("/questions/ask/", {"text": f"Spørsmål: {TOLD}", "waits": "yes"})
    question = Question.objects.get()
    colleague.post(f"/questions/{question.pk}/answer/typing/", {"text": TOLD})
    colleague.post(f"/questions/{question.pk}/answer/", {"text": f"Svar: {TOLD}"})
    answer = Answer.objects.get()
    agent.post(f"/questions/answers/{answer.pk}/used/", {"held": "no", "comment": TOLD})
    told = {"text": f"Endret: {TOLD}", "version": 1, "verify": "yes"}
    editor.post(f"/questions/answers/{answer.pk}/edit/", told)
    editor.post(f"/questions/answers/{answer.pk}/to-the-bank/")
    draft = answer.drafts.get()
    editor.post(f"/questions/drafts/{draft.pk}/turn-down/", {"why": TOLD})
    editor.post(f"/questions/answers/{answer.pk}/holds-no-more/", {"why": TOLD})
    kept = stored("questions")
    assert kept.count("[kortnummer]") >= 7
    for one in INVENTED:
        assert one not in kept


def test_colleagues_and_clients_may_be_named(house: House):
    house.people["colleague"].name = "Bjørn Dæhlie"
    house.people["colleague"].save()
    question = asked(house, text="Bjørn Dæhlie sa noe annet enn Kari Nordmann")
    assert question.text == "Bjørn Dæhlie sa noe annet enn [navn]"


def test_while_one_types_the_page_warns_and_hides_it_by_one_key(house: House):
    page = house.client("agent").get("/questions/ask/").text
    assert 'hx-post="/personal/"' in page
    told = {"of": "text", "text": f"Hun har {BORN}"}
    shown = house.client("agent").post("/personal/", told, headers=HTMX).text
    assert BORN in shown
    assert 'data-masked="Hun har [fødselsnummer]"' in shown
    assert "Alt+M" in shown
    nothing = house.client("agent").post("/personal/", {"of": "text", "text": "Pris?"}, headers=HTMX)
    assert "data-masked" not in nothing.text


def test_ones_own_data_tells_what_one_asked_and_nobody_elses_does(house: House):
    question = asked(house, text="Får studenter halv pris?")
    answer_to(question, house)
    own = exports.archive_of(house.people["agent"], for_self=True)
    others = exports.archive_of(house.people["agent"], for_self=False)
    assert len(own) > len(others)
    told = own_data.tell(house.people["agent"], True)
    assert told["asked"][0]["text"] == "Får studenter halv pris?"
    assert own_data.tell(house.people["agent"], False) == {}


def test_who_is_forgotten_leaves_what_they_asked_and_answered_without_their_name(house: House):
    question = asked(house, customer_waits=True)
    answer = answer_to(question, house)
    answering.tell_held(answer, held=True, by=house.people["agent"])
    Doubt.objects.create(answer=answer, kind="not_held", version=1, at=question.asked_at)
    for who in ("agent", "colleague"):
        exports.forget(house.people[who])
    question.refresh_from_db()
    answer.refresh_from_db()
    assert (question.asked_by, answer.given_by, answer.state) == (None, None, Answer.State.CONFIRMED)
    assert Met.objects.get().person is None
    page = house.client("leader").get(f"/questions/{question.pk}/")
    assert page.status_code == 200
    assert "colleague" not in page.text


def test_an_asker_who_has_left_rings_nobody_with_news(house: House):
    question = asked(house)
    exports.forget(house.people["agent"])
    answer_to(Question.objects.get(pk=question.pk), house)
    question.refresh_from_db()
    assert not question.has_news


def test_no_list_is_of_one_person(house: House):
    asked(house, text="Annes spørsmål", topic=Topic.objects.create(centre=house.centre, name="Pris"))
    asking.come(asked(house), "over", by=house.people["colleague"])
    pk = house.people["agent"].pk
    for address in ("", "?show=mine", f"?asked_by={pk}", f"?person={pk}&show=answered"):
        page = house.client("leader").get(f"/questions/{address}").text
        assert f"/people/{pk}/" not in page
    assert "Annes" not in house.client("leader").get("/questions/?show=mine").text
