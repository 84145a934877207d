"""Mail received by SMTP and LMTP: a real client against the real listener, on a local port."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from fagtid.information import mailbox, mailing, noticing, receiving_mail, replying
from fagtid.information.models import Remark, Submission
from fagtid.information.receiving_mail import Listener
from fagtid.people.models import Centre
from tests.house import build_house
from tests.information.files import picture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.enable_socket]
OURS = "meldinger@senter.no"


@pytest.fixture(autouse=True)
def told(settings: Any) -> None:
    """The addresses of the centre."""
    settings.RECEIVE_ADDRESSES, settings.IMAP_ADDRESS = [OURS], ""
    settings.DEFAULT_FROM_EMAIL = "Fagtid <fagtid@senter.no>"


@pytest.fixture
def centre() -> Centre:
    """The one centre of the installation."""
    return build_house().centre


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def listening(*, is_lmtp: bool = False) -> Iterator[smtplib.SMTP]:
    """A client connected to a listener."""
    listener = Listener("127.0.0.1", free_port(), is_lmtp=is_lmtp)
    listener.start()
    kind = smtplib.LMTP if is_lmtp else smtplib.SMTP
    try:
        with kind("127.0.0.1", listener.port) as client:
            yield client
    finally:
        listener.stop()


@pytest.fixture(params=[False, True], ids=["smtp", "lmtp"])
def client(request: pytest.FixtureRequest) -> Iterator[smtplib.SMTP]:
    """Each way in."""
    with listening(is_lmtp=request.param) as found:
        yield found


def raw(number: int = 1, text: str = "Helg koster 229 kr.", **headers: str) -> bytes:
    """A mail."""
    found = EmailMessage()
    told = {"From": "Red <red@solvik.no>", "Subject": "Ny pris", "Message-ID": f"<{number}@solvik.no>"}
    for name, value in {**told, **{name.replace("_", "-"): one for name, one in headers.items()}}.items():
        found[name] = value
    found.set_content(text)
    return found.as_bytes(policy=SMTP)


def send(client: smtplib.SMTP, content: bytes, to: str = OURS, sender: str = "red@solvik.no") -> Any:
    """Send it as a mail server does."""
    return client.sendmail(sender, [to], content)


def test_a_mail_is_stored_before_it_is_answered_for(centre: Centre, client: smtplib.SMTP):
    found = EmailMessage()
    found["From"], found["Subject"], found["Message-ID"] = "red@solvik.no", "Ny pris", "<1@solvik.no>"
    found.set_content("Se bildet.\n" + "x" * 900)
    found.add_attachment(picture(), maintype="image", subtype="png", filename="pris.png")
    send(client, found.as_bytes(policy=SMTP))
    kept = Submission.objects.get()
    assert (kept.title, kept.from_address) == ("Ny pris", "red@solvik.no")
    assert [one.name for one in kept.attachments.all()] == ["pris.png"]


def test_the_same_mail_twice_is_taken_in_once_and_answered_for_both_times(
    centre: Centre, client: smtplib.SMTP
):
    send(client, raw())
    send(client, raw())
    assert Submission.objects.count() == 1


def test_a_recipient_nobody_knows_is_refused_for_good(centre: Centre, client: smtplib.SMTP):
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(client, raw(), to="noen@andre.no")
    assert refused.value.recipients["noen@andre.no"][0] == 550
    assert not Submission.objects.exists()


def test_a_mail_too_large_is_refused_at_once_by_the_size_it_tells(centre: Centre, client: smtplib.SMTP):
    client.ehlo_or_helo_if_needed()
    assert int(client.esmtp_features["size"]) == mailbox.MOST_BYTES == 40_000_000
    assert client.mail("red@solvik.no", [f"SIZE={mailbox.MOST_BYTES + 1}"])[0] == 552


def test_a_mail_that_does_not_tell_its_size_is_refused_when_it_becomes_too_large(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(receiving_mail, "MOST_BYTES", 2_000)
    with listening() as client:
        client.ehlo()
        client.mail("red@solvik.no")
        client.rcpt(OURS)
        assert client.data(raw(text="lang linje\n" * 300))[0] == 552
    assert not Submission.objects.exists()


def test_while_the_database_is_away_the_sender_is_asked_to_try_again_and_nothing_is_lost(
    centre: Centre, client: smtplib.SMTP, monkeypatch: pytest.MonkeyPatch
):
    def away(*_args: object) -> None:
        raise OperationalError("away")

    with monkeypatch.context() as broken:
        broken.setattr(BaseDatabaseWrapper, "ensure_connection", away)
        with pytest.raises(smtplib.SMTPDataError) as refused:
            send(client, raw())
    assert refused.value.smtp_code == 451
    send(client, raw())
    assert Submission.objects.count() == 1


def test_a_fault_of_ours_is_no_yes(
    centre: Centre, client: smtplib.SMTP, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def fails(*_args: object, **_told: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken, caplog.at_level("CRITICAL", "fagtid.receive_mail"):
        broken.setattr(mailing, "take_letter", fails)
        with pytest.raises(smtplib.SMTPDataError) as refused:
            send(client, raw())
    assert refused.value.smtp_code == 451


def test_without_a_centre_the_mail_waits(client: smtplib.SMTP):
    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(client, raw())
    assert refused.value.smtp_code == 451


@pytest.mark.parametrize(
    ("headers", "sender"),
    [({"Auto_Submitted": "auto-replied"}, "red@solvik.no"), ({"From": OURS}, OURS), ({}, "")],
)
def test_what_would_go_round_in_a_loop_is_let_go(centre: Centre, headers: dict[str, str], sender: str):
    with listening() as client:
        send(client, raw(**headers), sender=sender)
    assert not Submission.objects.exists()


def test_an_answer_finds_its_place_by_the_address_it_is_sent_to(centre: Centre):
    told = {"title": "Ny pris", "body": "b", "from_address": "red@solvik.no"}
    handed_in = noticing.hand_in(centre, told)
    with listening() as client:
        send(client, raw(text="Fra mandag."), to=f"meldinger+{handed_in.token}@senter.no")
    assert Remark.objects.get().submission == handed_in


def test_one_address_that_sends_too_much_is_asked_to_wait(centre: Centre, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(noticing, "MOST_A_DAY", 1)
    with listening() as client:
        send(client, raw())
        with pytest.raises(smtplib.SMTPDataError) as refused:
            send(client, raw(2))
    assert refused.value.smtp_code == 450


def test_by_lmtp_there_is_one_recipient_at_a_time_and_so_one_answer(centre: Centre, settings: Any):
    settings.RECEIVE_ADDRESSES = [OURS, "tips@senter.no"]
    with listening(is_lmtp=True) as client:
        left = client.sendmail("red@solvik.no", [OURS, "tips@senter.no"], raw())
    assert left["tips@senter.no"][0] == 452
    assert Submission.objects.count() == 1


def test_a_question_asks_for_answers_to_the_address_mail_is_received_at(settings: Any):
    assert replying.answers_to() == [OURS]
    settings.RECEIVE_ADDRESSES = []
    assert replying.answers_to() is None
