"""Servers behind a balancer, and the runner that gives them jobs."""

import os
import subprocess
import sys
from typing import Self

from tools.hosts import server
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
        for number, port in enumerate(self.ports):
            load = "--load=base,web,queue_job"
            one = server.start(f"host-{number}", self.database, port, load)
            self.servers.append(one)
        for port, one in zip(self.ports, self.servers, strict=True):
            server.wait_for(port, one)
        self.balancer = Balancer(self.ports)
        self.runner = self._start_runner(self.balancer.port)
        return self

    def __exit__(self, *_failure: object) -> None:
        """End every process that was started here."""
        for process in filter(None, (self.runner, *self.servers)):
            self.kill(process)
        if self.balancer:
            self.balancer.close()

    def kill(self, process: subprocess.Popen) -> None:
        """End a process as a power cut does."""
        process.kill()
        process.wait(PATIENCE_SECONDS)

    def _start_runner(self, port: int) -> subprocess.Popen:
        env = {
            **os.environ,
            "ODOO_QUEUE_JOB_CHANNELS": f"root:{self.at_once}",
            "ODOO_QUEUE_JOB_HOST": LOOPBACK,
            "ODOO_QUEUE_JOB_PORT": str(port),
        }
        log = f"--logfile={LOGS / 'job-runner.log'}"
        module = ("-m", "tools.hosts.job_runner", "-d", self.database, log)
        return subprocess.Popen([sys.executable, *module], cwd=ROOT, env=env)
