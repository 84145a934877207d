"""An invented queue, event by event: who calls, who answers, who gives up. For the demo centre only."""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Conditions:
    """What holds until told otherwise: calls per second, agents on the phones, seconds."""

    rate_per_s: float
    agents: int
    handle_s: float
    patience_s: float


@dataclass(frozen=True)
class Counted:
    """Calls since last asked."""

    offered: int
    answered: int
    abandoned: int


class InventedQueue:
    """First come, first served; Poisson arrivals, exponential handle time and patience."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.time_s = 0.0
        self.ends_s: list[float] = []  # of calls being answered, a heap
        self.waiting: deque[tuple[float, float]] = deque()  # (arrived, gives up)
        self.offered = self.answered = self.abandoned = 0

    def advance(self, seconds: float, now: Conditions, burst: int = 0) -> Counted:
        """Let time pass; ``burst`` more calls come at its beginning."""
        self.offered = self.answered = self.abandoned = 0
        for _ in range(burst):
            self._arrive(now)
        end_s = self.time_s + seconds
        arrival_s = self._next_arrival(now)
        self._serve(now)
        while True:
            over_s = self.ends_s[0] if self.ends_s else np.inf
            at_s = min(arrival_s, over_s, end_s)
            self.time_s = at_s
            if at_s >= end_s:
                break
            if at_s == over_s:
                heapq.heappop(self.ends_s)
            else:
                self._arrive(now)
                arrival_s = self._next_arrival(now)
            self._serve(now)
        self._serve(now)
        return Counted(self.offered, self.answered, self.abandoned)

    def look(self, agents: int) -> tuple[int, float, int, int]:
        """Waiting, longest wait, on the phones, free; who leaves finishes the call in hand first."""
        longest = self.time_s - self.waiting[0][0] if self.waiting else 0.0
        on_phones = max(agents, len(self.ends_s))
        return len(self.waiting), longest, on_phones, on_phones - len(self.ends_s)

    def _next_arrival(self, now: Conditions) -> float:
        if now.rate_per_s <= 0:
            return float(np.inf)
        return self.time_s + float(self.rng.exponential(1.0 / now.rate_per_s))

    def _arrive(self, now: Conditions) -> None:
        patience = float(self.rng.exponential(now.patience_s)) if np.isfinite(now.patience_s) else np.inf
        self.waiting.append((self.time_s, self.time_s + patience))
        self.offered += 1

    def _serve(self, now: Conditions) -> None:
        """Those who have given up by now are gone; the free take those who wait longest."""
        patient = [one for one in self.waiting if one[1] > self.time_s]
        self.abandoned += len(self.waiting) - len(patient)
        self.waiting = deque(patient)
        while self.waiting and len(self.ends_s) < now.agents:
            self.waiting.popleft()
            heapq.heappush(self.ends_s, self.time_s + float(self.rng.exponential(now.handle_s)))
            self.answered += 1
