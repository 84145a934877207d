"""Figures of the house that an app offers to the keeper's monitoring: sums, never a person's.

An app registers in its ``AppConfig.ready()``: a name, what it means, and a function that gives one number or
numbers by the value of one label.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Read = Callable[[], Mapping[str, float] | float | None]


@dataclass(frozen=True)
class Gauge:
    """A figure: by the values of ``label`` where there is one; ``None`` leaves it out."""

    name: str
    about: str
    read: Read
    label: str = ""


GAUGES: dict[str, Gauge] = {}


def register(name: str, about: str, read: Read, label: str = "") -> None:
    """Have a figure told; a name that is there already is replaced."""
    GAUGES[name] = Gauge(name, about, read, label)
