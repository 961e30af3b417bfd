"""The statutes, one file per jurisdiction; a new file is found by itself."""

import pkgutil
from functools import cache
from importlib import import_module

from .case import Debt, Request
from .statute import Statute
from .eu import MEMBERS, statutes_of


# The Union is no country: it stands behind its members.
UNION = "eu"


@cache
def of_jurisdiction(code: str) -> tuple[Statute, ...]:
    """Return the statutes of a country by its ISO 3166-1 code, none if unknown.

    A member state of the Union without a file of its own gets the Directive.
    """
    names = {module.name for module in pkgutil.iter_modules(__path__)}
    if code.lower() in names - {UNION}:
        found: tuple[Statute, ...] = import_module(
            f"{__name__}.{code.lower()}"
        ).STATUTES
        return found
    return statutes_of(code) if code in MEMBERS else ()


def find(request: Request, debt: Debt) -> Statute | None:
    """Return the statute that governs a debt, None if no law is known."""
    candidates = of_jurisdiction(request.jurisdiction)
    return next((one for one in candidates if one.governs(request, debt)), None)
