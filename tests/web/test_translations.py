"""Every word on the pages is there in bokmål, and what is compiled is what is written."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

TOOL: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "messages.py"))
APPS: list[Path] = TOOL["apps"]()
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_message_has_its_translation_with_the_same_places(app: Path):
    missing, other = [], []
    for one in TOOL["catalogue"](app):
        ids = one.id if isinstance(one.id, tuple | list) else (one.id,)
        strings = one.string if isinstance(one.string, tuple | list) else (one.string,)
        if one.id and (not all(strings) or one.fuzzy):
            missing.append(one.id)
        elif one.id and set(PLACEHOLDER.findall(ids[-1])) != set(PLACEHOLDER.findall(strings[-1])):
            other.append(one.id)
    assert not missing, "run make messages and translate these"
    assert not other, "these have other placeholders than the English"


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_the_catalogue_is_as_the_tool_writes_it_and_compiled(app: Path):
    path = TOOL["po_path"](app)
    assert path.read_bytes() == TOOL["po_text"](TOOL["catalogue"](app)), "run make messages"
    assert path.with_suffix(".mo").read_bytes() == TOOL["mo_text"](path.read_bytes()), "run make messages"
