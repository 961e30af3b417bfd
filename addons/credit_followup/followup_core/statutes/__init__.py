"""The statutes, one file per jurisdiction; a new file is found by itself."""

import pkgutil
from functools import cache
from importlib import import_module

from ..claims.records import Debt, Request
from .base import Statute
from .eu import MEMBERS, statutes_of


@cache
def of_jurisdiction(code: str) -> tuple[Statute, ...]:
    """Return the statutes of a country by its ISO 3166-1 code, none if unknown.

    A member state of the Union without a file of its own gets the Directive.
    """
    names = {module.name for module in pkgutil.iter_modules(__path__)}
    if code.lower() in names - {"base", "eu"}:
        found: tuple[Statute, ...] = import_module(
            f"{__name__}.{code.lower()}"
        ).STATUTES
        return found
    return statutes_of(code) if code in MEMBERS else ()


def find(request: Request, debt: Debt) -> Statute | None:
    """Return the statute that governs a debt, None if no law is known."""
    candidates = of_jurisdiction(request.jurisdiction)
    return next((one for one in candidates if one.governs(request, debt)), None)
