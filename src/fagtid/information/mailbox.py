"""The centre's mailbox, looked in every minute: what is unread is taken in once, then marked as read."""

from __future__ import annotations

import imaplib
import logging
import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django_tasks import task

from fagtid.information import mailing
from fagtid.information.letters import Letter, read_letter
from fagtid.information.refusals import TooMuchSent
from fagtid.people.models import Centre
from fagtid.people.queries import only_centre

MOST_BYTES = 40_000_000  # a larger mail is not fetched
HEAD_BYTES = 65_536
TIMEOUT_S = 20.0
LONGEST_S = 50.0  # then the rest waits for the next look
SIZE = re.compile(rb"RFC822\.SIZE (\d+)", re.IGNORECASE)
Connection = imaplib.IMAP4
log = logging.getLogger("fagtid.mailbox")


class MailboxRefused(Exception):
    """The mail server said no to a command; ``command`` is which."""

    def __init__(self, command: str) -> None:
        super().__init__(f"the mail server must accept {command}; it said no")
        self.command = command


AWAY = (OSError, UnicodeError, imaplib.IMAP4.error, MailboxRefused)


def look(moment: datetime) -> None:
    """Regular work: have a worker look in the mailbox, where there is one."""
    if settings.IMAP_HOST and only_centre() is not None:
        take_in_mail.enqueue()


@task()
def take_in_mail() -> None:
    """Look in the mailbox once; a server that is away is tried again by the next look."""
    centre = only_centre()
    if not settings.IMAP_HOST or centre is None:
        return
    try:
        take_unread(centre)
    except AWAY as error:
        log.warning("the mailbox is away", extra={"facts": {"kind": type(error).__name__}})


def take_unread(centre: Centre) -> int:
    """Take in what is unread; tells how many mails were dealt with."""
    ends = time.monotonic() + LONGEST_S
    dealt_with = 0
    with opened() as box:
        for uid in unread(box):
            if time.monotonic() > ends:
                break
            dealt_with += tried(box, uid, centre)
    return dealt_with


def tried(box: Connection, uid: str, centre: Centre) -> bool:
    """Deal with one mail; a fault is written down, and the mail stays unread and keeps no other waiting."""
    try:
        return take(box, uid, centre)
    except (*AWAY, OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("a mail could not be taken in", extra={"facts": {"uid": uid}})
        return False


@contextmanager
def opened() -> Iterator[Connection]:
    """The mailbox, open for as long as the block runs."""
    box = connected()
    try:
        box.login(settings.IMAP_USER, settings.IMAP_PASSWORD)
        folder = settings.IMAP_FOLDER.replace("\\", "\\\\").replace('"', '\\"')
        accepted("SELECT", box.select(f'"{folder}"'))
        yield box
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            box.logout()


def connected() -> Connection:
    """A connection to the server; encrypted unless it is decided otherwise."""
    host, port = settings.IMAP_HOST, settings.IMAP_PORT
    if not settings.IMAP_TLS:
        return imaplib.IMAP4(host, port, timeout=TIMEOUT_S)
    context = ssl.create_default_context()
    return imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=TIMEOUT_S)


def accepted(command: str, answer: tuple[str, Any]) -> list[Any]:
    """What the server answers; raises where it says no."""
    if answer[0] != "OK":
        raise MailboxRefused(command)
    return list(answer[1])


def unread(box: Connection) -> list[str]:
    """Lasting numbers of the mails not read yet, the oldest first."""
    found = accepted("SEARCH", box.uid("SEARCH", "UNSEEN"))
    lines = [one.decode("ascii", "replace") for one in found if isinstance(one, bytes)]
    return [word for line in lines for word in line.split() if word.isdecimal()]


def take(box: Connection, uid: str, centre: Centre) -> bool:
    """Deal with one mail; it is marked as read only after it is stored or passed over."""
    found = fetched(box, uid, f"(RFC822.SIZE BODY.PEEK[HEADER]<0.{HEAD_BYTES}>)")
    if found is None:  # somebody has moved it meanwhile
        return False
    facts, head = found
    size = SIZE.search(facts)
    letter = read_letter(head)
    try:
        if not mailing.is_passed_over(letter):
            mailing.refuse_flood(centre, letter.address)
            is_large = size is not None and int(size[1]) > MOST_BYTES
            is_large |= len(head) >= HEAD_BYTES
            if not keep(box, uid, centre, letter if is_large else None):
                return False
    except TooMuchSent:
        log.warning("one address sends too much mail", extra={"facts": {"uid": uid}})
        return False
    accepted("STORE", box.uid("STORE", uid, "+FLAGS.SILENT", "(\\Seen)"))
    return True


def keep(box: Connection, uid: str, centre: Centre, too_large: Letter | None) -> bool:
    """Store one mail; of one that is too large, that it came. False where it is gone."""
    if too_large is not None:
        mailing.take_letter(centre, too_large, is_too_large=True)
        return True
    found = fetched(box, uid, "(BODY.PEEK[])")
    if found is not None:
        mailing.take_letter(centre, read_letter(found[1]))
    return found is not None


def fetched(box: Connection, uid: str, parts: str) -> tuple[bytes, bytes] | None:
    """What is said around the text of a mail, and the text; ``None`` where the mail is gone."""
    found = accepted("FETCH", box.uid("FETCH", uid, parts))
    texts = [one for one in found if isinstance(one, tuple)]
    if not texts:
        return None
    around = [one for one in found if isinstance(one, bytes)] + [one[0] for one in texts]
    return b" ".join(around), texts[0][1]
