"""A streaming replica of the private cluster, as a host that only reads has one."""

import contextlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools import postgres
from tools.console import ToolError
from tools.paths import CHECKOUT_ID

# A deadline for what hangs: it follows within moments.
PATIENCE_SECONDS = 60
# Each statement that it serves stands in its log, with its database.
OPTIONS = (
    "-c hot_standby=on -c log_statement=all -c log_line_prefix='%d '"
    " -c shared_buffers=128MB"
)


class Replica(NamedTuple):
    """A replica: the folder of its socket, which is its host, and its log."""

    host: Path
    log: Path

    def served(self, database: str) -> str:
        """Return the statements on a database that it has served so far."""
        kept, is_ours = [], False
        for line in self.log.read_text(errors="replace").splitlines():
            # A statement of several lines goes on after a tabulator.
            is_ours = is_ours if line[:1] == "\t" else line.startswith(f"{database} ")
            if is_ours:
                kept.append(line)
        return "\n".join(kept)

    def catch_up(self) -> None:
        """Wait until it knows what the other one has committed by now."""
        (wanted,) = postgres.psql("postgres", "SELECT pg_current_wal_lsn()").split()
        self._until(f"pg_last_wal_replay_lsn() >= '{wanted}'::pg_lsn")

    @contextlib.contextmanager
    def standing(self) -> Iterator[None]:
        """Have it learn nothing until the block ends, as one that is far behind."""
        self._asked("SELECT pg_wal_replay_pause()")
        self._until("pg_get_wal_replay_pause_state() = 'paused'")
        try:
            yield
        finally:
            self._asked("SELECT pg_wal_replay_resume()")

    def _until(self, condition: str) -> None:
        """Wait for something that it says of itself."""
        end = time.monotonic() + PATIENCE_SECONDS
        # The server waits a moment by itself.
        while self._asked(f"SELECT pg_sleep(0.05); SELECT {condition}") != "t":
            if time.monotonic() > end:
                raise ToolError("The replica does not follow.")

    def _asked(self, query: str) -> str:
        """Return the last word that it answers."""
        said = subprocess.run(
            [
                *("psql", "-h", self.host, "-U", postgres.ROLE, "-d", "postgres"),
                *("-XqAt", "-c", query),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        return (said.stdout.split() or [""])[-1]


@contextlib.contextmanager
def replica() -> Iterator[Replica]:
    """Copy the private cluster as it runs, and follow it until the block ends."""
    primary = postgres.cluster_socket()
    home = postgres.cluster_home().with_name("pg-replica")
    host = Path(tempfile.gettempdir()) / f"cf-{CHECKOUT_ID}-replica"
    data, log = home / "data", home / "server.log"
    for folder in (home, host):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
        postgres.give(folder)
    copy = ["-D", data, "-h", primary, "-U", postgres.ROLE, "-X", "stream", "-R"]
    try:
        postgres.server_program("pg_basebackup", *copy, "--checkpoint=fast", "-N")
        options = f"-c unix_socket_directories={host} -p 5432 {OPTIONS}"
        serve = ("-D", data, "-l", log, "-o", options, "-w", "start")
        postgres.server_program("pg_ctl", *serve)
        yield Replica(host, log)
    finally:
        if (data / "postmaster.pid").exists():
            stop = ("-D", data, "-m", "immediate", "-w", "stop")
            postgres.server_program("pg_ctl", *stop)
        for folder in (home, host):
            shutil.rmtree(folder, ignore_errors=True)
