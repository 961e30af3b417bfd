"""Programs that come from the system's packages."""

import importlib.util
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tools.console import ToolError, run, say

POSTGRES_BINARIES = Path("/usr/lib/postgresql")


def _on_path(program: str) -> Callable[[], bool]:
    return lambda: shutil.which(program) is not None


def _has_venv() -> bool:
    return importlib.util.find_spec("ensurepip") is not None


def postgres_bin() -> Path | None:
    """Return the folder of the newest PostgreSQL server's programs, if any."""
    debian = POSTGRES_BINARIES.glob("*/bin/initdb")
    versions = sorted(debian, key=lambda path: int(path.parts[-3].split(".")[0]))
    if versions:
        return versions[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def _has_postgres() -> bool:
    return bool(os.environ.get("PGHOST")) or postgres_bin() is not None


# Debian package, how to see that it is there, what it is for.
ENVIRONMENT = (("python3-venv", _has_venv),)
PROGRAMS = (
    ("postgresql", _has_postgres),
    ("postgresql-client", _on_path("psql")),
    ("wkhtmltopdf", _on_path("wkhtmltopdf")),
    ("chromium", _on_path("chromium")),
    ("poppler-utils", _on_path("pdftoppm")),
)


def ensure_programs(wanted: tuple[tuple[str, Callable[[], bool]], ...]) -> None:
    """Install the missing packages when root, else say the command to run."""
    missing = [package for package, is_there in wanted if not is_there()]
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise ToolError(
            f"{', '.join(missing)} missing: run sudo {' '.join(install)}, "
            "then run the same command again."
        )
    say(f"System packages: installing {', '.join(missing)}")
    # A server of the system's own would start on PostgreSQL's port: not wanted here.
    env = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    run("System packages index", ["apt-get", "-q", "update"], env=env)
    run("System packages", ["apt-get", "-q", *install[1:]], env=env)
    still = [package for package, is_there in wanted if not is_there()]
    if still:
        raise ToolError(f"{', '.join(still)} installed, yet not found: check PATH.")
