"""Verified, within a scope: several may be right, and what speaks against another is seen by the owner."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from fagtid.frame.clock import today
from fagtid.information import services as bank
from fagtid.information.models import Synonyms
from fagtid.questions import answering, doubting
from fagtid.questions.models import Answer, Doubt, Topic
from tests.house import House
from tests.information.test_bank import written
from tests.questions.test_asking import answer_to, asked

pytestmark = pytest.mark.django_db


def as_typed(answer: Answer, **told: object) -> dict[str, object]:
    """The form of an answer as somebody fills it in."""
    return {"text": answer.text, "version": answer.version, **told}


def test_the_owner_of_the_topic_verifies_with_a_scope(house: House):
    solvik = bank.add_client(house.centre, "Solvikposten")
    topic = Topic.objects.create(centre=house.centre, name="Studentpris", owner=house.people["other_agent"])
    found = answer_to(asked(house, topic=topic), house)
    owner = house.client("other_agent")
    assert "Se på og verifiser" in owner.get("/questions/?show=verify").text
    last = today(house.centre.timezone) + timedelta(days=30)
    told = {"client": solvik.pk, "product": "E-avis", "ends_on": last.isoformat(), "verify": "yes"}
    page = owner.post(f"/questions/answers/{found.pk}/edit/", as_typed(found, **told), follow=True).text
    assert "Verifisert av other_agent" in page
    found.refresh_from_db()
    assert (found.state, found.client, found.product, found.ends_on) == ("verified", solvik, "E-avis", last)
    assert found.versions.count() == 2
    assert "Ingenting her nå" in owner.get("/questions/?show=verify").text


def test_others_change_their_own_answers_and_verify_nothing(house: House):
    found = answer_to(asked(house), house)
    assert house.client("agent").get(f"/questions/answers/{found.pk}/edit/").status_code == 404
    own = house.client("colleague")
    assert "Verifiser slik" not in own.get(f"/questions/answers/{found.pk}/edit/").text
    told = as_typed(found, text="Ja, mot bevis.", verify="yes")
    assert own.post(f"/questions/answers/{found.pk}/edit/", told).status_code == 404
    own.post(f"/questions/answers/{found.pk}/edit/", as_typed(found, text="Ja, mot bevis."))
    found.refresh_from_db()
    assert (found.text, found.state) == ("Ja, mot bevis.", "candidate")


def test_who_verifies_while_another_edits_sees_what_the_other_wrote(house: House):
    found = answer_to(asked(house), house)
    writer, editor = house.client("colleague"), house.client("editor")
    writer.post(f"/questions/answers/{found.pk}/edit/", as_typed(found, text="Ja, men bare på nett."))
    refused = editor.post(f"/questions/answers/{found.pk}/edit/", as_typed(found, verify="yes"))
    assert refused.status_code == 422
    assert "i mellomtiden" in refused.text
    assert "Ja, men bare på nett." in refused.text
    assert "Ja, med studentbevis." in refused.text
    found.refresh_from_db()
    assert found.state == "candidate"
    again = as_typed(found, text="Ja, på nett, med bevis.", verify="yes")
    assert editor.post(f"/questions/answers/{found.pk}/edit/", again).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.version) == ("verified", 3)


def test_a_changed_answer_is_a_candidate_again(house: House):
    found = answer_to(asked(house), house)
    answering.verify(found, {}, version=1, by=house.people["editor"])
    answering.change_answer(found, {"text": "Nei."}, version=1, by=house.people["editor"])
    found.refresh_from_db()
    assert (found.state, found.verified_at) == ("candidate", None)


def test_what_holds_no_more_is_kept_leads_on_and_is_not_found(house: House):
    question = asked(house)
    wrong = answer_to(question, house, "Studenter betaler full pris for papiravisen.")
    right = answer_to(question, house, "Studenter får halv pris på e-avisen.", "leader")
    client = house.client("editor")
    assert "papiravisen" in client.get("/search/?q=studenter+pris").text
    told = {"replaced_by": right.pk, "why": "Prisen ble endret i mai."}
    page = client.post(f"/questions/answers/{wrong.pk}/holds-no-more/", told, follow=True).text
    assert "Prisen ble endret i mai." in page
    assert f'href="/questions/{question.pk}/#answer-{right.pk}"' in page
    found = client.get("/search/?q=studenter+pris").text
    assert "papiravisen" not in found
    assert "e-avisen" in found
    wrong.refresh_from_db()
    assert wrong.replaced_by == right
    refused = client.post(f"/questions/answers/{wrong.pk}/edit/", as_typed(wrong, text="Nytt"))
    assert refused.status_code == 422
    client.post(f"/questions/answers/{wrong.pk}/restore/")
    assert "papiravisen" in client.get("/search/?q=studenter+pris").text


def test_a_question_whose_only_answer_fell_waits_again(house: House):
    question = asked(house)
    answering.supersede(answer_to(question, house), by=house.people["editor"], why="Feil.")
    question.refresh_from_db()
    assert question.is_open


def test_two_answers_that_differ_in_the_same_scope_are_put_before_the_owner(house: House):
    question = asked(house, text="Hvor lang er fristen for å stoppe avisen?")
    answer_to(question, house, "Fristen for å stoppe avisen er 14 dager.")
    other = answer_to(question, house, "Fristen for å stoppe avisen er 3 dager.", "leader")
    assert doubting.look(other.pk) == 1
    assert doubting.look(other.pk) == 0, "a pair is put forward once"
    assert Doubt.objects.get().kind == Doubt.Kind.NUMBERS
    client = house.client("editor")
    page = client.get("/questions/?show=doubts").text
    assert "14 dager" in page
    assert "3 dager" in page
    assert "andre tall" in page
    client.post(f"/questions/doubts/{Doubt.objects.get().pk}/settle/")
    assert "Ingenting her nå" in client.get("/questions/?show=doubts").text
    assert "Se på og verifiser" not in house.client("agent").get("/questions/?show=doubts").text


def test_words_taught_to_mean_the_same_are_no_hiding_place_for_what_differs(house: House):
    one = answer_to(asked(house, text="Hva er gebyret for regning på papir?"), house, "Gebyret er 49 kr.")
    answer_to(asked(house, text="Hva koster papirfaktura?"), house, "Det koster 59 kr.")
    assert doubting.look(one.pk) == 0
    Synonyms.objects.create(centre=house.centre, words="gebyr\nkoste\nkoster")
    assert doubting.look(one.pk) == 1


def test_two_answers_for_different_clients_can_both_be_right(house: House):
    one, two = (bank.add_client(house.centre, name) for name in ("Solvikposten", "Nordbladet"))
    question = asked(house, text="Hvor lang er fristen for å stoppe avisen?")
    for client, days in ((one, 14), (two, 3)):
        found = answer_to(question, house, f"Fristen for å stoppe avisen er {days} dager.")
        answering.verify(found, {"client": client}, version=1, by=house.people["editor"])
        assert doubting.look(found.pk) == 0
    page = house.client("agent").get(f"/questions/{question.pk}/").text
    assert page.count("✓ Verifisert") == 2


def test_an_answer_against_the_bank_is_put_before_the_owner(house: House):
    written(house, "Frist for stopp", "Fristen for å stoppe avisen er 14 dager før den skal stoppes.")
    question = asked(house, text="Hvor lang er fristen for å stoppe avisen?")
    found = answer_to(question, house, "Fristen for å stoppe avisen er 3 dager før den skal stoppes.")
    assert doubting.look(found.pk) == 1
    assert "Frist for stopp" in house.client("editor").get("/questions/?show=doubts").text


def test_yes_and_no_to_the_same_are_seen(house: House):
    question = asked(house, text="Kan studenter få halv pris på e-avisen?")
    answer_to(question, house, "Studenter kan få halv pris på e-avisen.")
    other = answer_to(question, house, "Studenter kan ikke få halv pris på e-avisen.", "leader")
    assert doubting.look(other.pk) == 1
    assert Doubt.objects.get().kind == Doubt.Kind.NO


def test_the_database_holds_what_is_promised(house: House):
    found = answer_to(asked(house), house)
    for told in (
        {"state": "superseded"},
        {"state": "verified"},
        {"starts_on": today("Europe/Oslo"), "ends_on": today("Europe/Oslo") - timedelta(days=1)},
        {"replaced_by": found.pk},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Answer.objects.filter(pk=found.pk).update(**told)


def test_topics_are_kept_by_editors_and_made_of_the_banks_situations(house: House):
    written(house, "Forfall", situation="Faktura")
    client = house.client("editor")
    assert "1 tema er lagt til" in client.post("/questions/topics/of-the-bank/", follow=True).text
    topic = Topic.objects.get()
    told = {"name": "Faktura", "owner": house.people["agent"].pk, "deputy": house.people["agent"].pk}
    assert "Velg en annen enn eieren" in client.post(f"/questions/topics/{topic.pk}/", told).text
    told["deputy"] = house.people["leader"].pk
    client.post(f"/questions/topics/{topic.pk}/", told)
    page = house.client("agent").get("/questions/topics/").text
    assert "Faktura" in page
    assert client.post("/questions/topics/new/", {"name": "faktura"}).status_code == 422
