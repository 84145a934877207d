"""What a service refuses: facts, not words. Words are chosen where it is shown."""

from __future__ import annotations


class Refused(Exception):
    """An act the rules of the house do not allow; subclasses carry the facts as attributes."""


class ChangedMeanwhile(Refused):
    """Somebody else has changed the same thing since it was read; ``version`` is what it is now."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version
