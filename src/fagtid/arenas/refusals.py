"""What the acts of this app refuse: facts, not words."""

from __future__ import annotations

from fagtid.arenas.models import Notes
from fagtid.frame.refusals import ChangedMeanwhile, Refused


class NotesChanged(ChangedMeanwhile):
    """Somebody else has written in the notes meanwhile; carries them as they are."""

    def __init__(self, notes: Notes | None) -> None:
        super().__init__(notes.version if notes else 0)
        self.notes = notes


class NothingToWriteYet(Refused):
    """The session has not begun."""


class CannotCatchUp(Refused):
    """The seat is not one that was lost, has been made good already, or has no notes."""
