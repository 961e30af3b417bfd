"""The law of each country, in one place; a new one is found by itself.

A file `<country>.py`, named by ISO 3166-1, or a folder `<country>/` where there are
several subjects, has ``STATUTES`` and, where there are any, ``DERIVED`` (rates that
follow from the key rate of the European Central Bank), ``MAY_BE_NEGATIVE`` (series of
base rates), ``TITLE`` (what it wants of a clause that reserves title), ``PROCEDURES``
(ways to a title, and what their forms ask for), ``LIMITATION`` (how long a debt can be
claimed), ``INSOLVENCY`` (what it asks of a creditor), ``PATHS`` (the steps to a title)
and ``VAT_RELIEF`` (when the VAT of a lost debt comes back). Its rates stand in
`data/rates/`.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from ..rates.rules import Derivation
from .case import Debt, Request
from .court.insolvency import InsolvencyKind, InsolvencyLaw, unknown
from .court.limitation import Rule
from .court.paths import Path
from .court.vat import VatRelief
from .procedures import Procedure
from .statute import Case, Statute
from .title import UNKNOWN, TitleLaw

_CODE_LENGTH = 2
_UNION = "eu"


@cache
def of_jurisdiction(code: str) -> tuple[Statute, ...]:
    """Return the statutes of a country by its ISO 3166-1 code, none if unknown.

    The Union has none: a directive alone binds no private debtor.
    """
    if code.lower() not in set(_names()):
        return ()
    found: tuple[Statute, ...] = getattr(_file(code.lower()), "STATUTES", ())
    return found


def find(request: Request, debt: Debt) -> Statute | None:
    """Return the statute that governs a debt, None if no law is known.

    A contract without known date is at the latest of the day of its invoice.
    """
    concluded = request.terms and request.terms.concluded_on
    contract = concluded or debt.invoiced_on or debt.due_on
    return governing(
        request.jurisdiction,
        Case(
            request.debtor,
            request.creditor,
            request.currency,
            contract,
            request.as_of,
            request.in_health_care,
            debt.due_on,
        ),
    )


def governing(jurisdiction: str, case: Case) -> Statute | None:
    """Return the statute of a country that governs a case."""
    candidates = of_jurisdiction(jurisdiction)
    return next((one for one in candidates if one.governs(case)), None)


@cache
def of_title(code: str) -> TitleLaw:
    """Return what a country wants of a clause that reserves title."""
    if code.lower() not in set(_names()):
        return UNKNOWN
    found: TitleLaw = getattr(_file(code.lower()), "TITLE", UNKNOWN)
    return found


@cache
def of_limitation(code: str) -> tuple[Rule, ...]:
    """Return how long debts can be claimed in a country, none if unknown."""
    if code.lower() not in set(_names()):
        return ()
    found: tuple[Rule, ...] = getattr(_file(code.lower()), "LIMITATION", ())
    return found


@cache
def of_insolvency(code: str, kind: InsolvencyKind) -> InsolvencyLaw:
    """Return what a kind of insolvency asks of a creditor in a country."""
    if code.lower() not in set(_names()):
        return unknown(kind)
    laws: tuple[InsolvencyLaw, ...] = getattr(_file(code.lower()), "INSOLVENCY", ())
    return next((one for one in laws if kind in one.kinds), unknown(kind))


@cache
def of_vat(code: str) -> tuple[VatRelief, ...]:
    """Return when the VAT of a lost debt comes back in a country, none if unknown."""
    if code.lower() not in set(_names()):
        return ()
    found: tuple[VatRelief, ...] = getattr(_file(code.lower()), "VAT_RELIEF", ())
    return found


@cache
def of_paths(code: str) -> tuple[Path, ...]:
    """Return the ready paths to a title in a country, those of the Union after them."""
    if code.lower() not in set(_names()):
        return ()
    own: tuple[Path, ...] = getattr(_file(code.lower()), "PATHS", ())
    union = _file(_UNION)
    shared: tuple[Path, ...] = union.PATHS if code.upper() in union.TAKING_PART else ()
    return own + shared


@cache
def every_path() -> dict[str, Path]:
    """Return the ready paths of all countries and of the Union, by their codes."""
    found = (one for file in _files() for one in getattr(file, "PATHS", ()))
    return {one.code: one for one in found}


@cache
def procedures() -> dict[str, Procedure]:
    """Return the procedures of all countries and of the Union, by their codes."""
    found = (one for file in _files() for one in getattr(file, "PROCEDURES", ()))
    return {one.code: one for one in found}


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
