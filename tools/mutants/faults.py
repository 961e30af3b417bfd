"""The faults: what can be wrong with a piece of a program, as a change of its text."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from tools.mutants.left_out import is_left_out
from tools.mutants.text import Text

COMPARISONS = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
CALCULATIONS = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
    ast.BitOr: ("|", "&"),
    ast.BitAnd: ("&", "|"),
    ast.LShift: ("<<", ">>"),
}
OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}
# Tests of a condition that have a fault of their own inside.
COMPOUND = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Constant)


class Fault(NamedTuple):
    """A change of the text: characters ``[start, end)`` become ``new``."""

    start: int
    end: int
    new: str


def faults(node: ast.AST, text: Text) -> Iterator[Fault]:
    """Yield what can be wrong with a node itself, its children aside."""
    kind = FAULTS.get(type(node))
    if kind:
        yield from kind(node, text)
    yield from _turned_conditions(node, text)


def _compare(node: ast.Compare, text: Text) -> Iterator[Fault]:
    sides = [node.left, *node.comparators]
    for operator, left, right in zip(node.ops, sides, node.comparators, strict=False):
        yield from _between(left, right, COMPARISONS[type(operator)], text)


def _either(node: ast.BoolOp, text: Text) -> Iterator[Fault]:
    words = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in zip(node.values, node.values[1:], strict=False):
        yield from _between(left, right, words, text)


def _calculate(node: ast.BinOp, text: Text) -> Iterator[Fault]:
    words = CALCULATIONS.get(type(node.op))
    if words:
        yield from _between(node.left, node.right, words, text)


def _augment(node: ast.AugAssign, text: Text) -> Iterator[Fault]:
    words = CALCULATIONS.get(type(node.op))
    if words:
        yield from _between(node.target, node.value, words, text)


def _between(
    left: ast.AST, right: ast.AST, words: tuple[str, str], text: Text
) -> Iterator[Fault]:
    """Yield another operator between two operands."""
    old, new = words
    start, end = text.end(left), text.start(right)
    pattern = r"\s+".join(map(re.escape, old.split()))
    found = re.search(pattern, text.text[start:end])
    if found and "#" not in text.text[start:end]:
        yield Fault(start + found.start(), start + found.end(), new)


def _negate(node: ast.UnaryOp, text: Text) -> Iterator[Fault]:
    if isinstance(node.op, ast.Not):
        yield Fault(text.start(node), text.start(node.operand), "")


def _constant(node: ast.Constant, text: Text) -> Iterator[Fault]:
    for new in _values(node.value):
        yield Fault(*text.span(node), new)


def _values(value: object) -> Iterator[str]:
    """Yield values near a value: on both sides of a number."""
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int):
        yield from (str(value + 1), f"({value - 1})" if value < 1 else str(value - 1))
    elif isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value):
        last = (int(value[-1]) + 1) % 10
        yield repr(f"{value[:-1]}{last}")
    elif isinstance(value, str) and not re.search(r"\s", value):
        yield repr(f"XX{value}")


def _return(node: ast.Return, text: Text) -> Iterator[Fault]:
    """Yield a return of nothing; what is a constant has its own fault."""
    if node.value and not isinstance(node.value, ast.Constant):
        yield Fault(*text.span(node.value), "None")


def _call(node: ast.Call, text: Text) -> Iterator[Fault]:
    if isinstance(node.func, ast.Name) and node.func.id in OPPOSITES:
        yield Fault(*text.span(node.func), OPPOSITES[node.func.id])
    for keyword in node.keywords:
        if keyword.arg and not is_left_out(keyword):
            yield _without(*text.span(keyword), text)


def _without(start: int, end: int, text: Text) -> Fault:
    """Leave an argument out, with the comma behind it or before it."""
    if behind := re.match(r"\s*,", text.text[end:]):
        return Fault(start, end + behind.end(), "")
    before = re.search(r",\s*$", text.text[:start])
    return Fault(before.start() if before else start, end, "")


def _statement(node: ast.Expr, text: Text) -> Iterator[Fault]:
    """Yield a call that is left out."""
    if isinstance(node.value, ast.Call):
        yield Fault(*text.span(node), "pass")


def _loop(node: ast.Break | ast.Continue, text: Text) -> Iterator[Fault]:
    new = "continue" if isinstance(node, ast.Break) else "break"
    yield Fault(*text.span(node), new)


def _turned_conditions(node: ast.AST, text: Text) -> Iterator[Fault]:
    """Yield a condition turned round, where nothing inside can be turned."""
    conditions = [*getattr(node, "ifs", ()), getattr(node, "test", None)]
    for one in conditions:
        if one is not None and not isinstance(one, COMPOUND):
            start, end = text.span(one)
            yield Fault(start, end, f"(not ({text.text[start:end]}))")


FAULTS = {
    ast.Compare: _compare,
    ast.BoolOp: _either,
    ast.BinOp: _calculate,
    ast.AugAssign: _augment,
    ast.UnaryOp: _negate,
    ast.Constant: _constant,
    ast.Return: _return,
    ast.Call: _call,
    ast.Expr: _statement,
    ast.Break: _loop,
    ast.Continue: _loop,
}
