"""`make demo`: one nightly run with real mail and real letters, then the server.

PORT= chooses the port, ONCE=1 stops after the report, RESET=1 starts from new data.
"""

import os
import signal
import subprocess
from types import FrameType

from tools import launch, postgres
from tools.console import main, say
from tools.demo.database import DATABASE, FOLDER, MAIL_SERVER, ensure_database
from tools.demo.server import FIGURES, MAIL_QUEUE, NIGHTLY, run_cron, serving
from tools.mailbox import Mailbox, receiving
from tools.ports import LOOPBACK, need_port

DEFAULT_PORT = 8069
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


def demo() -> None:
    """Build, run the night, report, serve."""
    port = int(os.environ.get("PORT", DEFAULT_PORT))
    need_port(port)
    signal.signal(signal.SIGTERM, _interrupt)
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
            _report(mailbox)
            if not os.environ.get("ONCE"):
                _serve(server, port)


def _settle(port: int, smtp_port: int) -> None:
    """Tell the database the addresses of this start."""
    url = f"http://{LOOPBACK}:{port}"
    postgres.psql(DATABASE, ADDRESSES, smtp_port=smtp_port, server=MAIL_SERVER, url=url)


def _report(mailbox: Mailbox) -> None:
    say(launch.python("Demonstration report", "tools.demo_report", DATABASE, FOLDER))
    say(
        f"mails: {len(mailbox.mails)} in {mailbox.folder} (SMTP connections of this "
        f"start: {mailbox.connections})\nletters: {FOLDER / 'letters'}\n"
        f"figures: {FOLDER / 'report.json'}"
    )


def _serve(server: subprocess.Popen, port: int) -> None:
    say(f"Odoo is at http://{LOOPBACK}:{port} (admin / admin); Ctrl-C stops it")
    try:
        server.wait()
    except KeyboardInterrupt:
        say("stopping")


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Leave on SIGTERM as on Ctrl-C, so that the server is stopped as well."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main(demo)
