"""What a service refuses: facts, not words. Words are chosen where it is shown."""

from __future__ import annotations


class Refused(Exception):
    """An act the rules of the house do not allow; subclasses carry the facts as attributes."""
