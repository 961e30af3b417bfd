"""What the bench measures on: sizes, the day it looks at, where its files lie."""

import os
from datetime import date
from typing import NamedTuple

from tools.paths import LOCAL, ROOT

FOLDER = LOCAL / "bench"
REPORT = FOLDER / "report.json"
TABLE = ROOT / "docs" / "benchmarks.md"

# A Wednesday. Seeds are kept from day to day, so the bench has a day of its own.
AS_OF = date(2026, 3, 4)

DEFAULT_ITEMS = 1_000_000
DEFAULT_PEER_ITEMS = 10_000
DEFAULT_PROMISES = 100_000
ITEMS_A_CUSTOMER = 10
# Of the items of a customer who promised and agreed; the others are as they were.
PROMISES_A_CUSTOMER, AGREED_A_CUSTOMER = 5, 3
# The main ledger: half of the items are overdue and the others are not due yet, so
# that nearly every customer has something to decide. The smaller one: all overdue.
AROUND_TODAY = (-59, 60)
ALL_OVERDUE = (20, 119)

# Nights on the big ledger, by the share of the customers who are due: 2 % and 20 %.
SMALL_NIGHT, BIG_NIGHT = "few", "many"

# The ledger of those who promised and agreed, without any addon.
BARE = "cf_bench_bare"

# Says to a phase where the bench's mailbox listens.
SMTP_PORT = "BENCH_SMTP_PORT"

LETTERS = 200
# A letter of the OCA addon takes a second: few are enough to know it.
PEER_LETTERS = 10
PEER_MAILS = 100


class Size(NamedTuple):
    """How many open items a database gets, and how many days late they are."""

    items: int
    late: tuple[int, int]

    @property
    def customers(self) -> int:
        """How many customers share the items."""
        return max(self.items // ITEMS_A_CUSTOMER, 1)


def main_size() -> Size:
    """Return the size of the ledger: BENCH_ITEMS."""
    return Size(_number("BENCH_ITEMS", DEFAULT_ITEMS), AROUND_TODAY)


def tenth_size() -> Size:
    """Return a tenth of the ledger, to see what grows with it."""
    return Size(main_size().items // 10, AROUND_TODAY)


def peer_size() -> Size:
    """Return the size of the database that both addons work on: BENCH_PEER_ITEMS."""
    return Size(_number("BENCH_PEER_ITEMS", DEFAULT_PEER_ITEMS), ALL_OVERDUE)


def people_size() -> Size:
    """Return the size of the ledger of who promised and agreed: BENCH_PROMISES."""
    customers = _number("BENCH_PROMISES", DEFAULT_PROMISES) // PROMISES_A_CUSTOMER
    return Size(max(customers, 1) * ITEMS_A_CUSTOMER, AROUND_TODAY)


def _number(variable: str, default: int) -> int:
    return int(os.environ.get(variable) or default)
