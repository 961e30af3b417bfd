"""The suites: the core, the tools, the addons in Odoo, the repository's promises."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tools import addons, launch
from tools.console import ToolError, run, say
from tools.paths import LOGS, PYTHON, ROOT
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


def install(
    database: str,
    names: Iterable[str] | None = None,
    name: str = "odoo",
    beside: Sequence[Path] = (),
) -> Result:
    """Install addons in `database` without running their tests: all of ours, or some.

    :param name: of the log
    :param beside: more folders of addons
    """
    ours = ",".join(names or addons.manifests())
    log = _log(f"{name}-install")
    command = launch.command(
        *("-d", database, "-i", ours, "--no-http", "--stop-after-init"),
        f"--logfile={log}",
    )
    run(f"Addons install {name}", command, env=launch.environment(*beside))
    return _check_log(log)


def odoo(
    name: str,
    database: str,
    tags: str,
    *,
    needs_tests: bool = True,
    beside: Sequence[Path] = (),
) -> Result:
    """Run tests of our addons, chosen by `tags`, where these are installed."""
    log = _log(name)
    command = launch.command(
        *("-d", database, "--stop-after-init", f"--test-tags={tags}"),
        *(f"--http-port={free_port()}", f"--logfile={log}"),
    )
    say(f"Odoo: {tags}")
    try:
        run(f"{name} run", command, env=launch.environment(*beside))
        code = 0
    except ToolError:
        say(f"{name}: the run ended with an error, see {log}")
        code = 1
    text = log.read_text(errors="replace") if log.exists() else ""
    for record in failures(text):
        say(record)
    return from_odoo_log(text, code, needs_tests=needs_tests) + _check_log(log)


def integration(database: str, arguments: list[str]) -> Result:
    """Run `tests/integration` through pytest-odoo, and a room of the addon's tests.

    Odoo's own runner runs all of those, browser tours included: the one room shows
    that pytest-odoo runs them too, without the same minutes twice.
    """
    log = _log("integration-odoo")
    options = [
        *("-p", "pytest_odoo", f"--odoo-database={database}", "--odoo-http"),
        *("--odoo-log-level=warn", f"--odoo-extra=logfile={log}"),
    ]
    result = _pytest(
        "integration",
        [*options, "tests/integration", BY_PYTEST, *arguments],
        launch.environment(),
    )
    return result + _check_log(log)


def _pytest(
    name: str, arguments: list[str], env: dict[str, str] | None = None
) -> Result:
    """Run pytest and print what it said when it is done: another lane talks as well."""
    report = LOGS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [PYTHON, "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    code = 0
    try:
        run(f"pytest {name}", command, env=env, cwd=ROOT)
    except ToolError:
        code = 1
    said = (LOGS / f"pytest-{name}.log").read_text(errors="replace")
    say(f"pytest: {name}\n{said}")
    return from_junit(report, code)


def _log(name: str) -> Path:
    """Return the file of a run's log, without the last run's."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}.log"
    log.unlink(missing_ok=True)
    return log


def _check_log(log: Path) -> Result:
    """Fail the build on a warning or an error of ours that no test expected."""
    found = remarks(log.read_text(errors="replace")) if log.exists() else []
    for record in found:
        say(f"log check: {record}")
    return Result(failed=1) if found else Result()
