"""Sign-in by OpenID Connect, at a provider that is started for the test and speaks the protocol over HTTP."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from fagtid.people import services
from fagtid.people.models import User
from fagtid.web.environment import origins
from tests.house import House, account_of, build_house

with warnings.catch_warnings(record=True):  # it warns of its own libraries as it is imported
    import oidc_provider_mock

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

SignIn = Callable[..., Any]
LOGIN = "/account/oidc/centre/login/"
FEIDE = "https://n.feide.no/claims/eduPersonPrincipalName"


@pytest.fixture
def sign_in(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[SignIn]:
    """Go to the provider as somebody it tells the claims of, and come back."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    with oidc_provider_mock.run_server_in_thread() as server:
        address = f"http://localhost:{server.server_port}"
        app: dict[str, Any] = {
            "provider_id": "centre",
            "name": "Jobbkontoen",
            "client_id": "fagtid",
            "secret": "hemmelig",
            "settings": {"server_url": address},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}

        def come(claims: dict[str, Any], client: Client | None = None, **overrides: Any) -> Any:
            client = client or Client()
            app["settings"]["openid_configuration_overrides"] = overrides
            sub = claims.get("sub", "somebody")
            requests.put(f"{address}/users/{sub}", json=claims, timeout=5).raise_for_status()
            away = client.post(LOGIN).headers["Location"]
            assert "code_challenge=" in away
            back = requests.post(away, data={"sub": sub}, allow_redirects=False, timeout=5)
            parts = urlsplit(back.headers["Location"])
            return client.get(f"{parts.path}?{parts.query}", follow=True)

        yield come


def is_in(answer: Any) -> bool:
    return answer.wsgi_request.user.is_authenticated


def test_a_known_person_is_signed_in_and_the_account_is_tied(house: House, sign_in: SignIn):
    answer = sign_in({"email": "Agent@example.no", "email_verified": True})
    assert answer.redirect_chain[-1][0] == "/my/"
    account = User.objects.get(person=house.people["agent"])
    assert SocialAccount.objects.get().user == account
    again = sign_in({"email": "changed@example.no", "email_verified": True})
    assert again.wsgi_request.user == account, "the account follows the provider's id, not the address"


def test_an_account_with_a_password_is_tied_too(house: House, sign_in: SignIn):
    account = account_of(house.people["leader"])
    answer = sign_in({"email": "leader@example.no", "email_verified": True})
    assert answer.wsgi_request.user == account
    assert User.objects.filter(person=house.people["leader"]).count() == 1


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ({"email": "unknown@example.no", "email_verified": True}, "ikke kjent her"),
        ({"email": "agent@example.no", "email_verified": False}, "går ikke god for"),
        ({"email": "agent@example.no"}, "går ikke god for"),
        ({"name": "Agent"}, "ikke kjent her"),
    ],
)
def test_others_are_refused_in_words(house: House, sign_in: SignIn, claims: dict[str, Any], sentence: str):
    answer = sign_in(claims)
    assert not is_in(answer)
    assert sentence in answer.text
    assert not SocialAccount.objects.exists()
    assert not User.objects.filter(person=house.people["agent"]).exists()


def test_who_has_left_is_refused_tied_before_or_not(house: House, sign_in: SignIn):
    account_of(house.people["administrator"])
    assert is_in(sign_in({"email": "agent@example.no", "email_verified": True}))
    for who in ("agent", "colleague"):
        services.leave(house.people[who], by=house.people["administrator"])
    answer = sign_in({"email": "agent@example.no", "email_verified": True})
    assert not is_in(answer)
    assert "Du har sluttet" in answer.text
    assert not is_in(sign_in({"sub": "other", "email": "colleague@example.no", "email_verified": True}))


def test_an_address_in_two_centres_opens_neither(house: House, sign_in: SignIn):
    build_house("Sør")
    assert not is_in(sign_in({"email": "agent@example.no", "email_verified": True}))


@pytest.mark.parametrize(
    ("claim", "claims"),
    [
        ("preferred_username", {"preferred_username": "agent@example.no", "oid": "1", "email": "x@evil.no"}),
        (FEIDE, {FEIDE: "agent@example.no", "name": "Agent"}),
    ],
)
def test_the_claims_of_entra_and_feide_are_read_when_their_addresses_are_trusted(
    house: House, sign_in: SignIn, settings: Any, claim: str, claims: dict[str, Any]
):
    settings.OIDC_ADDRESS_CLAIM = claim
    assert not is_in(sign_in(claims)), "nobody has said that the provider is trusted"
    settings.OIDC_TRUST_ADDRESSES = True
    assert is_in(sign_in(claims))


def test_a_token_of_another_issuer_is_refused(house: House, sign_in: SignIn):
    answer = sign_in({"email": "agent@example.no", "email_verified": True}, issuer="https://evil.example")
    assert not is_in(answer)
    assert not SocialAccount.objects.exists()


def test_an_answer_to_nobodys_question_is_refused(house: House, sign_in: SignIn):
    answer = Client().get(f"{LOGIN}callback/?code=stolen&state=made-up", follow=True)
    assert not is_in(answer)


def test_two_answers_of_different_people_are_refused(
    house: House, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
):
    true = requests.Session.get

    def other(self: Any, url: str, **told: Any) -> Any:
        answer = true(self, url, **told)
        if url.endswith("/userinfo"):
            answer._content = json.dumps({**answer.json(), "sub": "else"}).encode()
        return answer

    monkeypatch.setattr(requests.Session, "get", other)
    answer = sign_in({"email": "agent@example.no", "email_verified": True})
    assert not is_in(answer)
    assert "to ulike personer" in answer.text


def test_a_token_for_another_application_is_refused(
    house: House, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
):
    true = jwtkit.verify_and_decode

    def for_another(**told: Any) -> Any:
        return true(**{**told, "audience": "another"})

    monkeypatch.setattr(jwtkit, "verify_and_decode", for_another)
    assert not is_in(sign_in({"email": "agent@example.no", "email_verified": True}))


def test_a_form_may_lead_to_the_provider_that_is_set_and_nowhere_else():
    assert origins("https://login.microsoftonline.com/tenant/v2.0") == ["https://login.microsoftonline.com"]
    assert origins("") == []


def test_the_sign_in_page_offers_the_provider(house: House, sign_in: SignIn):
    assert "Jobbkontoen" in Client().get("/account/login/").text
