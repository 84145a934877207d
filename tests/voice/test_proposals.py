"""A proposal from where one stands to the new version, with everything that was said on the way."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from fagtid.frame.clock import now
from fagtid.frame.refusals import Refused
from fagtid.information import noticing
from fagtid.information import services as bank
from fagtid.information.models import Article, Notice
from fagtid.people import exports
from fagtid.people.asking import asker_as
from fagtid.voice import proposing, queries
from fagtid.voice.models import Proposal, Step, Support
from tests.house import House, build_house
from tests.masked import INVENTED, TOLD, stored

pytestmark = pytest.mark.django_db
NEW = "Hei, du snakker med {navn}. Hva kan jeg hjelpe deg med?"


def a_template(house: House, owner: str = "editor") -> Article:
    """What is said first on the phone."""
    told = {"title": "Hilsen", "body": "Velkommen til kundesenteret.", "why": "", "next_step": ""}
    return bank.write_article(house.centre, "template", told, by=house.people[owner])


def typed(thing: Article | Notice | None = None, **changed: Any) -> dict[str, Any]:
    """The form of a proposal as somebody fills it in."""
    told = {"title": "Kortere hilsen", "why": "Kundene blir utålmodige.", "token": str(uuid4())}
    if thing is not None:
        told |= {"new_title": thing.title, "new_body": NEW, "based_on": str(thing.version)}
    return {**told, **changed}


def proposed(house: House, who: str = "agent", thing: Article | None = None, **changed: Any) -> Proposal:
    """Raised through the page."""
    address = f"/voice/new/bank/{thing.pk}/" if thing else "/voice/new/"
    told = typed(thing, **changed) if thing else {"about": "goal", **typed(**changed)}
    answer = house.client(who).post(address, told)
    assert answer.status_code == 302, answer.text
    return Proposal.objects.latest("pk")


def decision(proposal: Proposal, outcome: str = "adopted", **changed: Any) -> dict[str, Any]:
    """The form of a decision as the owner fills it in."""
    told: dict[str, Any] = {"outcome": outcome, "reason": "Bedre for kunden.", "token": str(uuid4())}
    thing = proposal.article or proposal.notice
    if thing is not None and proposal.has_text:
        told |= {"title": proposal.new_title, "body": proposal.new_body, "version": thing.version}
    return {**told, **changed}


def test_a_proposal_from_a_templates_page_changes_the_template_and_its_history_leads_back(house: House):
    template = a_template(house)
    agent = house.client("agent")
    assert f"/voice/new/bank/{template.pk}/" in agent.get(f"/bank/{template.pk}/").text
    page = agent.get(f"/voice/new/bank/{template.pk}/").text
    assert "Velkommen til kundesenteret." in page
    found = proposed(house, "agent", template)
    assert found.owner == house.people["editor"]
    assert "Kortere hilsen" in house.client("other_agent").get(f"/bank/{template.pk}/").text
    assert "<ins>" in house.client("editor").get(f"/voice/{found.pk}/decide/").text
    answer = house.client("editor").post(f"/voice/{found.pk}/decide/", decision(found))
    assert answer.status_code == 302
    template.refresh_from_db()
    found.refresh_from_db()
    assert (template.body, template.version, found.made_version) == (NEW, 2, 2)
    seen = house.client("other_agent")
    assert f"/voice/{found.pk}/" in seen.get(f"/bank/{template.pk}/").text
    assert "Forslag: Kortere hilsen" in seen.get(f"/bank/{template.pk}/history/").text
    trace = seen.get(f"/voice/{found.pk}/").text
    assert f"/bank/{template.pk}/history/" in trace
    assert "Bedre for kunden." in trace


def test_what_is_proposed_must_change_something_and_keeps_what_was_typed(house: House):
    template = a_template(house)
    told = typed(template, new_body=template.body, why="Fordi jeg vil det.")
    answer = house.client("agent").post(f"/voice/new/bank/{template.pk}/", told)
    assert answer.status_code == 422
    assert "Fordi jeg vil det." in answer.text
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    "text", ["🙂🎉 Mer kake", "\u202bשלום עולם\u202c", "<script>alert(1)</script>", "Æ" * 4000]
)
def test_any_text_that_fits_is_kept_as_it_is_and_harmless(house: House, text: str):
    found = proposed(house, why=text)
    page = house.client("colleague").get(f"/voice/{found.pk}/").text
    assert "<script>alert" not in page
    assert found.why == text


def test_a_free_proposal_is_of_something_else_until_one_says_what_and_a_page_can_say_it(house: House):
    client = house.client("agent")
    assert '<option value="other" selected>' in client.get("/voice/new/").text
    assert '<option value="goal" selected>' in client.get("/voice/new/?about=goal").text
    assert '<option value="other" selected>' in client.get("/voice/new/?about=x").text


def test_a_hundred_kilobytes_or_nothing_is_refused_and_loses_nothing(house: House):
    client = house.client("agent")
    for why in ("x" * 100_000, "", "   "):
        answer = client.post("/voice/new/", {"about": "other", **typed(why=why, new_body="Beholdes")})
        assert answer.status_code == 422
        assert "Beholdes" in answer.text
    assert not Proposal.objects.exists()


def test_a_form_sent_twice_is_one_proposal_and_one_comment(house: House):
    client, told = house.client("agent"), {"about": "other", **typed()}
    assert [client.post("/voice/new/", told).status_code for _ in range(2)] == [302, 302]
    found = Proposal.objects.get()
    said = {"text": "Godt tenkt", "token": str(uuid4())}
    for _ in range(2):
        client.post(f"/voice/{found.pk}/say/", said)
    assert Step.objects.count() == 1


def test_those_who_are_for_it_are_counted_and_named_nowhere(house: House):
    found = proposed(house)
    for who in ("colleague", "other_agent", "colleague", "agent"):
        house.client(who).post(f"/voice/{found.pk}/support/")
    assert Support.objects.filter(is_for=True).count() == 2
    for who in ("agent", "leader", "unit_leader", "administrator"):
        page = house.client(who).get(f"/voice/{found.pk}/").text
        assert "2 til er enige" in page
    trace = house.client("leader").get(f"/voice/{found.pk}/").text.partition("<main")[2]
    assert "colleague" not in trace
    house.client("colleague").post(f"/voice/{found.pk}/support/", {"not": "1"})
    assert Support.objects.filter(is_for=True).count() == 1


def test_only_who_is_to_decide_decides_and_others_find_no_page(house: House):
    template = a_template(house, owner="colleague")
    found = proposed(house, "agent", template)
    assert house.client("agent").get(f"/voice/{found.pk}/decide/").status_code == 404
    assert house.client("leader").post(f"/voice/{found.pk}/decide/", decision(found)).status_code == 404
    assert house.client("colleague").get(f"/voice/{found.pk}/decide/").status_code == 200
    stranger = build_house("Sør")
    for who in ("agent", "administrator"):
        assert stranger.client(who).get(f"/voice/{found.pk}/").status_code == 404
        assert "Kortere hilsen" not in stranger.client(who).get("/voice/?show=all").text
    with pytest.raises(Refused):
        proposing.decide(found, "adopted", by=house.people["agent"], reason="Jeg vil.")


def test_a_decision_needs_a_reason(house: House):
    found = proposed(house)
    answer = house.client("editor").post(f"/voice/{found.pk}/decide/", decision(found, reason=" "))
    assert answer.status_code == 422
    found.refresh_from_db()
    assert found.state == "open"


def test_its_age_shows_until_somebody_who_decides_has_said_something(house: House):
    found = proposed(house)
    Proposal.objects.filter(pk=found.pk).update(proposed_at=now() - timedelta(days=9))
    assert "har ventet" in house.client("agent").get("/voice/").text
    house.client("colleague").post(f"/voice/{found.pk}/say/", {"text": "Enig", "token": str(uuid4())})
    assert "har ventet" in house.client("agent").get("/voice/").text
    assert "Kortere hilsen" in house.client("editor").get("/notices/").text
    house.client("editor").post(f"/voice/{found.pk}/say/", {"text": "Jeg ser på det", "token": str(uuid4())})
    assert "har ventet" not in house.client("agent").get("/voice/").text


def test_the_owner_finds_it_on_their_day_and_can_hand_it_over(house: House):
    template = a_template(house, owner="colleague")
    found = proposed(house, "agent", template)
    assert "Kortere hilsen" in house.client("colleague").get("/my/").text
    to = house.people["leader"]
    house.client("colleague").post(f"/voice/{found.pk}/hand-over/", {"person": to.pk})
    assert "Kortere hilsen" not in house.client("colleague").get("/my/").text
    assert "Kortere hilsen" in house.client("leader").get("/my/").text
    assert house.client("colleague").get(f"/voice/{found.pk}/decide/").status_code == 404
    assert Step.objects.get(kind="handed_over").to == to


def test_a_proposal_whose_owner_has_left_waits_for_the_editors(house: House):
    found = proposed(house, "agent", a_template(house, owner="colleague"))
    assert not queries.my_decisions(asker_as(house.people["editor"])).exists()
    colleague = house.people["colleague"]
    colleague.left_at = now()
    colleague.save()
    assert list(queries.my_decisions(asker_as(house.people["editor"]))) == [found]


def test_the_employees_representative_is_asked_and_their_view_stands_beside_the_decision(house: House):
    found, agent = proposed(house), house.people["colleague"]
    assert house.client("leader").get("/voice/representatives/").status_code == 404
    house.client("unit_leader").post("/voice/representatives/", {"person": agent.pk})
    editor = house.client("editor")
    editor.post(f"/voice/{found.pk}/ask/", {"person": house.people["other_agent"].pk})
    assert not Step.objects.filter(kind="asked").exists()
    for _ in range(2):
        editor.post(f"/voice/{found.pk}/ask/", {"person": agent.pk})
    assert Step.objects.filter(kind="asked").count() == 1
    assert "Kortere hilsen" in house.client("colleague").get("/my/").text
    told = {"view-text": "Vi er for, hvis det prøves først.", "view-token": str(uuid4())}
    house.client("other_agent").post(f"/voice/{found.pk}/view/", told)
    assert not Step.objects.filter(kind="view").exists()
    house.client("colleague").post(f"/voice/{found.pk}/view/", told)
    editor.post(f"/voice/{found.pk}/decide/", decision(found))
    page = house.client("agent").get(f"/voice/{found.pk}/").text
    assert page.partition("decision")[2].count("Vi er for, hvis det prøves først.") >= 1


def test_whoever_proposed_it_and_those_for_it_are_told_of_the_decision_once(house: House):
    found = proposed(house)
    house.client("other_agent").post(f"/voice/{found.pk}/support/")
    house.client("editor").post(f"/voice/{found.pk}/decide/", decision(found, "declined"))
    for who in ("agent", "other_agent"):
        client = house.client(who)
        assert "Bedre for kunden." in client.get("/my/").text
        client.post(f"/voice/{found.pk}/seen/")
        assert "Bedre for kunden." not in client.get("/my/").text
    assert "Bedre for kunden." not in house.client("colleague").get("/my/").text


def test_a_thing_changed_meanwhile_is_shown_and_neither_change_is_lost(house: House):
    template = a_template(house)
    found = proposed(house, "agent", template)
    told = decision(found, body="Hei! Velkommen.")
    bank.change_article(
        template, {"next_step": "Spør etter navn."}, version=1, by=house.people["administrator"]
    )
    editor = house.client("editor")
    refused = editor.post(f"/voice/{found.pk}/decide/", told)
    assert refused.status_code == 422
    assert "Hei! Velkommen." in refused.text
    assert "Spør etter navn." in refused.text
    assert 'value="2"' in refused.text
    again = {**told, "version": "2", "next_step": "Spør etter navn."}
    assert editor.post(f"/voice/{found.pk}/decide/", again).status_code == 302
    template.refresh_from_db()
    assert (template.body, template.next_step, template.version) == ("Hei! Velkommen.", "Spør etter navn.", 3)


def test_a_withdrawn_article_is_not_changed_and_nothing_is_decided(house: House):
    template = a_template(house)
    found = proposed(house, "agent", template)
    bank.withdraw_article(template, replaced_by=None, by=house.people["editor"])
    answer = house.client("editor").post(f"/voice/{found.pk}/decide/", decision(found))
    assert answer.status_code == 422
    found.refresh_from_db()
    assert found.state == "open"
    assert house.client("editor").post(
        f"/voice/{found.pk}/decide/", decision(found, "declined")
    ).status_code == 302  # fmt: skip


def test_a_notice_is_changed_by_a_proposal_and_another_notice_tells_of_what_was_adopted(house: House):
    editor = house.people["editor"]
    told = {"title": "Ny pris", "body": "Helg koster 229 kr.", "starts_on": now().date()}
    draft = noticing.write_notice(house.centre, told, by=editor)
    noticing.publish_notice(draft, version=1, by=editor)
    client = house.client("editor")
    answer = client.post(f"/voice/new/notices/{draft.pk}/", typed(draft, new_body="Helg koster 249 kr."))
    assert answer.status_code == 302
    found = Proposal.objects.get()
    assert client.post(f"/voice/{found.pk}/decide/", decision(found)).status_code == 302
    draft.refresh_from_db()
    assert draft.body == "Helg koster 249 kr."
    begun = client.post(f"/voice/{found.pk}/notice/")
    found.refresh_from_db()
    assert begun.headers["Location"] == f"/notices/{found.told_by_id}/edit/"
    client.post(f"/voice/{found.pk}/notice/")
    assert Notice.objects.count() == 2
    assert found.told_by
    assert "Endret: Ny pris" in found.told_by.title
    assert f"/notices/{found.told_by_id}/" in client.get(f"/voice/{found.pk}/").text
    assert f"/notices/{found.told_by_id}/" not in house.client("agent").get(f"/voice/{found.pk}/").text


def test_what_is_put_off_comes_back_and_can_be_decided(house: House):
    found = proposed(house)
    later = decision(found, "later", again_on=(now().date() + timedelta(days=5)).isoformat())
    house.client("editor").post(f"/voice/{found.pk}/decide/", later)
    asker = asker_as(house.people["editor"])
    assert not queries.my_decisions(asker).exists()
    Proposal.objects.update(again_on=now().date() - timedelta(days=1))
    assert queries.my_decisions(asker).exists()
    house.client("editor").post(f"/voice/{found.pk}/decide/", decision(found))
    found.refresh_from_db()
    assert found.state == "adopted"


def test_only_whoever_proposed_it_takes_it_back_and_what_is_declined_can_be_raised_again(house: House):
    found = proposed(house)
    house.client("colleague").post(f"/voice/{found.pk}/take-back/")
    found.refresh_from_db()
    assert found.is_open
    house.client("agent").post(f"/voice/{found.pk}/take-back/")
    found.refresh_from_db()
    assert found.state == "taken_back"
    assert house.client("editor").post(f"/voice/{found.pk}/decide/", decision(found)).status_code == 422
    again = house.client("colleague").post(
        f"/voice/new/again/{found.pk}/", {"about": "goal", **typed(title="Enda en gang")}
    )
    assert again.status_code == 302
    new = Proposal.objects.latest("pk")
    assert new.raised_again == found
    assert "Enda en gang" in house.client("agent").get(f"/voice/{found.pk}/").text


def test_the_list_is_narrowed_and_asks_as_often_of_many_as_of_few(
    house: House, django_assert_max_num_queries: Any
):
    for number in range(12):
        proposed(house, title=f"Mål {number}")
    proposed(house, "colleague", a_template(house))
    client = house.client("agent")
    with django_assert_max_num_queries(30):
        page = client.get("/voice/").text
    assert "Mål 11" in page
    assert "Mål 3" not in client.get("/voice/?about=template").text
    assert "Kortere hilsen" not in client.get("/voice/?show=mine").text
    assert "Mål 7" in client.get("/voice/?words=Mål 7").text
    assert "Mål 6" not in client.get("/voice/?words=Mål 7").text


def test_no_text_of_this_app_is_kept_unmasked_whatever_the_way_in(house: House):
    template = a_template(house)
    found = proposed(
        house, "agent", template, title=f"Ny {TOLD}"[:160], why=TOLD, new_body=TOLD, new_why=TOLD
    )
    house.client("agent").post(f"/voice/{found.pk}/say/", {"text": TOLD, "token": str(uuid4())})
    house.client("editor").post(
        f"/voice/{found.pk}/decide/", decision(found, "partly", reason=TOLD, body=TOLD, why=TOLD)
    )
    template.refresh_from_db()
    kept = (
        stored("voice")
        + template.body
        + template.why
        + str(list(template.versions.values_list("content", "reason")))
    )
    assert [one for one in INVENTED if one in kept] == []


def test_what_is_known_of_a_person_is_told_to_them_and_their_name_is_forgotten(house: House):
    found, agent = proposed(house), house.people["agent"]
    house.client("agent").post(f"/voice/{found.pk}/say/", {"text": "Mer om det", "token": str(uuid4())})
    part = exports._parts["voice"]
    told = part.tell(agent, True)
    assert told["proposals"][0]["title"] == "Kortere hilsen"
    assert told["said_of_proposals"][0]["text"] == "Mer om det"
    assert "supported" not in part.tell(agent, False)
    exports.forget(agent)
    found.refresh_from_db()
    assert found.proposed_by is None
    assert found.why == "Kundene blir utålmodige."
    assert Step.objects.get().by is None


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_decide_it_once():
    house = build_house()
    template = a_template(house)
    told = {"title": "Kortere", "why": "Tid", "new_title": "Hilsen", "new_body": NEW, "based_on": 1}
    found = proposing.propose(house.centre, told, by=house.people["agent"], token=uuid4(), about=template)
    outcomes: list[str] = []
    barrier = Barrier(2)

    def decide(outcome: str, who: str) -> None:
        try:
            barrier.wait()
            texts = {"title": "Hilsen", "body": f"{NEW} {who}"}
            proposing.decide(found, outcome, by=house.people[who], reason="Ja", texts=texts, version=1)
            outcomes.append("decided")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        Thread(target=decide, args=pair) for pair in (("adopted", "editor"), ("declined", "administrator"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["decided", "refused"]
    assert Step.objects.filter(kind="decided").count() == 1
    template.refresh_from_db()
    found.refresh_from_db()
    assert (template.version == 2) == (found.state == "adopted")
