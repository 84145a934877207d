"""A draw that anyone can check with any tool that computes SHA-256."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def draw_order(names: Iterable[str], seed: int) -> tuple[str, ...]:
    """``names`` in the order of the SHA-256 of ``"seed:name"`` (hexadecimal, UTF-8).

    Parameters
    ----------
    names
        Who take part; their order does not matter.
    seed
        Published with the draw.

    Examples
    --------
    >>> draw_order(["kari", "ola", "siv"], seed=1) == draw_order(["siv", "kari", "ola"], seed=1)
    True
    """
    return tuple(sorted(names, key=lambda name: (sha256(f"{seed}:{name}".encode()).hexdigest(), name)))


def priority_order(names: Iterable[str], owed_minutes: dict[str, int], seed: int) -> tuple[str, ...]:
    """Most owed first; equals in the order of the draw.

    Parameters
    ----------
    names
        Who take part.
    owed_minutes
        Learning time lost earlier, minutes by name; absent: none.
    seed
        Of the draw among equals.

    Examples
    --------
    >>> priority_order(["kari", "ola"], {"ola": 30}, seed=1)
    ('ola', 'kari')
    """
    return tuple(sorted(draw_order(names, seed), key=lambda name: -owed_minutes.get(name, 0)))
