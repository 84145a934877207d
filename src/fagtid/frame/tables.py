"""Cells of tables that people open in a spreadsheet."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")  # the last so that what is read back is what was written


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_it_was(cell: str) -> str:
    """A cell without the mark that made it harmless."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell
