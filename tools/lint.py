"""Every linter in turn, all of them even when one has remarks: `make lint`."""

import os
import subprocess

from tools import addons
from tools.console import main, say
from tools.paths import ADDONS, ROOT, VENV

CORE = ADDONS / "credit_followup" / "followup_core"
# A model that several rooms extend has a file of its name in each (decision 11).
ROOMS = "--disable=consider-merging-classes-inherited"


def lint() -> int:
    """Return 1 when a linter has a remark."""
    failed = [name for name, command in _linters() if not _passes(name, command)]
    say(f"lint: {'remarks from ' + ', '.join(failed) if failed else 'no remark'}")
    return 1 if failed else 0


def _linters() -> list[tuple[str, list[str]]]:
    linters = [
        ("ruff check", ["ruff", "check", "."]),
        ("ruff format", ["ruff", "format", "--check", "."]),
        ("documents", ["python", "-m", "tools.docs"]),
    ]
    if CORE.is_dir():
        linters += [
            ("mypy", ["mypy"]),
            ("import-linter", ["lint-imports", "--config", "setup.cfg"]),
        ]
    ours = [str(ADDONS / name) for name in addons.manifests()]
    if ours:
        linters += [
            ("pylint-odoo", ["pylint", "--rcfile=setup.cfg", ROOMS, *ours]),
            ("OCA module checks", ["oca-checks-odoo-module", *ours]),
        ]
    catalogues = [str(path) for path in sorted(ADDONS.glob("*/i18n/*.po*"))]
    if catalogues:
        linters.append(("OCA catalogue checks", ["oca-checks-po", *catalogues]))
    return linters


def _passes(name: str, command: list[str]) -> bool:
    program, *arguments = command
    result = subprocess.run(
        [str(VENV / "bin" / program), *arguments],
        cwd=ROOT,
        # import-linter finds the core as its tests do, and the addon as Odoo does.
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, (ADDONS, CORE.parent))),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    say(f"lint: {name}: {'ok' if result.returncode == 0 else 'remarks'}")
    if result.returncode:
        say((result.stdout + result.stderr).strip())
    return result.returncode == 0


if __name__ == "__main__":
    main(lint)
