"""Which lines of the core each test reaches, which modules it asks for by name.

The core is imported under measurement, so that what runs at import is told from what a
test calls. What functions remember is forgotten before each test: otherwise the first
test that asks would be the only one that reaches the answer.
"""

import gc
import importlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import coverage
import pytest

from tools.console import ToolError
from tools.lint import CORE
from tools.mutants import session, trial
from tools.mutants.faults import Fault
from tools.mutants.mutants import Mutant
from tools.paths import ROOT
from tools.setup.stamp import digest

MEASURED = {".py", ".json"}
NO_FAULT = Mutant("workdays.py", 1, Fault(0, 0, ""), "", 1, 1, True)
IMPORT = ""  # what runs before the first test


class Reached(NamedTuple):
    """The tests by file of the core and line, by module that they asked for by name.

    ``seconds`` has how long each of them takes.
    """

    tests: dict[str, dict[int, set[str]]]
    asked: dict[str, set[str]]
    seconds: dict[str, float]


def measure(target: Path) -> Reached:
    """Run all tests of the core once, unless that was done for the same files.

    And once as a mutant without a fault is tried: a test that fails there would be
    taken for one that saw the fault.
    """
    files = [*sorted(CORE.rglob("*.py")), *sorted((ROOT / session.TESTS).rglob("*.*"))]
    key = digest(*(one.read_bytes() for one in files if one.suffix in MEASURED))
    if target.exists() and json.loads(target.read_text())["key"] == key:
        return read(json.loads(target.read_text()))
    raw = target.with_suffix(".new")
    if trial.ended(trial.fork(lambda: _measure(raw, key))):
        raise ToolError("The core's tests fail without a fault: make test-core.")
    found = read(json.loads(raw.read_text()))
    if trial.ended(trial.start(NO_FAULT, list(found.seconds), found.seconds)):
        raise ToolError("The core's tests fail in a trial, although there is no fault.")
    raw.replace(target)
    return found


def read(raw: dict[str, Any]) -> Reached:
    """Return what was written by a measurement."""
    tests = {
        path: {int(line): set(found) for line, found in lines.items()}
        for path, lines in raw["tests"].items()
    }
    asked = {name: set(found) for name, found in raw["asked"].items()}
    return Reached(tests, asked, raw["seconds"])


def _measure(target: Path, key: str) -> int:
    data = target.with_suffix(".coverage")
    data.unlink(missing_ok=True)
    measured = coverage.Coverage(data_file=str(data), source=[str(CORE)], branch=False)
    watch = Watch(measured)
    importlib.import_module = watch.import_module
    measured.start()
    code = session.run([session.TESTS], watch)
    measured.stop()
    measured.save()
    found = {
        "key": key,
        "tests": _by_line(measured.get_data()),
        "asked": {name: sorted(tests) for name, tests in watch.asked.items()},
        "seconds": watch.seconds,
    }
    target.write_text(json.dumps(found))
    return code


def _by_line(data: coverage.CoverageData) -> dict[str, dict[int, list[str]]]:
    return {
        Path(path).relative_to(CORE).as_posix(): data.contexts_by_lineno(path)
        for path in sorted(data.measured_files())
    }


class Watch:
    """Names the test that runs, and takes its time."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.asked: dict[str, set[str]] = defaultdict(set)
        self.memories: list[Callable[[], None]] = []
        self._test = IMPORT
        self._import = importlib.import_module

    def import_module(self, name: str, package: str | None = None) -> ModuleType:
        """Import a module and remember which test asked for it."""
        self.asked[name].add(self._test)
        return self._import(name, package)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        """Count what a file asks for while it is read for each of its tests."""
        if isinstance(collector, pytest.Module):
            for forget in _caches():
                forget()
            self._test = collector.nodeid
        result = yield
        self._test = IMPORT
        return result

    def pytest_collection_finish(self) -> None:
        """Find all that remembers answers, once everything is imported."""
        self.memories = list(_memories())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Measure one test under its name."""
        for forget in self.memories:
            forget()
        self._test = item.nodeid
        self.measured.switch_context(item.nodeid)
        start = time.perf_counter()
        result = yield
        self.seconds[item.nodeid] = time.perf_counter() - start
        self._test = IMPORT
        self.measured.switch_context(IMPORT)
        return result


def _memories() -> Iterator[Callable[[], None]]:
    """Yield what makes each memory of the core forget."""
    yield from _caches()
    table = sys.modules["followup_core.rates.table"].RateTable
    for one in gc.get_objects():
        if isinstance(one, table):
            yield one._slices.clear


def _caches() -> Iterator[Callable[[], None]]:
    for name, module in list(sys.modules.items()):
        if name.startswith("followup_core"):
            found = list(vars(module).values())
            yield from (one.cache_clear for one in found if hasattr(one, "cache_clear"))
