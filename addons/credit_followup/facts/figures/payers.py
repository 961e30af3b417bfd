"""Facts of how customers pay: payments of twelve months, their word, their disputes."""

from collections import defaultdict

from odoo.fields import Date, Domain
from odoo.tools import SQL

from ...followup_core.figures.payers import MONTHS, History, Reason, Receipt
from ...followup_core.people import disputes, promises
from ..items import CUSTOMER, WITH_CONTACT, of_customers, read, trade_accounts
from ..settings import money

MODELS = (
    "account.move",
    "account.move.line",
    "account.partial.reconcile",
    "credit.followup.action",
    "credit.followup.action.line",
    "res.partner",
)
KEPT = (promises.State.KEPT.value,)
BROKEN = (promises.State.BROKEN.value,)
JUSTIFIED = (disputes.State.ACCEPTED.value,)
UNFOUNDED = (disputes.State.REJECTED.value,)


def read_histories(customers, company, as_of):
    """Return the core's histories: ``{customer id: History}``, in five queries."""
    since = Date.subtract(as_of, months=MONTHS)
    receipts = defaultdict(list)
    rows = read(company.env, _receipts(customers, company, since, as_of), MODELS)
    for customer, paid_on, due_on, amount, is_last in rows:
        one = Receipt(paid_on, due_on, money(amount), is_last)
        receipts[customer].append(one)
    word = _counted(customers, company, "promise", Domain("last_on", ">", since))
    found = _counted(customers, company, "dispute", Domain("decided_on", ">", since))
    reasons = _reasons(customers, company, since)
    return {
        one.id: History(
            tuple(receipts[one.id]),
            word(one, KEPT),
            word(one, BROKEN),
            found(one, JUSTIFIED),
            found(one, UNFOUNDED),
            reasons[one],
        )
        for one in customers
    }


def _reasons(customers, company, since):
    """Return the reason codes that each customer named when he was spoken with."""
    groups = (
        customers.env["credit.followup.contact"]
        .sudo()
        ._read_group(
            Domain("moment", ">", since)
            & Domain("company_id", "=", company.id)
            & Domain("partner_id", "in", customers.ids)
            & Domain("outcome_id.is_reached", "=", True)
            & Domain("kind", "!=", "courtesy"),
            ["partner_id", "outcome_id"],
            ["__count"],
        )
    )
    found = defaultdict(tuple)
    for partner, outcome, count in groups:
        found[partner] += (Reason(str(outcome.id), count),)
    return found


def _counted(customers, company, name, domain):
    """Return how many of a kind each customer has in some states, as a function."""
    groups = (
        customers.env[f"credit.followup.{name}"]
        .sudo()
        ._read_group(
            domain
            & Domain("company_id", "=", company.id)
            & Domain("partner_id", "in", customers.ids),
            ["partner_id", "state"],
            ["__count"],
        )
    )
    counts = {(partner, state): count for partner, state, count in groups}
    return lambda one, states: sum(counts.get((one, state), 0) for state in states)


def _receipts(customers, company, since, as_of):
    """Return the statement: what they paid of invoices, and after which message.

    From the payments of twelve months: who has 50,000 open items paid few of them.
    """
    return SQL(
        "SELECT %(customer)s, line.date, COALESCE(item.date_maturity, item.date),"
        " part.amount, EXISTS (SELECT FROM credit_followup_action_line asked"
        " JOIN credit_followup_action action ON action.id = asked.action_id"
        " WHERE asked.move_line_id = item.id AND asked.is_served"
        " AND asked.level_id IN %(last)s AND action.date < line.date)"
        " FROM account_move_line line %(contact)s"
        " JOIN account_move paying ON paying.id = line.move_id"
        " JOIN account_partial_reconcile part ON part.credit_move_id = line.id"
        " JOIN account_move_line item ON item.id = part.debit_move_id"
        " WHERE line.company_id = %(company)s AND line.account_id IN %(accounts)s"
        " AND line.parent_state = 'posted' AND line.balance < 0 AND %(customers)s"
        " AND (line.payment_id IS NOT NULL OR paying.statement_line_id IS NOT NULL)"
        " AND line.date > %(since)s AND line.date <= %(as_of)s",
        customer=CUSTOMER,
        last=_last_levels(company),
        contact=WITH_CONTACT,
        company=company.id,
        accounts=trade_accounts(company),
        customers=of_customers(customers.ids),
        since=since,
        as_of=as_of,
    )


def _last_levels(company):
    """Return the ids of the last level of each policy: after it nothing is sent."""
    policies = company.env["credit.followup.policy"].sudo().search([])
    ids = [one.level_ids.sorted()[-1:].id for one in policies if one.level_ids]
    return tuple(ids) or (0,)
