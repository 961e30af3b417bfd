"""The rows of a dossier: one per claim, debtor, letter…, with what each one knows."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ...documents.values import any_text, currency, day, flag, number, whole
from . import views
from .parties import party
from .records import Rows
from .sources import Kind, Value, kind_of
from .views import an_object, objects

_DAY_LENGTH = len("2026-01-31")
_NOTHING: tuple[Mapping[str, Any], str] = ({}, "")


class Row(NamedTuple):
    """One row. ``parts``: by the first word of a source, an object and its path.

    ``currency``: of its amounts. ``path``: to what the row is about.
    """

    parts: Mapping[str, tuple[Mapping[str, Any], str]]
    currency: str
    path: str


def value_of(source: str, row: Row) -> Value:
    """Return the value of a source in a row, None where it is empty.

    :raises RefusedError: if the dossier has another kind of value there
    """
    scope, *keys = source.split(".")
    path = path_of(source, row)
    found: Any = row.parts.get(scope, _NOTHING)[0]
    for key in keys:
        # The schemes of identifiers are kept in capitals.
        is_scheme = keys[0] == "identifier" and key is keys[-1]
        found = an_object(found, path).get(key.upper() if is_scheme else key)
    if found is None or found == "":
        return None
    return _typed(found, kind_of(source) or Kind.TEXT, path)


def path_of(source: str, row: Row) -> str:
    """Return where in the dossiers a source has its value.

    What is reckoned stands where it is reckoned from.
    """
    scope, _dot, rest = source.partition(".")
    value, path = row.parts.get(scope, _NOTHING)
    if not path:
        return row.path
    first, _dot, last = rest.partition(".")
    own = value.get(views.AT, {}).get(first)
    if own is None or (last and first == "identifier"):
        return f"{path}.{rest}"
    return f"{path}.{own}.{last}" if last else f"{path}.{own}"


def _typed(found: Any, kind: Kind, path: str) -> Value:
    """Return a value as its kind has it; what was reckoned has it already."""
    if isinstance(found, (Decimal, date)):
        return found
    if kind in (Kind.AMOUNT, Kind.PERCENT):
        return number(found, path, "bad_amount")
    if kind is Kind.DATE:
        return day(found, path)
    if kind is Kind.FLAG:
        return flag(found, path)
    if kind is Kind.INTEGER:
        count: int = whole()(found, path)
        return count
    return any_text(found, path)


# === ROWS === #


def rows_of(kind: Rows, dossier: Mapping[str, Any], path: str) -> Iterator[Row]:
    """Yield the rows of a dossier, in the order of the dossier.

    :param path: to the dossier, for what is told
    :raises RefusedError: if the dossier has not the shape that it must have
    """
    yield from _Rows(dossier, path).of(kind)


class _Rows:
    """What the rows of one dossier have in common, reckoned once."""

    def __init__(self, dossier: Mapping[str, Any], path: str) -> None:
        self.dossier, self.path = dossier, path
        case = an_object(dossier.get("case"), f"{path}.case")
        self.currency = currency(case.get("currency"), f"{path}.case.currency")
        self.cutoff = _day_of(case.get("cutoff_at"), f"{path}.case.cutoff_at")
        self.debtors = [
            (party(one, at), at)
            for one, at in objects(dossier.get("debtors"), f"{path}.debtors")
        ]
        paid_on = views.last_payments(dossier, path)
        self.claims = [
            (views.claim(one, at, self.cutoff, paid_on), at)
            for one, at in objects(dossier.get("claims"), f"{path}.claims")
        ]
        self.letters: dict[str, Mapping[str, Any]] = {}
        self.common = {
            **{key: self._own(key) for key in ("message", "agency", "case", "totals")},
            "creditor": self._creditor(),
            "guarantor": self._first("guarantor", self.debtors) or _NOTHING,
            "debtor": self._first("main", self.debtors) or _NOTHING,
            "dunning": (views.dunning(dossier, path), f"{path}.dunning"),
        }

    def of(self, kind: Rows) -> Iterator[Row]:
        makers = {
            Rows.CASE: self._case,
            Rows.DEBTOR: self._debtors,
            Rows.CLAIM: self._claims,
            Rows.INTEREST: self._spans,
            Rows.CHARGE: self._charges,
            Rows.LEDGER: self._ledger,
            Rows.DUNNING: self._steps,
            Rows.DOCUMENT: self._documents,
        }
        return makers[kind]()

    def _own(self, key: str) -> tuple[Mapping[str, Any], str]:
        at = f"{self.path}.{key}"
        return an_object(self.dossier.get(key), at), at

    def _creditor(self) -> tuple[Mapping[str, Any], str]:
        value, at = self._own("creditor")
        return party(value, at), at

    @staticmethod
    def _first(
        role: str, parties: list[tuple[Mapping[str, Any], str]]
    ) -> tuple[Mapping[str, Any], str] | None:
        return next((one for one in parties if one[0].get("role") == role), None)

    def _row(self, path: str, **parts: tuple[Mapping[str, Any], str]) -> Row:
        return Row({**self.common, **parts}, self.currency, path)

    def _case(self) -> Iterator[Row]:
        yield self._row(f"{self.path}.case")

    def _debtors(self) -> Iterator[Row]:
        for debtor in self.debtors:
            yield self._row(debtor[1], debtor=debtor)

    def _of_claim(self, claim: tuple[Mapping[str, Any], str], **parts: Any) -> Row:
        """Return a row about a claim; its amounts are in the claim's currency."""
        value, at = claim
        ref = str(value.get("ref"))
        if ref not in self.letters:
            self.letters[ref] = views.dunning(self.dossier, self.path, ref)
        step = (self.letters[ref], f"{self.path}.dunning")
        code = currency(value.get("currency", self.currency), f"{at}.currency")
        row = self._row(at, claim=claim, debtor=self._debtor(value), **parts)
        return row._replace(currency=code, parts={**row.parts, "dunning": step})

    def _debtor(self, claim: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
        """Return the main debtor of a claim, or the first; of all where none is named.

        A guarantor is no debtor of the claim by himself.
        """
        refs = str(claim.get("debtor_refs") or "").split(views.JOIN)
        named = [one for one in self.debtors if one[0].get("ref") in refs]
        own = [one for one in named if one[0].get("role") != "guarantor"]
        if not claim.get("debtor_refs"):
            return self.common["debtor"]
        # A reference that nobody has names nobody: another debtor would be wrong.
        return self._first("main", own) or next(iter(own or named), _NOTHING)

    def _claims(self) -> Iterator[Row]:
        for claim in self.claims:
            yield self._of_claim(claim)

    def _spans(self) -> Iterator[Row]:
        for claim in self.claims:
            for one, at in objects(claim[0].get("interest"), f"{claim[1]}.interest"):
                own = (views.span(one, at), at)
                yield self._of_claim(claim, interest=own)._replace(path=at)

    def _charges(self) -> Iterator[Row]:
        for claim in self.claims:
            for one in objects(claim[0].get("charges"), f"{claim[1]}.charges"):
                yield self._of_claim(claim, charge=one)._replace(path=one[1])

    def _ledger(self) -> Iterator[Row]:
        by_ref = {str(one[0].get("ref")): one for one in reversed(self.claims)}
        for one, at in objects(self.dossier.get("ledger"), f"{self.path}.ledger"):
            claim = by_ref.get(str(one.get("claim_ref") or ""))
            code = currency(one.get("currency", self.currency), f"{at}.currency")
            own = {"ledger": (one, at)}
            row = self._of_claim(claim, **own) if claim else self._row(at, **own)
            yield row._replace(currency=code, path=at)

    def _steps(self) -> Iterator[Row]:
        for one, at in objects(self.dossier.get("dunning"), f"{self.path}.dunning"):
            yield self._row(at, step=(views.step(one, at), at))

    def _documents(self) -> Iterator[Row]:
        for one, at in objects(self.dossier.get("documents"), f"{self.path}.documents"):
            yield self._row(at, document=(views.document(one, at), at))


def _day_of(value: Any, path: str) -> date | None:
    """Return the day of a moment as its text says it, None where there is none."""
    return None if value is None else day(any_text(value, path)[:_DAY_LENGTH], path)
