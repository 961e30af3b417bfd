"""The table on the screen, `.local/bench/report.json` and docs/benchmarks.md."""

import json
from collections.abc import Sequence

from tools.bench.row import Figure
from tools.bench.settings import REPORT, TABLE
from tools.console import say

COLUMNS = ("what", "figure", "aim", "met", "beside", "grows with")
MARKS = {True: "yes", False: "**no**", None: ""}
SMALL = 10
INTRODUCTION = """# Benchmarks

Written by `make bench`, which leaves the raw figures in `.local/bench/report.json`.
Everything is measured in one run on one machine, each phase in a process of its own;
compare the ratios, not the seconds. `BENCH_ITEMS=` sets the number of open items,
`BENCH_PEER_ITEMS=` that of the database of which this addon and OCA's
`account_credit_control` 19.0 each get a copy for the same work; a customer has 10.
`BENCH_PROMISES=` sets the number of promises, with a fifth as many agreements.

"""
NOTES = """
How it is measured:

- The ledger is one posted invoice of Odoo's, cloned by SQL. Half of its items are
  overdue by up to two months and the others fall due within two, so nearly every
  customer has something to decide: a calmer ledger evaluates faster. All items of the
  smaller database are 20 to 119 days overdue.
- The bare read selects the same columns of the same rows in the same order with the
  same server-side cursor and does nothing with them; the best of three, in turns.
- The clock covers what the scheduled action does, with its commits. The server that
  `make setup` starts does not wait for the disk.
- Two processes evaluate a half of the customers each; two workers take shares of one
  night. They begin together, once both have loaded Odoo; the longer time counts. A
  transaction that is undone would be a conflict.
- Of ten nights in a row each has 1 % of the customers newly due, and all those whose
  own day comes: of whom one night wrote to, other items fall due or reach a level in
  the next ones. Between them SQL leaves what carrying out leaves: state, levels, wakes.
- While a share is open, before it writes and after it, invoices of the very customers
  that it proposes for are paid and copies of them posted, each in a transaction of its
  own that waits for no lock longer than 10 ms.
- Memory is the highest of the Odoo process above what it held before, without
  wkhtmltopdf and PostgreSQL.
- E-mails are sent to a mailbox on loopback. Letters are printed by the wkhtmltopdf of
  the system's packages, with the payment's QR code.
- Of the OCA addon, e-mails are prepared without the PDF that it attaches (it prints
  each one by itself, as it does a letter), and letters are printed one by one: its bulk
  printing needs another build of wkhtmltopdf. 100 e-mails and 10 letters are enough.
- A screen is what the web client asks for when it opens, as a manager with record
  rules: the records with all the columns of the view, the count, the bars of the
  columns. The median of five. The sweep opens each view of each menu as it opens,
  without its filters, with each filter by itself and by each grouping; the median of
  three. The desk holds what the largest night proposed; what the others did has left.
  One customer has 50,000 of the items, taken from quiet ones, and stands first where
  customers are sorted by what is overdue.
- Promises and agreements are each one of Odoo's, cloned by SQL: a customer has five
  promises and one agreement of three invoices, of which two or three of the twelve
  instalments are paid. The core's time is that of the processor, for what was read of
  200 of them at a time, as a night does. The night was woken as a whole, so that it
  judges all of them: of ten promises one was paid, one was not kept and eight run; of a
  hundred agreements ten were paid an instalment and one is late and gets its notice.
  The night in which nothing changes looks at all of them once more.
- What reconciling takes is compared with a database of the same seed without the addon,
  in one process and in turns: items and their payments, half of each, fifty lines at
  once in twenty rounds, each undone; the best of each. One by one: ten lines of them.
- The thirty annexes are fifteen letters as they were printed and fifteen e-mails, which
  are printed for it, in the past of one customer. The letter itself is printed too. The
  median of five.
"""


def write(rows: Sequence[Figure], raw: dict, machine: dict) -> None:
    """Print the table and write both files."""
    say("\n".join(_aligned([COLUMNS, *map(_cells, rows)])))
    figures = [{**row._asdict(), "met": row.met} for row in rows]
    report = {"machine": machine, "figures": figures, "raw": raw}
    REPORT.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    TABLE.write_text(markdown(rows, machine))
    missed = [row.what for row in rows if row.met is False]
    say(f"bench: {len(missed)} aims missed; table: {TABLE}, figures: {REPORT}")


def markdown(rows: Sequence[Figure], machine: dict) -> str:
    """Return the page of the documentation."""
    table = [COLUMNS, ("---",) * len(COLUMNS), *map(_cells, rows)]
    lines = [f"| {' | '.join(cells)} |" for cells in table]
    where = ", ".join(f"{name} {value}" for name, value in machine.items())
    return f"{INTRODUCTION}Machine: {where}.\n\n" + "\n".join(lines) + "\n" + NOTES


def _cells(row: Figure) -> tuple[str, ...]:
    sign = "≥" if row.at_least else "≤"
    aim = "" if row.aim is None else f"{sign} {row.aim:g}"
    value = f"{_rounded(row.value)} {row.unit}"
    return row.what, value, aim, MARKS[row.met], row.beside, row.grows_with


def _rounded(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:.2f}" if value < SMALL else f"{value:,.0f}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
