"""The facts of a company read plainly: record by record, with Odoo's own fields.

No statement, no batch, no sharing: what the reader does fast is said here so that
anybody can follow it, and held against it on a random ledger.
"""

from collections import defaultdict
from decimal import Decimal

from odoo.addons.credit_followup.const import COUNTED
from odoo.addons.credit_followup.facts.policies import Policies
from odoo.addons.credit_followup.followup_core.scenario.records import (
    Course,
    Group,
    Hold,
    OpenItem,
    Served,
)
from odoo.addons.credit_followup.followup_core.vocabulary import Nature


def plain_groups(env, company, as_of):
    """Return ``{key: group}`` of everybody who owes the company something."""
    lines = env["account.move.line"].search(
        [
            ("company_id", "=", company.id),
            ("account_id.account_type", "=", "asset_receivable"),
            ("account_id.non_trade", "=", False),
            ("parent_state", "=", "posted"),
            ("reconciled", "=", False),
            ("partner_id", "!=", False),
        ]
    )
    owed = defaultdict(list)
    for line in lines.filtered("amount_residual_currency"):
        customer = line.partner_id.commercial_partner_id
        owed[customer, line.currency_id].append(line)
    policies = Policies(company)
    found = {}
    for (customer, currency), own in owed.items():
        group = _group(company, customer, currency, own, policies, as_of)
        if group.items:
            found[group.key] = group
    return found


def _group(company, customer, currency, lines, policies, as_of):
    credits = sum((-_open(line) for line in lines if _is_credit(line)), Decimal(0))
    items = [line for line in lines if not _is_credit(line)]
    items.sort(key=lambda line: (line.date_maturity, line.id))
    return Group(
        key=(customer.id, currency.id),
        items=tuple(_item(line, company, customer, policies) for line in items),
        credits=max(credits, Decimal(0)),
        rate=_rate(company, currency, as_of),
        holds=_holds(company, customer, {line.id for line in items}, as_of),
        last_contact_on=_last_contact(company, customer, currency),
    )


def _is_credit(line):
    return line.amount_residual_currency < 0 or bool(line.payment_id)


def _open(line):
    return Decimal(str(line.currency_id.round(line.amount_residual_currency)))


def _item(line, company, customer, policies):
    level = policies.ranks.get(line.followup_level_id.id)
    notice = line.followup_notice
    course = Course(
        line.invoice_date or line.date,
        line.date_maturity or None,
        _policy(line, company, customer, policies),
        level and Served(level.key, level.rank, level.nature, line.followup_level_on),
        Nature(int(notice)) if notice else None,
        line.followup_asked_on or None,
        bool(line.no_followup),
        line.followup_notice_on or None,
    )
    return OpenItem(line.id, _open(line), course)


def _policy(line, company, customer, policies):
    """Return the policy of the item, of the customer, of a rule, of the company."""
    own = customer.with_company(company).followup_policy_id
    rules = line.env["credit.followup.policy"].search([("company_id", "=", company.id)])
    segment = customer.with_company(company).followup_segment
    if not segment:
        business = customer.is_company or customer.vat
        segment = "business" if business else "consumer"
    fitting = rules.filtered(
        lambda one: (
            one.segment == segment
            and (not one.country_ids or customer.country_id in one.country_ids)
        )
    )
    named = (line.followup_policy_id, own, fitting[:1], company.followup_policy_id)
    chosen = next((one for one in named if one and one.active), None)
    return chosen and policies.active(chosen.id)


def _rate(company, currency, as_of):
    own = company.currency_id
    if currency == own:
        return Decimal(1)
    if not currency.rate_ids:
        return None
    return Decimal(str(currency._get_conversion_rate(currency, own, company, as_of)))


def _holds(company, customer, item_ids, as_of):
    holds = company.env["credit.followup.hold"].search(
        [
            ("company_id", "=", company.id),
            ("partner_id.commercial_partner_id", "=", customer.id),
        ]
    )
    return tuple(
        Hold(
            one.id,
            one.date_from,
            one.date_to or None,
            one.move_line_id.id or None,
            Decimal(str(one.amount)) if one.amount else None,
        )
        for one in holds
        if not one.date_to or one.date_to > max(as_of, one.date_from)
        if not one.move_line_id or one.move_line_id.id in item_ids
    )


def _last_contact(company, customer, currency):
    actions = company.env["credit.followup.action"].search(
        [
            ("company_id", "=", company.id),
            ("partner_id.commercial_partner_id", "=", customer.id),
            ("currency_id", "=", currency.id),
            ("state", "in", COUNTED),
            ("kind", "=", "message"),
            ("is_test", "=", company.followup_test_mode),
            ("arrives_on", "!=", False),
        ]
    )
    return max(actions.mapped("arrives_on"), default=None)
