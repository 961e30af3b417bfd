"""The limitation of items, written in bulk: most of a ledger is watched at once."""

import json

from odoo.tools import SQL

from ...facts.court.limitations import read_owed
from ...followup_core.court.limitation import Settings, State, Why, stands
from ...followup_core.court.limits import Limit, limit


def values_of(found: Limit):
    """Return what is kept of a core's answer, as the fields of a limitation."""
    return {
        "last_on": found.last_on or False,
        "since": found.since or False,
        "proof": found.proof.kind.value if found.proof else False,
        "article": found.article or False,
        "source": found.source or False,
    }


def watch(lines, today):
    """Keep the limitation of items that have none yet; return the new records.

    One statement: rows that carry no logic would take the ORM many times as long. What
    warns is looked at by the clock, in the same night.
    """
    model = lines.env["credit.followup.limitation"].sudo()
    owed = read_owed(lines)
    rows = [_row(line, limit(owed[line.id]), today) for line in lines.sudo()]
    if not rows:
        return model
    model.flush_model()
    made = model.env.execute_query(
        SQL(
            "INSERT INTO credit_followup_limitation (%(names)s, create_uid, write_uid,"
            " create_date, write_date) SELECT %(names)s, %(user)s, %(user)s, now()"
            " AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC'"
            " FROM json_populate_recordset(NULL::credit_followup_limitation, %(rows)s)"
            " ON CONFLICT (move_line_id) DO NOTHING RETURNING id",
            names=SQL(", ").join(map(SQL.identifier, rows[0])),
            user=model.env.uid,
            rows=json.dumps(rows, default=str),
        )
    )
    return model.browse(key for (key,) in made)


def _row(line, found, today):
    """Return a row; what is near already is looked at as one that becomes so."""
    state, next_on = stands(found, today, Settings())
    if state in (State.NEAR, State.CLOSE):
        state, next_on = State.RUNNING, today
    row = {
        "company_id": line.company_id.id,
        "partner_id": line.partner_id.commercial_partner_id.id,
        "move_line_id": line.id,
        "state": state.value,
        "reason": Why(found.reason.value).value,
        "next_on": next_on,
    }
    return row | {name: value or None for name, value in values_of(found).items()}
