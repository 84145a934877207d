"""Plans of a small week, with less search than a centre gets: the tests are about what is done with them."""

from __future__ import annotations

from functools import partial

import pytest

from fagtid.core.planning.plan import Effort
from fagtid.engine.week import plan_posed
from fagtid.planning import making


@pytest.fixture(autouse=True)
def quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short search, a bound by relaxation, few simulated weeks."""
    quick = Effort(sweeps=60, starts=1, prove_nodes=0, thorough=False)
    monkeypatch.setattr(Effort, "for_size", staticmethod(lambda sessions: quick))
    monkeypatch.setattr(making, "plan_posed", partial(plan_posed, runs=10))
