"""What people are to have, the plans made from it, their sessions and what became of them."""

from fagtid.planning.models.needs import Activity, Kind, Limits, Within
from fagtid.planning.models.own import CalendarFeed, Swap, WeeklyWish, Wish
from fagtid.planning.models.plans import (
    BEYOND,
    GONE,
    Change,
    Frontier,
    Papers,
    Plan,
    Seat,
    Session,
    Unplaced,
)

__all__ = [
    "BEYOND",
    "GONE",
    "Activity",
    "CalendarFeed",
    "Change",
    "Frontier",
    "Kind",
    "Limits",
    "Papers",
    "Plan",
    "Seat",
    "Session",
    "Swap",
    "Unplaced",
    "WeeklyWish",
    "Wish",
    "Within",
]
