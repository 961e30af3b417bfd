"""Two lanes side by side, each on a database of its own.

The machines that run the tests have two processors, and Odoo's runner uses one. First
what needs no Odoo runs beside the installation of the addons; then most of the
addon's tests run beside the browser, what moves money, the other addons and
`tests/integration`.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tools import addons, database, launch, postgres
from tools.console import ToolError
from tools.lock import locked
from tools.testing import suites
from tools.testing.alone import alone
from tools.testing.clean import clean
from tools.testing.moving_in import moving_in
from tools.testing.removal import removal
from tools.testing.result import Result
from tools.testing.upgrade import upgrade

NEED_ODOO = {"odoo", "integration"}
TEMPLATE = "cf_test_template"
RUN = "cf_test_run_"  # and the number of the process
# The databases of a run: of a lane each, and the one to uninstall from.
NAMES = ("", "_beside", "_removal")
TESTS = "tests"  # two runs of a checkout would write into the same logs
MAIN = "credit_followup"
# The tags of what runs beside the others: what needs a browser, and what moves money.
BESIDE = ("tour", "money")

Suite = Callable[[], Result]


def run(wanted: set[str], tags: str, options: list[str]) -> Result:
    """Run the wanted suites; `options` are pytest's, `tags` choose tests of Odoo's."""
    plain = _plain(wanted, options)
    if not NEED_ODOO & wanted:
        return _in_turn(plain)
    if MAIN not in addons.manifests():
        raise ToolError(f"addons/ holds no installable {MAIN} to test.")
    with locked(TESTS), _databases() as names:
        result = _side_by_side(plain, [lambda: _install(names)])
        return result + _side_by_side(*_long(wanted, tags, options, names))


def _plain(wanted: set[str], options: list[str]) -> list[Suite]:
    """Return what needs no Odoo."""
    both = {"core": suites.core, "tools": suites.tools}
    return [
        lambda suite=suite: suite(options)
        for name, suite in both.items()
        if name in wanted
    ]


def _long(
    wanted: set[str], tags: str, options: list[str], names: list[str]
) -> tuple[list[Suite], list[Suite]]:
    """Return what runs on the first database, and beside it on the second one."""
    first, second, third = names
    here: list[Suite] = []
    beside: list[Suite] = []
    if "odoo" in wanted and tags:
        here = [lambda: suites.odoo("odoo-tests", first, tags, needs_tests=False)]
    elif "odoo" in wanted:
        most, rest = _halves()
        here = [lambda: suites.odoo("odoo-tests", first, most)]
        beside = [lambda: suites.odoo("odoo-tests-beside", second, rest)]
        beside += [alone, moving_in, upgrade]
        beside += [lambda: clean(_around()), lambda: removal(third)]
    if "integration" in wanted:
        beside.append(lambda: suites.integration(second, options))
    return here, beside


def _halves() -> tuple[str, str]:
    """Return the tags of most of the addon's tests, and of all others."""
    others = [f"/{name}" for name in addons.manifests() if name != MAIN]
    beside = [f"{tag}/{MAIN}" for tag in BESIDE]
    most = [f"/{MAIN}", *(f"-{tag}" for tag in beside)]
    return ",".join(most), ",".join([*beside, *others])


def _around() -> str:
    """Return the name of a database with what our addons depend on."""
    return database.template(TEMPLATE, addons.surroundings())


def _install(names: list[str]) -> Result:
    """Install the addons in the first database, and copy it to the others."""
    first, *others = names
    database.copy(_around(), first)
    result = suites.install(first)
    launch.python("Company of the tests", "tools.testing.company", first)
    for other in others:
        database.copy(first, other)
    return result


def _side_by_side(*lanes: list[Suite]) -> Result:
    with ThreadPoolExecutor(len(lanes)) as pool:
        return sum(pool.map(_in_turn, lanes), Result())


def _in_turn(lane: list[Suite]) -> Result:
    return sum((suite() for suite in lane), Result())


@contextmanager
def _databases() -> Iterator[list[str]]:
    """Give the names of this process, and drop what stands there at the end."""
    _drop_leftovers()
    names = [f"{RUN}{os.getpid()}{end}" for end in NAMES]
    try:
        yield names
    finally:
        if not os.environ.get("KEEP_DATABASE"):
            for name in names:
                database.drop(name)


def _drop_leftovers() -> None:
    """Drop the databases of runs that were killed."""
    for name in postgres.databases():
        process = name.removeprefix(RUN).partition("_")[0]
        if (
            name.startswith(RUN)
            and process.isdigit()
            and not Path(f"/proc/{process}").exists()
        ):
            database.drop(name)
