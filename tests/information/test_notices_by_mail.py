"""Notices handed in by mail, against a real mailbox; questions sent back, answers put where they belong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from threading import Thread
from typing import Any

import pytest
from django.core import mail as outbox
from django.db import connection
from django_tasks_db.models import DBTaskResult

from fagtid.frame import regular
from fagtid.frame.clock import now
from fagtid.information import mailbox, mailing, noticing, replying
from fagtid.information.letters import Letter, read_letter
from fagtid.information.models import Mail, Remark, Sender, Submission
from fagtid.information.refusals import AddressTaken
from fagtid.people.models import Centre
from tests.house import House, build_house
from tests.information.imap_server import Box, serving

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.enable_socket,
    # a refused login leaves the library's socket to be closed later
]


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
    """The mailbox the settings name."""
    with serving() as found:
        settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", found.port, False
        settings.IMAP_USER, settings.IMAP_PASSWORD, settings.IMAP_FOLDER = "fagtid", found.password, "INBOX"
        settings.IMAP_ADDRESS = "meldinger@senter.no"
        settings.DEFAULT_FROM_EMAIL = "Fagtid <fagtid@senter.no>"
        yield found


def raw(number: int = 1, text: str = "Helg koster 229 kr.", **headers: str) -> bytes:
    """A mail as it lies in the box."""
    found = EmailMessage()
    told = {"From": "Red <red@solvik.no>", "Subject": "Ny pris", "Message-ID": f"<{number}@solvik.no>"}
    for name, value in {**told, **{name.replace("_", "-"): one for name, one in headers.items()}}.items():
        found[name] = value
    found.set_content(text)
    return found.as_bytes(policy=SMTP)


def look() -> None:
    """A worker looks in the mailbox."""
    mailbox.take_in_mail.func()


def take(house: House, *args: Any, **kwargs: Any) -> Submission | None:
    """A mail is taken in."""
    return mailing.take_letter(house.centre, read_letter(raw(*args, **kwargs)))


def test_an_unread_mail_is_taken_in_once_and_marked_as_read(house: House, box: Box):
    sender = Sender.objects.create(
        centre=house.centre, name="Solvikposten", email="RED@solvik.no", made_at=now()
    )
    uid = box.put(raw())
    look()
    look()
    found = Submission.objects.get()
    assert (found.title, found.body) == ("Ny pris", "Helg koster 229 kr.")
    assert (found.sender, found.from_address) == (sender, "red@solvik.no")
    assert box.seen == {uid}
    box.put(raw())
    look()
    assert Submission.objects.count() == 1, "the same Message-ID once more"
    assert len(box.seen) == 2
    page = house.client("editor").get(f"/inbox/{found.pk}/").text
    assert "Solvikposten" in page
    assert "red@solvik.no" in page


def test_an_unknown_sender_is_taken_in_and_their_address_told(house: House, box: Box):
    box.put(raw())
    look()
    found = Submission.objects.get()
    assert found.sender is None
    editor = house.client("editor")
    assert "red@solvik.no" in editor.get("/inbox/").text
    assert "red@solvik.no" in editor.get(f"/inbox/{found.pk}/").text


def test_it_is_marked_as_read_only_after_it_is_stored(
    house: House, box: Box, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    box.put(raw())
    box.put(raw(2, "Noe annet."))
    take_letter = mailing.take_letter

    def fails_once(centre: Centre, letter: Letter, **told: bool) -> Submission | None:
        if letter.identity == "<1@solvik.no>":
            raise RuntimeError
        return take_letter(centre, letter, **told)

    with monkeypatch.context() as patched, caplog.at_level(logging.CRITICAL, "fagtid.mailbox"):
        patched.setattr(mailing, "take_letter", fails_once)
        look()
    assert box.seen == {102}, "the next one is not kept waiting"
    look()
    assert Submission.objects.count() == len(box.seen) == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "list"},
        {"Return_Path": "<>"},
        {"From": "fagtid@senter.no"},
        {"From": "Meldinger <MELDINGER@senter.no>"},
    ],
)
def test_automatic_mail_and_our_own_is_passed_over(house: House, box: Box, headers: dict[str, str]):
    box.put(raw(**headers))
    look()
    assert not Submission.objects.exists()
    assert len(box.seen) == 1
    assert not box.whole_fetched


def test_a_mail_above_the_limit_is_not_fetched_but_told(house: House, box: Box):
    box.put(raw(), size=40_000_001)
    look()
    found = Submission.objects.get()
    assert found.title == "Ny pris"
    assert "for stor" in found.body
    assert not box.whole_fetched
    assert len(box.seen) == 1


def test_a_file_that_is_left_out_is_named_beside_the_mail_with_why(house: House):
    found = EmailMessage()
    found["From"], found["Subject"] = "a@b.no", "Priser"
    found.set_content("Se vedlegg.")
    found.add_attachment(b"x" * 120_000, maintype="application", subtype="pdf", filename="x.pdf")
    taken = mailing.take_letter(house.centre, read_letter(found.as_bytes()))
    assert taken is not None
    assert taken.body == "Se vedlegg."
    assert "«x.pdf» er ikke det navnet sier" in taken.remarks.get().text


def test_a_question_is_mailed_and_the_answer_is_put_beside_it(
    house: House, box: Box, django_capture_on_commit_callbacks: Any
):
    box.put(raw())
    look()
    found, editor = Submission.objects.get(), house.client("editor")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(f"/inbox/{found.pk}/ask/", {"text": "Fra hvilken dag?"})
    assert DBTaskResult.objects.filter(task_path__endswith="mail_question").count() == 1
    question = Remark.objects.get()
    replying.mail_question(question.pk)
    replying.mail_question(question.pk)
    [sent] = outbox.outbox
    assert sent.to == ["red@solvik.no"]
    assert sent.reply_to == ["meldinger@senter.no"]
    assert sent.extra_headers["In-Reply-To"] == "<1@solvik.no>"
    assert f"[#{found.token}]" in sent.subject
    assert "Fra hvilken dag?" in sent.body
    assert found.secret not in sent.subject + sent.body
    answered = {"In_Reply_To": sent.extra_headers["Message-ID"], "Subject": "SV: Ny pris"}
    box.put(raw(2, "Fra mandag.\n\nSenteret skrev:\n> Fra hvilken dag?", **answered))
    look()
    assert Submission.objects.get().state == Submission.State.NEW
    assert [one.text for one in Remark.objects.filter(from_sender=True)] == ["Fra mandag."]
    assert "Fra mandag." in editor.get(f"/inbox/{found.pk}/").text


def test_an_answer_is_known_by_the_subject_alone_and_tells_who_else_wrote_it(house: House):
    first = take(house)
    assert first is not None
    take(house, 2, "Fra mandag.", Subject=f"SV: [#{first.token}]", From="vakt@solvik.no")
    remark = Remark.objects.get()
    assert remark.submission == first
    assert remark.text == "Fra vakt@solvik.no:\n\nFra mandag."
    take(house, 3, "Mer.", References="<9@x> <2@solvik.no>")
    assert Remark.objects.filter(submission=first).count() == 2
    assert Submission.objects.count() == 1


def test_an_answer_to_what_is_dealt_with_is_something_new(house: House):
    first = take(house)
    assert first is not None
    noticing.put_away(first, "Gjelder en annen avis.")
    second = take(house, 2, In_Reply_To="<1@solvik.no>")
    assert second not in (first, None)
    assert not Remark.objects.exists()


def test_no_mail_to_one_centre_answers_anything_of_another(house: House):
    first, other = take(house), build_house("Sør")
    assert first is not None
    theirs = take(other, 3, In_Reply_To="<1@solvik.no>", Subject=f"SV: [#{first.token}]")
    assert theirs is not None
    assert theirs.centre == other.centre
    assert take(other) is not None, "a Message-ID is known per centre"
    assert not Remark.objects.exists()


def test_an_address_that_floods_waits_in_the_mailbox(
    house: House, box: Box, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(noticing, "MOST_A_DAY", 2)
    for number in range(4):
        box.put(raw(number))
    box.put(raw(9, From="andre@avis.no"))
    with caplog.at_level(logging.CRITICAL, "fagtid.mailbox"):
        look()
    assert Submission.objects.count() == len(box.seen) == 3


def test_a_text_that_is_too_long_is_cut_and_said_to_be(house: House):
    found = take(house, text="ord " * 9_000)
    assert found is not None
    assert len(found.body) <= 20_000
    assert "lengre enn" in found.body


def test_a_mailbox_that_is_away_or_refuses_is_tried_again_later(
    house: House, box: Box, caplog: pytest.LogCaptureFixture, settings: Any
):
    box.put(raw())
    for name, wrong in (("IMAP_PASSWORD", "feil"), ("IMAP_FOLDER", "Finnes ikke"), ("IMAP_PORT", 1)):
        right = getattr(settings, name)
        setattr(settings, name, wrong)
        look()
        setattr(settings, name, right)
    assert [one.message for one in caplog.records] == ["the mailbox is away"] * 3
    assert "feil" not in caplog.text
    assert not Submission.objects.exists()
    look()
    assert Submission.objects.count() == 1


def test_without_a_host_nobody_looks(house: House, settings: Any):
    job = regular.JOBS["information: look in the mailbox"]
    job.act(now())
    assert not DBTaskResult.objects.exists()
    look()
    settings.IMAP_HOST = "127.0.0.1"
    job.act(now())
    assert DBTaskResult.objects.count() == 1


def test_an_address_is_one_senders(house: House):
    editor = house.client("editor")
    assert editor.post("/inbox/senders/", {"name": "Solvik", "email": "red@solvik.no"}).status_code == 302
    refused = editor.post("/inbox/senders/", {"name": "Annen", "email": "Red@Solvik.no"})
    assert refused.status_code == 422
    assert "har denne adressen" in refused.text
    sender = Sender.objects.get()
    assert "red@solvik.no" in editor.get("/inbox/senders/").text
    noticing.revoke(sender)
    assert editor.post("/inbox/senders/", {"name": "Annen", "email": "Red@Solvik.no"}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_two_senders_with_one_address_in_the_same_moment_one_is_refused(transactional_db: None):
    house = build_house()
    outcomes: list[str] = []

    def add(name: str) -> None:
        try:
            told = {"name": name, "email": "red@solvik.no", "made_at": now()}
            noticing.add_sender(Sender(centre=house.centre, **told))
            outcomes.append("added")
        except AddressTaken:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=add, args=(name,)) for name in ("Solvik", "Annen", "Tredje")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(outcomes) == ["added", "refused", "refused"]


def test_a_mail_is_kept_once_however_often_it_comes(house: House):
    assert take(house) is not None
    assert take(house) is None
    assert Mail.objects.count() == Submission.objects.count() == 1
