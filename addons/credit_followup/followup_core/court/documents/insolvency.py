"""The insolvency document: what an insolvency asks, until when, and what is left."""

from typing import Any

from ...books.write_off import Ground
from ...documents.records import DAY, shape_of
from ...documents.refused import RefusedError
from ...documents.shape import Field, Shape, check_refs, many, may, need
from ...documents.values import (
    choice,
    country,
    currency,
    flag,
    iso,
    money_of,
    text,
    whole,
)
from ...law import of_insolvency, of_title
from ...law.case import DebtorKind
from ...law.court.insolvency import (
    InsolvencyKind,
    InsolvencyLaw,
    Opening,
    file_until,
    interest_until,
    relief_until,
    suspect_from,
)
from ...law.court.vat import VatDays
from ...law.title import claim_until
from ..filing import ZERO, Paid, Part, shared_title, sums, suspect
from ..insolvency import NEAR_DAYS, Claim, Settings, State, Why, judge
from ..vat_relief import Lost, vat_back
from .vat_relief import told

MOST_DAYS = 3660
_EVENTS = ("filed_on", "admitted_on", "rejected_on", "closed_on")


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = _shape(document)(document)
        asked["parts"] = _with_title(asked)
        check_refs([one.ref for one in asked["parts"]], "parts")
        _check_order(asked)
    except RefusedError as refusal:
        return refusal.response()
    law = of_insolvency(asked["jurisdiction"], asked["kind"])
    opening = Opening(**{name: asked[name] for name in Opening._fields})
    first_on = suspect_from(law, opening)
    paid = suspect(asked["payments"], first_on, opening.opened_on)
    return {
        **_filing(asked, law, opening),
        **_goods(asked),
        "interest_until": iso(interest_until(law, opening.opened_on)),
        "interest_article": law.interest_article,
        "suspect_from": iso(first_on),
        "suspect_article": law.suspect_article,
        "suspect": [one.ref for one in paid],
        "must_recall": law.stops_enforcement,
        "vat": _vat(asked),
        "sums": {
            name: str(value)
            for name, value in sums(asked["parts"], asked["credits"])._asdict().items()
        },
    }


def _shape(document: Any) -> Shape:
    """Return the shape of a request, whose amounts are in its currency."""
    money, positive = money_of(document)
    goods = {"ref": need(text), "worth": need(money)}
    part = {
        "ref": need(text),
        "invoice": may(text),
        "principal": need(money),
        **dict.fromkeys(("interest", "costs", "secured", "reserved"), may(money, ZERO)),
    }
    paid = {"ref": need(text), "paid_on": need(DAY), "amount": need(positive)}
    days: dict[str, Field] = dict.fromkeys(_EVENTS, may(DAY))
    return Shape(
        {
            "jurisdiction": need(country),
            "kind": need(choice(InsolvencyKind)),
            "debtor": may(choice(DebtorKind), DebtorKind.BUSINESS),
            "currency": need(currency),
            "as_of": need(DAY),
            "opened_on": need(DAY),
            "published_on": may(DAY),
            "applied_on": may(DAY),
            "said_until": may(DAY),
            "plan_on": may(DAY),
            "is_abroad": may(flag, False),
            **days,
            "due_on": may(DAY),
            "near_days": may(whole(0, MOST_DAYS), NEAR_DAYS),
            "parts": may(many(shape_of(Part, part, _debt)), ()),
            "goods": may(many(Shape(goods)), ()),
            "credits": may(money, ZERO),
            "payments": may(many(shape_of(Paid, paid)), ()),
        }
    )


def _debt(invoice: str | None, **values: Any) -> tuple[str | None, Part]:
    part = Part(**values)
    if invoice and part.reserved:
        message = "reserved is reckoned from the goods of the invoice"
        raise RefusedError("bad_value", "reserved", message)
    return invoice, part


def _with_title(asked: dict[str, Any]) -> tuple[Part, ...]:
    """Return the debts, with what goods that are still ours cover of each."""
    check_refs([one["ref"] for one in asked["goods"]], "goods")
    worth = {one["ref"]: one["worth"] for one in asked["goods"]}
    debts = [(invoice or "", part.principal) for invoice, part in asked["parts"]]
    shares = shared_title(worth, debts)
    return tuple(
        part._replace(reserved=share) if invoice else part
        for (invoice, part), share in zip(asked["parts"], shares, strict=True)
    )


def _check_order(asked: dict[str, Any]) -> None:
    """Refuse days that contradict the day of the opening."""
    opened_on = asked["opened_on"]
    for name in ("published_on", "said_until", "plan_on", *_EVENTS):
        if asked[name] and asked[name] < opened_on:
            message = f"{name} must not lie before opened_on"
            raise RefusedError("bad_value", name, message)
    if asked["applied_on"] and asked["applied_on"] > opened_on:
        message = "applied_on must not lie after opened_on"
        raise RefusedError("bad_value", "applied_on", message)


def _filing(
    asked: dict[str, Any], law: InsolvencyLaw, opening: Opening
) -> dict[str, Any]:
    facts = {name: asked[name] for name in Claim._fields if name in asked}
    claim = Claim(0, State.OPEN, Why.TO_FILE, **facts)
    ruling = judge(claim, asked["as_of"], Settings(asked["near_days"]))
    return {
        "state": ruling.state,
        "reason": ruling.reason,
        "next_on": iso(ruling.next_on),
        "filed": law.filed.value,
        "file_until": iso(file_until(law, opening)),
        "is_said": opening.said_until is not None,
        "article": law.article,
        "source": law.source,
        "relief_until": iso(relief_until(law, opening)),
        "relief_article": law.relief_article,
    }


def _goods(asked: dict[str, Any]) -> dict[str, Any]:
    """Return until when goods under reserved title are claimed back."""
    title = of_title(asked["jurisdiction"])
    published_on = asked["published_on"] or asked["opened_on"]
    return {
        "claim_goods_until": iso(claim_until(title, published_on)),
        "claim_goods_article": title.claim_article or title.article,
    }


def _vat(asked: dict[str, Any]) -> dict[str, Any]:
    """Return whether the VAT comes back, as the document of VAT relief tells it."""
    days = VatDays(**{name: asked[name] for name in VatDays._fields if name in asked})
    lost = Lost(days, asked["kind"])
    place, as_of = asked["jurisdiction"], asked["as_of"]
    return told(vat_back(place, asked["debtor"], Ground.INSOLVENCY, lost, as_of))
