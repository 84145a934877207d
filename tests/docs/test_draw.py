"""What docs/explanation/fair-share.md promises of the draw and of those who are owed."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from fagtid.core.planning.draw import draw_order, priority_order

NAMES = st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=12)
SEEDS = st.integers(0, 10_000)


@given(NAMES, SEEDS)
def test_the_draw_can_be_checked_without_fagtid(names, seed):
    def drawn(name: str) -> str:
        return sha256(f"{seed}:{name}".encode()).hexdigest()

    assert list(draw_order(names, seed)) == sorted(names, key=drawn)


@given(NAMES, SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_the_names_does_not_decide(names, seed, random):
    shuffled = random.sample(names, len(names))
    assert draw_order(shuffled, seed) == draw_order(names, seed)


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.integers(0, 300), max_size=12), SEEDS)
def test_who_is_owed_most_comes_first_and_equals_by_the_draw(owed, seed):
    served = priority_order(owed, owed, seed)
    place = {name: at for at, name in enumerate(draw_order(owed, seed))}
    assert list(served) == sorted(owed, key=lambda name: (-owed[name], place[name]))
