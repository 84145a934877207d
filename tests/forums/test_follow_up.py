"""After the forum: catching up, decisions with their age, what they become, and the activity plan."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest

from fagtid.arenas.models import Notes
from fagtid.forums import deciding, ordering, own_data, running
from fagtid.forums.models import Act, Answer, Decision, Forum, Item, Note, Outcome, Vote
from fagtid.information import services as bank
from fagtid.information.models import Article, Notice
from fagtid.people import exports
from fagtid.people.services.leaving import end_access
from fagtid.planning import attendance
from fagtid.voice import proposing
from fagtid.voice.models import Proposal
from tests.arenas.lives import ago, seat_of
from tests.forums.meetings import begun, coming
from tests.house import House, build_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(house: House) -> Decision:
    """A forum that has ended, the colleague away; the agent sees to what was decided."""
    ordering.add_own(house.north, "Reklamasjon", minutes=10, by=house.people["leader"])
    forum = begun(house)
    leader, point = house.people["leader"], forum.points.get()
    running.set_here(forum, seat_of(forum.session, house, "colleague"), here=False, by=leader)
    running.write(point, "Fristen er 14 dager.", note=0, version=0, by=house.people["agent"])
    told = {"owner": house.people["agent"], "due_on": ago(days=1).date(), "point": point}
    made = running.decide(forum, "Ny mal for reklamasjon", by=leader, **told)
    running.finish(point, by=leader)
    running.end(forum, by=leader)
    Decision.objects.filter(pk=made.pk).update(decided_at=ago(days=6))
    return Decision.objects.get(pk=made.pk)


def press(house: House, who: str, decision: Decision, act: str, **told: object) -> int:
    """Press a button of a decision; the answer's status."""
    return house.client(who).post(f"/forums/decisions/{decision.pk}/{act}/", told).status_code


def test_who_was_away_catches_up_with_what_was_decided_and_one_question(house: House, decided: Decision):
    forum = Forum.objects.get()
    address = f"/forums/{forum.session_id}"
    question = {"question": "Hva er fristen?", "answers": "14 dager\n30 dager"}
    assert house.client("agent").post(f"{address}/question/", question).status_code == 404
    wrong = house.client("leader").post(f"{address}/question/", {"question": "Hva er fristen?"})
    assert wrong.status_code == 422
    assert house.client("leader").post(f"{address}/question/", question).status_code == 302
    seat = seat_of(forum.session, house, "colleague")
    missed = house.client("colleague").get(f"/my/missed/{seat.pk}/").text
    assert "Ny mal for reklamasjon" in missed
    assert "Svar på ett spørsmål" in missed
    assert "Fristen er 14 dager." in missed
    assert house.client("colleague").post(f"{address}/answer/", {"told": "14 dager"}).status_code == 422
    told = {"told": "30 dager", "certainty": 3}
    answer = house.client("colleague").post(f"{address}/answer/", told, follow=True).text
    assert "Det som gjelder: 14 dager" in answer
    assert not Answer.objects.get().was_right
    for who in ("leader", "agent", "unit_leader", "administrator"):
        assert "30 dager" not in house.client(who).get(f"{address}/").text.replace(question["answers"], "")


def test_a_decision_shows_its_age_to_its_owner_and_the_leader(house: House, decided: Decision):
    for who, address in (("agent", "/my/"), ("leader", "/team/"), ("unit_leader", "/overview/")):
        shown = house.client(who).get(address).text
        assert "Ny mal for reklamasjon" in shown, who
        assert "6 dager" in shown
        assert "over fristen" in shown
    assert "Ny mal for reklamasjon" not in house.client("other_leader").get("/team/").text


def test_it_is_done_or_dropped_with_a_reason_and_its_history_is_kept(house: House, decided: Decision):
    assert press(house, "colleague", decided, "close", state="done") == 404
    assert press(house, "agent", decided, "close", state="dropped") == 422
    assert press(house, "agent", decided, "close", state="dropped", why="Malen er god") == 302
    assert press(house, "agent", decided, "close", state="done") == 302  # told that it is closed
    decided.refresh_from_db()
    assert (decided.state, decided.why) == ("dropped", "Malen er god")
    assert press(house, "leader", decided, "open") == 302
    who = house.people["colleague"].pk
    assert press(house, "leader", decided, "change", owner=who, due_on="2026-12-24") == 302
    assert press(house, "colleague", decided, "close", state="done", why="Lagt inn") == 302
    kinds = list(decided.acts.values_list("kind", flat=True))
    assert kinds == ["decided", "dropped", "opened", "handed_on", "changed", "done"]
    page = house.client("agent").get(f"/forums/decisions/{decided.pk}/").text
    assert "Lagt inn" in page
    assert "Lagt inn" in house.client("agent").get("/forums/decisions/?show=closed").text


