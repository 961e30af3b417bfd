"""The text of a file by characters, where its syntax tree counts bytes of lines."""

import ast
from itertools import accumulate


class Text:
    """A text and the place of each node in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = text.splitlines(keepends=True)
        self._starts = [0, *accumulate(len(line) for line in self._lines)]

    def start(self, node: ast.AST) -> int:
        """Return the place of the first character of a node."""
        return self._place(node.lineno, node.col_offset)

    def end(self, node: ast.AST) -> int:
        """Return the place behind the last character of a node."""
        return self._place(node.end_lineno, node.end_col_offset)

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Return where a node begins and ends."""
        return self.start(node), self.end(node)

    def _place(self, line: int, column: int) -> int:
        before = self._lines[line - 1].encode()[:column]
        return self._starts[line - 1] + len(before.decode())
