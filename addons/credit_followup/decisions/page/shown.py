"""What a customer's page shows, ready to be drawn, by a constant number of queries.

Amounts are of the item's currency; sums and ages of all open items, not only of those
that have a row.
"""

from typing import NamedTuple

from odoo.fields import Domain

from ...facts.page.items import hold_of, page_limits, read_open
from ...followup_core.figures.ledger import BUCKETS, OLDEST, bucket
from ...followup_core.page.offers import Move, offers
from ...followup_core.page.sayings import Asked
from .sentences import elsewhere_words

# What is not due comes first.
AGES = (*(name for name, _last in BUCKETS), OLDEST)


class Page(NamedTuple):
    """The page of a visitor: ``asked`` is what the core answers from."""

    rows: list
    parts: list
    asked: Asked
    is_all: bool


def read_page(visitor, today):
    """Return what is open to a visitor today."""
    found = read_open(visitor.customer, visitor.company, today)
    limits = page_limits(visitor.company)
    given = {one.ref: one for one in offers(found.items.values(), limits, today)}
    asked = Asked(found.items, given, limits, today)
    who = _turned_to(found)
    rows = [_row(line, asked, who, today) for line in found.lines]
    return Page(rows, _parts(visitor, today), asked, found.is_all)


def _row(line, asked, who, today):
    offer, item = asked.offers[str(line.id)], asked.items[str(line.id)]
    late = (today - item.due_on).days
    move = line.move_id
    return {
        "line": line,
        "ref": item.ref,
        "name": line.move_name or line.name or "",
        "invoiced_on": line.invoice_date or line.date,
        "due_on": item.due_on,
        "late": max(late, 0),
        "open": item.open,
        "free": item.free,
        "currency": line.currency_id,
        "moves": [one.value for one in offer.moves],
        "until": offer.promise_until,
        "document": move.is_sale_document() and move,
        "item": item,
        "turn_to": offer.turn_to
        and elsewhere_words(line.env, offer.turn_to, who(line)),
    }


def _turned_to(found):
    """Return whom one turns to, as a function of an item; read for all of them."""
    holds = found.lines.env["credit.followup.hold"].union(*found.holds.values())
    people = holds._turned_to()
    return lambda line: people[hold_of(found.holds, line)]


def _parts(visitor, today):
    """Return the sums of each currency, and how much of them is how late."""
    customer = visitor.customer.sudo().with_company(visitor.company)
    groups = customer.env["account.move.line"]._read_group(
        customer._followup_lines_domain()
        & Domain("company_id", "=", visitor.company.id),
        ["currency_id", "date_maturity:day"],
        ["amount_residual_currency:sum"],
    )
    parts = {}
    for currency, due_on, amount in groups:
        ages = parts.setdefault(currency, dict.fromkeys(AGES, 0.0))
        ages[bucket(due_on or today, today)] += amount
    return [_part(currency, [*ages.values()]) for currency, ages in parts.items()]


def _part(currency, ages):
    total = sum(ages)
    return {
        "currency": currency,
        "total": total,
        "overdue": sum(ages[1:]),
        "ages": [
            (amount, round(100 * amount / total) if total else 0) for amount in ages
        ],
    }


def offered(page):
    """Return the moves that are offered for at least one item, in their order."""
    found = {move for row in page.rows for move in row["moves"]}
    return [one.value for one in Move if one.value in found]
