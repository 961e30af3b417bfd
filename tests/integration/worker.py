"""One cron worker as a process of its own.

`-m tests.integration.worker DB XMLID BATCH [STEPPED]`: it proposes for so many
customers, and carries out so many actions, at a time. It judges few agreements at a
time. Stepped, it says before and after each commit where it is and waits for a line
before it goes on: who disturbs it knows what is lost, however fast the machine.
"""

import sys
from functools import wraps

from odoo.sql_db import Cursor

from tools.odoo_session import environment

FEW = 5
STEPPED = "stepped"
COMMITS, COMMITTED = "commits", "committed"


def step(commit):
    """Have a commit say that it comes and that it is done, and wait each time."""

    @wraps(commit)
    def stepped(cursor):
        _say_and_wait(COMMITS)
        commit(cursor)
        _say_and_wait(COMMITTED)

    return stepped


def _say_and_wait(where):
    sys.stdout.write(f"{where}\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        # Odoo finds the addons once the session is there.
        from odoo.addons.credit_followup.effects import execute
        from odoo.addons.credit_followup.models.runs import nightly, run_share

        batch = int(sys.argv[3])
        execute.BATCH_ACTIONS = run_share.BATCH_CUSTOMERS = batch
        nightly.BATCH_RECORDS = FEW
        if STEPPED in sys.argv[4:]:
            Cursor.commit = step(Cursor.commit)
        session.ref(sys.argv[2]).method_direct_trigger()
