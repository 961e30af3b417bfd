"""Open items of a customer as his page reads them, in a constant number of queries."""

from collections import Counter
from typing import NamedTuple

from odoo.fields import Domain

from ...followup_core.page.offers import Elsewhere, Item, Limits
from ...followup_core.page.sayings import MOST_ITEMS
from ..people.promises import read_promisable
from ..settings import money

# Holds of all of an item, or of all that a customer owes, that others answer for.
ELSEWHERE = {one.value: one for one in Elsewhere}
ORDER = list(Elsewhere)


class Open(NamedTuple):
    """Open items, oldest first, with the core's facts by the id of each as a text.

    ``holds``: of whoever speaks in our place, by the id of an item; under False for all
    of them. ``is_all``: there are no more than these.
    """

    lines: object
    items: dict
    holds: dict
    is_all: bool


def page_limits(company):
    """Return what the company lets customers agree on by themselves."""
    least = company.followup_page_from
    return Limits(
        instalments_from=money(least) if least else None,
        instalments_to=money(company.followup_page_to) or None,
    )


def read_open(customer, company, today):
    """Return the oldest open items of a customer of a company, read as superuser."""
    customer = customer.sudo().with_company(company)
    lines = customer.env["account.move.line"].search(
        customer._followup_lines_domain() & Domain("company_id", "=", company.id),
        order="date_maturity, id",
        limit=MOST_ITEMS + 1,
    )
    shown = lines[:MOST_ITEMS]
    holds = _holds(shown, customer, today)
    items = _items(shown, customer, holds, today)
    return Open(shown, items, holds, len(lines) <= MOST_ITEMS)


def hold_of(holds, line):
    """Return the hold by which somebody else speaks of an item, None for none."""
    return holds.get(line.id) or holds.get(False)


def any_elsewhere(lines, customer, today):
    """Tell whether somebody else speaks of one of these items of a customer."""
    return bool(_holds(lines, customer, today))


def _items(lines, customer, holds, today):
    promisable = read_promisable(lines, today)
    where = {line.id: hold_of(holds, line) for line in lines}
    promises, running = _promises(lines)
    disputed, paid, confirmed = _disputed(lines), _said_paid(lines), _confirmed(lines)
    usual, own = customer.followup_applied_policy_id, customer.env.company.currency_id
    return {
        str(line.id): Item(
            ref=str(line.id),
            due_on=line.date_maturity or line.date,
            open=money(line.amount_residual_currency),
            free=promisable[line.id][0],
            elsewhere=where[line.id] and ELSEWHERE[where[line.id].reason],
            promises=promises[line.id],
            is_promised=line.id in running,
            is_disputed=line.id in disputed,
            said_paid=line.id in paid,
            is_confirmed=line.move_id.id in confirmed,
            promise_days=(line.followup_policy_id or usual).promise_days,
            currency="" if line.currency_id == own else line.currency_id.name,
        )
        for line in lines
    }


def _holds(lines, customer, today):
    """Return the hold that counts of each item, under False that of all of them."""
    holds = customer.env["credit.followup.hold"].search(
        [
            ("company_id", "=", customer.env.company.id),
            ("partner_id.commercial_partner_id", "=", customer.id),
            ("move_line_id", "in", (False, *lines.ids)),
            ("reason", "in", list(ELSEWHERE)),
            ("ended_on", "=", False),
            ("date_from", "<=", today),
            *("|", ("date_to", "=", False), ("date_to", ">", today)),
        ]
    )
    found = {}
    for hold in holds.sorted(_rank, reverse=True):
        found[hold.move_line_id.id] = hold
    if whole := found.get(False):
        found = {key: min(one, whole, key=_rank) for key, one in found.items()}
    return found


def _rank(hold):
    """Return the place of a hold among those that may speak: the least counts."""
    return ORDER.index(ELSEWHERE[hold.reason])


def _promises(lines):
    """Return how many promises each item had, and which ones have a running one."""
    groups = lines.env["credit.followup.promise"]._read_group(
        [("move_line_id", "in", lines.ids), ("state", "!=", "withdrawn")],
        ["move_line_id", "state"],
        ["__count"],
    )
    given = Counter()
    for line, _state, number in groups:
        given[line.id] += number
    return given, {line.id for line, state, _number in groups if state == "open"}


def _disputed(lines):
    running = lines.env["credit.followup.dispute"].search(
        [("move_line_id", "in", lines.ids), ("state", "in", ("open", "overdue"))]
    )
    return set(running.move_line_id.ids)


def _said_paid(lines):
    words = lines.env["credit.followup.said"].search(
        [("line_ids", "in", lines.ids), ("move", "=", "paid")]
    )
    return set(words.line_ids.ids)


def _confirmed(lines):
    contacts = lines.env["credit.followup.contact"].search(
        [
            ("invoice_id", "in", lines.move_id.ids),
            ("received", "=", "yes"),
            ("passed", "=", "yes"),
        ]
    )
    return set(contacts.invoice_id.ids)
