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
    calls it. ``channel``: as it says, for the record alone. ``item``: the part of ours
    that it was about, where that tool worked on our own ledger: then neither numbers
    nor the day of the invoice matter, a day to come is today, and what is paid gets its
    level too, for the day on which its payment comes back.
    """

    line: int
    invoice: str
    on: date
    level: str
    customer: str = ""
    channel: str = ""
    item: str = ""


class Item(NamedTuple):
    """A part of an invoice of ours, and where it stands.

    ``customer``: who owes it, ``numbers``: those by which he is known. ``rank``: of the
    level that it has, 0 for none; the first one is 1. What is not ``is_open`` is paid.
    """

    ref: str
    invoice: str
    customer: str
    invoiced_on: date
    due_on: date
    numbers: tuple[str, ...] = ()
    rank: int = 0
    is_open: bool = True


class Why(str, Enum):
    """Why a message says nothing of our items.

    ``SETTLED``: the invoice is ours, and nothing of it is open. ``NO_NUMBER``: the file
    names a customer, and ours has no number to compare. ``EARLIER``: a later or higher
    one of the file counts in its place. ``FURTHER``: the item has that level, or a
    higher one.
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
    """What moves in, in the order of the items, and what does not, in that of lines.

    ``contacts``: the last day on which the other tool wrote to whom, also of messages
    that give no level: nobody is written to again the day after.
    """

    moved: tuple[Moved, ...]
    left: tuple[Left, ...]
    contacts: Mapping[str, date]


# A message's rank, its day and its line: the greatest one counts.
_Mark = tuple[int, date, int]


def move_in(
    steps: Iterable[Step], items: Sequence[Item], ranks: Mapping[str, int], as_of: date
) -> Moving:
    """Return which items get which level, as if we had sent the messages ourselves.

    An item gets the highest level that the other tool reached, on the last day of it.

    :param items: also what is paid, so that no number means another customer's
    :param ranks: of our levels, by what the other tool calls them

    >>> step = Step(2, "INV/1", date(2026, 3, 2), "Reminder")
    >>> item = Item("a", "inv/1", "7", date(2026, 1, 5), date(2026, 2, 5))
    >>> move_in([step], [item], {"reminder": 1}, date(2026, 3, 9)).moved[0].rank
    1
    """
    known = {plain(name): rank for name, rank in ranks.items()}
    ours = _Ours(items)
    best: dict[str, _Mark] = {}
    meant: dict[int, list[Item]] = {}
    left: dict[int, Why] = {}
    contacts: dict[str, date] = {}
    for told in steps:
        step = told._replace(on=min(told.on, as_of)) if told.item else told
        found = ours.meant(step, as_of)
        if isinstance(found, Why):
            left[step.line] = found
            continue
        if any(item.is_open for item in found):
            whose = found[0].customer
            contacts[whose] = max(step.on, contacts.get(whose, step.on))
        if plain(step.level) not in known:
            left[step.line] = Why.NO_LEVEL
            continue
        meant[step.line] = found
        for item in found:
            mark = (known[plain(step.level)], step.on, step.line)
            best[item.ref] = max(mark, best.get(item.ref, mark))
    return _chosen(best, items, meant, left, contacts)


class _Ours:
    """Our items, as messages name them: by themselves, or by number."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.by_ref = {item.ref: [item] for item in items}
        self.by_number: dict[str, list[Item]] = {}
        for item in items:
            self.by_number.setdefault(plain(item.invoice), []).append(item)

    def meant(self, step: Step, as_of: date) -> list[Item] | Why:
        """Return what a message was about, or why nothing."""
        if step.item:
            return self.by_ref.get(step.item) or Why.NO_INVOICE
        return _meant(step, self.by_number.get(plain(step.invoice), []), as_of)


def plain(written: str) -> str:
    """Return a number as it is compared: without its spaces, in small letters.

    >>> plain(" INV/2026/ 00012 ")
    'inv/2026/00012'
    """
    return "".join(written.split()).casefold()


def _meant(step: Step, found: Sequence[Item], as_of: date) -> list[Item] | Why:
    """Return the open parts of the invoice that a message was about, or why none."""
    named = _of_customer(step, found) if found else []
    there = named if isinstance(named, Why) else _opened(step, named, as_of)
    if isinstance(there, Why):
        return there
    # Before the first part is due, a message was about that one.
    until = max(step.on, min(item.due_on for item in there))
    return [item for item in there if item.due_on <= until]


def _opened(step: Step, found: Sequence[Item], as_of: date) -> list[Item] | Why:
    """Return what was there on the day of a message and is open, or why none."""
    if not found:
        return Why.NO_INVOICE
    if not any(item.is_open for item in found):
        return Why.SETTLED
    if step.on > as_of:
        return Why.NOT_YET
    there = [item for item in found if item.is_open and item.invoiced_on <= step.on]
    return there or Why.BEFORE_INVOICE


def _of_customer(step: Step, found: Sequence[Item]) -> list[Item] | Why:
    """Return what is of the customer whom a message names, or of the only one."""
    own = plain(step.customer)
    named = [item for item in found if not own or own in map(plain, item.numbers)]
    if not named:
        is_known = all(item.numbers for item in found)
        return Why.OTHER_CUSTOMER if is_known else Why.NO_NUMBER
    if len({item.customer for item in named}) > 1:
        return Why.SEVERAL_CUSTOMERS
    return named


def _chosen(
    best: Mapping[str, _Mark],
    items: Sequence[Item],
    meant: Mapping[int, Sequence[Item]],
    left: dict[int, Why],
    contacts: Mapping[str, date],
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
    told = tuple(Left(line, left[line]) for line in sorted(left))
    return Moving(moved, told, contacts)
