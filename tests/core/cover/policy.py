"""A contract as a small company has it, and a debt under it."""

from datetime import date
from decimal import Decimal

from followup_core.cover.contract import Contract, Start
from followup_core.cover.covers import Cover, Decision, State, Why
from followup_core.cover.days import Debt

CENT = Decimal("0.01")
INVOICED, DUE = date(2026, 1, 1), date(2026, 1, 31)
CONTRACT = Contract(
    Decimal(90),
    extension_days=60,
    notify_days=75,
    notify_from=Start.DUE,
    hand_over_days=30,
    file_days=180,
    waiting=5,
)
# The last days of a debt that was due on the last day of January.
EXTENSION, NOTIFY = date(2026, 4, 1), date(2026, 4, 16)
HAND_OVER, FILE = date(2026, 5, 1), date(2026, 7, 30)
DEBT = Debt("INV/1", INVOICED, DUE, Decimal(1000))


def granted(limit, start=date(2026, 1, 1), end=None, decision=Decision.GRANTED):
    return Cover(1, State.IN_FORCE, Why.DECIDED, decision, start, end, Decimal(limit))
