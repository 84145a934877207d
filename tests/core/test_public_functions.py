"""Every public function of the core says what it does and what it takes."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

MODULES = (
    "fagtid.core.queueing",
    "fagtid.core.forecasting",
    "fagtid.core.planning.plan",
    "fagtid.core.planning.draw",
    "fagtid.core.simulation",
)


def public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name in MODULES:
        module = importlib.import_module(name)
        for word in getattr(module, "__all__", vars(module)):
            found = getattr(module, word)
            if inspect.isfunction(found) and not word.startswith("_") and found.__module__.startswith(name):
                yield f"{name}.{word}", found


FUNCTIONS = dict(public_functions())


def parameters_section(doc: str) -> str:
    """The text between the Parameters heading and the next."""
    after = doc.partition("Parameters\n----------\n")[2]
    return re.split(r"\n\w+\n-{4,}\n", after)[0]


def test_the_walk_finds_functions_in_every_module():
    assert all(any(name.startswith(module) for name in FUNCTIONS) for module in MODULES)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_it_says_what_it_does_in_one_line(name):
    summary = (inspect.getdoc(FUNCTIONS[name]) or "").partition("\n")[0]
    assert summary.endswith((".", ":", "?")), name


@pytest.mark.parametrize("name", FUNCTIONS)
def test_it_names_every_argument(name):
    told = parameters_section(inspect.getdoc(FUNCTIONS[name]) or "")
    headings = " ".join(line for line in told.splitlines() if line and not line.startswith(" "))
    for argument in inspect.signature(FUNCTIONS[name]).parameters:
        assert re.search(rf"\b{argument}\b", headings), f"{name}: {argument}"
