"""What insured customers owe on a day, by kind, in the contract's currency."""

from collections import defaultdict

from odoo import fields
from odoo.tools import SQL

from odoo.addons.credit_followup.facts import items
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.cover.covers import limit_on
from odoo.addons.credit_followup.followup_core.cover.exposure import (
    Granted,
    Kind,
    NoRateError,
    Part,
    exposure,
)

from .contracts import core_contract, decisions, read_covers
from .rates import MissingRateError, read_rates

KINDS = tuple(kind.value for kind in Kind)
MODELS = (
    "account.move",
    "account.move.line",
    "account.partial.reconcile",
    "res.partner",
)
TO_COME = (Kind.DELIVERED, Kind.ORDERED)


def read_exposures(contract, partner_ids, day):
    """Return what customers use of their covers on a day, by customer.

    A missing rate stands in the place of the customer whom it concerns.

    What was delivered or ordered and not invoiced is known of today and later days
    only: orders keep no history of it.
    """
    if not contract or not partner_ids:
        return {}
    company, rates = contract.company_id, read_rates(contract, day)
    parts = _open_parts(company, partner_ids, day)
    if day >= fields.Date.context_today(contract):
        _add_to_come(company, partner_ids, parts)
    covers = read_covers(contract, partner_ids)
    return {
        key: _exposure(contract, parts[key], covers[key], (day, rates))
        for key in partner_ids
    }


def _exposure(contract, parts, covers, on):
    """Return what a customer uses; what lacks a rate is his own fault, not others'."""
    day, rates = on
    code = contract.currency_id.name
    try:
        decided = decisions(contract, covers, rates)
        limit = limit_on(decided, day, core_contract(contract)).amount
        return exposure(parts, Granted("", limit, code), code, rates)
    except NoRateError as missing:
        return _named(contract, missing)
    except MissingRateError as missing:
        return missing


def _named(contract, missing):
    """Return the sentence that names the invoice or the order without a rate."""
    env = contract.env
    currency = env["res.currency"].search([("name", "=", missing.currency)], limit=1)
    model, _sign, key = missing.ref.partition(",")
    return MissingRateError(env[model].browse(int(key)), currency)


def _open_parts(company, partner_ids, day):
    """Return what was open at the end of a day, credits below zero, by customer."""
    found = defaultdict(list)
    rows = items.read(company.env, _open_query(company, partner_ids, day), MODELS)
    for partner_id, move_id, due_on, code, amount in rows:
        kind = Kind.OVERDUE if due_on < day and amount > 0 else Kind.NOT_DUE
        part = Part(f"account.move,{move_id}", kind, money(amount), code)
        found[partner_id].append(part)
    return found


def _open_query(company, partner_ids, day):
    """Return the statement; what was matched after the day was open on it."""
    return SQL(
        "SELECT %(customer)s, line.move_id, COALESCE(line.date_maturity, line.date),"
        " currency.name, SUM(line.amount_currency - COALESCE(paid.amount, 0)"
        " + COALESCE(credited.amount, 0))"
        " FROM account_move_line line"
        " JOIN res_currency currency ON currency.id = line.currency_id %(contact)s"
        " LEFT JOIN LATERAL (SELECT SUM(debit_amount_currency) AS amount"
        " FROM account_partial_reconcile WHERE debit_move_id = line.id"
        " AND max_date <= %(day)s) paid ON TRUE"
        " LEFT JOIN LATERAL (SELECT SUM(credit_amount_currency) AS amount"
        " FROM account_partial_reconcile WHERE credit_move_id = line.id"
        " AND max_date <= %(day)s) credited ON TRUE"
        " WHERE line.company_id = %(company)s AND line.account_id IN %(accounts)s"
        " AND line.parent_state = 'posted' AND line.date <= %(day)s"
        " AND (line.reconciled IS NOT TRUE OR line.id IN ("
        " SELECT debit_move_id FROM account_partial_reconcile"
        " WHERE max_date > %(day)s UNION ALL SELECT credit_move_id"
        " FROM account_partial_reconcile WHERE max_date > %(day)s))"
        " AND %(customers)s GROUP BY 1, 2, 3, 4",
        customer=items.CUSTOMER,
        contact=items.WITH_CONTACT,
        day=day,
        company=company.id,
        accounts=items.trade_accounts(company),
        customers=items.of_customers(partner_ids),
    )


def _add_to_come(company, partner_ids, parts):
    """Add what other addons know of orders; the bridges answer for all at once."""
    own = company.currency_id.name
    to_come = company.env["res.partner"]._followup_to_come(company, partner_ids)
    for partner_id, amounts in to_come.items():
        for kind, amount in zip(TO_COME, amounts, strict=True):
            ref = f"res.partner,{partner_id}"
            parts[partner_id].append(Part(ref, kind, amount, own))
