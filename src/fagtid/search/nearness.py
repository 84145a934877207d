"""How near two words are in typing."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def is_near(one: str, other: str, errors: int, *, as_beginning: bool = False) -> bool:
    """Whether at most so many letters are missing, too many, other, or swapped with their neighbour.

    Parameters
    ----------
    one : str
        What was typed.
    other : str
        A word of a text.
    errors : int, >= 0
    as_beginning : bool
        Whether the beginning of ``other`` is enough.

    Notes
    -----
    Damerau's distance in its restricted form (optimal string alignment): a swapped pair is not touched again.
    """
    if not as_beginning and abs(len(one) - len(other)) > errors:
        return False
    before: list[int] = []
    row = list(range(len(one) + 1))
    best = row[-1]
    for j, letter in enumerate(other[: len(one) + errors], 1):
        two_before, before, row = before, row, [j]
        for i, typed in enumerate(one, 1):
            cost = min(before[i] + 1, row[i - 1] + 1, before[i - 1] + (typed != letter))
            if i > 1 and j > 1 and typed == other[j - 2] and one[i - 2] == letter:
                cost = min(cost, two_before[i - 2] + 1)
            row.append(cost)
        best = min(best, row[-1])
        if min(row) > errors:
            break
    return (best if as_beginning else row[-1]) <= errors
