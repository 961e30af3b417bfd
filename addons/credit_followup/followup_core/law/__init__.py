"""The law of each country, in one file; a new file is found by itself.

A file `<country>.py`, named by ISO 3166-1, has ``STATUTES`` and, where there are any,
``DERIVED`` (rates that follow from the key rate of the European Central Bank) and
``MAY_BE_NEGATIVE`` (series of base rates). Its rates stand in `data/rates/`.
"""

import pkgutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

from ..rates.rules import Derivation
from .case import CreditorKind, Debt, DebtorKind, Request
from .eu import MEMBERS, statutes_of
from .statute import Statute

# The Union is no country: it stands behind its members.
UNION = "eu"
_CODE_LENGTH = 2


@cache
def of_jurisdiction(code: str) -> tuple[Statute, ...]:
    """Return the statutes of a country by its ISO 3166-1 code, none if unknown.

    A member state of the Union without a file of its own gets the Directive.
    """
    if code.lower() in set(_names()) - {UNION}:
        found: tuple[Statute, ...] = _file(code.lower()).STATUTES
        return found
    return statutes_of(code) if code in MEMBERS else ()


def find(request: Request, debt: Debt) -> Statute | None:
    """Return the statute that governs a debt, None if no law is known.

    A contract without known date is at the latest of the day of its invoice.
    """
    concluded = request.terms and request.terms.concluded_on
    contract = concluded or debt.invoiced_on or debt.due_on
    for one in of_jurisdiction(request.jurisdiction):
        if one.governs(request.debtor, request.creditor, contract, request.as_of):
            return one
    return None


def governing(
    jurisdiction: str, debtor: DebtorKind, creditor: CreditorKind, on: date
) -> Statute | None:
    """Return the statute that governs a contract concluded on a day."""
    candidates = of_jurisdiction(jurisdiction)
    return next(
        (one for one in candidates if one.governs(debtor, creditor, on, on)), None
    )


@cache
def derivations() -> tuple[Derivation, ...]:
    """Return the rates of all countries that follow from the key rate of the Bank."""
    return tuple(one for file in _files() for one in getattr(file, "DERIVED", ()))


@cache
def may_be_negative() -> frozenset[str]:
    """Return the series of base rates that may lie below zero."""
    series = (getattr(file, "MAY_BE_NEGATIVE", ()) for file in _files())
    return frozenset().union(*series)


def _names() -> Iterator[str]:
    for module in pkgutil.iter_modules(__path__):
        if len(module.name) == _CODE_LENGTH:
            yield module.name


def _files() -> list[ModuleType]:
    return [_file(name) for name in sorted(_names())]


@cache
def _file(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")
