"""Servers behind a balancer, and the runner that gives them jobs."""

import os
import select
import socket
import subprocess
import sys
import time
from typing import Self

from tools.hosts.balancer import PATIENCE_SECONDS, Balancer
from tools.paths import LOGS, ROOT
from tools.ports import LOOPBACK, free_port


class Hosts:
    """Servers behind a balancer, and the runner that gives them jobs.

    A context: at its end every process is ended, whatever a test said.
    """

    def __init__(self, database: str, servers: int = 2, at_once: int = 2) -> None:
        """Remember what to start; ``at_once``: how many jobs run at the same time."""
        self.database, self.at_once = database, at_once
        self.ports = [free_port() for _one in range(servers)]
        self.servers: list[subprocess.Popen] = []
        self.runner: subprocess.Popen | None = None
        self.balancer: Balancer | None = None

    def __enter__(self) -> Self:
        """Start the servers, then what gives them work."""
        off = {**os.environ, "ODOO_QUEUE_JOB_CHANNELS": "root:0"}
        for number, port in enumerate(self.ports):
            options = [
                *("-m", "odoo", "-d", self.database, f"--http-port={port}"),
                *("--load=base,web,queue_job", "--max-cron-threads=0"),
                f"--logfile={LOGS / f'host-{number}.log'}",
            ]
            self.servers.append(self._start(options, off))
        self.balancer = Balancer(self.ports)
        on = {
            **os.environ,
            "ODOO_QUEUE_JOB_CHANNELS": f"root:{self.at_once}",
            "ODOO_QUEUE_JOB_HOST": LOOPBACK,
            "ODOO_QUEUE_JOB_PORT": str(self.balancer.port),
        }
        log = f"--logfile={LOGS / 'job-runner.log'}"
        module = ["-m", "tools.hosts.job_runner", "-d", self.database, log]
        for port, server in zip(self.ports, self.servers, strict=True):
            _wait_for(port, server)
        self.runner = self._start(module, on)
        return self

    def __exit__(self, *_failure: object) -> None:
        """End every process that was started here."""
        for process in filter(None, (self.runner, *self.servers)):
            process.kill()
            process.wait(PATIENCE_SECONDS)
        if self.balancer:
            self.balancer.close()

    def kill(self, server: subprocess.Popen) -> None:
        """End a server as a power cut does."""
        server.kill()
        server.wait(PATIENCE_SECONDS)

    def _start(self, arguments: list[str], env: dict[str, str]) -> subprocess.Popen:
        return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=env)


def _wait_for(port: int, server: subprocess.Popen) -> None:
    """Wait until a server listens."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, "a server ended while it started"
        with socket.socket() as probe:
            probe.settimeout(1)
            if not probe.connect_ex((LOOPBACK, port)):
                return
        # Nothing tells that a port is listened on: look again when the server moves.
        select.select([], [], [], 0.2)
    raise AssertionError("a server does not listen")
