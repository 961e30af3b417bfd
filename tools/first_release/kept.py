"""The kept databases: where they lie, and how they are restored."""

import lzma
from pathlib import Path

from tools import database, postgres
from tools.paths import ROOT

# The last commit of version 19.0.1.0.0.
RELEASE = "81d4fd14c7ed833bc54f2fd15292ed2068a51f5c"
BASE, BRIDGES = "base", "bridges"
FOLDER = ROOT / "tests" / "kept"


def dump_of(name: str) -> Path:
    """Return the file of a database."""
    return FOLDER / f"first_release_{name}.sql.xz"


def facts_of(name: str) -> Path:
    """Return the file of what an upgrade of it must not change."""
    return FOLDER / f"first_release_{name}.json"


def restore(name: str, target: str) -> None:
    """Make a database as it was kept."""
    database.drop(target)
    postgres.client("createdb", target)
    text = lzma.decompress(dump_of(name).read_bytes()).decode()
    postgres.client(
        *("psql", "-d", target, "-Xq", "--set=ON_ERROR_STOP=1", "--output=/dev/null"),
        text=text,
    )
