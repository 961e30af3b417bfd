"""What steps asked for in a month, and the cash that came within some days of each.

As the core's room ``figures`` counts it: a payment for the last step about its item
that had left by then, and no more of it than that step asked for.
"""

from odoo.tools import SQL

from ...const import MADE, STEPPED
from ...followup_core.figures.yields import SEVERAL
from ..settings import clock_of
from .ledger import BY_BANK

# What the statement reads.
YIELDS = (
    "account.move",
    "account.move.line",
    "account.partial.reconcile",
    "credit.followup.action",
    "credit.followup.action.line",
    "credit.followup.contact",
    "credit.followup.delivery",
)
WAITS_DAYS = 90


def yields_query(company, first, last):
    """Return the statement: for each policy, level and channel what steps brought.

    :param first: the first day of the month in which the steps left
    :param last: its last one
    """
    return SQL(
        "SELECT step.policy_id, step.level_id, step.channel, COUNT(*) AS steps,"
        " COUNT(*) FILTER (WHERE step.received > 0) AS answered,"
        " SUM(step.asked) AS asked, SUM(step.received) AS received"
        " FROM (SELECT step.id, step.policy_id, step.level_id, step.channel,"
        " SUM(asked.amount) AS asked,"
        " SUM(LEAST(asked.amount, COALESCE(came.amount, 0))) AS received"
        " FROM (%(steps)s) step JOIN LATERAL (%(asked)s) asked ON TRUE"
        " LEFT JOIN LATERAL (%(came)s) came ON TRUE"
        " GROUP BY step.id, step.policy_id, step.level_id, step.channel) step"
        " GROUP BY step.policy_id, step.level_id, step.channel",
        steps=_steps(company, first, last),
        asked=SQL(
            "SELECT line.move_line_id, ROUND(line.amount_open"
            " * COALESCE(NULLIF(step.company_rate, 0)::numeric, 1), %s) AS amount"
            " FROM credit_followup_action_line line WHERE line.action_id = step.id"
            " AND line.move_line_id IS NOT NULL AND line.amount_open > 0",
            company.currency_id.decimal_places,
        ),
        came=_came(company),
    )


def steps_of(found):
    """Return the statement of the ids of the steps that a kept yield counts."""
    return SQL(
        "(SELECT step.id FROM (%s) step WHERE step.channel = %s"
        " AND step.level_id IS NOT DISTINCT FROM %s"
        " AND step.policy_id IS NOT DISTINCT FROM %s)",
        _steps(found.company_id, found.month.replace(day=1), found.month),
        found.channel,
        found.level_id.id or None,
        found.policy_id.id or None,
    )


def _steps(company, first, last):
    """Return the messages and calls that left, each with its day and its channel."""
    return SQL(
        "SELECT * FROM (SELECT action.id, action.policy_id, action.level_id,"
        " action.company_rate, %(left_on)s AS day, (SELECT CASE WHEN COUNT(*) > 1"
        " THEN %(several)s ELSE MIN(delivery.channel) END"
        " FROM credit_followup_delivery delivery WHERE delivery.action_id = action.id"
        " AND delivery.state IN %(left)s) AS channel"
        " FROM credit_followup_action action"
        " WHERE action.company_id = %(company)s AND %(is_step)s"
        # A proposal waits for some weeks at most; its day is found by the index.
        " AND action.date BETWEEN %(first)s::date - %(waits)s AND %(last)s) step"
        " WHERE step.day BETWEEN %(first)s AND %(last)s AND step.channel IS NOT NULL",
        left_on=_left_on(company, SQL("action")),
        several=SEVERAL,
        left=MADE,
        company=company.id,
        is_step=_is_step(SQL("action")),
        waits=WAITS_DAYS,
        first=first,
        last=last,
    )


def _came(company):
    """Return what was paid of an item that a step asked for, before the next one."""
    return SQL(
        "SELECT SUM(part.amount) AS amount FROM account_partial_reconcile part"
        " JOIN account_move_line pay ON pay.id = part.credit_move_id"
        " JOIN account_move paying ON paying.id = pay.move_id"
        " WHERE part.debit_move_id = asked.move_line_id AND %(pays)s"
        " AND pay.date BETWEEN step.day AND step.day + %(days)s"
        " AND NOT EXISTS (SELECT FROM credit_followup_action_line other"
        " JOIN credit_followup_action later ON later.id = other.action_id"
        " WHERE other.move_line_id = asked.move_line_id AND later.id <> step.id"
        " AND %(is_step)s AND (%(left_on)s, later.id) > (step.day, step.id)"
        " AND %(left_on)s <= pay.date)",
        pays=BY_BANK,
        days=company.followup_yield_days,
        is_step=_is_step(SQL("later")),
        left_on=_left_on(company, SQL("later")),
    )


def _is_step(action):
    return SQL(
        "(%(action)s.kind = 'message' AND %(action)s.state IN %(made)s"
        " AND %(action)s.is_test IS NOT TRUE)",
        action=action,
        made=STEPPED,
    )


def _left_on(company, action):
    """Return the company's day on which a step left; of a call, when it was made."""
    return SQL(
        # A message that was written left when it left, also if one called about it.
        "COALESCE(((COALESCE((SELECT MAX(contact.moment)"
        " FROM credit_followup_contact contact"
        " WHERE contact.action_id = %(action)s.id AND NOT EXISTS (SELECT"
        " FROM credit_followup_delivery written WHERE written.action_id ="
        " %(action)s.id AND written.channel NOT IN ('phone', 'visit')"
        " AND written.state IN %(left)s)), %(action)s.sent_on)"
        " AT TIME ZONE 'UTC') AT TIME ZONE %(clock)s)::date, %(action)s.date)",
        action=action,
        left=MADE,
        clock=clock_of(company),
    )
