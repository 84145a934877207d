"""Who is on the phones once the plan is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from fagtid.core.planning.presence import leavers

if TYPE_CHECKING:
    from fagtid.core.planning.plan import Prepared

Ints = NDArray[np.int64]


def staffing_with(ready: Prepared) -> tuple[Ints, Ints]:
    """Agents on the phones, and agents leaving them, in each slot with the layout in force."""
    on_phone = ready.here.on_phone.copy()
    on_phone[:, ready.open.number] *= ready.layout.busy == 0
    return on_phone.sum(axis=0, dtype=np.int64), leavers(on_phone)
