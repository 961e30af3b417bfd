"""What is suspended on a day, and the day on which that ends."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from .records import ZERO, Hold


def group_hold(holds: Iterable[Hold], on: date) -> Hold | None:
    """Return the hold on the whole group that lasts longest."""
    return longest((hold for hold in holds if hold.item is None), on)


def longest(holds: Iterable[Hold], on: date) -> Hold | None:
    """Return the hold in force that lasts longest, None if none is."""
    current = (hold for hold in holds if hold.in_force(on))
    return max(current, key=lambda one: (one.until or date.max, -one.key), default=None)


def freeing(holds: Sequence[Hold], freed_on: date | None, on: date) -> Hold | None:
    """Return the hold whose end frees an item, so that day and reason belong together.

    The one that lasts longest where none of those in force ends on that day.
    """
    current = [hold for hold in holds if hold.in_force(on)]
    return longest([one for one in current if one.until == freed_on] or current, on)


def by_item(holds: Iterable[Hold]) -> dict[int, list[Hold]]:
    """Return the holds on single items, by item, past and future ones too."""
    found: dict[int, list[Hold]] = {}
    for hold in holds:
        if hold.item is not None:
            found.setdefault(hold.item, []).append(hold)
    return found


def unheld(amount: Decimal, holds: Iterable[Hold], on: date) -> Decimal:
    """Return what may be claimed of the residual of an item: less what is held."""
    for hold in holds:
        if hold.in_force(on):
            if hold.amount is None:
                return ZERO
            amount -= hold.amount
    return max(amount, ZERO)


def group_freed_on(holds: Sequence[Hold], as_of: date) -> date | None:
    """Return the first day on which no hold on the whole group is in force."""
    return _first_end(holds, as_of, lambda day: group_hold(holds, day) is None)


def item_freed_on(amount: Decimal, holds: Sequence[Hold], as_of: date) -> date | None:
    """Return the first day on which something of an item's residual may be claimed."""
    return _first_end(holds, as_of, lambda day: unheld(amount, holds, day) > 0)


def _first_end(
    holds: Iterable[Hold], as_of: date, is_free: Callable[[date], bool]
) -> date | None:
    """Return the first end of a hold after which ``is_free`` holds; None for never."""
    ends = {hold.until for hold in holds if hold.until and hold.until > as_of}
    return next((day for day in sorted(ends) if is_free(day)), None)


def next_item_turn(holds: Iterable[Hold], as_of: date) -> date | None:
    """Return the next day on which a hold on a single item starts or ends."""
    turns = (
        day
        for hold in holds
        if hold.item is not None
        for day in (hold.since, hold.until)
        if day is not None and day > as_of
    )
    return min(turns, default=None)
