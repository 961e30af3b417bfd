"""An Odoo server as a process of its own."""

import os
import select
import socket
import subprocess
import sys
import time

from tools.hosts.balancer import PATIENCE_SECONDS
from tools.paths import LOGS, ROOT
from tools.ports import LOOPBACK


def start(name: str, database: str, port: int, *options: str) -> subprocess.Popen:
    """Start a server of a database that runs no scheduled actions.

    :param name: of its log
    """
    command = [
        *(sys.executable, "-m", "odoo", "-d", database, f"--http-port={port}"),
        *("--max-cron-threads=0", f"--logfile={LOGS / f'{name}.log'}", *options),
    ]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ)


def wait_for(port: int, server: subprocess.Popen) -> None:
    """Wait until a server listens."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, "a server ended while it started"
        with socket.socket() as probe:
            probe.settimeout(1)
            if not probe.connect_ex((LOOPBACK, port)):
                return
        # Nothing tells when a port is listened on.
        select.select([], [], [], 0.2)
    raise AssertionError("a server does not listen")
