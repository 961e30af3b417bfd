"""The core's clocks beyond the agency: limitation, insured losses, exposures."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from time import process_time
from typing import Any

from odoo.addons.credit_followup.followup_core.court import limitation
from odoo.addons.credit_followup.followup_core.cover import covers, losses
from odoo.addons.credit_followup.followup_core.cover.contract import Contract
from odoo.addons.credit_followup.followup_core.cover.days import Debt
from odoo.addons.credit_followup.followup_core.cover.exposure import (
    Granted,
    Kind,
    Part,
    exposure,
)
from odoo.addons.credit_followup.followup_core.cover.insured import as_insured
from odoo.addons.credit_followup.followup_core.law.case import DebtorKind
from odoo.addons.credit_followup.followup_core.law.court.evidence import (
    Evidence,
    Proof,
)

from tools.bench.settings import AS_OF, ITEMS_A_CUSTOMER

ITEMS = 100_000
COUNTRIES = ("BE", "FR", "DE", "NL", "AT")
CONTRACT = Contract(
    Decimal(90), extension_days=60, notify_days=30, file_days=180, waiting=5
)
HOW = losses.Settings(CONTRACT)
LIMIT, AMOUNT = Decimal(5000), Decimal("750.00")


def measure(_env: Any) -> dict:
    """Judge so many items by each; the time is that of the processor."""
    by_customer = range(ITEMS // ITEMS_A_CUSTOMER)
    return {
        "items": ITEMS,
        "limitation": _seconds(_limited, [_item(n) for n in range(ITEMS)]),
        "losses": _seconds(_judged, [_debts(n) for n in by_customer]),
        "exposures": _seconds(_exposed, [_parts(n) for n in by_customer]),
    }


def _seconds(work: Callable, facts: Sequence) -> float:
    began = process_time()
    for one in facts:
        work(one)
    return process_time() - began


def _late(number: int) -> date:
    return AS_OF - timedelta(days=number % 2000)


def _item(number: int) -> limitation.Item:
    """Return an item of which a part was paid, and which was asked for in writing."""
    due_on = _late(number)
    proofs = (
        Proof(Evidence.PART_PAYMENT, due_on + timedelta(days=40)),
        Proof(Evidence.WRITTEN_DEMAND, due_on + timedelta(days=60)),
    )
    return limitation.Item(
        number,
        limitation.State.RUNNING,
        limitation.Why.RUNNING,
        is_open=True,
        jurisdiction=COUNTRIES[number % len(COUNTRIES)],
        debtor=DebtorKind.BUSINESS,
        due_on=due_on,
        proofs=proofs,
    )


def _limited(item: limitation.Item) -> None:
    limitation.judge(item, AS_OF, limitation.Settings())


def _debts(customer: int) -> tuple[Debt, ...]:
    return tuple(
        Debt(str(n), due_on - timedelta(days=30), due_on, AMOUNT)
        for n in range(ITEMS_A_CUSTOMER)
        if (due_on := AS_OF - timedelta(days=(customer + 7 * n) % 120))
    )


def _judged(debts: tuple[Debt, ...]) -> None:
    """Rule on what is insured of a customer's items by two decisions on him."""
    decisions = [
        covers.Cover(
            number,
            covers.State.IN_FORCE,
            covers.Why.DECIDED,
            covers.Decision.GRANTED,
            AS_OF - timedelta(days=days),
            limit=LIMIT,
        )
        for number, days in enumerate((400, 90))
    ]
    held = as_insured(debts, decisions, CONTRACT)
    why = losses.Why.NOT_PAID
    losses.judge(losses.Loss(1, losses.State.OVERDUE, why, held), AS_OF, HOW)


def _parts(_customer: int) -> list[Part]:
    kinds = (Kind.OVERDUE, Kind.NOT_DUE)
    return [
        Part(str(n), kinds[n % len(kinds)], AMOUNT, "EUR")
        for n in range(ITEMS_A_CUSTOMER)
    ]


def _exposed(parts: list[Part]) -> None:
    exposure(parts, Granted("", LIMIT, "EUR"), "EUR", {})
