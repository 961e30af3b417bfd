"""Workers in processes of their own, from commit to commit."""

import os
import select
import subprocess
import sys
from pathlib import Path

from .worker import COMMITS, COMMITTED, STEPPED

ROOT = Path(__file__).resolve().parents[2]
# What the workers of these tests carry out in one transaction; more in the bench.
BATCH = int(os.environ.get("BATCH", "30"))
PATIENCE_SECONDS = 120


class StepsWorkers:
    """For test cases that have a `database`."""

    def start(self, cron, *how):
        """Start a worker as a process of its own."""
        module = "tests.integration.worker"
        command = [sys.executable, "-m", module, self.database, cron, str(BATCH), *how]
        pipe = subprocess.PIPE if STEPPED in how else None
        worker = subprocess.Popen(
            command, cwd=ROOT, env=os.environ, stdin=pipe, stdout=pipe, text=True
        )
        self.addCleanup(self.stop, worker)
        return worker

    def stop(self, worker):
        """Leave no worker behind, nor its transaction, whatever a test said."""
        worker.kill()
        worker.wait(PATIENCE_SECONDS)
        for pipe in filter(None, (worker.stdin, worker.stdout)):
            pipe.close()

    def step_until(self, worker, reached):
        """Let a stepped worker go from commit to commit until something is reached."""
        self.step_to(worker, COMMITTED)
        while not reached():
            self.go_on(worker)
            self.step_to(worker, COMMITTED)

    def step_to(self, worker, where):
        """Let a stepped worker go on until it says that it is there, and waits."""
        while self.where(worker) != where:
            self.go_on(worker)

    def where(self, worker):
        """Return what a stepped worker says next."""
        ready, *_rest = select.select([worker.stdout], [], [], PATIENCE_SECONDS)
        self.assertTrue(ready, "the worker does not get on")
        said = worker.stdout.readline().strip()
        self.assertTrue(said, "it had ended before it was disturbed")
        return said

    def go_on(self, worker):
        worker.stdin.write("\n")
        worker.stdin.flush()

    def disturb_one(self, worker, how):
        """Disturb a worker that has committed, when it is about to commit once more."""
        self.go_on(worker)
        self.step_to(worker, COMMITS)
        how(worker)
        worker.stdin.close()
        self.assertNotEqual(worker.wait(PATIENCE_SECONDS), 0)
