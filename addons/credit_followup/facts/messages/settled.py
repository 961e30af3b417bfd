"""Facts of thanks: what customers paid lately after they were reminded of it."""

from collections import defaultdict

from odoo.fields import Date, Domain
from odoo.tools import SQL

from ...followup_core.messages.thanks import WITHIN_DAYS, Settled
from ..figures.ledger import BY_BANK
from ..items import CUSTOMER, OPEN, WITH_CONTACT, read, trade_accounts

# A promise that was kept and a pause stand between nobody.
BETWEEN = ("dispute", "insurer", "agency", "insolvency", "court")
MODELS = (
    "account.move",
    "account.move.line",
    "account.partial.reconcile",
    "credit.followup.action",
    "credit.followup.action.line",
    "credit.followup.thanks",
)


def read_settled(company, today):
    """Return what each customer settled lately: ``{customer id: [Settled]}``.

    From the payments of some days: what was settled long ago is not read.
    """
    found = defaultdict(list)
    rows = read(company.env, _settled(company, today), MODELS)
    for customer, item, reminded_on, paid_on, is_thanked in rows:
        one = Settled(str(item), reminded_on, paid_on, is_thanked)
        found[customer].append(one)
    return found


def read_late(company, customers, today):
    """Return the ids of customers of whom something is overdue."""
    late = OPEN & Domain("company_id", "=", company.id)
    late &= Domain("amount_residual", ">", 0) & Domain("date_maturity", "<", today)
    late &= Domain("partner_id.commercial_partner_id", "in", customers)
    groups = company.env["account.move.line"]._read_group(late, ["partner_id"])
    return {partner.commercial_partner_id.id for (partner,) in groups}


def read_held(company, customers, today):
    """Return the ids of customers between whom and us something stands."""
    holds = company.env["credit.followup.hold"].search(
        Domain("partner_id", "in", customers)
        & Domain("company_id", "=", company.id)
        & Domain("reason", "in", BETWEEN)
        & (Domain("date_to", "=", False) | Domain("date_to", ">", today))
    )
    return set(holds.partner_id.ids)


def _settled(company, today):
    """Return the statement: items of which a payment came lately, and nothing is left.

    With the day of their last part, where that came by a payment: what a credit note or
    a write-off closed was not paid.
    """
    return SQL(
        "SELECT %(customer)s, line.id,"
        " (SELECT MIN(COALESCE(action.served_on, action.date))"
        " FROM credit_followup_action_line asked"
        " JOIN credit_followup_action action ON action.id = asked.action_id"
        " WHERE asked.move_line_id = line.id AND asked.is_served"
        " AND action.kind = 'message' AND action.nature > '0'"
        " AND action.is_test IS NOT TRUE),"
        " (SELECT CASE WHEN %(pays)s THEN pay.date END %(parts)s"
        " WHERE part.debit_move_id = line.id"
        " ORDER BY part.max_date DESC, part.id DESC LIMIT 1),"
        " EXISTS (SELECT FROM credit_followup_thanks_item thanked"
        " WHERE thanked.line_id = line.id)"
        " FROM account_move_line line %(contact)s"
        " WHERE line.account_id IN %(accounts)s AND line.reconciled AND line.id IN ("
        "SELECT part.debit_move_id %(parts)s WHERE part.company_id = %(company)s"
        " AND pay.date >= %(since)s AND %(pays)s)",
        customer=CUSTOMER,
        contact=WITH_CONTACT,
        parts=SQL(
            "FROM account_partial_reconcile part"
            " JOIN account_move_line pay ON pay.id = part.credit_move_id"
            " JOIN account_move paying ON paying.id = pay.move_id"
        ),
        company=company.id,
        since=Date.subtract(today, days=WITHIN_DAYS),
        accounts=trade_accounts(company),
        pays=BY_BANK,
    )
