"""A decision as values of records: amounts, and each item as it is listed now."""

from odoo.tools import SQL

from ..followup_core.levels import deadline_on
from ..followup_core.vocabulary import Reason

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
        "amount_company": float(due * (group.rate or 0)),
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


def line_vals(action, decision, verdict, snapshot):
    """Return the values of an action line: the item as it is listed now."""
    item = verdict.item
    raised = verdict.reason is decision.reason
    return {
        **snapshot,
        "action_id": action.id,
        "company_id": action.company_id.id,
        "move_line_id": item.key,
        "role": "raised" if raised else "rides",
        "level_id": verdict.level.key if raised and verdict.level else False,
        "days_late": max((action.date - item.due_on).days, 0) if item.due_on else 0,
        "amount_open": float(verdict.open),
        "amount_held": float(item.residual - verdict.open),
        "previous_notice": None if item.notice is None else str(item.notice.value),
        "previous_notice_on": item.notice_on,
    }


def read_snapshots(env, line_ids):
    """Read what an action line keeps of each item: ``{line id: values}``."""
    rows = env.execute_query_dict(
        SQL(
            "SELECT line.id, line.move_id, line.move_name AS name,"
            " move.payment_reference, line.invoice_date AS date_invoice,"
            " line.date_maturity AS date_due, line.amount_currency AS amount_total,"
            " line.followup_level_id AS previous_level_id,"
            " line.followup_level_on AS previous_level_on,"
            " COALESCE(line.followup_cycle, 0) AS cycle"
            " FROM account_move_line line JOIN account_move move"
            " ON move.id = line.move_id WHERE line.id IN %s",
            tuple(line_ids) or (0,),
        )
    )
    return {row.pop("id"): row for row in rows}
