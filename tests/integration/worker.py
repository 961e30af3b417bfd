"""One cron worker as a process of its own.

`-m tests.integration.worker DB XMLID BATCH`: it proposes for so many customers, and
carries out so many actions, at a time. It judges few agreements at a time.
"""

import sys

from tools.odoo_session import environment

FEW = 5

if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        # Odoo finds the addons once the session is there.
        from odoo.addons.credit_followup.effects import execute
        from odoo.addons.credit_followup.models.runs import nightly, run_share

        batch = int(sys.argv[3])
        execute.BATCH_ACTIONS = run_share.BATCH_CUSTOMERS = batch
        nightly.BATCH_RECORDS = FEW
        session.ref(sys.argv[2]).method_direct_trigger()
