"""The cover document: what of debts is insured, and the days of the contract."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ..documents.records import DAY, MOST
from ..documents.refused import RefusedError
from ..documents.shape import Shape, check_refs, may, need
from ..documents.values import currency, iso, whole
from ..money import unit
from .contract import Contract
from .covers import Cover, limit_on
from .days import Debt, duties, extension_until, indemnity_on, needs_consent, stops_from
from .indemnity import at_risk
from .insured import Insured, as_insured, insured
from .losses import Loss, Settings, Stage, State, Why, judge, stage
from .request import (
    Named,
    check_clocks,
    check_covers,
    contract_shape,
    covers_read,
    debts_read,
    said,
)

_USUAL_DAYS = Settings._field_defaults["days_before"]


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        check_clocks(asked["contract"])
        check_covers(asked["covers"])
        check_refs([one.ref for one in asked["debts"]], "debts")
    except RefusedError as refusal:
        return refusal.response()
    return _answer(**asked)


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    return Shape(
        {
            "as_of": need(DAY),
            "currency": need(currency),
            "contract": need(contract_shape(document)),
            "covers": may(covers_read(document), ()),
            "debts": need(debts_read(document)),
            "days_before": may(whole(0, MOST), _USUAL_DAYS),
            "plan_until": may(DAY),
        }
    )


def _answer(
    as_of: date,
    covers: Sequence[Named],
    debts: Sequence[Debt],
    plan_until: date | None,
    **asked: Any,
) -> dict[str, Any]:
    decided = [cover for _ref, cover in covers]
    contract = asked["contract"]
    how = Settings(contract, asked["days_before"])
    held = as_insured(debts, decided, contract)
    loss = Loss(0, State.NOT_DUE, Why.NOT_DUE, held)
    return {
        **_ruled(loss, as_of, how),
        **_sums(held, as_of, how, asked["currency"]),
        "limit": _limit(decided, as_of, contract),
        "stops_from": iso(stops_from(debts, contract)),
        "consent": list(needs_consent(held, contract, plan_until or date.min)),
        "debts": _debts(debts, held, insured(debts, decided, contract), (as_of, how)),
    }


def _ruled(loss: Loss, as_of: date, how: Settings) -> dict[str, Any]:
    ruling = judge(loss, as_of, how)
    return {
        "state": ruling.state,
        "reason": ruling.reason,
        "next_on": iso(ruling.next_on),
    }


def _sums(
    held: Sequence[Debt], as_of: date, how: Settings, code: str
) -> dict[str, Any]:
    lost = [stage(one, as_of, how).state is State.FORFEITED for one in held]
    parts = ([], [])  # type: tuple[list[Any], list[Any]]
    for one, is_lost in zip(held, lost, strict=True):
        parts[is_lost].append(one.amount)
    found = at_risk(*parts, how.contract, unit(code))
    return {"at_risk": said(found.amount), "forfeited": said(found.forfeited)}


def _limit(covers: Sequence[Cover], as_of: date, contract: Contract) -> dict[str, Any]:
    found = limit_on(covers, as_of, contract)
    return {"amount": said(found.amount), "ground": found.ground.value}


def _debts(
    debts: Sequence[Debt],
    held: Sequence[Debt],
    parts: Sequence[Insured],
    on: tuple[date, Settings],
) -> list[dict[str, Any]]:
    by_ref = {one.ref: one for one in parts}
    return [
        _debt(one, by_ref.get(one.ref), stage(part, *on), on[1].contract)
        for one, part in zip(debts, held, strict=True)
    ]


def _debt(
    debt: Debt, part: Insured | None, found: Stage, contract: Contract
) -> dict[str, Any]:
    days = {one.duty.value: iso(one.until) for one in duties(debt, contract)}
    return {
        "ref": debt.ref,
        "insured": said(part.amount) if part else "0",
        "lack": part.lack.value if part and part.lack else None,
        "state": found.state.value,
        "reason": found.why.value,
        "extension_until": iso(extension_until(debt, contract)),
        "notify_until": days.get("notify"),
        "hand_over_until": days.get("hand_over"),
        "file_until": days.get("file"),
        "indemnity_on": iso(indemnity_on(debt, contract)),
    }
