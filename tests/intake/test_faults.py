"""What is wrong in a file is told to each reader in their own language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import gettext, override

import fagtid.files
from fagtid.files.errors import Fault, told
from fagtid.frame.templatetags.faults import retold
from fagtid.intake.models import Import
from fagtid.intake.reading import read_import
from fagtid.people.models import Role, User
from tests.house import House, account_of, add_person

FILES = Path(fagtid.files.__file__).parent
ON_THE_COMMAND_LINE_ONLY = {"centre", "directory", "forecast", "plan", "toml_section"}
PLACES = re.compile(r"%\((\w+)\)s")
LANGUAGES = ("nb", "en")
ROSTER = "person,team,unit,role,start,end,activity\nanne,Nord,Tromsø,agent,{start},2026-11-30T16:00,phone\n"
TRAFFIC = (
    "start,offered,handle_seconds\n"
    "2026-11-02T08:00,5,100\n"
    "2026-11-02T08:30,seven,100\n"
    "2026-11-02T09:00,0\n"
    "2026-11-31T09:30,4,100\n"
    "2026-11-02T10:00,6,100\n"
    "2026-11-02T10:30,6,100\n"
)


@pytest.fixture
def readers(house: House) -> dict[str, Client]:
    """Two administrators, each with a language."""
    found = {}
    for language in LANGUAGES:
        person = add_person(house.centre, f"reads_{language}", (Role.ADMINISTRATOR, None))
        User.objects.filter(pk=account_of(person).pk).update(language=language)
        found[language] = house.client(person)
    return found


def uploaded(client: Client, kind: str, text: str) -> Import:
    """A file brought in on the page, and read."""
    client.post("/imports/", {"kind": kind, "file": SimpleUploadedFile("file.csv", text.encode())})
    found = Import.objects.get()
    read_import(found.pk)
    return found


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("kl. 8", {"nb": "Skriv tidspunktet slik.", "en": "Write the time in that form."}),
        ("2026-11-31T08:00", {"nb": "dagen finnes ikke i måneden", "en": "day is out of range for month"}),
        ("1926-11-30T08:00", {"nb": "et år fra 1980 til 2099", "en": "a year from 1980 to 2099"}),
    ],
)
def test_a_wrong_time_in_a_roster_is_told_to_each_reader_in_their_language(
    readers: dict[str, Client], start: str, words: dict[str, str]
):
    found = uploaded(readers["nb"], "roster", ROSTER.format(start=start))
    for language, client in readers.items():
        page = client.get(f"/imports/{found.pk}/").text
        assert {one for one in LANGUAGES if words[one] in page} == {language}


def test_rows_left_out_are_told_to_each_reader_in_their_language(readers: dict[str, Client]):
    found = uploaded(readers["en"], "traffic", TRAFFIC)
    readers["en"].post(f"/imports/{found.pk}/again/", {"lenient": "on"})
    read_import(found.pk)
    sentences = {
        "nb": [
            "Rad 3: fant «seven», ventet et tall fra 0 til 1\xa0000\xa0000.",
            "Rad 4: fant «antall verdier: 2», ventet 3, én for hver kolonne.",
            "dagen finnes ikke i måneden",
        ],
        "en": [
            "Row 3: found “seven”, expected a number from 0 to 1,000,000.",
            "Row 4: found “2 values”, expected 3, one for each column.",
            "day is out of range for month",
        ],
    }
    for language, client in readers.items():
        page = client.get(f"/imports/{found.pk}/").text
        for one in LANGUAGES:
            assert {sentence in page for sentence in sentences[one]} == {one == language}


def test_a_fault_stored_before_templates_were_is_told_as_it_is(readers: dict[str, Client]):
    found = uploaded(readers["nb"], "roster", ROSTER.format(start="kl. 8"))
    found.refresh_from_db()
    old = {name: value for name, value in found.fault.items() if name != "told"}
    Import.objects.filter(pk=found.pk).update(fault=old)
    for client in readers.values():
        assert "Write the time in that form." in client.get(f"/imports/{found.pk}/").text


def test_a_list_of_people_that_is_no_table_is_told_to_each_reader(readers: dict[str, Client]):
    for language, words in {"nb": "en overskriftsrad", "en": "a header row"}.items():
        file = SimpleUploadedFile("people.csv", b"\n\n")
        page = readers[language].post("/people/lists/", {"file": file}, follow=True).text
        assert words in page


def test_a_sentence_is_english_until_it_is_retold_with_its_facts():
    fault = Fault(
        "f.csv", 2, "n", None, told("a number from 0 to %(most)s", most=1e6), told("Fill in the cell.")
    )
    assert str(fault) == "f.csv, row 2, column n: expected a number from 0 to 1,000,000. Fill in the cell."
    with override("nb"):
        assert retold(fault)["expected"] == retold(fault.as_json())["expected"]
        assert retold(fault)["expected"] == "et tall fra 0 til 1\xa0000\xa0000"


def modules() -> Iterator[ast.Module]:
    """The parts of `fagtid.files` whose refusals a page can show."""
    for path in sorted(FILES.rglob("*.py")):
        if path.stem not in ON_THE_COMMAND_LINE_ONLY:
            yield ast.parse(path.read_text(encoding="utf-8"), str(path))


def templates(tree: ast.AST) -> Iterator[ast.expr]:
    """What each ``told`` is given first."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "told":
            yield node.args[0]


def loose_words(node: ast.AST) -> Iterator[str]:
    """Texts written without ``told`` around them."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield ast.unparse(node)
    elif not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "told"):
        for child in ast.iter_child_nodes(node):
            yield from loose_words(child)


def test_every_sentence_has_a_translation_with_the_same_places():
    found = [one for tree in modules() for one in templates(tree)]
    assert len(found) > 80
    with override("nb"):
        for one in found:
            english = ast.literal_eval(one)
            assert gettext(english) != english, "run make messages, and translate it"
            assert set(PLACES.findall(gettext(english))) == set(PLACES.findall(english))


def test_nothing_a_page_can_show_is_said_without_told():
    parts = ("expected", "remedy")
    calls = [one for tree in modules() for one in ast.walk(tree) if isinstance(one, ast.Call)]
    given = [one.value for call in calls for one in call.keywords if one.arg in parts]
    assert len(given) > 60
    assert not [word for one in given for word in loose_words(one)]
