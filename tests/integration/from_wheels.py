"""`from_wheels.py DATABASE`: a night of addons that were installed from their wheels.

Started by an environment that knows nothing of the checkout but this folder. The last
line that it prints says where each addon was found.
"""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import world

CORE = "odoo.addons.credit_followup.followup_core"
# Answered from the files of reference rates beside the core.
CLAIM = {
    "jurisdiction": "BE",
    "debtor_kind": "business",
    "currency": "EUR",
    "as_of": "2025-04-30",
    "items": [{"ref": "A", "principal": "1210.00", "due_on": "2025-01-31"}],
}


def places(env):
    """Return where each of our addons that is installed was loaded from."""
    installed = env["ir.module.module"].search(
        [("name", "=like", "credit_followup%"), ("state", "=", "installed")]
    )
    names = installed.mapped("name")
    return {one: import_module(f"odoo.addons.{one}").__file__ for one in names}


def night(env):
    """Let a night write to three customers."""
    company = env["res.company"].browse(world.make_company(env, "From wheels"))
    customers = world.make_customers(env, company.id, 3)
    company.followup_active = True
    run = env["credit.followup.run"].with_company(company)
    run._cron_followup()
    actions = env["credit.followup.action"].search([("company_id", "=", company.id)])
    assert actions.partner_id.ids == customers, actions
    assert set(actions.delivery_ids.mapped("channel")) == {"email"}, actions


def command():
    """Ask the core what a debt costs, by its command, without Odoo."""
    core = Path(import_module(CORE).__file__).parents[1]
    answer = subprocess.run(
        [sys.executable, "-m", "followup_core", "claim"],
        env={"PYTHONPATH": str(core)},
        input=json.dumps(CLAIM).encode(),
        capture_output=True,
        check=True,
    )
    assert "error" not in json.loads(answer.stdout), answer.stdout


if __name__ == "__main__":
    with world.committed(sys.argv[1]) as session:
        night(session)
        found = places(session)
    command()
    sys.stdout.write(json.dumps(found) + "\n")
