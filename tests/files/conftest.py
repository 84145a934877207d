"""Files written for one test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fagtid.files.errors import Fault, FileRefused

WriteFile = Callable[[str, str | bytes], Path]
Refusal = Callable[[Callable[[], object]], Fault]


@pytest.fixture
def write_file(tmp_path: Path) -> WriteFile:
    """Write a file of a name and content and give its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def refusal() -> Refusal:
    """The fault a reading is refused for."""

    def refused(read: Callable[[], object]) -> Fault:
        with pytest.raises(FileRefused) as caught:
            read()
        return caught.value.fault

    return refused