def test_the_editors_are_asked_and_the_trace_leads_both_ways(house: House, decided: Decision):
    editor, address = house.client("editor"), f"/forums/decisions/{decided.pk}/"
    assert editor.get(address).status_code == 404  # nothing is asked of them yet
    assert press(house, "other_agent", decided, "ask/article") == 404
    assert press(house, "agent", decided, "ask/nonsense") == 404
    for _ in range(2):
        assert press(house, "agent", decided, "ask/article") == 302
    assert decided.outcomes.count() == 1
    assert "Ny mal for reklamasjon" in editor.get("/forums/decisions/asked/").text
    Outcome.objects.update(asked_at=ago(days=4))
    inbox = editor.get("/inbox/").text
    assert "Ny mal for reklamasjon" in inbox
    assert "4 dager" in inbox
    form = editor.get(f"{address}make/article/").text
    assert "Fristen er 14 dager." in form
    told = {"title": "Reklamasjon", "body": "Fristen er 14 dager."}
    assert editor.post(f"{address}make/article/", told).status_code == 302
    article = Article.objects.get()
    assert f"/bank/{article.pk}/" in house.client("agent").get(address).text
    assert address in house.client("agent").get(f"/bank/{article.pk}/").text
    other = house.client("other_agent").get(f"/bank/{article.pk}/").text
    assert "Besluttet i et fagforum" in other
    assert address not in other
    assert "Ny mal for reklamasjon" not in editor.get("/forums/decisions/asked/").text


def test_a_template_is_changed_and_a_notice_begun_because_of_a_decision(house: House, decided: Decision):
    told = {"title": "Reklamasjon", "body": "Fristen er 30 dager."}
    template = bank.write_article(house.centre, "template", told, by=house.people["agent"])
    address = f"/forums/decisions/{decided.pk}/"
    assert "Reklamasjon" in house.client("agent").get(f"{address}choose/").text
    at = f"{address}put-right/{template.pk}/"
    assert house.client("colleague").get(at).status_code == 404  # neither owns it nor edits
    changed = {"title": "Reklamasjon", "body": "Fristen er 14 dager.", "version": 1, "reason": "Besluttet"}
    changed["owner"] = house.people["agent"].pk
    assert house.client("agent").post(at, changed).status_code == 302
    template.refresh_from_db()
    assert (template.version, template.body) == (2, "Fristen er 14 dager.")
    assert house.client("agent").post(at, changed).status_code == 422
    deciding.ask_editors(decided, "notice", by=house.people["agent"])
    notice = {"title": "Ny frist", "body": "14 dager.", "kind": "change", "weight": "normal"}
    notice |= {"starts_on": "2026-12-04", "teams": [house.north.pk]}
    assert house.client("editor").post(f"{address}make/notice/", notice).status_code == 302
    assert set(decided.outcomes.values_list("kind", "made")) == {
        ("template", template.pk),
        ("notice", Notice.objects.get().pk),
    }


def test_a_proposal_is_made_of_a_decision_and_the_trace_leads_both_ways(house: House, decided: Decision):
    address = f"/forums/decisions/{decided.pk}/"
    agent = house.client("agent")
    assert f"{address}propose/" in agent.get(address).text
    form = agent.get(f"{address}propose/").text
    assert 'value="Ny mal for reklamasjon"' in form  # its title
    assert "Ny mal for reklamasjon</textarea>" in form  # how it is to be
    assert "Fristen er 14 dager.</textarea>" in form  # why
    told = {"title": "Mal for reklamasjon", "about": "template", "why": "Vi svarer ulikt."}
    told |= {"new_body": "En mal.", "token": str(uuid4())}
    for _ in range(2):
        assert agent.post(f"{address}propose/", told).url == address
    made = Proposal.objects.get()
    assert (made.title, made.proposed_by, made.owner) == (told["title"], house.people["agent"], None)
    assert list(decided.outcomes.values_list("kind", "made")) == [("proposal", made.pk)]
    assert decided.acts.filter(kind=Act.Kind.MADE, what="proposal").count() == 1
    decision, proposal = agent.get(address).text, agent.get(f"/voice/{made.pk}/").text
    assert f'Forslag: <a href="/voice/{made.pk}/">Mal for reklamasjon</a>' in decision
    assert f'href="{address}"' in proposal
    other = house.client("other_agent").get(f"/voice/{made.pk}/").text
    assert "Besluttet i et fagforum" in other
    assert address not in other


