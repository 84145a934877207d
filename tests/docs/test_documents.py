"""The documents tell the truth: links, commands, rows and examples."""

from __future__ import annotations

import argparse
import doctest
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import fagtid.core
from fagtid.cli.main import build_parser

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|home|root|Users)/")
CORE_MODULES = sorted(
    module.name for module in pkgutil.walk_packages(fagtid.core.__path__, prefix="fagtid.core.")
)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def commands() -> dict[str, argparse.ArgumentParser]:
    action = next(a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def sections(text: str) -> dict[str, str]:
    """The text under each ``fagtid COMMAND`` heading."""
    parts = re.split(r"^## `fagtid ([\w-]+)`$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def option_names(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from (option for option in action.option_strings if option.startswith("--"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(document):
    for target in LINK.findall(FENCE.sub("", document.read_text(encoding="utf-8"))):
        path = target.partition("#")[0]
        if path and "://" not in path and not path.startswith("mailto:"):
            assert (document.parent / path).exists(), f"{name_of(document)} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_documents_name_no_place_on_a_machine(document):
    assert not MACHINE_PATH.search(document.read_text(encoding="utf-8"))


@pytest.mark.parametrize("command", commands())
def test_every_command_and_option_is_documented(command):
    told = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert command in sections(told)
    for option in option_names(commands()[command]):
        assert re.search(rf"`{option}\b", told), f"{command} {option}"


def test_no_command_is_documented_that_does_not_exist():
    told = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert set(sections(told)) == set(commands())
    known = {option for parser in commands().values() for option in option_names(parser)} | {"--version"}
    assert set(re.findall(r"`(--[a-z-]+)", told)) <= known


def test_every_row_stands_once():
    told = (ROOT / "docs/rows.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (S\d+) \|", told, re.MULTILINE) == [f"S{n}" for n in range(1, 31)]


def test_every_test_that_proves_a_row_exists():
    told = (ROOT / "docs/rows.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", told)
    assert named
    for path, test in named:
        assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{test}"


def test_a_row_names_its_test_or_says_not_yet():
    for line in (ROOT / "docs/rows.md").read_text(encoding="utf-8").splitlines():
        if re.match(r"\| S\d+ \|", line):
            assert "::test_" in line or "not yet" in line, line


def test_the_make_targets_in_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", readme, re.MULTILINE))
    assert {"demo", "test"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("name", CORE_MODULES)
def test_examples_in_the_core_run(name):
    found = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert not found.failed


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_sessions_in_the_documents_run(document):
    found = doctest.testfile(
        str(document), module_relative=False, encoding="utf-8", optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert not found.failed
