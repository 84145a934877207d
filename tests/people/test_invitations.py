"""Invitations: sent or handed over, accepted once, closed by time, by use and by hand."""

from __future__ import annotations

import re
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from fagtid.frame.clock import now
from fagtid.people import mailing, services
from fagtid.people.keys import digest_of
from fagtid.people.models import Invitation, Person, User
from tests.house import PASSWORD, House, account_of, build_house

LINK = re.compile(r"http://testserver/people/accept/([\w-]+)/")


def invited(house: House, who: str = "agent") -> str:
    """The secret of a new invitation."""
    found = services.invite(house.people[who], base="http://testserver/", by=house.people["administrator"])
    match = LINK.search(found.link)
    assert match
    return match[1]


@pytest.mark.django_db
def test_without_mail_the_link_is_shown_once_and_only_its_digest_kept(house: House):
    agent = house.people["agent"]
    page = house.client("administrator").post(f"/people/{agent.pk}/invite/")
    match = LINK.search(page.text)
    assert match
    invitation = Invitation.objects.get()
    assert invitation.digest == digest_of(match[1])
    assert "no-store" in page.headers["Cache-Control"]
    assert match[1] not in house.client("administrator").get(f"/people/{agent.pk}/").text


@pytest.mark.django_db
def test_with_mail_the_worker_sends_it_in_the_centres_language(house: House, settings: Any):
    settings.EMAIL_HOST = "smtp.example.no"
    agent = house.people["agent"]
    answer = house.client("administrator").post(f"/people/{agent.pk}/invite/", follow=True)
    assert "Én invitasjon er på vei." in answer.text
    invitation = Invitation.objects.get()
    mailing.send_invitation(invitation.pk, "http://testserver/")
    mailing.send_invitation(invitation.pk, "http://testserver/")
    (told,) = mail.outbox
    assert told.to == ["agent@example.no"]
    assert told.subject == "Du er invitert til Fagtid hos Nord"
    match = LINK.search(told.body)
    assert match
    assert Client().get(f"/people/accept/{match[1]}/").status_code == 200


@pytest.mark.django_db
def test_the_invited_person_chooses_a_password_and_is_signed_in(house: House):
    client, secret = Client(), invited(house)
    page = client.get(f"/people/accept/{secret}/")
    assert "minst 10 tegn" in page.text
    answer = client.post(f"/people/accept/{secret}/", {"password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == "/my/"
    assert User.objects.get(person=house.people["agent"]).check_password(PASSWORD)


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["kort", "12345678901234", "agent@example.no"])
def test_a_weak_password_is_refused_and_stays_typed(house: House, password: str):
    secret = invited(house)
    answer = Client().post(f"/people/accept/{secret}/", {"password": password})
    assert answer.status_code == 422
    assert f'value="{password}"' in answer.text
    assert not User.objects.filter(person=house.people["agent"]).exists()


@pytest.mark.django_db
def test_closed_links_say_what_to_do(house: House):
    used, revoked, expired, left = (invited(house, who) for who in ("agent", "colleague", "leader", "editor"))
    services.accept(used, password=PASSWORD)
    services.revoke_invitation(house.people["colleague"])
    Invitation.objects.filter(digest=digest_of(expired)).update(expires_at=now() - timedelta(minutes=1))
    Person.objects.filter(name="editor").update(left_at=now())
    for secret, sentence in (
        (used, "Lenken er brukt"),
        (revoked, "Lenken gjelder ikke lenger"),
        (expired, "eldre enn 14 dager"),
        (left, "Lenken gjelder ikke lenger"),
    ):
        for answer in (
            Client().get(f"/people/accept/{secret}/"),
            Client().post(f"/people/accept/{secret}/", {"password": PASSWORD}),
        ):
            assert answer.status_code == 410
            assert sentence in answer.text
    assert Client().get("/people/accept/unknown/").status_code == 404


@pytest.mark.django_db
def test_a_new_link_closes_the_older(house: House):
    first, second = invited(house), invited(house)
    assert Client().get(f"/people/accept/{first}/").status_code == 410
    assert Client().get(f"/people/accept/{second}/").status_code == 200


@pytest.mark.django_db
def test_all_without_account_are_invited_at_once(house: House):
    account_of(house.people["leader"])
    Person.objects.filter(name="colleague").update(email="")
    client = house.client("administrator")
    assert "Inviter alle" in client.get("/people/invite/").text
    links = LINK.findall(client.post("/people/invite/").text)
    names = set(Invitation.objects.values_list("person__name", flat=True))
    assert names == set(house.people) - {"administrator", "leader", "colleague"}
    assert len(links) == len(names)
    assert "Ingen å invitere" in client.get("/people/invite/").text


@pytest.mark.django_db
def test_a_unit_leader_invites_own_people_only(house: House):
    house.client("unit_leader").post("/people/invite/")
    names = set(Invitation.objects.values_list("person__name", flat=True))
    assert names == {"agent", "colleague", "leader"}
    other = house.people["other_agent"]
    assert house.client("unit_leader").post(f"/people/{other.pk}/invite/").status_code == 404


@pytest.mark.django_db
def test_who_has_an_account_or_no_address_is_not_invited(house: House):
    client = house.client("administrator")
    account_of(house.people["agent"])
    answer = client.post(f"/people/{house.people['agent'].pk}/invite/", follow=True)
    assert "har allerede en konto" in answer.text
    Person.objects.filter(name="colleague").update(email="")
    answer = client.post(f"/people/{house.people['colleague'].pk}/invite/", follow=True)
    assert "Skriv inn e-postadressen" in answer.text
    assert not Invitation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_link_used_twice_at_once_makes_one_account():
    house = build_house()
    secret, barrier = invited(house), Barrier(2)
    answers: list[int] = []

    def use(password: str) -> None:
        client = Client()
        barrier.wait()
        try:
            answers.append(client.post(f"/people/accept/{secret}/", {"password": password}).status_code)
        finally:
            connection.close()

    threads = [Thread(target=use, args=(f"en-lang-nok-setning-{n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 410]
    assert User.objects.filter(person=house.people["agent"]).count() == 1
