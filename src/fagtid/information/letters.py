"""A mail read: its text, whom it is from, what it answers, and whether a person wrote it.

One pure function, `read_letter`. What is broken is read as far as it goes and never raises.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from email.utils import getaddresses, parseaddr
from typing import Any, TypeVar

import nh3

UNSEEN = {"script", "style", "title", "head", "noscript", "template", "object", "iframe", "svg", "math"}
NEW_LINE = re.compile(r"<(?=br\b|hr\b|/p\b|/div\b|/li\b|/tr\b|/h[1-6]\b|/blockquote\b)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
ADDRESS = re.compile(r"[^\s@<>\"(),:;\\]+@[^\s@<>\"(),:;\\]+")
IDENTITY = re.compile(r"<[^<>\s]{1,250}>")
TOKEN = re.compile(r"\[#([\w-]{10})\]")
PLUS_TOKEN = re.compile(r"\+([\w-]{10})@")
AUTOMATIC = ("bulk", "list", "junk")
LONGEST_ADDRESS, MOST_REFERENCES = 254, 50
# What costs more than it is worth, as only somebody who means harm writes it:
LONGEST_HEADER, MOST_PARTS, LONGEST_PARSED = 4_000, 200, 100_000
SIMPLE_TAG = re.compile(r"<(?!/?(?:script|style|title)\b|!)[^<>]*>", re.IGNORECASE)
T = TypeVar("T")


class ShortHeaders(EmailPolicy):
    """The library's rules, for as much of a header as there is any use for."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of one header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


RULES: Any = ShortHeaders()


