"""Results that exist whole or not at all, and are rebuilt when their source changes."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from tools.console import ToolError
from tools.paths import LOCAL

GIGABYTE = 10**9
KEY_FILE = ".key"


def digest(*parts: str | bytes) -> str:
    """Return a short key for what a result is built from."""
    state = hashlib.sha256()
    for part in parts:
        state.update(part.encode() if isinstance(part, str) else part)
        state.update(b"\0")
    return state.hexdigest()[:16]


def is_current(folder: Path, key: str) -> bool:
    """Say whether `folder` was completed from exactly this key."""
    stamp = folder / KEY_FILE
    return stamp.is_file() and stamp.read_text() == key


def build_folder(
    folder: Path, key: str, gigabytes: float, build: Callable[[Path], None]
) -> bool:
    """Build `folder` aside and rename it into place; return False when current."""
    if is_current(folder, key):
        return False
    need_space(gigabytes)
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    build(part)
    (part / KEY_FILE).write_text(key)
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return True


def need_space(gigabytes: float) -> None:
    """Stop before a stage that would fill the disk."""
    LOCAL.mkdir(exist_ok=True)
    free = shutil.disk_usage(LOCAL).free / GIGABYTE
    if free < gigabytes:
        raise ToolError(
            f"{LOCAL} has {free:.1f} GB free and this step needs {gigabytes:.1f} GB: "
            "free some space, then run the same command again."
        )
