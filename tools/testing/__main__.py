"""Run the suites named on the command line, or all, and print one line of totals.

`core` and `tools` need the Python environment only. `odoo` and `integration` share a
database, copied from a cached template and dropped at the end (KEEP_DATABASE=1 keeps
it).
TAGS= chooses the tests of `odoo` (as --test-tags), PYTEST= gives options to pytest.
"""

import os
import shlex
import sys
import time
from pathlib import Path

from tools import addons, database, postgres
from tools.console import ToolError, main, say
from tools.testing import suites
from tools.testing.result import Result

SUITES = ("core", "tools", "odoo", "integration")
NEED_ODOO = {"odoo", "integration"}
TEMPLATE = "cf_test_template"
RUN = "cf_test_run_"  # and the number of the process


def test() -> int:
    """Run the suites and return 1 when one test failed."""
    wanted = sys.argv[1:] or SUITES
    unknown = set(wanted) - set(SUITES)
    if unknown:
        raise ToolError(f"Unknown suite {', '.join(unknown)}: {', '.join(SUITES)}.")
    start = time.monotonic()
    options = shlex.split(os.environ.get("PYTEST", ""))
    total = suites.core(options) if "core" in wanted else Result()
    if "tools" in wanted:
        total += suites.tools(options)
    if NEED_ODOO & set(wanted):
        total += _with_database(wanted, options)
    if total.skipped:
        say(f"{total.skipped} tests skipped")
    say(f"tests took {time.monotonic() - start:.0f} s")
    say(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed or not total.passed else 0


def _with_database(wanted: list[str], options: list[str]) -> Result:
    if not addons.manifests():
        raise ToolError("addons/ holds no installable addon to test.")
    _drop_leftovers()
    name = f"{RUN}{os.getpid()}"
    database.copy(database.template(TEMPLATE, addons.surroundings()), name)
    result = Result()
    try:
        if "odoo" in wanted:
            result += suites.odoo(name, os.environ.get("TAGS", ""))
        else:
            suites.install(name)
        if "integration" in wanted:
            result += suites.integration(name, options)
    finally:
        if not os.environ.get("KEEP_DATABASE"):
            database.drop(name)
    return result


def _drop_leftovers() -> None:
    """Drop the databases of runs that were killed."""
    for name in postgres.databases():
        process = name.removeprefix(RUN)
        if process.isdigit() and not Path(f"/proc/{process}").exists():
            database.drop(name)


if __name__ == "__main__":
    main(test)
