"""What a customer's axis of time shows: invoices, and what happened about them."""

from typing import Any, NamedTuple

from odoo.fields import Domain

from ..items import RECEIVABLE
from ..letters.chronicle import Fact, read_of_customers
from ..settings import day_of

# Enough for a year of a busy customer; the newest are shown.
MOST = 120


class Bill(NamedTuple):
    """An invoice on the axis: from its date to its due date, and until it was paid."""

    line: Any
    sold_on: Any
    due_on: Any
    ended_on: Any


def read_axis(customer, company, since, today):
    """Return the invoices and the facts of a customer since a day, in few queries."""
    lines = customer.env["account.move.line"].search(
        Domain("company_id", "=", company.id)
        & Domain("partner_id", "child_of", customer.id)
        & Domain("account_type", "=", RECEIVABLE)
        & Domain("parent_state", "=", "posted")
        & Domain("move_id.move_type", "=", "out_invoice")
        & (Domain("date", ">=", since) | Domain("reconciled", "=", False)),
        order="date desc, id desc",
        limit=MOST,
    )
    bills = [_bill(one, today) for one in lines.sorted(lambda one: (one.date, one.id))]
    facts = read_of_customers(customer, company, MOST)[customer]
    facts = [*facts, *_in_vain(customer, company)]
    return bills, [one for one in facts if one.day >= since]


def _in_vain(customer, company):
    """Return the calls that reached nobody: they are no fact for a letter."""
    calls = customer.env["credit.followup.contact"].search(
        Domain("company_id", "=", company.id)
        & Domain("partner_id", "child_of", customer.id)
        & Domain("outcome_id.is_reached", "=", False)
        & Domain("kind", "!=", "visit"),
        order="moment desc",
        limit=MOST,
    )
    return [
        Fact(day_of(company, one.moment), "contact", one, customer) for one in calls
    ]


def _bill(line, today):
    """Return an invoice; what is open ends today."""
    paid = line.matched_credit_ids.mapped("max_date")
    ended = max(paid) if line.reconciled and paid else today
    due = line.date_maturity or line.date
    return Bill(line, line.invoice_date or line.date, due, ended)
