"""`make demo`: one nightly run with real mail and real letters, then the server.

PORT= chooses the port, ONCE=1 stops after the report, RESET=1 starts from new data.
"""

import os
import subprocess

from tools import launch
from tools.console import leave_on_sigterm, main, say
from tools.demo.database import DATABASE, FOLDER
from tools.demo.evening import evening
from tools.mailbox import Mailbox
from tools.ports import LOOPBACK, need_port

DEFAULT_PORT = 8069


def demo() -> None:
    """Build, run the night, report, serve."""
    port = int(os.environ.get("PORT", DEFAULT_PORT))
    need_port(port)
    leave_on_sigterm()
    with evening(port) as (server, mailbox):
        _report(mailbox)
        if not os.environ.get("ONCE"):
            _serve(server, port)


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


if __name__ == "__main__":
    main(demo)
