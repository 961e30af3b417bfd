"""A decision as values of records: an action, its amounts, and each item it lists.

Both are written by one statement a batch, a million lines in a large first night: the
ORM needs twenty times as long to create rows that carry no logic.
"""

import json

from odoo.tools import SQL

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
    listed = listed_verdicts(decision)
    ages = [(reader.as_of - one.item.due_on).days for one in listed if one.item.due_on]
    return {
        "amount_claimed": float(decision.claimed),
        "amount_credits": float(group.credits),
        "amount_due": float(decision.claimed - group.credits),
        "company_rate": float(group.rate or 0),
        "item_count": len(listed),
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


def write_actions(env, rows):
    """Write new actions and return them, in the order of the rows.

    :param rows: the values of each by the names of stored columns, None for nothing;
        all rows have the same names, and those of computed columns may be among them

    What the rows do not name is filled as the ORM would: defaults, and columns that are
    computed. ``_proposed`` is for what other addons add.
    """
    model = env["credit.followup.action"]
    shared = _shared_values(model, rows[0])
    ids = _new_ids(env, len(rows))
    given = [{"id": key, **shared, **row} for key, row in zip(ids, rows, strict=True)]
    fields = [model._fields[name] for name in given[0]]
    model.flush_model()
    env.cr.execute(
        SQL(
            "INSERT INTO credit_followup_action (%(names)s) SELECT %(names)s"
            " FROM json_to_recordset(%(given)s) AS given(%(columns)s)",
            names=SQL(", ").join(SQL.identifier(one.name) for one in fields),
            columns=SQL(", ").join(
                SQL("%s %s", SQL.identifier(one.name), SQL(one.column_type[1]))
                for one in fields
            ),
            given=json.dumps(given, default=str),
        )
    )
    actions = model.browse(ids)
    _tell_the_orm(actions, fields)
    _check_partners(actions, rows)
    actions._proposed()
    return actions


def _new_ids(env, count):
    query = SQL(
        "SELECT nextval('credit_followup_action_id_seq') FROM generate_series(1, %s)",
        count,
    )
    return [key for (key,) in env.execute_query(query)]


def _check_partners(actions, rows):
    """Refuse customers of another company; what else is linked was found as its own.

    Odoo's check is asked about the few that belong to any company at all.
    """
    partners = actions.env["res.partner"].browse({row["partner_id"] for row in rows})
    if owned := partners.filtered("company_id"):
        actions.filtered(lambda one: one.partner_id in owned)._check_company(
            ["partner_id"]
        )


def _shared_values(model, row):
    """Return what the ORM would write on every new action beside the row's values."""
    missing = [
        name
        for name, field in model._fields.items()
        if field.column_type and field.store and name not in row
    ]
    now = model.env.cr.now()
    made = {"create_uid": model.env.uid, "create_date": now}
    changed = {"write_uid": model.env.uid, "write_date": now}
    defaults = {
        name: value
        for name, value in model.default_get(missing).items()
        if value is not False or model._fields[name].type == "boolean"
    }
    return {**defaults, **made, **changed}


def _tell_the_orm(actions, fields):
    """Have computed what depends on new actions, but for what was written."""
    env = actions.env
    env["credit.followup.run"].invalidate_model(["action_ids"], flush=False)
    actions.modified([one.name for one in fields], create=True)
    for field in actions._fields.values():
        if field.compute and field.store:
            written = field in fields
            change = env.remove_to_compute if written else env.add_to_compute
            change(field, actions)


def write_lines(env, decided, as_of):
    """Write the lines of actions: each item as it is listed now.

    :param decided: pairs of an action and its decision
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
        action_id, move_line_id, role, level_id, days_late, amount_open,
        amount_held, previous_notice, previous_notice_on, move_id, name,
        payment_reference, date_invoice, date_due, amount_total, previous_level_id,
        previous_level_on, cycle)
    SELECT given.*, line.move_id, line.move_name, move.payment_reference,
           line.invoice_date, line.date_maturity, line.amount_currency,
           line.followup_level_id, line.followup_level_on,
           COALESCE(line.followup_cycle, 0)
      FROM json_to_recordset(%s) AS given(
               action int4, item int4, role text, level int4, late int4,
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
        "item": item.key,
        "role": "raised" if raised else "rides",
        "level": verdict.level.key if raised and verdict.level else None,
        "late": max(late, 0),
        "open": verdict.open,
        "held": item.residual - verdict.open,
        "notice": None if item.notice is None else str(item.notice.value),
        "notice_on": item.notice_on,
    }
