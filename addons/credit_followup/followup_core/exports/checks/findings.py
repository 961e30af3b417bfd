"""What the check of a dossier finds: a code, the path to it, and a sentence."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

ZERO = Decimal(0)
Path = tuple[str | int, ...]


class Finding(NamedTuple):
    """Something that is wrong in a dossier, at a path of keys and places."""

    code: str
    path: Path
    message: str

    def said(self) -> dict[str, str]:
        """Return it as the response says it: the path as ``claims[0].due_date``."""
        return {
            "code": self.code,
            "path": written(self.path),
            "message": self.message,
        }


Findings = Iterator[Finding]


def written(path: Path) -> str:
    """Return a path as a document writes it.

    >>> written(("claims", 0, "interest", 1, "amount"))
    'claims[0].interest[1].amount'
    """
    parts = (f"[{one}]" if isinstance(one, int) else f".{one}" for one in path)
    return "".join(parts).removeprefix(".")


def money(one: dict[str, Any], key: str) -> Decimal:
    """Return an amount of an object, zero where it is not given."""
    return Decimal(one.get(key, ZERO))


def entries(dossier: dict[str, Any], key: str) -> list[tuple[Path, dict[str, Any]]]:
    """Return the entries of a list of the dossier, each with its path."""
    return [((key, place), one) for place, one in enumerate(dossier[key])]