@dataclass(frozen=True)
class Enclosed:
    """A file that came with a mail."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """A mail as far as it could be read. ``identity`` is its Message-ID, or one made from its bytes."""

    identity: str
    address: str  # of the sender; empty where it is none
    title: str
    text: str
    enclosed: tuple[Enclosed, ...]
    answers: tuple[str, ...]  # identities of the mails it answers, the nearest first
    tokens: tuple[str, ...]  # of submissions, in the subject or in the address it was sent to
    is_automatic: bool


def read_letter(raw: bytes) -> Letter:
    """The mail in the bytes of a message."""
    parts = raw.split(b"\n--", MOST_PARTS)[:MOST_PARTS]
    found: EmailMessage = _tried(
        lambda: message_from_bytes(b"\n--".join(parts), policy=RULES), EmailMessage()
    )
    subject = _line(_header(found, "Subject"))
    return Letter(
        identity=_identity(found, raw),
        address=_address(_header(found, "From")) or _address(_header(found, "Sender")),
        title=TOKEN.sub("", subject).strip(),
        text=_text(found),
        enclosed=_tried(lambda: tuple(_enclosed(found)), ()),
        answers=_answers(found),
        tokens=_tokens(found, subject),
        is_automatic=_is_automatic(found),
    )


def plain(text: str) -> str:
    """HTML as plain text: what is run, drawn or hidden is gone, blocks end in a new line."""
    broken = NEW_LINE.sub("\n<", re.sub(r"\s+", " ", text))
    if len(broken) > LONGEST_PARSED:  # deep nesting costs its square: take the tags that nest first
        broken = SIMPLE_TAG.sub("", broken)
    shown = html.unescape(nh3.clean(broken, tags=set(), clean_content_tags=UNSEEN))
    return "\n".join(" ".join(line.split()) for line in shown.split("\n"))


def without_quoted(text: str) -> str:
    """An answer without the mail it quotes at its end; all of it where nothing else would be left."""
    lines = text.rstrip().split("\n")
    while lines and (not lines[-1].strip() or lines[-1].startswith(">")):
        lines.pop()
    was_quoted = len(lines) < len(text.rstrip().split("\n"))
    if was_quoted and lines and lines[-1].rstrip().endswith(":"):
        lines.pop()  # "On Monday somebody wrote:"
    return "\n".join(lines).strip() or text


def _tried(act: Callable[[], T], otherwise: T) -> T:
    """What it gives; the library raises errors of many kinds for what is broken."""
    try:
        return act()
    except Exception:
        return otherwise


def _header(found: EmailMessage, name: str) -> str:
    return _tried(lambda: str(found.get(name, "") or ""), "") or _raw_header(found, name)


def _raw_header(found: EmailMessage, name: str) -> str:
    return next((str(value) for key, value in found.raw_items() if key.lower() == name.lower()), "")


def _line(text: str) -> str:
    return " ".join(CONTROL.sub(" ", text).split())


def _address(header: str) -> str:
    found = _tried(lambda: parseaddr(_line(header))[1], "")
    return found.lower() if ADDRESS.fullmatch(found) and len(found) <= LONGEST_ADDRESS else ""


def _identity(found: EmailMessage, raw: bytes) -> str:
    told = IDENTITY.search(_header(found, "Message-ID"))
    return CONTROL.sub("", told[0]) if told else f"<sha256.{hashlib.sha256(raw).hexdigest()}>"


def _answers(found: EmailMessage) -> tuple[str, ...]:
    near = IDENTITY.findall(_header(found, "In-Reply-To"))
    far = IDENTITY.findall(_header(found, "References"))[::-1]
    return tuple(dict.fromkeys(CONTROL.sub("", one) for one in near + far))[:MOST_REFERENCES]


def _tokens(found: EmailMessage, subject: str) -> tuple[str, ...]:
    headers = [_header(found, name) for name in ("To", "Cc", "Delivered-To")]
    nobody: list[tuple[str, str]] = []
    sent_to = _tried(lambda: getaddresses(headers), nobody)
    plus = [one for _name, address in sent_to for one in PLUS_TOKEN.findall(address)]
    return tuple(dict.fromkeys(TOKEN.findall(subject) + plus))[:MOST_REFERENCES]


def _is_automatic(found: EmailMessage) -> bool:
    names = ("Auto-Submitted", "Precedence", "X-Spam-Flag")
    submitted, precedence, spam = (_header(found, name).strip().lower() for name in names)
    return (
        submitted not in ("", "no")
        or precedence in AUTOMATIC
        or spam == "yes"
        or bool(_header(found, "List-Id"))
        or _raw_header(found, "Return-Path").strip() == "<>"
        or _kind(found) == "multipart/report"
    )


def _kind(part: MIMEPart) -> str:
    return _tried(part.get_content_type, "text/plain")


def _text(found: EmailMessage) -> str:
    body = _tried(lambda: found.get_body(("plain", "html")), None)
    part = body if body is not None else None if found.is_multipart() else found
    if part is None or _kind(part) not in ("text/plain", "text/html") or _is_file(part):
        return ""
    text = _content(part)
    shown = plain(text) if _kind(part) == "text/html" else text.replace("\r\n", "\n")
    return re.sub(r"\n{3,}", "\n\n", CONTROL.sub("", shown)).strip()


def _content(part: MIMEPart) -> str:
    return _tried(lambda: str(part.get_content()), "") or _bytes(part).decode("utf-8", "replace")


def _bytes(part: MIMEPart) -> bytes:
    told: object = _tried(lambda: part.get_payload(decode=True), None)
    return told if isinstance(told, bytes) else b""


def _is_file(part: MIMEPart) -> bool:
    return bool(_tried(part.get_filename, None)) or (
        _tried(part.get_content_disposition, None) == "attachment"
    )


def _enclosed(found: EmailMessage) -> Iterator[Enclosed]:
    for part in found.walk():
        is_picture = _kind(part).startswith("image/")
        if (_is_file(part) or is_picture) and not part.is_multipart():
            name = _line(str(_tried(part.get_filename, None) or ("picture" if is_picture else "?")))
            yield Enclosed(name[-120:], _bytes(part))
