"""Everything in one file while the house is in use, and back into an empty installation."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.installations import Installation, installation

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]
FILL = """
from fagtid.people.models import Centre, Person
from fagtid.intake.services import bring_in
centre = Centre.objects.create(name="Nord")
Person.objects.bulk_create(Person(centre=centre, name=f"Person {n}") for n in range(2000))
bring_in(centre, kind="traffic", name="a.csv", chunks=[b"start,offered\\n2026-11-02T08:00,5\\n"], by=None)
"""
WRITE_ON = """
import time
from fagtid.people.models import Centre, Person
centre, until = Centre.objects.get(), time.monotonic() + 6
while time.monotonic() < until:
    Person.objects.create(centre=centre, name="Later")
    time.sleep(0.005)
print(Person.objects.count())
"""
COUNT = """
from fagtid.people.models import Person
from fagtid.intake.models import Import
from fagtid.intake.reading import upload_path
print(Person.objects.filter(name__startswith="Person").count(), Import.objects.get().state)
print(upload_path(Import.objects.get()).read_bytes().count(b"2026"))
"""


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Installation, Installation]]:
    """One in use, and an empty one."""
    with installation(tmp_path / "from", "from") as first, installation(tmp_path / "to", "to") as second:
        assert first.run("manage", "migrate", "-v", "0").returncode == 0
        first.ask(FILL)
        yield first, second


def test_a_backup_made_while_others_write_is_restored_with_all_rows(
    two: tuple[Installation, Installation], tmp_path: Path
):
    first, second = two
    counts: list[int] = []
    writing = Thread(target=lambda: counts.append(int(first.ask(WRITE_ON))))
    writing.start()
    file = tmp_path / "house.tar"
    made = first.run("backup", "--out", str(file), "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["key"]
    assert oct(file.stat().st_mode)[-3:] == "600"
    writing.join()
    assert counts[0] > 2010
    brought = second.run("restore", str(file))
    assert brought.returncode == 0, brought.stderr
    assert second.ask(COUNT).split() == ["2000", "waiting", "1"]
    assert (second.data / "secret_key").read_bytes() == (first.data / "secret_key").read_bytes()
    again = second.run("restore", str(file))
    assert again.returncode == 1
    assert "must be empty" in again.stderr


def test_what_cannot_be_is_refused_in_a_line(two: tuple[Installation, Installation], tmp_path: Path):
    first, second = two
    file = tmp_path / "house.tar"
    without = first.run("backup", "--out", str(file), "--without-key")
    assert "The secret key is not in it" in without.stdout
    assert first.run("backup", "--out", str(file)).returncode == 1
    assert first.run("backup", "--out", str(tmp_path / "none" / "x.tar")).returncode == 1
    assert first.run("backup").returncode == 2
    with tarfile.open(file) as tar:
        assert "secret_key" not in tar.getnames()
    file.write_bytes(
        file.read_bytes().replace(b"Person 77", b"Person 78", 1).replace(b"2026-11", b"2025-11", 1)
    )
    damaged = second.run("restore", str(file))
    assert damaged.returncode == 1
    assert "must be whole" in damaged.stderr
    file.write_text("no backup")
    assert "fagtid backup wrote" in second.run("restore", str(file)).stderr
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def damage(file: Path) -> None:
    """Another byte in the middle of the database's copy."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
