"""The judge document: where records stand on a day, by the clock of their noun.

Any clock is reached by the same keys: ``clock``, ``as_of``, ``settings``, ``records``.
What a record and the settings have is what the clock says in its own types.
"""

from types import ModuleType
from typing import Any, get_type_hints

from .agreements import judge as agreement
from .books import charges as charge
from .books import written_off as write_off
from .clocks import Ruling
from .court import insolvency, limitation
from .court import steps as court
from .cover import covers as cover
from .cover import losses as loss
from .documents.records import DAY, shape_of
from .documents.refused import RefusedError
from .documents.shape import Shape, check_refs, many, may, need
from .documents.values import iso, one_of, text
from .handover import placements as placement
from .people import commitments as commitment
from .people import disputes as dispute
from .people import promises as promise
from .rates import expiry as rate
from .risk import checks as check
from .stops import releases as release
from .stops import stops as stop
from .terms import sendings as sending
from .title import recovery
from .title import release as title

CLOCKS: dict[str, ModuleType] = {
    "agreement": agreement,
    "charge": charge,
    "check": check,
    "commitment": commitment,
    "court": court,
    "cover": cover,
    "dispute": dispute,
    "insolvency": insolvency,
    "limitation": limitation,
    "loss": loss,
    "placement": placement,
    "promise": promise,
    "rate": rate,
    "recovery": recovery,
    "release": release,
    "sending": sending,
    "stop": stop,
    "title": title,
    "write_off": write_off,
}


def _later(value: Any, _path: str) -> Any:
    """Leave a value to be read once the clock is known."""
    return value


_REQUEST = Shape(
    {
        "clock": need(one_of(*CLOCKS)),
        "as_of": need(DAY),
        "settings": may(_later, {}),
        "records": need(_later),
    }
)


def answer(document: Any) -> dict[str, Any]:
    """Return where each record of a request stands, or the error that refuses it."""
    try:
        asked = _REQUEST(document)
        return {"records": _rulings(**asked)}
    except RefusedError as refusal:
        return refusal.response()


def _rulings(clock: str, as_of: Any, settings: Any, records: Any) -> list[Any]:
    judge = CLOCKS[clock].judge
    facts, _day, how = list(get_type_hints(judge).values())[:3]
    given = shape_of(how)(settings, "settings")
    keyed = shape_of(facts, {"ref": need(text)}, _with_ref(facts), {"key"})
    found = many(keyed)(records, "records")
    check_refs([ref for ref, _facts in found], "records")
    return [_ruled(ref, judge(one, as_of, given)) for ref, one in found]


def _with_ref(facts: Any) -> Any:
    """Return what makes facts of a record, beside its reference."""
    return lambda ref, **values: (ref, facts(key=0, **values))


def _ruled(ref: str, ruling: Ruling) -> dict[str, Any]:
    return {
        "ref": ref,
        "state": ruling.state,
        "reason": ruling.reason,
        "next_on": iso(ruling.next_on),
    }
