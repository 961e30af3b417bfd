"""`-m tests.integration.old_world before|after DATABASE FILE`: a night, an upgrade.

``before`` makes a night that was carried out for some and waits for others, and gives
the database the shape that version 19.0.1.0.0 made. ``after`` finds it as it was.
"""

import json
import sys
from pathlib import Path

from odoo import fields

from tools.odoo_session import environment

from .world import make_company, make_customers

OLD_VERSION = "19.0.1.0.0"
KEYS = {
    "credit_followup_action_line": {
        "company_id": "res_company",
        "move_line_id": "account_move_line",
        "move_id": "account_move",
        "level_id": "credit_followup_level",
        "previous_level_id": "credit_followup_level",
    },
    "credit_followup_action": {
        "partner_id": "res_partner",
        "addressee_id": "res_partner",
    },
    "credit_followup_answer": {
        "company_id": "res_company",
        "partner_id": "res_partner",
    },
}
# What an upgrade must not change, in an order of its own.
STATE = {
    "answers": "SELECT id, company_id, partner_id, reason, next_on::text"
    " FROM credit_followup_answer ORDER BY id",
    "actions": "SELECT id, run_id, company_id, partner_id, state, level_id, todo,"
    " date::text, amount_due::text FROM credit_followup_action ORDER BY id",
    "lines": "SELECT id, action_id, move_line_id, move_id, level_id, role, cycle"
    " FROM credit_followup_action_line ORDER BY id",
    "items": "SELECT id, followup_level_id, followup_level_on::text, followup_notice"
    " FROM account_move_line ORDER BY id",
}
LOOSE = (
    "SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text"
    " IN ('credit_followup_action_line', 'credit_followup_answer')"
)


def before(env, kept):
    """Make a night, write down how it left everything, and age the database."""
    company = env["res.company"].browse(make_company(env, "Before"))
    make_customers(env, company.id, 3)
    company.followup_active = True
    env["credit.followup.run"]._cron_followup()
    company.followup_policy_id.level_ids.mode = "confirm"
    make_customers(env, company.id, 2)
    run = env["credit.followup.run"].create({"company_id": company.id})
    run.action_propose()
    assert set(run.action_ids.mapped("state")) == {"proposed"}, run.error
    env.flush_all()
    kept.write_text(json.dumps(state(env)))
    age(env)


def age(env):
    """Give the tables the columns, keys and index that the old version made."""
    env.cr.execute("ALTER TABLE credit_followup_action_line ADD company_id int4")
    env.cr.execute(
        "UPDATE credit_followup_action_line line SET company_id = action.company_id"
        " FROM credit_followup_action action WHERE action.id = line.action_id"
    )
    env.cr.execute(
        "ALTER TABLE credit_followup_action_line ALTER company_id SET NOT NULL"
    )
    env.cr.execute("ALTER TABLE credit_followup_run ADD position int4")
    env.cr.execute(
        "CREATE INDEX credit_followup_action__state_index"
        " ON credit_followup_action (state)"
    )
    for table, columns in KEYS.items():
        for column, target in columns.items():
            env.cr.execute(
                f"ALTER TABLE {table} ADD FOREIGN KEY ({column}) REFERENCES {target}"
            )
    env.cr.execute("DROP TABLE credit_followup_run_share CASCADE")
    env.cr.execute(
        "UPDATE ir_module_module SET latest_version = %s WHERE name = %s",
        [OLD_VERSION, "credit_followup"],
    )


def after(env, kept):
    """Find what was written down, no key of before, and a night that works."""
    known, found = json.loads(kept.read_text()), state(env)
    for name in STATE:
        assert known[name], f"nothing to compare: {name}"
        assert found[name] == known[name], f"{name} changed"
    env.cr.execute(LOOSE)
    keys = env.cr.fetchall()
    assert keys == [("credit_followup_action_line_action_id_fkey",)], keys
    env.cr.execute(
        "SELECT count(*) FROM information_schema.columns WHERE"
        " (table_name, column_name) IN (('credit_followup_action_line', 'company_id'),"
        " ('credit_followup_run', 'position'))"
    )
    assert env.cr.fetchone() == (0,), "a column was left"
    company = env["res.company"].search([("name", "=", "Before")])
    tomorrow = fields.Date.add(fields.Date.context_today(company), days=1)
    runs = env["credit.followup.run"].with_company(company)
    run = runs._nightly_run(company, tomorrow)
    run._propose()
    assert run.state != "proposing", run.error
    assert not run.error, run.error


def state(env):
    """Return the rows of each statement, as JSON has them."""
    found = {}
    for name, statement in STATE.items():
        env.cr.execute(statement)
        found[name] = [list(row) for row in env.cr.fetchall()]
    return found


if __name__ == "__main__":
    work, name, file = sys.argv[1:]
    with environment(name) as session:
        {"before": before, "after": after}[work](session, Path(file))
