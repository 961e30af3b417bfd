"""The Python environment `.local/venv`, from the pinned requirements."""

import os
import shutil
import sys
from pathlib import Path

from tools.console import ToolError, run, say
from tools.paths import LOCAL, ROOT, VENV
from tools.setup.stamp import KEY_FILE, digest, is_current, need_space

REQUIREMENTS = tuple(
    ROOT / "requirements" / name
    for name in ("odoo.txt", "addons.txt", "test.txt", "lint.txt")
)
# The addon runs on 3.10 too; several of the pinned tools no longer do.
OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 13)
VENV_GIGABYTES = 1.0


def ensure_venv() -> None:
    """Build the environment unless the one there has the same requirements.

    A virtual environment holds its own path, so it cannot be renamed into place:
    it is built under its key and `.local/venv` becomes a link to it at the end.
    """
    _check_python()
    key = digest(str(ROOT), sys.version, *(path.read_bytes() for path in REQUIREMENTS))
    folder = LOCAL / f"venv-{key}"
    if not is_current(folder, key):
        need_space(VENV_GIGABYTES)
        _build(folder)
        (folder / KEY_FILE).write_text(key)
    if not (VENV.is_symlink() and os.readlink(VENV) == folder.name):
        link = VENV.with_name("venv.part")
        link.unlink(missing_ok=True)
        link.symlink_to(folder.name)
        link.replace(VENV)
    for old in set(LOCAL.glob("venv-*")) - {folder}:
        shutil.rmtree(old)


def _check_python() -> None:
    if not OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON:
        raise ToolError(
            f"The pinned tools run on Python 3.11 to 3.13 and {sys.executable} is "
            f"{sys.version_info[0]}.{sys.version_info[1]}: name another one with "
            "make PYTHON3=…."
        )


def _build(folder: Path) -> None:
    say("Python environment: installing the pinned requirements (about a minute)")
    shutil.rmtree(folder, ignore_errors=True)
    run("Python environment", [sys.executable, "-m", "venv", folder])
    options = [option for path in REQUIREMENTS for option in ("-r", path)]
    run(
        "Python requirements",
        [folder / "bin" / "pip", "install", "-q", "--no-input", *options],
        env={"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
