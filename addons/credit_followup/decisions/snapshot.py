"""A decision as values of records: amounts, and each item as it is listed now."""

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
    columns = [list(column) for column in zip(*rows, strict=True)]
    env.cr.execute(_INSERT_LINES, [env.uid, env.uid, *columns])
    lines.invalidate_model(flush=False)
    env["credit.followup.action"].invalidate_model(["line_ids"], flush=False)


_INSERT_LINES = """
    INSERT INTO credit_followup_action_line (
        action_id, company_id, move_line_id, role, level_id, days_late, amount_open,
        amount_held, previous_notice, previous_notice_on, move_id, name,
        payment_reference, date_invoice, date_due, amount_total, previous_level_id,
        previous_level_on, cycle, create_uid, write_uid, create_date, write_date)
    SELECT given.*, line.move_id, line.move_name, move.payment_reference,
           line.invoice_date, line.date_maturity, line.amount_currency,
           line.followup_level_id, line.followup_level_on,
           COALESCE(line.followup_cycle, 0), %s, %s,
           now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC'
      FROM unnest(%s::int[], %s::int[], %s::int[], %s::text[], %s::int[], %s::int[],
                  %s::numeric[], %s::numeric[], %s::text[], %s::date[])
           AS given(action, company, item, role, level, late, open, held, notice,
                    notice_on)
      JOIN account_move_line line ON line.id = given.item
      JOIN account_move move ON move.id = line.move_id
     ORDER BY given.action, line.date_maturity, line.id
"""


def _line_row(action, decision, verdict, as_of):
    """Return what the core decided about one item, in the order of the statement."""
    item = verdict.item
    raised = verdict.reason is decision.reason
    return (
        action.id,
        action.company_id.id,
        item.key,
        "raised" if raised else "rides",
        verdict.level.key if raised and verdict.level else None,
        max((as_of - item.due_on).days, 0) if item.due_on else 0,
        verdict.open,
        item.residual - verdict.open,
        None if item.notice is None else str(item.notice.value),
        item.notice_on,
    )
