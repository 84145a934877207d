"""``fagtid receive-mail``: take mail for the centre from a mail server, by SMTP or LMTP."""

from __future__ import annotations

import signal
import threading
from argparse import Namespace

from fagtid.cli.serving import check_port, reach_database, set_up
from fagtid.core.errors import refuse


def run(asked: Namespace) -> None:
    """Listen until it is stopped; a mail that is being stored is stored first."""
    check_port(asked.host, asked.port)
    set_up()
    from fagtid.information.receiving_mail import Listener, addresses  # noqa: PLC0415  (after Django is set up)

    if not addresses():
        refuse("FAGTID_RECEIVE_ADDRESSES", "the addresses mail is taken for", "nothing")
    reach_database()
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda _number, _frame: stopped.set())
    listener = Listener(asked.host, asked.port, is_lmtp=asked.lmtp)
    listener.start()
    kind, ours = "LMTP" if asked.lmtp else "SMTP", ", ".join(sorted(addresses()))
    print(f"Takes mail for {ours} by {kind} at {asked.host}:{asked.port}  (Ctrl-C stops it)", flush=True)
    stopped.wait()
    listener.stop()
