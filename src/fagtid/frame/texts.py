"""Texts that people write in boxes."""

from __future__ import annotations


def lines_of(text: str) -> list[str]:
    """Its lines that say something, without the space around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
