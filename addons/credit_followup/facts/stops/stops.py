"""Facts of stops: what has to be paid before each is lifted; who is to be stopped."""

from collections import defaultdict
from decimal import Decimal

from odoo.tools import SQL

from ...followup_core.stops.stops import (
    Cause,
    Degree,
    Owed,
    Rule,
    State,
    Stop,
    Why,
    to_pay,
)
from ...followup_core.workdays import shift
from .. import items
from ..settings import money

# Those that rest on a rule of the company rather than on a record.
BY_RULE = (Cause.AMOUNT.value, Cause.DAYS.value, Cause.LIMIT.value)
# Those that a person, an insurer or a court set: no payment lifts them.
BY_DECISION = (Cause.HAND.value, Cause.INSURER.value, Cause.INSOLVENCY.value)
MODELS = ("account.move", "account.move.line", "res.partner")


def read_stops(stops, as_of):
    """Return the core's facts of stops of one company, in a constant number of queries.

    :return: in the order of the stops
    """
    stops = stops.sudo()
    by_rule = stops.filtered(lambda one: one.cause in BY_RULE)
    owed = read_owed(stops.company_id, by_rule.partner_id.ids)
    left = _left_of_items(stops - by_rule)
    return [
        Stop(
            one.id,
            State(one.state),
            Why(one.reason),
            _by_rule(one, owed, as_of) if one.cause in BY_RULE else left.get(one.id),
            one.until or None,
        )
        for one in stops
    ]


def read_owed(company, partner_ids):
    """Return what each customer owes, in the company's currency: ``{id: [Owed]}``."""
    found = defaultdict(list)
    if not partner_ids:
        return found
    rows = items.read(
        company.env,
        SQL(
            "SELECT %s, COALESCE(line.date_maturity, line.date),"
            " SUM(line.amount_residual) %s AND %s AND %s GROUP BY 1, 2",
            items.CUSTOMER,
            items.open_lines(company),
            items.ITEM_LINE,
            items.of_customers(partner_ids),
        ),
        MODELS,
    )
    for partner_id, due_on, amount in rows:
        found[partner_id].append(Owed(due_on, money(amount)))
    return found


def read_to_stop(company, rules, as_of):
    """Return who is to be stopped by a company's rules: ``{(rule, id): {cause: sum}}``.

    The ledger says who owes more than a rule lets pass; the core says it of each.
    """
    if not rules:
        return {}
    query = SQL(
        "SELECT %s %s AND %s GROUP BY 1 HAVING %s",
        items.CUSTOMER,
        items.open_lines(company),
        items.ITEM_LINE,
        SQL(" OR ").join(_above(rule, as_of) for rule in rules),
    )
    ids = [row[0] for row in items.read(company.env, query, MODELS)]
    partners = company.env["res.partner"].browse(ids)
    owed = read_owed(company, ids)
    found = {}
    for rule in rules:
        for partner in rule._of(partners):
            causes = to_pay(_core(rule), owed[partner.id], limit_of(partner), as_of)
            if causes:
                found[rule, partner.id] = causes
    return found


def limit_of(partner):
    """Return a customer's credit limit: his own, else the company's, else None."""
    if partner.use_partner_credit_limit:
        return money(partner.credit_limit)
    if partner.env.company.account_use_credit_limit and partner.credit_limit:
        return money(partner.credit_limit)
    return None


def _above(rule, as_of):
    """Return the condition that a customer's items may be above a rule."""
    due = SQL("COALESCE(line.date_maturity, line.date)")
    conditions = [SQL("FALSE")]
    if rule.on_amount:
        overdue = SQL("SUM(line.amount_residual) FILTER (WHERE %s < %s)", due, as_of)
        conditions.append(SQL("%s > %s", overdue, rule.amount))
    if rule.on_days:
        day = shift(as_of, -rule.days)
        conditions.append(SQL("MIN(%s) < %s", due, day))
    if rule.on_limit:
        # A limit is a property of the company: whoever owes may be above his.
        conditions.append(SQL("TRUE"))
    return SQL("(%s)", SQL(" OR ").join(conditions))


def _core(rule):
    return Rule(
        Degree(rule.degree),
        money(rule.amount) if rule.on_amount else None,
        rule.days if rule.on_days else None,
        rule.on_limit,
    )


def _by_rule(stop, owed, as_of):
    """Return what lifts a stop of a rule; nothing where the rule is no more."""
    if not stop.rule_id.active:
        return Decimal(0)
    partner = stop.partner_id.with_company(stop.company_id)
    causes = to_pay(_core(stop.rule_id), owed[partner.id], limit_of(partner), as_of)
    return causes.get(Cause(stop.cause), Decimal(0))


def _left_of_items(stops):
    """Return what is open of the items of each stop that a payment lifts."""
    return {
        one.id: money(sum(items.unpaid(one.move_line_ids).mapped("amount_residual")))
        for one in stops
        if one.cause not in BY_DECISION
    }
