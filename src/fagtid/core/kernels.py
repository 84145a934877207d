"""The one place that compiles numerical kernels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., object])


def kernel(function: Kernel) -> Kernel:
    """Compile a private numerical function; its inputs are trusted, the public caller has checked them."""
    return cast(Kernel, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
