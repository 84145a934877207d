"""A mail read: never a fault, nothing run, a person told from a machine."""

from __future__ import annotations

import time
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fagtid.information.letters import Letter, plain, read_letter, without_quoted

HEADERS = (
    "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "Content-Type", "Auto-Submitted",
    "Content-Disposition", "Content-Transfer-Encoding", "List-Id", "Return-Path", "MIME-Version", "Date",
)  # fmt: skip
PIECES = (
    *(b"a@b.no", b"<x@y>", b"=?utf-8?q?=C3?=", b"=?x?b?!!?=", b"multipart/mixed; boundary=x", b"text/html"),
    *(b'text/plain; charset="nope"', b"attachment; filename*=utf-8''%ff", b"base64", b"quoted-printable"),
    *(b"\r\n ", b"--x\r\n", b"--x--", b"\x00", b"\xff\xfe", b"message/rfc822", b"<", b'"', b";", b"@", b"("),
)


def made(**headers: str) -> EmailMessage:
    """A mail as a newspaper writes it."""
    found = EmailMessage()
    told = {"From": "Red Aksjon <Red@Solvik.no>", "To": "meldinger@senter.no", "Subject": "Ny pris"}
    for name, value in {**told, "Message-ID": "<1@solvik.no>", **headers}.items():
        found[name.replace("_", "-")] = value
    found.set_content("Helg koster 229 kr.\n\nFra 1. desember, også på nett.")
    return found


def read(found: EmailMessage) -> Letter:
    """As it is read when it has come over the wire."""
    return read_letter(found.as_bytes(policy=SMTP))


def test_text_title_and_sender_are_read():
    letter = read(made())
    assert letter.text == "Helg koster 229 kr.\n\nFra 1. desember, også på nett."
    assert (letter.title, letter.address) == ("Ny pris", "red@solvik.no")
    assert (letter.identity, letter.is_automatic) == ("<1@solvik.no>", False)
    assert letter.enclosed == letter.tokens == letter.answers == ()


def test_html_becomes_text_and_what_is_run_is_gone():
    found = made()
    found.set_content(
        "<html><head><title>T</title><style>p{color:red}</style></head><body><p>Ny  pris:\n229&nbsp;kr</p>"
        "<script>alert(1)</script><ul><li>én</li><li>to &lt;b&gt;</li></ul><!-- skjult --></body></html>",
        subtype="html",
    )
    lines = [line for line in read(found).text.split("\n") if line]
    assert lines == ["Ny pris: 229 kr", "én", "to <b>"]


def test_plain_text_is_preferred_and_files_are_named():
    found = made()
    found.add_alternative("<p>HTML</p>", subtype="html")
    found.add_attachment(b"x" * 120_000, maintype="application", subtype="pdf", filename="prisliste.pdf")
    letter = read(found)
    assert letter.text.startswith("Helg koster")
    assert [(one.name, len(one.content)) for one in letter.enclosed] == [("prisliste.pdf", 120_000)]


def test_a_mail_of_nothing_but_a_file_has_no_text():
    found = EmailMessage()
    found.add_attachment(b"notat", maintype="text", subtype="plain", filename="notat.txt")
    letter = read(found)
    assert letter.text == letter.address == letter.title == ""
    assert [one.name for one in letter.enclosed] == ["notat.txt"]
    assert letter.identity.startswith("<sha256.")


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "Bulk"},
        {"Precedence": "list"},
        {"Precedence": "junk"},
        {"List_Id": "<nytt.solvik.no>"},
        {"Return_Path": "<>"},
        {"X_Spam_Flag": "YES"},
    ],
)
def test_what_no_person_wrote_is_told_apart(headers: dict[str, str]):
    assert read(made(**headers)).is_automatic


def test_a_person_who_says_so_is_a_person():
    assert not read(made(Auto_Submitted="no", Return_Path="<red@solvik.no>", X_Spam_Flag="NO")).is_automatic


def test_an_answer_names_what_it_answers_by_mail_by_subject_or_by_address():
    letter = read(
        made(
            In_Reply_To="<2@x>",
            References="<1@x> <2@x>",
            Subject="SV: Ny pris [#abcde_-123]",
            To="meldinger+ABCDEFGHIJ@senter.no",
        )
    )
    assert letter.answers == ("<2@x>", "<1@x>")
    assert letter.tokens == ("abcde_-123", "ABCDEFGHIJ")
    assert letter.title == "SV: Ny pris"


def test_what_an_answer_quotes_at_its_end_is_left_out():
    assert without_quoted("Ja.\n\nMandag skrev Ola:\n> Alle?\n>\n") == "Ja."
    assert without_quoted("> Alle?\nJa.") == "> Alle?\nJa."
    assert without_quoted("> Alle?") == "> Alle?"


def test_a_title_is_one_line_and_characters_that_cannot_be_kept_are_gone():
    letter = read_letter(b"Subject: =?utf-8?q?Ny=0Apris=00=0D=0ABcc:_x?=\r\nFrom: a@b.no\r\n\r\nen\x00to")
    assert letter.title == "Ny pris Bcc: x"
    assert letter.text == "ento"


def test_letters_of_an_unknown_kind_are_read_as_far_as_it_goes():
    raw = b'From: a@b.no\r\nContent-Type: text/plain; charset="nope"\r\n\r\nPris: \xc3\xa5 229'
    assert "229" in read_letter(raw).text


COSTLY = {
    "nested HTML": b"Content-Type: text/html\r\n\r\nHei" + b"<div>" * 400_000,
    "many parts": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\nA: b\r\n\r\nx\r\n" * 100_000,
    "a long header": b"Content-Type: text/plain; " + b"a*0=b; " * 100_000 + b"\r\n\r\nHei",
    "deep parts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5000)
    ),
    "deep mails": b"Content-Type: message/rfc822\r\n\r\n" * 5000,
}


@pytest.mark.parametrize("raw", COSTLY.values(), ids=COSTLY)
def test_what_is_written_to_do_harm_costs_little(raw: bytes):
    begun = time.process_time()
    holds(read_letter(raw))
    assert time.process_time() - begun < 20, "seconds; by the library alone it is minutes and more"


def test_a_long_page_is_read_too():
    page = (
        b"<style>" + b"p{}" * 50_000 + b"</style><p title='x'>Pris</p><script>if (a<b) {}</script><p>229</p>"
    )
    assert read_letter(b"Content-Type: text/html\r\n\r\n" + page).text.split() == ["Pris", "229"]


def holds(letter: Letter) -> None:
    """What a letter always is, so that it can be kept and mailed to."""
    kept = (
        letter.identity,
        letter.address,
        letter.title,
        letter.text,
        *(one.name for one in letter.enclosed),
    )
    for one in (*kept, *letter.answers, *letter.tokens):
        assert "\x00" not in one
        one.encode("utf-8")
    assert "\n" not in letter.title + letter.address + letter.identity
    assert 3 <= len(letter.identity) <= 252
    assert letter.address == "" or "@" in letter.address


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(raw: bytes):
    holds(read_letter(raw))


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(HEADERS), st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=5)
        ),
        max_size=8,
    ),
    st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=12),
)
def test_no_broken_mail_raises(headers: list[Any], body: list[bytes]):
    head = b"".join(name.encode() + b": " + b"".join(parts) + b"\r\n" for name, parts in headers)
    holds(read_letter(head + b"\r\n" + b"\r\n".join(body)))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_html_becomes_text(text: str):
    found = plain(f"<p>Før</p><script>alert(1)</script><p>{text}</p>")
    assert found.strip().startswith("Før")
    assert "alert(1)" not in found or "alert(1)" in text
