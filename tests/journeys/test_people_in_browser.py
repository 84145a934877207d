"""People in real Chromium: brought in, invited, signed in by code and by passkey; axe on every page."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from fagtid.people import services
from fagtid.people.keys import make_key
from fagtid.people.models import PeopleFile, Person, User
from fagtid.people.tables import sample_csv
from tests.house import PASSWORD, House, account_of, build_house
from tests.journeys.browsing import Browse, faults_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
]

AGENT = "anne@example.no"


@pytest.fixture
def house(transactional_db: None) -> House:
    """A centre whose data the browser's server sees."""
    return build_house()


def code_of(secret: str, moment: float) -> str:
    """The six digits an authenticator app shows (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(moment) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(page: Any, email: str) -> None:
    page.goto("/account/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Logg inn", exact=True).click()


def sign_out(page: Any) -> None:
    page.locator("details.me > summary").click()
    page.get_by_role("button", name="Logg ut").click()


def confirm_password(page: Any) -> None:
    """What changes the way in asks for the password once more."""
    if "reauthenticate" in page.url:
        page.fill("[name=password]", PASSWORD)
        page.locator("main form button[type=submit]").click()


def test_people_are_brought_in_invited_and_sign_in_with_two_steps(
    browse: Browse, house: House, tmp_path: Path
):
    page = browse(house.client("administrator"))
    path = tmp_path / "people.csv"
    path.write_text(sample_csv(), encoding="utf-8")
    page.goto("/people/lists/")
    page.set_input_files("[name=file]", path)
    page.get_by_role("button", name="Se på den").click()
    page.get_by_text("Nye: 5.").wait_for()
    assert not Person.objects.filter(email=AGENT).exists()
    page.get_by_role("button", name="Gjennomfør").click()
    page.get_by_text("Listen er gjennomført.").wait_for()
    page.goto("/people/")
    page.fill("main [name=q]", "Anne")
    page.wait_for_url("**q=Anne**")
    page.get_by_role("link", name="Anne Antonsen").click()
    page.get_by_role("button", name="Inviter").click()
    link = page.locator("input.secret").input_value()

    mine = browse()
    mine.goto(re.sub(r"^https?://[^/]+", "", link))
    mine.fill("[name=password]", PASSWORD)
    mine.get_by_role("button", name="Velg det og begynn").click()
    mine.wait_for_url("**/my/")
    mine.goto("/account/2fa/totp/activate/")
    confirm_password(mine)
    secret = mine.locator("#authenticator_secret").input_value()
    mine.fill("[name=code]", code_of(secret, time.time()))
    mine.locator("main form button[type=submit]").click()
    mine.wait_for_url("**/recovery-codes/**")
    sign_out(mine)
    sign_in(mine, AGENT)
    mine.wait_for_url("**/2fa/authenticate/**")
    mine.fill("[name=code]", "000000")
    mine.locator("main form").first.locator("button[type=submit]").first.click()
    mine.locator(".wrong").wait_for()
    Authenticator.objects.get(type=Authenticator.Type.TOTP)
    mine.fill("[name=code]", code_of(secret, time.time() + 30))
    mine.locator("main form").first.locator("button[type=submit]").first.click()
    mine.wait_for_url("**/my/")


def test_a_passkey_opens_without_a_password(browse: Browse, house: House, settings: Any):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    account = User.objects.create_user(AGENT, PASSWORD, person=house.people["agent"])
    page = browse()
    driver = page.context.new_cdp_session(page)
    driver.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    driver.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in(page, AGENT)
    page.wait_for_url("**/my/")
    page.goto("/account/2fa/webauthn/add/")
    confirm_password(page)
    page.fill("[name=name]", "Min maskin")
    if page.locator("[name=passwordless]").count():
        page.check("[name=passwordless]")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda address: "/add/" not in address)
    assert Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).exists()
    sign_out(page)
    page.goto("/account/login/")
    page.get_by_role("button", name=re.compile("passnøkkel")).click()
    page.wait_for_url("**/my/")


def visits_of(house: House) -> tuple[list[str], list[str], list[str]]:
    """Pages of an administrator, of whoever is signed in, and of strangers."""
    boss, agent = house.people["administrator"], house.people["agent"]
    invited = services.invite(house.people["colleague"], base="http://x/", by=boss)
    secret = invited.link.rstrip("/").rsplit("/", 1)[-1]
    make_key(house.centre, name="Telefonsystemet", purpose="live", by=boss)
    text = sample_csv() + "Annet navn,agent@example.no,agent,Team Drammen,,agent\nX,feil,,,,\n"
    told = {"others_left": False, "lenient": True, "by": boss}
    found = services.bring_in_people(house.centre, name="folk.csv", chunks=[text.encode()], **told)
    wrong = services.bring_in_people(
        house.centre, name="feil.csv", chunks=[b"name,email\nX,feil\n"], **{**told, "lenient": False}
    )
    services.leave(house.people["other_agent"], by=boss)
    people = [
        *("/people/", "/people/new/", f"/people/{agent.pk}/", f"/people/{house.people['other_agent'].pk}/"),
        *("/people/invite/", "/people/teams/", f"/people/teams/{house.north.pk}/", "/people/keys/"),
        *(f"/people/units/{house.north.unit.pk}/", "/people/lists/", f"/people/lists/{found.pk}/"),
        *(f"/people/lists/{wrong.pk}/", "/people/?q=nobody"),
    ]
    account = [
        *("/account/2fa/", "/account/sessions/", "/account/password/change/", "/account/logout/"),
        *("/account/2fa/totp/activate/", "/account/2fa/webauthn/", "/account/2fa/webauthn/add/"),
        "/account/2fa/recovery-codes/generate/",
    ]
    strangers = [f"/people/accept/{secret}/", "/account/login/", "/account/password/reset/"]
    strangers += ["/account/password/reset/done/", "/account/inactive/", "/account/password/reset/key/done/"]
    assert PeopleFile.objects.count() == 2
    return people, account, strangers


@pytest.mark.parametrize(("lang", "scheme", "width"), [("nb", "light", 1280), ("en", "dark", 390)])
def test_no_page_of_people_or_of_the_way_in_has_a_fault(
    browse: Browse, house: House, lang: str, scheme: str, width: int
):
    for who in ("administrator", "agent"):
        account = account_of(house.people[who])
        account.set_password(PASSWORD)
        account.save()
    people, account_pages, strangers = visits_of(house)
    mine = browse(None, lang, scheme, width)
    mine.goto("/account/login/")
    mine.fill("[name=login]", account_of(house.people["agent"]).email)
    mine.fill("[name=password]", PASSWORD)
    mine.locator("main form button[type=submit]").first.click()
    mine.wait_for_url("**/my/")
    assert faults_of(mine, "/account/reauthenticate/?next=/account/2fa/") == []
    confirm_password(mine)
    mine.wait_for_url("**/2fa/")
    visits = [
        (browse(house.client("administrator"), lang, scheme, width), people),
        (mine, account_pages),
        (browse(None, lang, scheme, width), strangers),
    ]
    faults: list[tuple[str, str, str]] = []
    for page, addresses in visits:
        for address in addresses:
            faults += faults_of(page, address)
    assert faults == []
