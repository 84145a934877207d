"""What a forum could not answer goes to the editor, and the answer comes back to those who were there."""

from __future__ import annotations

import re
from threading import Thread

import pytest
from django.db import connection

from fagtid.frame.refusals import Refused
from fagtid.information import asking_back, noticing
from fagtid.information.models import Notice, NoticeQuestion
from fagtid.information.own_data import forget, tell
from fagtid.people.models import Person
from fagtid.planning import services as planning
from fagtid.planning.models import Kind, Session
from tests.centres import fill, make_plan
from tests.house import House, build_house
from tests.information.test_notices import nord, published, sunday, told
from tests.planning.conftest import quick_search

__all__ = ["quick_search", "sunday"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(house: House, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A forum that has been held, in a plan in force."""
    fill(house)
    plan = make_plan(house)
    planning.publish_plan(plan, by=house.people["administrator"])
    found = plan.sessions.filter(kind=Kind.FORUM).earliest("start")
    monkeypatch.setattr("django.utils.timezone.now", lambda: found.end)
    return found


@pytest.fixture
def notice(forum: Session, house: House) -> Notice:
    """What must be talked through in it."""
    return published(house, is_complex=True, weight="must_know", teams=[nord(house)])


def there(session: Session) -> list[Person]:
    """Those who were in the session."""
    return [seat.person for seat in session.seats.order_by("pk")]


def ask(house: House, session: Session, notice: Notice, text: str = "Gjelder den studenter?"):
    """Whoever was there asks."""
    where = f"/sessions/{session.pk}/notices/{notice.pk}/ask/"
    return house.client(there(session)[0]).post(where, {"text": text})


def test_a_question_of_the_forum_is_answered_and_comes_back_once(
    house: House, forum: Session, notice: Notice
):
    reader, editor = house.client(there(forum)[1]), house.client("editor")
    assert "Spørsmål til redaktøren" in house.client(there(forum)[0]).get(f"/sessions/{forum.pk}/notes/").text
    assert ask(house, forum, notice).status_code == 302
    asked = NoticeQuestion.objects.get()
    assert "Gjelder den studenter?" in editor.get("/inbox/").text
    assert "Gjelder den studenter?" in reader.get(f"/notices/{notice.pk}/").text
    assert "Svar fra redaktøren" not in reader.get("/my/").text
    where = f"/inbox/questions/{asked.pk}/"
    refused = editor.post(where, {"text": ""})
    assert refused.status_code == 422
    editor.post(where, {"text": "Ja, med bevis."})
    assert "Gjelder den studenter?" not in editor.get("/inbox/").text
    for page in ("/my/", "/notices/", f"/notices/{notice.pk}/"):
        assert "Ja, med bevis." in reader.get(page).text
    reader.post(f"/notices/answers/{asked.pk}/seen/")
    assert "Ja, med bevis." not in reader.get("/my/").text
    assert reader.post(f"/notices/answers/{asked.pk}/seen/").status_code == 404
    assert "Ja, med bevis." in reader.get(f"/notices/{notice.pk}/").text


def test_it_can_be_asked_after_it_is_said_to_be_talked_through(house: House, forum: Session, notice: Notice):
    noticing.talk_through(notice, forum)
    page = house.client(there(forum)[0]).get(f"/sessions/{forum.pk}/notes/").text
    assert f"/sessions/{forum.pk}/notices/{notice.pk}/ask/" in page
    assert ask(house, forum, notice).status_code == 302


def test_who_was_not_there_cannot_ask_and_is_not_told(house: House, forum: Session, notice: Notice):
    inside = asking_back.in_session(forum)
    outsider = Person.objects.filter(deliveries__notice=notice).exclude(pk__in=inside).first()
    where = f"/sessions/{forum.pk}/notices/{notice.pk}/ask/"
    assert house.client(outsider).post(where, {"text": "Hva?"}).status_code == 404
    ask(house, forum, notice)
    asked = NoticeQuestion.objects.get()
    assert set(asked.listeners.values_list("pk", flat=True)) == inside
    assert house.client(outsider).get(f"/inbox/questions/{asked.pk}/").status_code == 404
    asking_back.answer_question(asked, "Ja.", by=house.people["editor"])
    assert "Svar fra redaktøren" not in house.client(outsider).get("/my/").text
    assert house.client(outsider).post(f"/notices/answers/{asked.pk}/seen/").status_code == 404


def test_before_the_session_has_begun_nothing_is_asked_and_the_text_is_kept(
    house: House, forum: Session, notice: Notice, monkeypatch: pytest.MonkeyPatch
):
    before = forum.start.replace(hour=0)
    monkeypatch.setattr("django.utils.timezone.now", lambda: before)
    answer = ask(house, forum, notice)
    assert answer.status_code == 422
    assert "Gjelder den studenter?" in answer.text
    assert not NoticeQuestion.objects.exists()


def test_a_plain_notice_has_nothing_to_ask_in_a_forum(house: House, forum: Session):
    assert ask(house, forum, published(house, teams=[nord(house)])).status_code == 404


def test_a_second_editor_is_refused_and_sees_what_the_first_answered(
    house: House, forum: Session, notice: Notice
):
    ask(house, forum, notice)
    where = f"/inbox/questions/{NoticeQuestion.objects.get().pk}/"
    house.client("editor").post(where, {"text": "Ja."})
    refused = house.client("administrator").post(where, {"text": "Nei, ikke for studenter."})
    assert refused.status_code == 422
    assert "Nei, ikke for studenter." in refused.text
    assert "Ja." in refused.text
    assert NoticeQuestion.objects.get().answer == "Ja."


def test_what_one_has_asked_is_ones_own_to_take_out_and_stands_nameless_after(
    house: House, forum: Session, notice: Notice
):
    ask(house, forum, notice)
    asker = there(forum)[0]
    assert tell(asker, True)["questions_of_notices"][0]["text"] == "Gjelder den studenter?"
    assert "questions_of_notices" not in tell(asker, False)
    asked_page = house.client("editor").get(f"/inbox/questions/{NoticeQuestion.objects.get().pk}/").text
    assert not re.search(rf"\b{asker.name}\b", asked_page)
    forget(asker)
    asked = NoticeQuestion.objects.get()
    assert asked.asked_by is None
    assert asker not in asked.listeners.all()


@pytest.mark.django_db(transaction=True)
def test_of_editors_who_answer_at_once_one_is_kept(transactional_db: None):
    house = build_house()
    draft = noticing.write_notice(house.centre, told(is_complex=True), by=house.people["editor"])
    asked = NoticeQuestion.objects.create(notice=draft, text="Hva?", asked_at=draft.written_at)
    outcomes: list[str] = []

    def answer(text: str) -> None:
        try:
            asking_back.answer_question(asked, text, by=house.people["editor"])
            outcomes.append(text)
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=answer, args=(text,)) for text in ("Ja.", "Nei.", "Kanskje.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("refused") == 2
    assert NoticeQuestion.objects.get().answer in outcomes
