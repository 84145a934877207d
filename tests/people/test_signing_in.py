"""The way in: passwords, how often one may try, sessions elsewhere, and words in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from fagtid.people.models import User
from tests.house import PASSWORD, House, account_of

pytestmark = pytest.mark.django_db

ENGLISH = re.compile(
    r"\b(the|your|you|password|sign|code|security|key|please|enter|remember|email|address|name|authenticat)\b",
    re.IGNORECASE,
)
PAGES = (
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/recovery-codes/generate/",
    "/account/sessions/",
    "/account/password/change/",
    "/account/logout/",
)


@pytest.fixture
def account(house: House) -> User:
    cache.clear()
    account = account_of(house.people["agent"])
    account.set_password(PASSWORD)
    account.save()
    return account


def sign_in(account: User, password: str = PASSWORD, client: Client | None = None) -> tuple[Client, Any]:
    client = client or Client()
    return client, client.post("/account/login/", {"login": account.email, "password": password}, follow=True)


def test_a_password_opens_whatever_the_case_of_the_address(account: User):
    account.email = account.email.upper()
    _client, answer = sign_in(account)
    assert answer.redirect_chain[-1][0] == "/my/"


def test_a_wrong_password_is_refused_without_telling_whether_the_address_is_known(account: User):
    _client, known = sign_in(account, "feil-passord")
    account.email = "ukjent@example.no"
    _client, unknown = sign_in(account, "feil-passord")
    for answer in (known, unknown):
        assert not answer.wsgi_request.user.is_authenticated
    assert known.context["form"].errors == unknown.context["form"].errors


def test_the_eleventh_try_waits_even_with_the_right_password(account: User, house: House):
    client = Client()
    for _try in range(10):
        _client, answer = sign_in(account, "feil-passord", client)
        assert "For mange" not in answer.text
    _client, answer = sign_in(account, PASSWORD, client)
    assert not answer.wsgi_request.user.is_authenticated
    assert "For mange" in answer.text
    colleague = account_of(house.people["colleague"])
    colleague.set_password(PASSWORD)
    colleague.save()
    _client, answer = sign_in(colleague)
    assert answer.wsgi_request.user.is_authenticated, "a colleague behind the same address comes in"
    cache.clear()
    _client, answer = sign_in(account, PASSWORD, client)
    assert answer.wsgi_request.user.is_authenticated


def test_one_sees_and_ends_ones_other_sessions(account: User):
    here, elsewhere = sign_in(account)[0], sign_in(account)[0]
    assert elsewhere.get("/my/").status_code == 200
    page = here.get("/account/sessions/")
    assert "Her, nå" in page.text
    here.post("/account/sessions/")
    assert elsewhere.get("/my/").status_code == 302
    assert here.get("/my/").status_code == 200


def test_a_forgotten_password_is_chosen_anew_by_mail_in_the_readers_language(account: User):
    client = Client()
    page = client.post("/account/password/reset/", {"email": account.email}, follow=True)
    assert "Se i e-posten din" in page.text
    (told,) = mail.outbox
    link = re.search(r"http://testserver(/account/password/reset/key/\S+)", told.body)
    assert link
    page = client.get(link[1], follow=True)
    new = "en-helt-annen-setning"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert sign_in(account, new)[1].wsgi_request.user.is_authenticated
    assert "lenken virker ikke" in client.get(link[1], follow=True).text.lower()


def test_an_unknown_address_gets_the_same_page(account: User):
    page = Client().post("/account/password/reset/", {"email": "ukjent@example.no"}, follow=True)
    assert "Se i e-posten din" in page.text


def text_of(page: str) -> str:
    """What is read on a page, labels and placeholders too."""
    main = page[page.index("<main") : page.index("</main>")]
    said = re.findall(r'(?:placeholder|aria-label|alt|title)="([^"]*)"', main)
    main = re.sub(r"<(script|style)\b.*?</\1>", " ", main, flags=re.DOTALL)
    return " ".join([re.sub(r"<[^>]+>", " ", main), *said])


def test_no_english_is_left_on_the_norwegian_pages_of_the_way_in(account: User):
    client, _answer = sign_in(account)
    left = {}
    if found := ENGLISH.findall(text_of(client.get("/account/reauthenticate/").text)):
        left["asked again"] = found
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    for address in PAGES:
        answer = client.get(address)
        assert answer.status_code == 200, address
        if found := ENGLISH.findall(text_of(answer.text)):
            left[address] = found
    stranger = Client()
    for address in ("/account/login/", "/account/password/reset/", "/account/password/reset/done/"):
        if found := ENGLISH.findall(text_of(stranger.get(address).text)):
            left[address] = found
    assert left == {}


@pytest.mark.parametrize(
    "message",
    [
        "Incorrect password.",
        "Incorrect code.",
        "The email address and/or password you specified are not correct.",
        "Too many failed login attempts. Try again later.",
        "Authenticator app activated.",
        "Authenticator app deactivated.",
        "Security key added.",
        "Security key removed.",
        "A new set of recovery codes has been generated.",
        "Password successfully changed.",
        "Password successfully set.",
        "You have signed out.",
        "Passwordless",
        "Authenticator code",
        "Use your password",
    ],
)
def test_what_the_library_says_is_said_in_norwegian(message: str):
    with translation.override("nb"):
        assert gettext(message) != message
