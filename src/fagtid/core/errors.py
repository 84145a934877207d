"""What the core refuses.

::

    FagtidError
    ├── InvalidInput      a number or name that cannot be right; says which, what it was, what is expected
    └── FileRefused       (in `fagtid.files.errors`) a file that cannot be read as what it should be
"""

from __future__ import annotations

from typing import NoReturn

import numpy as np
from numpy.typing import ArrayLike, NDArray


class FagtidError(Exception):
    """Anything Fagtid refuses to do, told in one line that names the place and the remedy."""


class InvalidInput(FagtidError, ValueError):
    """A parameter outside what the function can answer: ``agents must be >= 1; got 0``."""


def refuse(name: str, expected: str, got: object) -> NoReturn:
    """Raise `InvalidInput` in the house's words."""
    raise InvalidInput(f"{name} must be {expected}; got {got}")


def numbers(
    name: str, values: ArrayLike, *, least: float = -np.inf, most: float = np.inf, above: bool = False
) -> NDArray[np.float64]:
    """``values`` as floats, refused by name if one is not a number or outside ``[least, most]``.

    With ``above`` the lower end itself is refused too. Infinity is refused unless ``most`` is given
    as infinity by the caller through ``least``/``most`` bounds that admit it: NaN never passes.
    """
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        refuse(name, "a number or an array of numbers", repr(values))
    sign = ">" if above else ">="
    wrong = np.isnan(array) | (array > most) | ((array <= least) if above else (array < least))
    if wrong.any():
        limit = f"{sign} {least:g}" + (f" and <= {most:g}" if np.isfinite(most) else "")
        refuse(name, limit, f"{array[wrong].flat[0]:g}")
    return array
