"""The index as a cache that several processes share."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import time
from pathlib import Path

import pytest

from fagtid.search import (
    IndexBusy,
    IndexMissing,
    IndexOutdated,
    IndexUnusable,
    build_index,
    open_index,
)
from fagtid.search.generations import in_use, writing
from tests.search.conftest import asked, document, ids

FRESH_S = 2.0
SPAWN = multiprocessing.get_context("spawn")


def test_a_changed_text_replaces_itself_and_a_deleted_one_is_gone(index_of):
    index = index_of(document("a", "Gavekort"), document("b", "Gavekort"))
    index.update([document("a", "Purring"), document("c", "Gavekort")], deleted=["b", "never"])
    assert ids(index.search(asked("gavekort"))) == ["c"]
    assert ids(index.search(asked("purring"))) == ["a"]
    assert len(index) == 2


def test_of_two_with_one_id_the_last_counts(index_of):
    index = index_of(document("a", "Gavekort"), document("a", "Purring"))
    assert len(index) == 1
    assert ids(index.search(asked("purring"))) == ["a"]


def test_an_update_that_fails_changes_nothing(index_of):
    index = index_of(document("a", "Gavekort"))

    def broken():
        yield document("b", "Gavekort")
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        index.update(broken(), deleted=["a"])
    assert ids(index.search(asked("gavekort"))) == ["a"]


def test_a_rebuild_that_fails_leaves_the_old_one(index_of, tmp_path):
    index = index_of(document("a", "Gavekort"))
    with pytest.raises(ZeroDivisionError):
        build_index(tmp_path / "index", (document(str(1 / n), "x") for n in (1, 0)))
    assert ids(index.search(asked("gavekort"))) == ["a"]
    build_index(tmp_path / "index", [document("b", "Gavekort")])
    assert ids(index.search(asked("gavekort"))) == ["b"]
    assert len([one for one in (tmp_path / "index").iterdir() if one.is_dir()]) == 1


def test_there_is_nothing_to_open_before_it_is_built(tmp_path):
    with pytest.raises(IndexMissing, match="no index here"):
        open_index(tmp_path)


def test_a_directory_deleted_while_open_is_told_and_built_again(index_of, tmp_path):
    index = index_of(document("a", "Gavekort"))
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(IndexMissing):
        index.search(asked("gavekort"))
    with pytest.raises(IndexMissing):
        index.update([document("b", "Gavekort")])
    build_index(tmp_path / "index", [document("c", "Gavekort")])
    assert ids(index.search(asked("gavekort"))) == ["c"]


def test_an_index_of_another_version_asks_to_be_built_again(index_of, tmp_path):
    index = index_of(document("a", "Gavekort"))
    current = tmp_path / "index" / "current"
    told = json.loads(current.read_text())
    current.write_text(json.dumps({**told, "built_with": "0 tantivy 0.1 wordfreq 1"}))
    for ask in (lambda: open_index(tmp_path / "index"), lambda: index.search(asked("gavekort"))):
        with pytest.raises(IndexOutdated, match="tantivy"):
            ask()


@pytest.mark.parametrize("how", ["empty", "rubbish", "gone"])
@pytest.mark.parametrize("which", ["meta.json", "*.store", "*.idx", "*.term", "*.fast", "current"])
def test_broken_files_are_told_and_cured_by_building_again(index_of, tmp_path, which, how, capfd):
    index_of(*(document(str(n), "Gavekort", "Tekst om gavekort.") for n in range(50)))
    for file in (tmp_path / "index").rglob(which):
        file.unlink()  # a file that is cut short while it is mapped would end the process
        if how != "gone":
            file.write_bytes({"empty": b"", "rubbish": b"\x00rubbish" * 50}[how])
    with pytest.raises(IndexUnusable, match="index"):
        open_index(tmp_path / "index").search(asked("gavekort"))
    index = build_index(tmp_path / "index", [document("a", "Gavekort")])
    assert ids(index.search(asked("gavekort"))) == ["a"]
    capfd.readouterr()  # the engine writes its panics to stderr


def test_a_busy_index_says_so(index_of, tmp_path):
    index = index_of(document("a", "Gavekort"))
    with writing(tmp_path / "index", 0), pytest.raises(IndexBusy):
        index.update([document("b", "Gavekort")], wait_s=0.05)
    assert len(index) == 1


def change_when_told(directory: Path, go: multiprocessing.Event, done: multiprocessing.Event) -> None:
    """Another process: opens the index, waits, changes a text."""
    index = open_index(directory)
    go.wait(60)
    index.update([document("new", "Nattens melding")])
    done.set()


def test_another_process_change_is_seen_within_two_seconds(index_of, tmp_path):
    index = index_of(document("a", "Gavekort"))
    go, done = SPAWN.Event(), SPAWN.Event()
    other = SPAWN.Process(target=change_when_told, args=(tmp_path / "index", go, done))
    other.start()
    assert index.search(asked("melding")) == []
    go.set()
    assert done.wait(60)
    until = time.monotonic() + FRESH_S
    while not (found := index.search(asked("melding"))) and time.monotonic() < until:
        time.sleep(0.01)
    other.join()
    assert ids(found) == ["new"]


def write_many(directory: Path, name: str, n_texts: int) -> None:
    """A process that puts in texts one by one."""
    index = open_index(directory)
    for number in range(n_texts):
        index.update([document(f"{name}{number}", "Gavekort", f"Tekst {number}")])


def test_two_writers_at_once_lose_nothing(index_of, tmp_path):
    index = index_of(document("a", "Gavekort"))
    others = [SPAWN.Process(target=write_many, args=(tmp_path / "index", name, 20)) for name in ("x", "y")]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0]
    assert len(index) == 41
    assert len(index.search(asked("gavekort", limit=100))) == 41


@pytest.mark.slow
def test_a_rebuild_under_writers_and_readers_loses_nothing_told_after_it_began(index_of, tmp_path):
    index = index_of(document("a", "Gavekort"))
    other = SPAWN.Process(target=write_many, args=(tmp_path / "index", "x", 30))
    other.start()
    for _ in range(5):
        seen = {hit.id: hit for hit in index.search(asked("gavekort", limit=100))}
        known = [document(name, "Gavekort") for name in seen]
        assert "a" in seen
        with writing(tmp_path / "index", 30):
            pass
        build_index(tmp_path / "index", [*known, document("a", "Gavekort")])
    other.join()
    assert other.exitcode == 0
    assert in_use(tmp_path / "index").path.is_dir()
    assert "x29" in ids(index.search(asked("gavekort", limit=100)))
