"""The Odoo server of the demonstration, and its scheduled actions seen from outside."""

import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus

from tools import launch, postgres
from tools.console import ToolError, say
from tools.demo.database import DATABASE
from tools.paths import LOGS
from tools.ports import LOOPBACK

LOG = LOGS / "demo-server.log"
START_SECONDS = 120
CRON_SECONDS = 300
POLL_SECONDS = 0.5

CLOCK = "SELECT now() AT TIME ZONE 'UTC'"
FIND = """
    SELECT res_id FROM ir_model_data
    WHERE model = 'ir.cron' AND module = :'module' AND name = :'name'
"""
MAKE_DUE = "UPDATE ir_cron SET nextcall = :'start', active = true WHERE id = :'cron'"
FAILURES = "SELECT failure_count FROM ir_cron WHERE id = :'cron'"
# It ran since then, and neither its hour nor a trigger calls it again now.
IS_THROUGH = """
    SELECT count(*) FROM ir_cron c
    WHERE id = :'cron' AND lastcall >= :'start'::timestamp(0)
    AND nextcall > now() AT TIME ZONE 'UTC'
    AND NOT EXISTS (
        SELECT 1 FROM ir_cron_trigger t
        WHERE t.cron_id = c.id AND t.call_at <= now() AT TIME ZONE 'UTC'
    )
"""

NIGHTLY = ("credit_followup", "ir_cron_followup_nightly")
MAIL_QUEUE = ("mail", "ir_cron_mail_scheduler_action")
FIGURES = ("credit_followup", "ir_cron_followup_figures")


@contextmanager
def serving(port: int) -> Iterator[subprocess.Popen]:
    """Run the server on `port` with one cron thread, until the block ends."""
    LOG.unlink(missing_ok=True)
    command = launch.command(
        *("-d", DATABASE, f"--http-port={port}", "--max-cron-threads=1"),
        f"--logfile={LOG}",
    )
    process = subprocess.Popen(
        command,
        env=launch.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait(process, lambda: _is_up(port), START_SECONDS, "answer")
        yield process
    finally:
        process.terminate()
        process.wait()


def wait(
    process: subprocess.Popen, done: Callable[[], bool], seconds: int, what: str
) -> None:
    """Poll a condition until it holds; stop when the server died or time is up."""
    deadline = time.monotonic() + seconds
    while not done():
        if process.poll() is not None:
            raise ToolError(f"The Odoo server stopped by itself: see {LOG}.")
        if time.monotonic() > deadline:
            raise ToolError(f"The server did not {what} in {seconds} s: see {LOG}.")
        time.sleep(POLL_SECONDS)


def run_cron(process: subprocess.Popen, xmlid: tuple[str, str], title: str) -> None:
    """Make a scheduled action due and wait until Odoo's cron thread is through."""
    say(f"Demonstration: {title}")
    module, name = xmlid
    cron = postgres.psql(DATABASE, FIND, module=module, name=name)
    if not cron:
        raise ToolError(f"The database has no scheduled action {module}.{name}.")
    start = postgres.psql(DATABASE, CLOCK)
    postgres.psql(DATABASE, MAKE_DUE, cron=cron, start=start)
    wait(process, lambda: _is_through(cron, start), CRON_SECONDS, f"finish {title}")
    if postgres.psql(DATABASE, FAILURES, cron=cron) != "0":
        raise ToolError(f"The scheduled action of {title} failed: see {LOG}.")


def _is_through(cron: str, start: str) -> bool:
    """Wake the cron thread and look whether it is through.

    It listens on the database `postgres`; a notice that nobody heard yet, because the
    server was still loading, is sent again at the next poll.
    """
    postgres.psql("postgres", "NOTIFY cron_trigger, :'database'", database=DATABASE)
    return postgres.psql(DATABASE, IS_THROUGH, cron=cron, start=start) == "1"


def _is_up(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{LOOPBACK}:{port}/web/health") as answer:
            return answer.status == HTTPStatus.OK
    except (urllib.error.URLError, ConnectionError):
        return False
