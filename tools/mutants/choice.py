"""Which tests try a mutant: those that can notice it, the fast ones first."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.lint import CORE
from tools.mutants.mutants import Mutant
from tools.mutants.reached import IMPORT, Reached
from tools.paths import ROOT

PACKAGE = "followup_core"


class Choice:
    """The tests of each mutant.

    A line in a function: the tests that reach it. A line that runs at import: the tests
    that reach a module which knows the changed one, directly or not, those that asked
    for it by its name, as the law does with a country, and those whose file names it.
    """

    def __init__(self, reached: Reached) -> None:
        self.reached = reached
        self.known_by = _known_by()
        self.of_module: dict[str, set[str]] = defaultdict(set)
        for path, lines in reached.tests.items():
            for tests in lines.values():
                self.of_module[_name(path)] |= tests - {IMPORT}
        for module, names in reached.asked.items():
            for name in names - {IMPORT}:
                self.of_module[module] |= _tests_of(name, reached)
        for path in (ROOT / "tests" / "core").rglob("test_*.py"):
            own = _tests_of(path.relative_to(ROOT).as_posix(), reached)
            for module in _imports(path, ""):
                self.of_module[module] |= own

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests of a mutant in the order in which they are tried."""
        lines = self.reached.tests.get(mutant.path, {})
        span = range(mutant.first, mutant.last + 1)
        found = set().union(*(lines.get(line, ()) for line in span))
        nearest = found - {IMPORT}
        if mutant.at_import or IMPORT in found:
            found |= self._of_importers(mutant.module)
        seconds = self.reached.seconds
        return sorted(
            found - {IMPORT},
            key=lambda one: (round(seconds[one], 1), one not in nearest),
        )

    def _of_importers(self, module: str) -> set[str]:
        return set().union(
            *(self.of_module[one] for one in _all_known_by(module, self.known_by))
        )


def _all_known_by(module: str, known_by: dict[str, set[str]]) -> set[str]:
    found, left = set(), {module}
    while left:
        one = left.pop()
        found.add(one)
        left |= known_by[one] - found
    return found


def _known_by() -> dict[str, set[str]]:
    """Return the modules that import a module, by the module."""
    known_by: dict[str, set[str]] = defaultdict(set)
    for path in CORE.rglob("*.py"):
        name = _name(path.relative_to(CORE).as_posix())
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        for module in _imports(path, package):
            known_by[module].add(name)
    return known_by


def _imports(path: Path, package: str) -> Iterator[str]:
    """Yield the modules of the core that a file names."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.startswith(PACKAGE))
        if isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level and package:
                parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parents, base] if base else parents)
            if base.startswith(PACKAGE):
                yield base
                yield from (f"{base}.{one.name}" for one in node.names)


def _tests_of(name: str, reached: Reached) -> set[str]:
    """Return a test, or all tests of a file."""
    if name in reached.seconds:
        return {name}
    return {one for one in reached.seconds if one.startswith(f"{name}::")}


def _name(path: str) -> str:
    name = f"{PACKAGE}.{path.removesuffix('.py').replace('/', '.')}"
    return name.removesuffix(".__init__")
