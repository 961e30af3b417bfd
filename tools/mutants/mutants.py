"""All mutants of a file: each fault at each place, with the lines that it touches."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.mutants.faults import Fault, faults
from tools.mutants.left_out import is_left_out, parts
from tools.mutants.text import Text

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SHOWN = 60


class Mutant(NamedTuple):
    """One fault in one file of the core; the path is below the core.

    ``first`` and ``last`` are the lines of the statement; ``at_import``: it runs when
    the module is read, not when a function is called.
    """

    path: str
    line: int
    fault: Fault
    old: str
    first: int
    last: int
    at_import: bool

    @property
    def room(self) -> str:
        """Return the folder, or the name of a file that lies in none."""
        return self.path.split("/")[0].removesuffix(".py")

    @property
    def module(self) -> str:
        """Return the module by its full name."""
        name = self.path.removesuffix(".py").replace("/", ".")
        return f"followup_core.{name}".removesuffix(".__init__")

    def __str__(self) -> str:
        """Return the place and the change in one line."""
        new = " ".join(self.fault.new.split()) or "(left out)"
        return f"{self.path}:{self.line} {_short(self.old)} -> {_short(new)}"


def of_core(core: Path) -> list[Mutant]:
    """Return the mutants of all files of the core, in the order of the text."""
    return [
        mutant
        for path in sorted(core.rglob("*.py"))
        for mutant in of_text(path.read_text(), path.relative_to(core).as_posix())
    ]


def of_text(source: str, path: str) -> list[Mutant]:
    """Return the mutants of one file that are programs at all."""
    text = Text(source)
    found = dict.fromkeys(
        mutant
        for body in ast.parse(source).body
        for mutant in _below(body, text, path, (body, False))
    )
    programs = [one for one in found if _compiles(mutated(source, one.fault))]
    return sorted(programs, key=lambda one: one.fault)


def mutated(source: str, fault: Fault) -> str:
    """Return the text with the fault in it."""
    return source[: fault.start] + fault.new + source[fault.end :]


def _below(
    node: ast.AST, text: Text, path: str, at: tuple[ast.stmt, bool]
) -> Iterator[Mutant]:
    """Yield the mutants of a node and of what is below it.

    :param at: the statement that the node belongs to, and whether a function holds it
    """
    if is_left_out(node):
        return
    statement, called = at
    if isinstance(node, ast.stmt):
        statement = node
    for fault in faults(node, text):
        yield _mutant(fault, text, path, (statement, called))
    for part in parts(node):
        yield from _below(
            part, text, path, (statement, called or isinstance(node, FUNCTIONS))
        )


def _mutant(fault: Fault, text: Text, path: str, at: tuple[ast.stmt, bool]) -> Mutant:
    statement, called = at
    old = " ".join(text.text[fault.start : fault.end].split())
    line = text.text.count("\n", 0, fault.start) + 1
    last = statement.end_lineno or statement.lineno
    body = getattr(statement, "body", None)
    if body:  # the head of what holds other statements
        last = max(body[0].lineno - 1, statement.lineno)
    return Mutant(path, line, fault, old, statement.lineno, last, not called)


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
