"""Files put in the watched folder are brought in once and moved where one sees how it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection

from fagtid.frame.clock import now
from fagtid.intake import applying, watching
from fagtid.intake.models import Import
from fagtid.intake.reading import read_import
from fagtid.intake.samples import sample
from tests.centres import MONDAY
from tests.house import House, build_house

HALF = "start,offered\n2026-11-02T08:00,5\n2026-11-02T08:30,7\n2026-11-02T09:00,0\n"


@pytest.fixture
def watch(tmp_path: Path, settings) -> Iterator[Path]:
    settings.WATCH = str(tmp_path)
    watching.make_folders(tmp_path)
    return tmp_path


def look(seconds: float = 60) -> int:
    """A worker's look, some time after the file was put there."""
    return watching.look_in_watched_folder(now() + timedelta(seconds=seconds))


def worked() -> None:
    """What a worker does with what waits."""
    for found in Import.objects.filter(state=Import.State.WAITING):
        read_import(found.pk)
        applying.apply_if_asked(found.pk)


def names(folder: Path) -> list[str]:
    return sorted(path.name.split("-", 2)[-1] for path in folder.iterdir())


@pytest.mark.django_db
def test_a_file_is_brought_in_applied_and_moved_to_done(house: House, watch: Path):
    (watch / "traffic" / "acd.csv").write_text(HALF)
    (watch / "roster" / "uke-49.csv").write_text(sample("roster", MONDAY))
    look()
    worked()
    look()
    assert names(watch / "done") == ["acd.csv", "uke-49.csv"]
    assert {one.kind for one in Import.objects.filter(state=Import.State.APPLIED)} == {"traffic", "roster"}
    assert not list((watch / ".taken").iterdir())


@pytest.mark.django_db
def test_a_file_that_still_grows_is_left_alone(house: House, watch: Path):
    (watch / "traffic" / "acd.csv").write_text(HALF)
    (watch / "traffic" / ".acd.csv.part").write_text(HALF)
    assert look(seconds=5) == 0
    look()
    assert names(watch / "traffic") == [".acd.csv.part"]


@pytest.mark.django_db
def test_a_wrong_file_is_moved_aside_with_a_text_that_says_why(house: House, watch: Path):
    (watch / "traffic" / "acd.csv").write_text(HALF.replace("7", "seven"))
    look()
    worked()
    look()
    file, text = sorted((watch / "refused").iterdir())
    assert file.name + ".txt" == text.name
    assert text.read_text().startswith("acd.csv, row 3, column offered: found 'seven', expected ")


@pytest.mark.django_db
def test_too_large_a_file_is_moved_aside(house: House, watch: Path, settings):
    settings.MOST_UPLOADED_BYTES = 10
    (watch / "traffic" / "acd.csv").write_text(HALF)
    look()
    assert names(watch / "refused") == ["acd.csv", "acd.csv.txt"]
    assert not Import.objects.exists()


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing(house: House, watch: Path):
    for _ in range(2):
        (watch / "traffic" / "acd.csv").write_text(HALF)
        look()
        worked()
        look()
    assert names(watch / "done") == ["acd.csv", "acd.csv"]
    assert sorted(Import.objects.values_list("state", flat=True)) == ["applied", "same"]


@pytest.mark.django_db
def test_a_worker_killed_after_taking_a_file_leaves_it_to_the_next(house: House, watch: Path):
    (watch / ".taken" / "traffic-00112233-acd.csv").write_text(HALF)
    look()
    look()
    worked()
    look()
    assert names(watch / "done") == ["acd.csv"]
    assert Import.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_bring_a_file_in_once(watch: Path):
    build_house()
    for number in range(5):
        (watch / "traffic" / f"{number}.csv").write_text(HALF.replace("5", str(number + 10)))
    start = Barrier(2)

    def work() -> None:
        start.wait()
        look()
        connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    look()
    assert Import.objects.count() == 5
    assert {one.file_name for one in Import.objects.all()} == {f"{n}.csv" for n in range(5)}


@pytest.mark.django_db
def test_without_a_centre_or_a_folder_nothing_is_touched(watch: Path, settings):
    (watch / "traffic" / "acd.csv").write_text(HALF)
    assert look() == 0
    settings.WATCH = ""
    build_house()
    assert look() == 0
