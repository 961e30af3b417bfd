"""`-m tests.integration.first_release DATABASE FILE`: after an upgrade.

The database was kept as the first release left it. What was written down then is found
again, nothing of then is left without a use, and a night works.
"""

import json
import sys
from pathlib import Path

from freezegun import freeze_time

from tools.odoo_session import environment

from .first_release_rows import FACTS, facts

OURS = "credit_followup"
# After the last day of which the kept databases know.
NIGHT = "2026-12-01 22:00"
# Rows of the night have no keys: each would be looked up as an item is written.
LOOSE = (
    "SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text"
    " IN ('credit_followup_action_line', 'credit_followup_answer')"
)
TABLES = (
    "SELECT relname FROM pg_class WHERE relkind IN ('r', 'v', 'm')"
    " AND relname LIKE 'credit\\_followup%'"
)
COLUMNS = "SELECT column_name FROM information_schema.columns WHERE table_name = %s"


def compare(env, kept):
    """Find each row that an upgrade must not change."""
    known, found = json.loads(kept.read_text()), facts(env.cr)
    for name in FACTS:
        lost = [row for row in known.get(name, ()) if row not in found[name]]
        assert not lost, f"{name} changed: {lost[:3]}"
        if name in known:
            assert len(found[name]) == len(known[name]), f"{name}: more than there were"


def left_behind(env):
    """Find no table, column or field that nothing uses any more."""
    env.cr.execute(LOOSE)
    keys = env.cr.fetchall()
    assert keys == [("credit_followup_action_line_action_id_fkey",)], keys
    used = {model._table for model in env.values()} | {
        field.relation
        for model in env.values()
        for field in model._fields.values()
        if field.type == "many2many" and field.store
    }
    env.cr.execute(TABLES)
    tables = {name for (name,) in env.cr.fetchall()} - used
    assert not tables, f"tables left: {tables}"
    columns = [one for model in env.values() for one in _dead_columns(env, model)]
    assert not columns, f"columns left: {columns}"
    fields = env["ir.model.fields"].search([("name", "=like", "followup%")])
    dead = [
        (one.model, one.name)
        for one in fields
        if one.model not in env or one.name not in env[one.model]._fields
    ]
    assert not dead, f"fields left: {dead}"


def _dead_columns(env, model):
    """Return the columns of ours in the table of a model that no field has."""
    if model._abstract or not model._auto:
        return []
    env.cr.execute(COLUMNS, [model._table])
    own = OURS in model._table
    return [
        (model._table, name)
        for (name,) in env.cr.fetchall()
        if (own or name.startswith("followup"))
        and not (name in model._fields and model._fields[name].store)
    ]


def night(env):
    """Let the next night work for both companies."""
    with freeze_time(NIGHT):
        env["credit.followup.run"]._cron_followup()
    runs = env["credit.followup.run"].search(
        [("kind", "=", "nightly"), ("date", "=", NIGHT[:10])]
    )
    companies = env["res.company"].search([("followup_active", "=", True)])
    assert len(companies) > 1
    assert runs.company_id == companies, runs
    assert not any(runs.mapped("error")), runs.mapped("error")
    assert "proposing" not in runs.mapped("state"), runs.mapped("state")
    assert runs.action_ids, "nobody was followed up"


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        compare(session, Path(sys.argv[2]))
        left_behind(session)
        night(session)
