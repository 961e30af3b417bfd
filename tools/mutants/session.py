"""The core's tests, run in this process: chosen ones, up to the first that fails."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import hypothesis
import pytest

from tools.paths import ROOT

TESTS = "tests/core"
# A test that takes longer than this, and so many times as long as without the fault,
# will not end.
PATIENCE_SECONDS, PATIENCE_TIMES = 4, 6
COLLECTING_SECONDS = 60


def run(arguments: Sequence[str], *plugins: object) -> int:
    """Run pytest as `make test-core` does, and return its status."""
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    quiet = (
        "-q",
        "-x",
        "--tb=no",
        "--no-header",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore",
    )
    return int(pytest.main([*quiet, *arguments], plugins=[Patience(), *plugins]))


class Patience:
    """Tries faster: a failing example is not made smaller, nothing is kept on disk.

    A machine that is busy fails no test: hypothesis minds how long examples take.
    """

    def pytest_configure(self) -> None:
        """Change the profile that the tests' own configuration has loaded."""
        hypothesis.settings.register_profile(
            "mutants",
            hypothesis.settings.default,
            phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
            suppress_health_check=list(hypothesis.HealthCheck),
            database=None,
        )
        hypothesis.settings.load_profile("mutants")


class Chosen:
    """Keeps the chosen tests, in their order, and ends a test that does not end.

    The alarm ends the process: whoever waits for it sees by which signal it died.
    """

    def __init__(self, order: Sequence[str], seconds: dict[str, float]) -> None:
        self.order = {name: place for place, name in enumerate(order)}
        self.functions = {name.partition("[")[0] for name in order}
        self.seconds = seconds

    def pytest_sessionstart(self) -> None:
        """Give the collection its time."""
        signal.alarm(COLLECTING_SECONDS)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what is chosen."""
        kept = [item for item in items if self.keeps(item.nodeid)]
        items[:] = sorted(kept, key=lambda item: self.order.get(item.nodeid, 0))

    def keeps(self, name: str) -> bool:
        """Tell whether a test is chosen, under the name that it has with the fault.

        A test that is named by a value of the core has another name when that value is
        the fault.
        """
        if name in self.seconds:
            return name in self.order
        return name.partition("[")[0] in self.functions

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Give one test its time."""
        usual = self.seconds.get(nodeid, 0)
        signal.alarm(int(PATIENCE_SECONDS + PATIENCE_TIMES * usual))


def silence() -> None:
    """Send what tests print nowhere."""
    sink = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        os.dup2(sink, stream.fileno())


def files(tests: Sequence[str]) -> list[str]:
    """Return the files that hold the tests."""
    return sorted({str(Path(name.split("::")[0])) for name in tests})
