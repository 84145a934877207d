"""``fagtid backup`` and ``fagtid restore``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from fagtid.cli.serving import database_told, reach_database, set_up
from fagtid.cli.telling import tell_result


def run(asked: Namespace) -> None:
    """Write a backup, or bring one in."""
    set_up()
    from fagtid.web import backup  # noqa: PLC0415  (after Django is set up)

    reach_database()
    with database_told():
        if asked.command == "backup":
            told = backup.write_backup(Path(asked.out), with_key=not asked.without_key)
            lines = [f"backup: {asked.out} ({told['bytes']} bytes, checked)"]
            lines += [] if told["key"] else ["The secret key is not in it: keep it beside the backup."]
        else:
            told = backup.restore_backup(Path(asked.file))
            lines = [f"restored from {asked.file}, written {told['at']}"]
            lines += [] if told["key"] else ["The secret key was not in it: set FAGTID_SECRET_KEY as it was."]
    tell_result(lines, told, as_json=asked.json)
