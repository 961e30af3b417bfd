"""The PostgreSQL server that the tools use: the caller's own, or a private cluster.

The private cluster listens on a Unix socket in a folder of its own and on no network
port, so it can meet no port that is already taken.
"""

import functools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.console import ToolError, explain, say
from tools.lock import locked
from tools.paths import CHECKOUT_ID, LOCAL, LOGS
from tools.setup.stamp import KEY_FILE, digest, is_current, need_space
from tools.setup.system import postgres_bin

ROLE = "odoo"  # Odoo refuses to work as `postgres`
CLUSTER_GIGABYTES = 1.0
SERVER_USERS = ("postgres", "nobody")  # whom root hands the server to
START_SECONDS = "60"

# Databases of tests and demonstrations are rebuilt in minutes: no need to outlive a
# power cut, and creating one is five times as fast. Memory and the cost of a page are
# those of a small server with a solid-state disk, not PostgreSQL's cautious defaults.
SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
fsync = off
synchronous_commit = off
full_page_writes = off
shared_buffers = 1GB
random_page_cost = 1.1
max_wal_size = 2GB
max_connections = 100
"""


def environment() -> dict[str, str]:
    """Return the PG* variables of the server in use; start the private one."""
    if os.environ.get("PGHOST"):
        _check_given_server()
        return {}
    _ensure_cluster()
    return {"PGHOST": str(cluster_socket()), "PGPORT": "5432", "PGUSER": ROLE}


def psql(database: str, statement: str, /, **values: str | int) -> str:
    """Run a statement and return what it prints, unaligned.

    A value is named in the statement as psql quotes it: `:'name'` or `:"name"`.
    """
    options = [f"--set={name}={value}" for name, value in values.items()]
    return client(
        *("psql", "-d", database, "-XqAt", "--set=ON_ERROR_STOP=1"),
        *options,
        text=statement,
    )


def databases() -> set[str]:
    """Return the names of the server's databases."""
    return set(psql("postgres", "SELECT datname FROM pg_database").split())


def client(program: str, *arguments: str, text: str = "") -> str:
    """Run one of PostgreSQL's client programs and return what it printed."""
    result = subprocess.run(
        [program, *arguments],
        env={**os.environ, **environment()},
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        message = result.stderr.strip()
        raise ToolError(f"PostgreSQL refused {program}: {message.splitlines()[0]}")
    return result.stdout.strip()


def stop() -> None:
    """Stop the private cluster, if it runs."""
    data = cluster_home() / "data"
    if (data / "postmaster.pid").exists():
        server_program("pg_ctl", "-D", data, "-m", "fast", "-w", "stop")


def remove() -> None:
    """Stop the private cluster and remove it, databases and all."""
    stop()
    for folder in (cluster_home(), cluster_socket()):
        if folder.exists():
            shutil.rmtree(folder)


@functools.cache
def _check_given_server() -> None:
    ready = subprocess.run(["pg_isready", "-q"], check=False).returncode
    if ready:
        raise ToolError(
            f"No PostgreSQL answers at PGHOST={os.environ['PGHOST']}: start it, or "
            "unset PGHOST to use a private one."
        )


@functools.cache
def _ensure_cluster() -> None:
    if _answers():
        return
    with locked("postgres"):
        if not _answers():  # else another process has just started it
            _start()


def _start() -> None:
    binaries = postgres_bin()
    if not binaries:
        raise ToolError(
            "No PostgreSQL server found: run make setup, install Debian's package "
            "postgresql, or set PGHOST to a server."
        )
    home, key = cluster_home(), digest(str(binaries), SETTINGS)
    if not is_current(home, key):
        _initialise(home, key)
    _serve(home)


def _answers() -> bool:
    check = [
        "pg_isready",
        "-q",
        "-h",
        str(cluster_socket()),
        "-U",
        ROLE,
        "-d",
        "postgres",
    ]
    if not shutil.which("pg_isready"):
        return False
    return subprocess.run(check, check=False).returncode == 0


def _initialise(home: Path, key: str) -> None:
    need_space(CLUSTER_GIGABYTES)
    say("PostgreSQL: creating a private cluster")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    give(home)
    options = ["-U", ROLE, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    server_program("initdb", "-D", home / "data", *options)
    with (home / "data" / "postgresql.conf").open("a") as settings:
        settings.write(SETTINGS)
    (home / KEY_FILE).write_text(key)


def _serve(home: Path) -> None:
    """Start the server, also in place of one whose socket was swept away."""
    socket = cluster_socket()
    socket.mkdir(mode=0o700, exist_ok=True)
    give(socket)
    options = f"-c unix_socket_directories={socket} -p 5432"
    log = home / "server.log"
    server_program(
        "pg_ctl", "-D", home / "data", "-l", log, "-o", options,
        "-w", "-t", START_SECONDS, "restart",
    )  # fmt: skip


def cluster_socket() -> Path:
    """Return the folder of the private cluster's socket, which is its host."""
    return Path(tempfile.gettempdir()) / f"cf-{CHECKOUT_ID}"


@functools.cache
def cluster_home() -> Path:
    """Return the cluster's folder: below the checkout if the server may enter it."""
    LOCAL.mkdir(exist_ok=True)
    if _may_enter(LOCAL):
        return LOCAL / "pg"
    return Path(tempfile.gettempdir()) / f"cf-{CHECKOUT_ID}-pg"


def _may_enter(folder: Path) -> bool:
    command = [*_as_server(), "test", "-x", str(folder)]
    return subprocess.run(command, check=False).returncode == 0


def _as_server() -> list[str]:
    """Return the prefix that runs a command as the server's user."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={_server_user()}", "--clear-groups", "--"]


def _server_user() -> str:
    known = {user.pw_name for user in pwd.getpwall()}
    for name in SERVER_USERS:
        if name in known:
            return name
    raise ToolError(
        "PostgreSQL does not run as root and this machine has no user "
        f"{' or '.join(SERVER_USERS)}: create one, or set PGHOST to a server."
    )


def give(folder: Path) -> None:
    """Give a folder to the server's user."""
    if os.geteuid() == 0:
        shutil.chown(folder, _server_user())


def server_program(program: str, *arguments: str | Path) -> None:
    """Run one of the server's programs as its user; its output goes to a log.

    The log is a file, not a pipe: the server inherits it and would keep a pipe open.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{program}.log"
    command: Sequence[str] = [
        *_as_server(), str(postgres_bin() / program), *map(str, arguments)
    ]  # fmt: skip
    with log.open("w") as sink:
        result = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    if result.returncode:
        raise ToolError(explain(f"PostgreSQL {program}", log.read_text(), log))
