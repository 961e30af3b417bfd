"""What insured customers owe, as the core's debts, in the currency of the contract."""

from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from odoo.tools import SQL

from odoo.addons.credit_followup.facts import items
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.cover.contract import Excluded
from odoo.addons.credit_followup.followup_core.cover.days import Debt
from odoo.addons.credit_followup.followup_core.money import half_up, unit

from .rates import MissingRateError

MODELS = ("account.move", "account.move.line", "res.partner")
ZERO, ONE = Decimal(0), Decimal(1)
OPEN_DISPUTES = ("open", "overdue")


class Row(NamedTuple):
    """An open item of a customer, in its own currency."""

    line_id: int
    partner_id: int
    invoiced_on: Any
    due_on: Any
    delivered_on: Any
    residual: Any
    currency_id: int
    untaxed: Any
    total: Any


class Debts:
    """The open items of customers under one contract, read at once."""

    def __init__(self, contract, partner_ids, rates):
        """Read in a constant number of queries, however many customers there are.

        What the insurer was told of an item stands on the item of its loss, with the
        days on which it was due and delivered first.
        """
        self._contract = contract
        self._rates = rates
        self._rows = defaultdict(list)
        rows = _rows(contract.company_id, partner_ids)
        for one in rows:
            self._rows[one.partner_id].append(one)
        line_ids = [one.line_id for one in rows]
        self._told = _told(contract, line_ids)
        self._disputed = _disputed(contract, line_ids)
        self._kinds = _kinds(contract, partner_ids)

    def of(self, partner_id):
        """Return what a customer owes: ``{line id: Debt}``.

        :raises MissingRateError: if the currency of an item has no rate
        """
        return {row.line_id: self._debt(row) for row in self._rows[partner_id]}

    def _debt(self, row):
        """Return a row as a debt: what a contract leaves out because of a dispute.

        Of what is disputed in part, the rest is as any other debt.
        """
        kinds, residual = self._kinds[row.partner_id], money(row.residual)
        disputed = self._disputed.get(row.line_id, ZERO)
        if disputed >= residual:
            kinds = (*kinds, Excluded.DISPUTED)
        elif self._contract.excludes_disputed:
            residual -= disputed
        amount = _amount(self._contract, row, residual, self._rates)
        return _debt(row, self._told.get(row.line_id), amount, kinds)


def _rows(company, partner_ids):
    if not partner_ids:
        return []
    query = SQL(
        "SELECT line.id, %s, COALESCE(move.invoice_date, line.date),"
        " COALESCE(line.date_maturity, line.date), move.delivery_date,"
        " line.amount_residual_currency, line.currency_id, move.amount_untaxed,"
        " move.amount_total FROM account_move_line line"
        " JOIN account_move move ON move.id = line.move_id %s"
        " WHERE %s AND %s AND %s ORDER BY line.id",
        items.CUSTOMER,
        items.WITH_CONTACT,
        items.open_line_of(company),
        items.ITEM_LINE,
        items.of_customers(partner_ids),
    )
    return [Row(*one) for one in items.read(company.env, query, MODELS)]


def _told(contract, line_ids):
    rows = contract.env["credit.followup.insurance.loss.item"].search(
        [("move_line_id", "in", line_ids), ("contract_id", "=", contract.id)]
    )
    return {one.move_line_id.id: one for one in rows}


def _kinds(contract, partner_ids):
    """Return by customer what contracts may leave out of him."""
    company = contract.company_id
    partners = contract.env["res.partner"].browse(partner_ids).with_company(company)
    ours = contract.env["res.company"].sudo().search([]).partner_id
    found = {}
    for one in partners:
        debtor = one._followup_debtor()
        said = (
            (debtor == "consumer", Excluded.CONSUMER),
            (debtor == "public_body", Excluded.PUBLIC_BODY),
            (one in ours or one.followup_is_affiliate, Excluded.AFFILIATE),
        )
        found[one.id] = tuple(kind for is_so, kind in said if is_so)
    return found


def _disputed(contract, line_ids):
    """Return what of each item is disputed, in its own currency."""
    disputes = contract.env["credit.followup.dispute"].search(
        [("move_line_id", "in", line_ids), ("state", "in", OPEN_DISPUTES)]
    )
    return {one.move_line_id.id: money(one.amount) for one in disputes}


def _amount(contract, row, residual, rates):
    """Return what is open of an item, without VAT where that is not insured."""
    env = contract.env
    currency = env["res.currency"].browse(row.currency_id)
    rate = rates.get(currency.name)
    if rate is None:
        raise MissingRateError(env["account.move.line"].browse(row.line_id), currency)
    share = ONE
    if not contract.with_tax and row.total:
        share = money(row.untaxed) / money(row.total)
    return half_up(residual * rate * share, unit(contract.currency_id.name))


def _debt(row, told, amount, kinds):
    ref = str(row.line_id)
    if not told:
        return Debt(
            ref,
            row.invoiced_on,
            row.due_on,
            amount,
            row.delivered_on or None,
            kinds=kinds,
        )
    return Debt(
        ref,
        told.invoiced_on,
        told.due_on,
        amount,
        told.delivered_on or None,
        told.notified_on or None,
        told.handed_on or None,
        told.filed_on or None,
        told.is_upheld,
        kinds,
    )
