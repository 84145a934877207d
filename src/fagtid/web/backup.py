"""Everything of an installation in one file, and back.

A backup is a tar file: ``backup.json`` (what is in it, with a SHA-256 of each part), the database as its own
engine copies it (SQLite: the online backup of a database in use; PostgreSQL: ``pg_dump``), uploads that wait
to be read, and the secret key, unless it is left out or comes from the environment. Engines' own copies, and
not rows as text, because a copy made by an older version can then be restored and brought up to date as any
database is.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from fagtid import __version__
from fagtid.core.errors import FagtidError, refuse
from fagtid.frame.clock import now
from fagtid.information.services import begin_marks_anew
from fagtid.intake.keeping import awaited_files
from fagtid.people.queries import any_centre

FORMAT = "fagtid-backup/1"
TABLE_OF_CONTENTS, DATABASE, KEY, UPLOADS = "backup.json", "database", "secret_key", "files"
Facts = dict[str, Any]


def write_backup(target: Path, *, with_key: bool = True) -> Facts:
    """Write all of it to a new file and read it through again; the house may be in use meanwhile."""
    if target.exists():
        refuse("--out", "a file that is not there yet", target)
    if not target.parent.is_dir():
        refuse("--out", "in a directory that exists", target)
    part = target.with_name(f".{target.name}.part")
    with TemporaryDirectory(dir=target.parent, prefix=".fagtid-") as work:
        copy = Path(work, DATABASE)
        copy_database(copy)
        parts = (
            {DATABASE: copy} | ({KEY: key_path()} if with_key and key_is_ours() else {}) | waiting_uploads()
        )
        try:
            told = pack(part, parts)
            check(part)
            os.link(part, target)
        except FileExistsError:
            refuse("--out", "a file that is not there yet", target)
        finally:
            part.unlink(missing_ok=True)
    return told | {"bytes": target.stat().st_size, "key": KEY in told["parts"]}


def copy_database(target: Path) -> None:
    """A consistent copy of the database as it is at one moment."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(target)) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
            (said,) = copy.execute("PRAGMA integrity_check").fetchone()
        if said != "ok":
            raise FagtidError(f"the database is damaged: {said}")
        return
    run_tool("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def run_tool(name: str, *arguments: str) -> None:
    """One of PostgreSQL's own programs, on the installation's database."""
    program = shutil.which(name)
    if program is None:
        raise FagtidError(f"{name} is not on this machine; install PostgreSQL's client programs.")
    told = connection.settings_dict
    places = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    given = {name: str(told[key]) for name, key in places.items() if told[key]}
    done = subprocess.run(
        [program, f"--dbname={told['NAME']}", *arguments],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise FagtidError(f"{name} did not succeed: {last}")


def key_path() -> Path:
    """The secret key that was made beside the data."""
    return Path(settings.DATA) / KEY


def key_is_ours() -> bool:
    """True unless the key comes from the environment."""
    return key_path().is_file() and key_path().read_text(encoding="utf-8") == settings.SECRET_KEY


def waiting_uploads() -> dict[str, Path]:
    """Files that wait to be read, by their name in the backup."""
    directory = Path(settings.MEDIA_ROOT)
    return {f"{UPLOADS}/{name}": directory / name for name in sorted(awaited_files())}


def pack(target: Path, parts: dict[str, Path]) -> Facts:
    """One file, readable by its owner only; an upload that is read meanwhile is left out."""
    sums: dict[str, str] = {}
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            for name, path in parts.items():
                try:
                    tar.add(path, arcname=name, recursive=False)
                    sums[name] = digest_of(path)
                except FileNotFoundError:
                    sums.pop(name, None)
            told = {
                "format": FORMAT,
                "version": __version__,
                "engine": connection.vendor,
                "at": now().isoformat(timespec="seconds"),
                "parts": sums,
            }
            add_text(tar, TABLE_OF_CONTENTS, json.dumps(told, indent=1), target.parent)
        file.flush()
        os.fsync(file.fileno())
    return told


def add_text(tar: tarfile.TarFile, name: str, text: str, beside: Path) -> None:
    """A text as a member of the file."""
    with TemporaryDirectory(dir=beside, prefix=".fagtid-") as work:
        path = Path(work, name)
        path.write_text(text, encoding="utf-8")
        tar.add(path, arcname=name)


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of_member(tar: tarfile.TarFile, name: str) -> str:
    """SHA-256 of a part of a backup."""
    digest = hashlib.sha256()
    if member := tar.extractfile(name):
        while chunk := member.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def check(path: Path) -> Facts:
    """Read a backup through; tells what is in it, or refuses one that is not whole."""
    try:
        with tarfile.open(path, "r:") as tar:
            contents = tar.extractfile(TABLE_OF_CONTENTS)
            told: Facts = json.load(contents) if contents else {}
            if told.get("format") != FORMAT:
                refuse("the backup", f"of the format {FORMAT}", told.get("format"))
            for name, expected in told["parts"].items():
                if digest_of_member(tar, name) != expected:
                    refuse("the backup", "whole", f"another content of {name}")
    except (tarfile.TarError, KeyError, ValueError, OSError) as error:
        if isinstance(error, FagtidError):
            raise
        refuse("the backup", "a file that fagtid backup wrote", f"{path} ({type(error).__name__})")
    return told


def restore_backup(path: Path) -> Facts:
    """Bring a backup into an installation without a centre, and bring it up to date."""
    told = check(path)
    if told["engine"] != connection.vendor:
        refuse("DATABASE_URL", f"a database of the backup's kind ({told['engine']})", connection.vendor)
    if tables_are_there() and any_centre():
        refuse("the installation", "empty: move its database away first", "one with a centre")
    with TemporaryDirectory(dir=settings.DATA, prefix=".fagtid-") as work:
        with tarfile.open(path, "r:") as tar:
            tar.extractall(work, members=[tar.getmember(name) for name in told["parts"]], filter="data")
        put_database(Path(work, DATABASE))
        put_files(Path(work))
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    begin_marks_anew()
    at = datetime.fromisoformat(told["at"])
    return {"at": at.isoformat(), "version": told["version"], "key": KEY in told["parts"]}


def tables_are_there() -> bool:
    """True once the database has been migrated."""
    return "people_centre" in connection.introspection.table_names()


def put_database(copy: Path) -> None:
    """The copy instead of what is in the database."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(copy)) as source:
            connection.ensure_connection()
            source.backup(connection.connection)
    else:
        connection.close()
        run_tool("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(copy))
    connection.close()


def put_files(work: Path) -> None:
    """Uploads and the key where they belong."""
    if (work / UPLOADS).is_dir():
        shutil.copytree(work / UPLOADS, settings.MEDIA_ROOT, dirs_exist_ok=True)
    if (work / KEY).is_file():
        shutil.copyfile(work / KEY, key_path())
        key_path().chmod(0o600)