def test_a_proposal_that_is_refused_keeps_all_that_was_typed(house: House, decided: Decision):
    told = {"title": "Min tittel", "about": "goal", "why": "", "new_body": "Min tekst", "token": str(uuid4())}
    answer = house.client("leader").post(f"/forums/decisions/{decided.pk}/propose/", told)
    assert answer.status_code == 422
    assert "Min tittel" in answer.text
    assert "Min tekst</textarea>" in answer.text
    assert '<option value="goal" selected>' in answer.text
    assert not Proposal.objects.exists()
    taken = proposing.propose(house.centre, told, by=house.people["colleague"], token=uuid4())
    told |= {"why": "Min grunn", "token": str(taken.token)}
    refused = house.client("leader").post(f"/forums/decisions/{decided.pk}/propose/", told)
    assert refused.status_code == 422
    assert "Min grunn</textarea>" in refused.text
    assert not decided.outcomes.exists()


@pytest.mark.parametrize("who", ["colleague", "other_agent", "other_leader", "editor"])
def test_only_who_follows_a_decision_up_makes_a_proposal_of_it(house: House, decided: Decision, who: str):
    deciding.ask_editors(decided, "article", by=house.people["agent"])  # so that editors see it
    address, client = f"/forums/decisions/{decided.pk}/", house.client(who)
    assert client.get(f"{address}propose/").status_code == 404
    assert client.post(f"{address}propose/", {"title": "A"}).status_code == 404
    assert f"{address}propose/" not in client.get(address).text


def test_for_another_centre_a_decision_can_become_nothing(decided: Decision):
    address = f"/forums/decisions/{decided.pk}/propose/"
    for who in ("agent", "leader", "administrator"):
        assert build_house("Annet").client(who).get(address).status_code == 404


def test_decisions_of_who_leaves_go_to_the_teams_leader(house: House, decided: Decision):
    end_access(house.people["agent"])
    assert deciding.hand_on_leavers(ago()) == 1
    assert deciding.hand_on_leavers(ago()) == 0
    decided.refresh_from_db()
    assert decided.owner == house.people["leader"]
    assert decided.acts.filter(kind=Act.Kind.HANDED_ON, by=None).exists()


def test_the_activity_plan_says_who_when_what_and_why(house: House):
    made = coming(house)
    ordering.wish(house.north, "=Øve på e-avis", by=house.people["agent"])
    ordering.add_own(house.north, "Stort tema", minutes=240, by=house.people["leader"])
    Item.objects.filter(title="Stort tema").update(place=9)
    Item.objects.filter(title="=Øve på e-avis").update(place=1)
    page = house.client("colleague").get("/forums/plan/").text
    assert "=Øve på e-avis" in page
    assert "agent, colleague" in page
    assert "Noen i teamet ønsker det." in page
    assert "Stort tema" not in page
    answer = house.client("leader").get("/forums/plan.csv")
    rows = list(csv.reader(answer.text.lstrip("\ufeff").splitlines(), delimiter=";"))
    assert rows[0][4:] == ["Tema", "Hvorfor", "Gruppe", "Ledes av"]
    assert rows[1][0] == made.start.date().isoformat()
    assert rows[1][4:] == ["'=Øve på e-avis", "Noen i teamet ønsker det.", "agent, colleague", "leader"]
    other = house.client("other_leader").get(f"/forums/plan/?team={house.north.pk}")
    assert other.status_code == 404
    assert "=Øve på e-avis" not in house.client("other_leader").get("/forums/plan/").text


def test_a_person_gets_all_that_is_kept_of_them_and_is_forgotten(house: House, decided: Decision):
    person = house.people["agent"]
    ordering.wish(house.north, "Mitt ønske", by=person)
    archive = ZipFile(BytesIO(exports.archive_of(person, for_self=True)))
    told = json.loads(archive.read("forums.json"))
    assert [one["text"] for one in told["notes"]] == ["Fristen er 14 dager."]
    assert [one["title"] for one in told["wishes"]] == ["Mitt ønske"]
    assert [one["text"] for one in told["decisions"]] == ["Ny mal for reklamasjon"]
    assert "wishes" not in own_data.tell(person, False)
    own_data.forget(person)
    assert not Vote.objects.filter(person=person).exists()
    assert Note.objects.get().person is None
    assert Notes.objects.filter(session__forum__decisions=decided).exists()


def test_who_has_told_of_the_session_already_is_no_hindrance_to_ending_it(house: House):
    forum = begun(house)
    attendance.mark_held(seat_of(forum.session, house, "agent"), by=house.people["agent"])
    running.end(forum, by=house.people["leader"])
    assert set(forum.session.seats.values_list("state", flat=True)) == {"held"}
