"""A decision as values of records: amounts, and each item as it is listed now."""

import json

from ..followup_core.scenario.levels import deadline_on
from ..followup_core.vocabulary import Outcome, Reason

# The kind of action that an outcome makes.
KINDS = {Outcome.CONTACT: "message", Outcome.DECIDE: "decision"}
ACTED_ON = {Reason.CONTACT, Reason.DECIDE, Reason.RIDES}


def listed_verdicts(decision):
    """Return the verdicts of the items that the action lists."""
    return [one for one in decision.verdicts if one.reason in ACTED_ON]


def lead(decision):
    """Return a verdict that the action serves."""
    return next(one for one in decision.verdicts if one.reason is decision.reason)


def amounts(decision, reader):
    """Return the amounts of a decision as the fields of an action."""
    group = decision.group
    due = decision.claimed - group.credits
    ages = [
        (reader.as_of - one.item.due_on).days
        for one in listed_verdicts(decision)
        if one.item.due_on
    ]
    return {
        "amount_claimed": float(decision.claimed),
        "amount_credits": float(group.credits),
        "amount_due": float(due),
        "company_rate": float(group.rate or 0),
        "item_count": len(ages),
        "days_late": max([*ages, 0]),
    }


def deadline(decision, reader):
    """Return the day until which the message gives time, False for a decision."""
    if decision.level is None:
        return False
    settings = reader.settings
    return deadline_on(
        decision.level, reader.as_of, settings.transit_days, settings.workdays
    )


def write_lines(env, decided, as_of):
    """Write the lines of actions: each item as it is listed now.

    :param decided: pairs of an action and its decision

    One statement for all of them: the ORM needs twenty times as long to create rows
    that carry no logic, a million in a large first night.
    """
    rows = [
        _line_row(action, decision, verdict, as_of)
        for action, decision in decided
        for verdict in listed_verdicts(decision)
    ]
    if not rows:
        return
    lines = env["credit.followup.action.line"]
    env["credit.followup.action"].flush_model()
    lines.flush_model()
    env.cr.execute(_INSERT_LINES, [json.dumps(rows, default=str)])
    lines.invalidate_model(flush=False)
    env["credit.followup.action"].invalidate_model(["line_ids"], flush=False)


_INSERT_LINES = """
    INSERT INTO credit_followup_action_line (
        action_id, company_id, move_line_id, role, level_id, days_late, amount_open,
        amount_held, previous_notice, previous_notice_on, move_id, name,
        payment_reference, date_invoice, date_due, amount_total, previous_level_id,
        previous_level_on, cycle)
    SELECT given.*, line.move_id, line.move_name, move.payment_reference,
           line.invoice_date, line.date_maturity, line.amount_currency,
           line.followup_level_id, line.followup_level_on,
           COALESCE(line.followup_cycle, 0)
      FROM json_to_recordset(%s) AS given(
               action int4, company int4, item int4, role text, level int4, late int4,
               open numeric, held numeric, notice text, notice_on date)
      JOIN account_move_line line ON line.id = given.item
      JOIN account_move move ON move.id = line.move_id
     ORDER BY given.action, line.date_maturity, line.id
"""


def _line_row(action, decision, verdict, as_of):
    """Return what the core decided about one item, as the statement names it."""
    item = verdict.item
    raised = verdict.reason is decision.reason
    late = (as_of - item.due_on).days if item.due_on else 0
    return {
        "action": action.id,
        "company": action.company_id.id,
        "item": item.key,
        "role": "raised" if raised else "rides",
        "level": verdict.level.key if raised and verdict.level else None,
        "late": max(late, 0),
        "open": verdict.open,
        "held": item.residual - verdict.open,
        "notice": None if item.notice is None else str(item.notice.value),
        "notice_on": item.notice_on,
    }
