"""The court document: the ready paths to a title, and where a case stands on one."""

from typing import Any

from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Shape, many, may, need
from ...documents.values import choice, country, flag, iso, text, whole
from ...law.case import DebtorKind
from ...law.court.evidence import Proof
from ...law.court.paths import Path, StepKind
from ..paths import Dated, Done, Outcome, course, paths, proofs
from ..steps import NEAR_DAYS, Case, Settings, State, Taken, Why, judge, next_step

MOST_DAYS = 3660


def _done(**values: Any) -> Done:
    done = Done(**values)
    if done.until and done.until < done.on:
        raise RefusedError("bad_value", "until", "until must not lie before on")
    return done


_DONE = {
    "step": need(text),
    "on": need(DAY),
    "outcome": may(choice(Outcome), Outcome.DONE),
}
_SAID = Shape({"step": need(text), "until": need(DAY)})
_REQUEST = Shape(
    {
        "jurisdiction": need(country),
        "debtor": need(choice(DebtorKind)),
        "as_of": need(DAY),
        "path": may(text),
        "done": may(many(shape_of(Done, _DONE, _done)), ()),
        "said": may(many(_SAID), ()),
        "is_open": may(flag, True),
        "is_closed": may(flag, False),
        "near_days": may(whole(0, MOST_DAYS), NEAR_DAYS),
    }
)


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        ready = paths(asked["jurisdiction"], asked["debtor"])
        path = _chosen(asked, ready)
    except RefusedError as refusal:
        return refusal.response()
    found = {"paths": [_told(one) for one in ready]}
    return {**found, "case": path and _case(asked, path)}


def _chosen(asked: dict[str, Any], ready: tuple[Path, ...]) -> Path | None:
    """Return the path of a case, None where only the ready ones are asked for."""
    if asked["path"] is None:
        return None
    path = next((one for one in ready if one.code == asked["path"]), None)
    if path is None:
        message = "path is not ready for such a debtor there"
        raise RefusedError("bad_value", "path", message)
    codes = {step.code for step in path.steps}
    seen: set[tuple[str, str]] = set()
    for key in ("done", "said"):
        for place, one in enumerate(asked[key]):
            code = one.step if isinstance(one, Done) else one["step"]
            at = f"{key}[{place}].step"
            if code not in codes:
                raise RefusedError("bad_value", at, f"{at} is no step of the path")
            if (key, code) in seen:
                raise RefusedError("duplicate_ref", at, f"{at} is used twice")
            seen.add((key, code))
    return path


def _told(path: Path) -> dict[str, Any]:
    steps = [
        {
            "code": step.code,
            "label": step.label,
            "kind": step.kind.value,
            "by": step.by.value,
            "article": step.article,
            "evidence": step.evidence and step.evidence.value,
            "is_claimable": step.is_claimable,
            "is_fatal": step.is_fatal,
            "procedure": step.procedure,
            "branch": step.branch.value,
        }
        for step in path.steps
    ]
    return {
        "code": path.code,
        "label": path.label,
        "article": path.article,
        "source": path.source,
        "steps": steps,
    }


def _case(asked: dict[str, Any], path: Path) -> dict[str, Any]:
    said = {one["step"]: one["until"] for one in asked["said"]}
    done = asked["done"]
    dated = [
        one._replace(until=said.get(one.step.code, one.until))
        for one in course(path, done)
    ]
    steps = tuple(taken(place, one) for place, one in enumerate(dated))
    facts = (asked["is_open"], asked["is_closed"], steps)
    case = Case(0, State.OPEN, Why.TO_DO, *facts)
    ruling = judge(case, asked["as_of"], Settings(asked["near_days"]))
    upcoming = next_step(case)
    return {
        "path": path.code,
        "state": ruling.state,
        "reason": ruling.reason,
        "next_on": iso(ruling.next_on),
        "next_step": dated[upcoming.place].step.code if upcoming else None,
        "steps": [_step(one) for one in dated],
        "proofs": [_proof(one) for one in proofs(path, done)],
    }


def taken(place: int, dated: Dated) -> Taken:
    """Return a step of a path as the clock of the case takes it."""
    return Taken(
        place,
        dated.done_on,
        dated.outcome,
        dated.not_before,
        dated.until,
        dated.step.is_fatal,
        dated.step.kind is StepKind.MEDIATION,
    )


def _step(dated: Dated) -> dict[str, Any]:
    return {
        "code": dated.step.code,
        "done_on": iso(dated.done_on),
        "outcome": dated.outcome.value if dated.done_on else None,
        "not_before": iso(dated.not_before),
        "until": iso(dated.until),
    }


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "kind": proof.kind.value,
        "on": iso(proof.on),
        "until": iso(proof.until),
        "is_dropped": proof.is_dropped,
    }
