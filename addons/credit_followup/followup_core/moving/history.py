"""What of another tool's messages our items have got already: matched by number.

Nobody is found by his name: two customers may share one, and a reminder to the wrong
one cannot be taken back. What cannot be matched is told with its reason, and waits for
a person.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple


class Step(NamedTuple):
    """A message of another tool about an invoice. ``line``: of its file.

    ``customer``: his number, empty where the file has none. ``level``: as that tool
    calls it. ``channel``: as it says, for the record alone.
    """

    line: int
    invoice: str
    on: date
    level: str
    customer: str = ""
    channel: str = ""


class Item(NamedTuple):
    """An open item of ours. ``customers``: the numbers by which he is known.

    ``rank``: of the level that it has, 0 for none; the first one is 1. Several items of
    one invoice have its number each.
    """

    ref: str
    invoice: str
    invoiced_on: date
    customers: tuple[str, ...] = ()
    rank: int = 0


class Why(str, Enum):
    """Why a message says nothing of our items.

    ``SETTLED``: the invoice is ours, and nothing of it is open. ``NO_NUMBER``: the file
    names a customer, and ours has no number to compare. ``EARLIER``: a later or
    higher one of the file counts in its place. ``FURTHER``: the item has that level, or
    a higher one.
    """

    NO_INVOICE = "no_invoice"
    SETTLED = "settled"
    OTHER_CUSTOMER = "other_customer"
    NO_NUMBER = "no_number"
    SEVERAL_CUSTOMERS = "several_customers"
    NO_LEVEL = "no_level"
    NOT_YET = "not_yet"
    BEFORE_INVOICE = "before_invoice"
    EARLIER = "earlier"
    FURTHER = "further"


class Moved(NamedTuple):
    """A level that an item gets, from which day on, and the line that says so."""

    item: str
    rank: int
    on: date
    line: int


class Left(NamedTuple):
    """A line that gives no item a level, and why."""

    line: int
    why: Why


class Moving(NamedTuple):
    """What moves in, in the order of the items, and what does not, in that of lines."""

    moved: tuple[Moved, ...]
    left: tuple[Left, ...]


def move_in(
    steps: Iterable[Step],
    items: Sequence[Item],
    ranks: Mapping[str, int],
    as_of: date,
    settled: Iterable[str] = (),
) -> Moving:
    """Return which items get which level, as if we had sent the messages ourselves.

    An item gets the highest level that the other tool reached, on the last day of it.

    :param ranks: of our levels, by what the other tool calls them
    :param settled: numbers of invoices of ours of which nothing is open

    >>> step = Step(2, "INV/1", date(2026, 3, 2), "Reminder")
    >>> item = Item("a", "inv/1", date(2026, 1, 5))
    >>> move_in([step], [item], {"reminder": 1}, date(2026, 3, 9)).moved[0].rank
    1
    """
    known = {plain(name): rank for name, rank in ranks.items()}
    closed = {plain(number) for number in settled}
    by_number: dict[str, list[Item]] = {}
    for item in items:
        by_number.setdefault(plain(item.invoice), []).append(item)
    best: dict[str, tuple[int, date, int]] = {}
    meant: dict[int, list[Item]] = {}
    left: dict[int, Why] = {}
    for step in steps:
        number = plain(step.invoice)
        found = by_number.get(number, [])
        why = _why_not(step, found, known, as_of)
        if why is Why.NO_INVOICE and number in closed:
            why = Why.SETTLED
        if why:
            left[step.line] = why
            continue
        meant[step.line] = found
        for item in found:
            mark = (known[plain(step.level)], step.on, step.line)
            best[item.ref] = max(mark, best.get(item.ref, mark))
    return _chosen(best, items, meant, left)


def plain(written: str) -> str:
    """Return a number as it is compared: without its spaces, in small letters.

    >>> plain(" INV/2026/ 00012 ")
    'inv/2026/00012'
    """
    return "".join(written.split()).casefold()


def _why_not(
    step: Step, found: Sequence[Item], ranks: Mapping[str, int], as_of: date
) -> Why | None:
    """Return why a message says nothing of these items, None where it does."""
    if not found:
        return Why.NO_INVOICE
    first = min(item.invoiced_on for item in found)
    rules = (
        (plain(step.level) not in ranks, Why.NO_LEVEL),
        (step.on > as_of, Why.NOT_YET),
        (step.on < first, Why.BEFORE_INVOICE),
    )
    of_message = (why for holds, why in rules if holds)
    return _of_customer(step, found) or next(of_message, None)


def _of_customer(step: Step, found: Sequence[Item]) -> Why | None:
    """Return why a message may be about somebody else, None where it is not."""
    whose = {item.customers for item in found}
    own = plain(step.customer)
    if own and not all(whose):
        return Why.NO_NUMBER
    if own and not all(own in map(plain, numbers) for numbers in whose):
        return Why.OTHER_CUSTOMER
    return Why.SEVERAL_CUSTOMERS if len(whose) > 1 else None


def _chosen(
    best: Mapping[str, tuple[int, date, int]],
    items: Sequence[Item],
    meant: Mapping[int, Sequence[Item]],
    left: dict[int, Why],
) -> Moving:
    """Return the levels that are higher than what the items have."""
    moved = tuple(
        Moved(item.ref, *best[item.ref])
        for item in items
        if item.ref in best and best[item.ref][0] > item.rank
    )
    counted = {one.line for one in moved}
    for line, found in meant.items():
        if line not in counted:
            is_best = any(best[item.ref][2] == line for item in found)
            left[line] = Why.FURTHER if is_best else Why.EARLIER
    return Moving(moved, tuple(Left(line, left[line]) for line in sorted(left)))
