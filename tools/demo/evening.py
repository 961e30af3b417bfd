"""The demonstration's evening: built, its night run by the scheduler, and served."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tools import postgres
from tools.console import say
from tools.demo.database import DATABASE, FOLDER, MAIL_SERVER, ensure_database
from tools.demo.server import FIGURES, MAIL_QUEUE, NIGHTLY, run_cron, serving
from tools.mailbox import Mailbox, receiving
from tools.ports import LOOPBACK

RAN_TODAY = """
    SELECT EXISTS (
        SELECT 1 FROM credit_followup_run
        WHERE kind = 'nightly'
        AND date >= (now() AT TIME ZONE 'UTC')::date
    )
"""
ADDRESSES = """
    UPDATE ir_mail_server SET smtp_port = :'smtp_port' WHERE name = :'server';
    UPDATE ir_config_parameter SET value = :'url' WHERE key = 'web.base.url';
"""


@contextmanager
def evening(port: int) -> Iterator[tuple[subprocess.Popen, Mailbox]]:
    """Serve the demonstration of today on `port`, until the block ends."""
    ensure_database()
    with receiving(FOLDER / "mails") as mailbox:
        _settle(port, mailbox.port)
        with serving(port) as server:
            if postgres.psql(DATABASE, RAN_TODAY) == "t":
                say("Demonstration: today's run is made already (RESET=1 starts over)")
            else:
                run_cron(server, NIGHTLY, "the nightly run")
                run_cron(server, MAIL_QUEUE, "the mail queue")
                run_cron(server, FIGURES, "the figures of each month")
            yield server, mailbox


def _settle(port: int, smtp_port: int) -> None:
    """Tell the database the addresses of this start."""
    url = f"http://{LOOPBACK}:{port}"
    postgres.psql(DATABASE, ADDRESSES, smtp_port=smtp_port, server=MAIL_SERVER, url=url)
