"""Switch the follow-up on in a seeded database: `-m tools.bench.prepare DATABASE`.

Nothing is due at first: each phase says who is, with `ledger.mark_due`.
"""

import sys
from datetime import timedelta
from typing import Any

from odoo.tools import SQL

from tools.bench.ledger import forget_wakes
from tools.bench.settings import AS_OF
from tools.odoo_session import environment

POLICY = "credit_followup.policy_amiable"
SINCE = timedelta(days=900)
QUIET = timedelta(days=30)


def prepare(env: Any) -> None:
    """Give the company its policy and put off every item."""
    env.company.write(
        {
            "followup_active": True,
            "followup_test_mode": False,
            "followup_check_bank": False,
            "followup_policy_id": env.ref(POLICY).id,
            "followup_started_on": AS_OF - SINCE,
        }
    )
    env.flush_all()
    env.cr.execute(
        SQL(
            "INSERT INTO credit_followup_answer"
            " (id, company_id, partner_id, reason, next_on)"
            " SELECT line.id, line.company_id, partner.commercial_partner_id,"
            " 'before_level', %s FROM account_move_line line"
            " JOIN res_partner partner ON partner.id = line.partner_id"
            " WHERE line.parent_state = 'posted' AND line.amount_residual > 0",
            AS_OF + QUIET,
        )
    )
    forget_wakes(env)


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        prepare(session)
