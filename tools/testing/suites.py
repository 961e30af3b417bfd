"""The suites: the core, the tools, the addons in Odoo, the repository's promises."""

import subprocess
from pathlib import Path

from tools import addons, launch
from tools.console import ToolError, run, say
from tools.paths import ADDONS, LOGS, PYTHON, ROOT
from tools.ports import free_port
from tools.testing.logcheck import failures, remarks
from tools.testing.result import Result, from_junit, from_odoo_log

BY_PYTEST = "addons/credit_followup/tests/scenario"


def core(arguments: list[str]) -> Result:
    """Run the core's tests, which need no Odoo."""
    return _pytest("core", ["tests/core", *arguments])


def tools(arguments: list[str]) -> Result:
    """Run the tests of the tools themselves, which need no Odoo either."""
    return _pytest("tools", ["tests/tools", *arguments])


def install(database: str) -> None:
    """Install our addons in `database` without running their tests."""
    ours = ",".join(addons.manifests())
    command = launch.command(
        "-d", database, "-i", ours, "--no-http", "--stop-after-init"
    )
    run("Addons install", command, env=launch.environment())


def odoo(database: str, tags: str) -> Result:
    """Install our addons in `database` and run their tests, browser tours included."""
    ours = list(addons.manifests())
    say(f"Odoo tests: {', '.join(ours)}")
    log = LOGS / "odoo-tests.log"
    log.unlink(missing_ok=True)
    command = launch.command(
        *("-d", database, "-i", ",".join(ours), "--stop-after-init"),
        f"--test-tags={tags or ','.join(f'/{name}' for name in ours)}",
        f"--http-port={free_port()}",
        f"--logfile={log}",
    )
    try:
        run("Odoo tests run", command, env=launch.environment())
        code = 0
    except ToolError:
        say(f"Odoo tests: the run ended with an error, see {log}")
        code = 1
    text = log.read_text(errors="replace") if log.exists() else ""
    for record in failures(text):
        say(record)
    needs_tests = any(_has_tests(ADDONS / name) for name in ours) and not tags
    result = from_odoo_log(text, code, needs_tests=needs_tests)
    return result + _check_log(text)


def integration(database: str, arguments: list[str]) -> Result:
    """Run `tests/integration` through pytest-odoo, and a room of the addon's tests.

    Odoo's own runner runs all of those, browser tours included: the one room shows
    that pytest-odoo runs them too, without the same minutes twice.
    """
    if not _has_tests(ROOT / "tests" / "integration"):
        return Result()
    log = LOGS / "integration-odoo.log"
    log.unlink(missing_ok=True)
    options = [
        *("-p", "pytest_odoo", f"--odoo-database={database}", "--odoo-http"),
        *("--odoo-log-level=warn", f"--odoo-extra=logfile={log}"),
    ]
    result = _pytest(
        "integration",
        [*options, "tests/integration", BY_PYTEST, *arguments],
        launch.environment(),
    )
    return result + _check_log(log.read_text() if log.exists() else "")


def _pytest(
    name: str, arguments: list[str], env: dict[str, str] | None = None
) -> Result:
    say(f"pytest: {name}")
    LOGS.mkdir(parents=True, exist_ok=True)
    report = LOGS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [str(PYTHON), "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    return from_junit(report, code)


def _has_tests(folder: Path) -> bool:
    return any(folder.rglob("test_*.py"))


def _check_log(log: str) -> Result:
    """Fail the build on a warning or an error of ours that no test expected."""
    found = remarks(log)
    for record in found:
        say(f"log check: {record}")
    return Result(failed=1) if found else Result()
