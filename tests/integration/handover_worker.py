"""One step of a hand-over as a process of its own, which may be killed within it.

`-m tests.integration.handover_worker DB AGENCY STEP [KILL]`: STEP is a step of `Play`,
or the XMLID of a scheduled action. It dies with -9 before it commits, or as soon as a
message was sent.
"""

import os
import signal
import sys

from tools.odoo_session import environment

BEFORE_COMMIT, AFTER_SENDING = "before_commit", "after_sending"
# It is on record that the agency may have it, and nothing has left.
BEFORE_SENDING = "before_sending"


def die(*_args: object, **_values: object) -> None:
    """End as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(database: str, agency: str, step: str, kill: str = "") -> None:
    """Do one step."""
    with environment(database) as env:
        from odoo.addons.credit_followup_agency.effects import messages  # noqa: PLC0415

        from tests.integration.handover_world import Play  # noqa: PLC0415

        if kill == BEFORE_SENDING:
            messages.send = die
        if kill == AFTER_SENDING:
            send = messages.send
            messages.send = lambda *given: die(send(*given))
        if "." in step:
            cron = env.ref(step)
            if kill == BEFORE_COMMIT:
                env.registry["ir.cron"]._commit_progress = die
            cron.method_direct_trigger()
        else:
            getattr(Play(env, int(agency)), step)()
        env.flush_all()
        if kill == BEFORE_COMMIT:
            die()


if __name__ == "__main__":
    main(*sys.argv[1:])
