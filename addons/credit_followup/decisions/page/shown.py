"""What a customer's page shows, ready to be drawn, by a constant number of queries.

Amounts are of the item's currency; sums and ages of all open items, not only of those
that have a row.
"""

from typing import NamedTuple

from odoo.fields import Domain

from ...facts.page.items import page_limits, read_open
from ...followup_core.page.offers import Move, offers
from ...followup_core.page.sayings import Asked
from .sentences import elsewhere_words

# Days late from which each age begins; what is not due comes before.
AGES = (1, 31, 61, 91)
MOST_MESSAGES = 20


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
    who = _turned_to(found.lines, visitor, today)
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
        and elsewhere_words(line.env, offer.turn_to, who(line, offer.turn_to)),
    }


def _turned_to(lines, visitor, today):
    """Return who is turned to for an item, as a function of it and where it is."""
    holds = lines.env["credit.followup.hold"].search(
        [
            ("company_id", "=", visitor.company.id),
            ("partner_id.commercial_partner_id", "=", visitor.customer.id),
            ("move_line_id", "in", (False, *lines.ids)),
            ("reason", "in", ("court", "agency")),
            ("ended_on", "=", False),
            *("|", ("date_to", "=", False), ("date_to", ">", today)),
        ]
    )
    found = {(one.move_line_id.id, one.reason): one for one in holds}

    def who(line, elsewhere):
        key = elsewhere.value
        hold = found.get((line.id, key)) or found.get((False, key))
        return hold._turned_to() if hold else lines.env["res.partner"]

    return who


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
        ages = parts.setdefault(currency, [0.0] * (1 + len(AGES)))
        late = (today - due_on).days if due_on else 0
        ages[sum(late >= first for first in AGES)] += amount
    return [_part(currency, ages) for currency, ages in parts.items()]


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
