"""The VAT relief document: whether the VAT of a lost debt comes back, and on what."""

from typing import Any

from ...books.write_off import Ground
from ...documents.records import DAY
from ...documents.refused import RefusedError
from ...documents.shape import Shape, may, need
from ...documents.values import choice, country, currency, iso, money_of
from ...law.case import DebtorKind
from ...law.court.insolvency import InsolvencyKind
from ...law.court.vat import VatDays, VatEvent
from ..vat_relief import Lost, VatAnswer, vat_back

_AFTER_OPENING = ("published_on", "plan_on", "closed_on")


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        on = _on(asked)
        days = _days(asked)
    except RefusedError as refusal:
        return refusal.response()
    lost = Lost(days, asked["kind"], asked["net"], asked["currency"] or "")
    return told(
        vat_back(asked["jurisdiction"], asked["debtor"], on, lost, asked["as_of"])
    )


def told(found: VatAnswer) -> dict[str, Any]:
    """Return an answer as documents tell it."""
    return {
        "comes_back": found.comes_back,
        "reason": found.reason.value,
        "event": found.event and found.event.value,
        "since": iso(found.since),
        "until": iso(found.until),
        "in_its_return": found.in_its_return,
        "article": found.article,
        "until_article": found.until_article,
        "evidence": found.evidence,
        "mention": found.mention,
        "source": found.source,
    }


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amount is in its currency."""
    money, _positive = money_of(document)
    return Shape(
        {
            "jurisdiction": need(country),
            "debtor": need(choice(DebtorKind)),
            "as_of": need(DAY),
            "ground": may(choice(Ground)),
            "event": may(choice(VatEvent)),
            "kind": may(choice(InsolvencyKind)),
            "currency": may(currency),
            "net": may(money),
            **dict.fromkeys(VatDays._fields, may(DAY)),
        }
    )


def _on(asked: dict[str, Any]) -> Ground | VatEvent:
    """Return what the question rests on: a ground or an event, and one only."""
    ground: Ground | None = asked["ground"]
    event: VatEvent | None = asked["event"]
    if ground and event:
        message = "ground and event exclude each other"
        raise RefusedError("bad_value", "event", message)
    found = ground or event
    if found is None:
        message = "ground is missing, and there is no event"
        raise RefusedError("missing_key", "ground", message)
    return found


def _days(asked: dict[str, Any]) -> VatDays:
    """Return the days, none of an insolvency before its opening."""
    days = VatDays(**{name: asked[name] for name in VatDays._fields})
    for name in _AFTER_OPENING:
        if days.opened_on and asked[name] and asked[name] < days.opened_on:
            message = f"{name} must not lie before opened_on"
            raise RefusedError("bad_value", name, message)
    return days
