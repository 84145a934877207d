"""A mailbox on this machine that speaks as much IMAP4rev1 as a reader of mail needs."""

from __future__ import annotations

import re
import shlex
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread


@dataclass
class Box:
    """What the server holds; ``sizes`` lets a mail say it is larger than it is."""

    mails: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    sizes: dict[int, int] = field(default_factory=dict)
    whole_fetched: list[int] = field(default_factory=list)
    password: str = 'hemme"lig'
    port: int = 0

    def put(self, raw: bytes, size: int | None = None) -> int:
        """A mail has come."""
        uid = max(self.mails, default=100) + 1
        self.mails[uid] = raw
        self.sizes[uid] = len(raw) if size is None else size
        return uid


class Speaker(socketserver.StreamRequestHandler):
    """One connection."""

    server: Server

    def handle(self) -> None:
        """Answer line by line until the reader goes."""
        self.say(b"* OK ready")
        while line := self.rfile.readline():
            tag, _, rest = line.decode().strip().partition(" ")
            words = shlex.split(rest.replace("(\\Seen)", "SEEN"))
            name = " ".join(words[:2]).upper() if words[0].upper() == "UID" else words[0].upper()
            state = self.answer(name, words, rest)
            self.say(f"{tag} {state} {name}".encode())
            if name == "LOGOUT":
                return

    def say(self, line: bytes) -> None:
        """One line."""
        self.wfile.write(line + b"\r\n")

    def answer(self, name: str, words: list[str], rest: str) -> str:
        """What comes before the last line, and the state in it."""
        box = self.server.box
        if name == "CAPABILITY":
            self.say(b"* CAPABILITY IMAP4rev1")
        elif name == "LOGIN":
            return "OK" if words[1:] == ["fagtid", box.password] else "NO"
        elif name == "SELECT":
            self.say(f"* {len(box.mails)} EXISTS".encode())
            return "OK" if words[1] == "INBOX" else "NO"
        elif name == "UID SEARCH":
            unseen = [str(uid) for uid in sorted(box.mails) if uid not in box.seen]
            self.say(" ".join(["* SEARCH", *unseen]).encode())
        elif name == "UID FETCH":
            self.fetch(int(words[2]), rest)
        elif name == "UID STORE":
            box.seen.add(int(words[2]))
        return "OK"

    def fetch(self, uid: int, rest: str) -> None:
        """The mail, or its head with its size."""
        box = self.server.box
        if uid not in box.mails:
            return
        raw = box.mails[uid]
        if "HEADER" in rest:
            raw = re.split(rb"(?<=\r\n)\r\n", raw, maxsplit=1)[0] + b"\r\n"
            facts = f"RFC822.SIZE {box.sizes[uid]} BODY[HEADER]<0>"
        else:
            box.whole_fetched.append(uid)
            facts = "BODY[]"
        self.wfile.write(f"* 1 FETCH (UID {uid} {facts} {{{len(raw)}}}\r\n".encode() + raw + b")\r\n")


class Server(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, box: Box) -> None:
        super().__init__(("127.0.0.1", 0), Speaker)
        self.box = box


@contextmanager
def serving() -> Iterator[Box]:
    """A mailbox for as long as the block runs."""
    box = Box()
    with Server(box) as server:
        box.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()
