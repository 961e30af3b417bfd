"""The limitation document: until which day each debt of a debtor can be claimed."""

from typing import Any

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, check_refs, many, may, need
from ...documents.values import choice, country, flag, iso, text, whole
from ...law.case import DebtorKind
from ...law.court.evidence import Evidence, Proof
from ...law.court.limitation import DebtNature
from ..limitation import CLOSE_DAYS, NEAR_DAYS, Settings, stands, warn_on
from ..limits import Owed, limit

MOST_DAYS = 3660


def _proof(**values: Any) -> Proof:
    proof = Proof(**values)
    if proof.until and proof.until < proof.on:
        raise RefusedError("bad_value", "until", "until must not lie before on")
    return proof


def _debt(ref: str, due_on: Any, **values: Any) -> dict[str, Any]:
    arose_on = values["arose_on"]
    if due_on and arose_on and arose_on > due_on:
        message = "arose_on must not lie after due_on"
        raise RefusedError("bad_value", "arose_on", message)
    return {"ref": ref, "due_on": due_on, **values}


_KIND = {"kind": need(choice(Evidence))}
_DEBT = Shape(
    {
        "ref": need(text),
        "due_on": may(DAY),
        "nature": may(choice(DebtNature), DebtNature.GENERAL),
        "arose_on": may(DAY),
        "proofs": may(many(shape_of(Proof, _KIND, _proof)), ()),
    },
    _debt,
)
_REQUEST = Shape(
    {
        "jurisdiction": need(country),
        "debtor": need(choice(DebtorKind)),
        "as_of": need(DAY),
        "is_abroad": may(flag, False),
        "near_days": may(whole(0, MOST_DAYS), NEAR_DAYS),
        "close_days": may(whole(0, MOST_DAYS), CLOSE_DAYS),
        "debts": need(many(_DEBT)),
    }
)


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        check_refs([debt["ref"] for debt in asked["debts"]], "debts")
    except RefusedError as refusal:
        return refusal.response()
    return {"debts": [_answered(asked, **debt) for debt in asked["debts"]]}


def _answered(asked: dict[str, Any], ref: str, **debt: Any) -> dict[str, Any]:
    whose = (asked["jurisdiction"], asked["debtor"])
    found = limit(Owed(*whose, **debt, is_abroad=asked["is_abroad"]))
    settings = Settings(asked["near_days"], asked["close_days"])
    state, _next_on = stands(found, asked["as_of"], settings)
    warned = warn_on(found.last_on, settings) if found.last_on else ()
    return {
        "ref": ref,
        "last_on": iso(found.last_on),
        "article": found.article,
        "source": found.source,
        "since": iso(found.since),
        "reason": found.reason.value,
        "proof": found.proof and _told(found.proof),
        "warn_on": [iso(day) for day in warned],
        "state": state.value,
    }


def _told(proof: Proof) -> dict[str, Any]:
    return {"kind": proof.kind.value, "on": iso(proof.on), "until": iso(proof.until)}
