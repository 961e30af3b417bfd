"""What is not changed, and why: what no test of the core could, or should, notice."""

import ast

# Words for people: their wording is no rule. Codes have no space and are changed; texts
# with a space, and the list of currencies, are not (`faults.py`).
WORDS = {"article", "source", "starts", "first_letter"}
# Says, as an assertion does, that lists of one origin are of one length.
DEFENSIVE = {"strict"}
NAMES_OF_WORDS = ("SOURCE", "_SOURCE", "ARTICLE", "USAGE", "__all__")
TRANSLATED = {"_", "translatable"}


def is_left_out(node: ast.AST) -> bool:
    """Tell whether a node and all that is below it stay as they are."""
    if isinstance(node, ast.Assert):  # for the type checker: it never fails
        return True
    # Messages and paths: Python 3.11 does not know the places inside.
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.keyword):
        return node.arg in WORDS | DEFENSIVE
    if isinstance(node, ast.Call):  # texts in the catalogues
        return isinstance(node.func, ast.Name) and node.func.id in TRANSLATED
    if isinstance(node, ast.Assign):
        return any(_names_words(target) for target in node.targets)
    return _is_docstring(node) or _is_start(node)


def parts(node: ast.AST) -> list[ast.AST]:
    """Return the children of a node that run: no annotation, no decorator."""
    skipped = {"annotation", "returns", "decorator_list"}
    found: list[ast.AST] = []
    for name, value in ast.iter_fields(node):
        if name not in skipped:
            values = value if isinstance(value, list) else [value]
            found += [one for one in values if isinstance(one, ast.AST)]
    return found


def _names_words(target: ast.AST) -> bool:
    return isinstance(target, ast.Name) and target.id.endswith(NAMES_OF_WORDS)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_start(node: ast.AST) -> bool:
    """Tell whether a node starts the module as a program."""
    return isinstance(node, ast.If) and "__main__" in ast.dump(node.test)
