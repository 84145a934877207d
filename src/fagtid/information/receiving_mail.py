"""Mail received by SMTP or LMTP, beside the mailbox: answered with 250 only after it is stored.

What cannot be stored now (the database is away, one address has sent too much) is refused for the time being
with 4xx, so that the mail server keeps it and tries again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from email.utils import parseaddr
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from fagtid.information import mailing
from fagtid.information.letters import read_letter
from fagtid.information.mailbox import MOST_BYTES
from fagtid.information.refusals import TooMuchSent
from fagtid.people.queries import only_centre

STORED = "250 2.0.0 taken in"
NOT_OURS = "550 5.1.1 nobody of that address here"
ONE_AT_A_TIME = "452 4.5.3 one recipient at a time"
AWAY = "451 4.3.0 cannot be stored now; try again later"
NO_CENTRE = "451 4.3.0 there is no centre yet; try again later"
TOO_MUCH = "450 4.7.1 too much mail of this address today; try again later"
LONGEST_LINE = 65_536  # more than the standard allows: a mail of a careless program is taken in too
SILENT_S = 60.0
MOST_AT_ONCE = 4  # mails being stored
log = logging.getLogger("fagtid.receive_mail")


def addresses() -> set[str]:
    """The addresses mail is taken for, in small letters."""
    told = settings.RECEIVE_ADDRESSES or [settings.IMAP_ADDRESS]
    return {parseaddr(one)[1].lower() for one in told} - {""}


def is_ours(address: str) -> bool:
    """True for an address of ours, with or without ``+`` and what stands after it."""
    local, _at, domain = address.strip("<>").lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" in addresses()


def store(content: bytes, sender: str, recipient: str) -> str:
    """Take one mail in as the mailbox does; tells the answer to whoever sends it."""
    centre = only_centre()
    if centre is None:
        return NO_CENTRE
    around = f"Return-Path: <{_line(sender)}>\r\nDelivered-To: {_line(recipient)}\r\n".encode()
    letter = read_letter(around + content)
    if mailing.is_passed_over(letter):
        return STORED
    try:
        mailing.refuse_flood(centre, letter.address)
        mailing.take_letter(centre, letter)
    except TooMuchSent:
        log.warning("one address sends too much mail")
        return TOO_MUCH
    return STORED


def _line(text: str) -> str:
    return "".join(one for one in text if one.isprintable()).strip("<>")


def stored_or_later(content: bytes, sender: str, recipient: str) -> str:
    """The answer, which is never a yes to what is not stored."""
    try:
        close_old_connections()
        return store(content, sender, recipient)
    except (DatabaseError, InterfaceError) as error:
        log.warning("the database is away", extra={"facts": {"kind": type(error).__name__}})
    except Exception:
        log.exception("a mail could not be taken in")
    finally:
        connection.close()
    return AWAY


class Receiver:
    """What is answered to each step of a mail's way in."""

    def __init__(self, *, is_lmtp: bool) -> None:
        self.is_lmtp = is_lmtp
        self.places = asyncio.Semaphore(MOST_AT_ONCE)

    async def handle_RCPT(  # noqa: N802  (the library's name)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Only mail for the centre; by LMTP, which asks an answer for each recipient, one at a time."""
        if not is_ours(address):
            return NOT_OURS
        if self.is_lmtp and envelope.rcpt_tos:
            return ONE_AT_A_TIME
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Store it, then say so."""
        content, sender = bytes(envelope.original_content or b""), envelope.mail_from or ""
        async with self.places:
            return await asyncio.to_thread(stored_or_later, content, sender, envelope.rcpt_tos[0])


class LongLines(SMTP):
    """The library's server, patient with long lines."""

    line_length_limit = LONGEST_LINE


class LongLinesLmtp(LMTP):
    """The same for LMTP."""

    line_length_limit = LONGEST_LINE


class Listener(Controller):
    """Listens on a port until it is stopped."""

    def __init__(self, host: str, port: int, *, is_lmtp: bool) -> None:
        self.server_class: Callable[..., Any] = LongLinesLmtp if is_lmtp else LongLines
        super().__init__(Receiver(is_lmtp=is_lmtp), hostname=host, port=port)

    def factory(self) -> Any:
        """A server for one connection."""
        return self.server_class(
            self.handler,
            data_size_limit=MOST_BYTES,
            enable_SMTPUTF8=True,
            ident="Fagtid",
            hostname="fagtid",
            timeout=SILENT_S,
            loop=self.loop,
        )
