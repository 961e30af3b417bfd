"""The days of an insured debt, each on both sides."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from followup_core.cover.contract import Start, StopsOn, Unit, Waits
from followup_core.cover.days import (
    duties,
    extension_until,
    indemnity_on,
    needs_consent,
    stops_from,
)
from followup_core.vocabulary import Basis
from tests.core.cover.policy import (
    CONTRACT,
    DEBT,
    DUE,
    EXTENSION,
    FILE,
    HAND_OVER,
    INVOICED,
    NOTIFY,
)

DAY = timedelta(days=1)


def untils(debt, contract):
    return {one.duty.value: one.until for one in duties(debt, contract)}


def test_the_last_days():
    assert extension_until(DEBT, CONTRACT) == EXTENSION
    assert untils(DEBT, CONTRACT) == {
        "notify": NOTIFY,
        "hand_over": HAND_OVER,
        "file": FILE,
    }


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (Start.DUE, DUE + 75 * DAY),
        (Start.INVOICE, INVOICED + 75 * DAY),
        (Start.EXTENSION, EXTENSION + 75 * DAY),
    ],
)
def test_from_what_a_notice_is_counted(start, day):
    contract = CONTRACT._replace(notify_from=start, file_from=start, file_days=75)
    found = untils(DEBT, contract)
    assert (found["notify"], found["file"]) == (day, day)


def test_an_extension_from_the_invoice():
    contract = CONTRACT._replace(extension_from=Basis.INVOICE, extension_days=90)
    assert extension_until(DEBT, contract) == INVOICED + 90 * DAY


def test_what_a_contract_does_not_ask_for_has_no_day():
    contract = CONTRACT._replace(hand_over_days=None)
    assert set(untils(DEBT, contract)) == {"notify", "file"}


def test_whoever_hands_over_or_files_has_notified():
    for name in ("notified_on", "handed_on", "filed_on"):
        told = duties(DEBT._replace(**{name: EXTENSION}), CONTRACT)
        assert told[0].done_on == EXTENSION
    handed = duties(DEBT._replace(filed_on=EXTENSION), CONTRACT)[1]
    assert handed.done_on is None


@pytest.mark.parametrize(
    ("stops_on", "facts", "day"),
    [
        (StopsOn.EXTENSION, {}, EXTENSION + DAY),
        (StopsOn.EXTENSION, {"notified_on": DUE + DAY}, EXTENSION + DAY),
        (StopsOn.EXTENSION, {"handed_on": DUE + DAY}, DUE + 2 * DAY),
        (StopsOn.NOTIFIED, {}, EXTENSION + DAY),
        (StopsOn.NOTIFIED, {"notified_on": DUE + DAY}, DUE + 2 * DAY),
        (StopsOn.OVERDUE, {}, DUE + DAY),
    ],
)
def test_from_when_deliveries_are_not_covered(stops_on, facts, day):
    contract = CONTRACT._replace(stops_on=stops_on)
    assert stops_from([DEBT._replace(**facts)], contract) == day


def test_the_oldest_that_is_open_stops_deliveries():
    newer = DEBT._replace(ref="INV/2", due_on=DUE + 30 * DAY)
    assert stops_from([newer, DEBT], CONTRACT) == EXTENSION + DAY
    paid = DEBT._replace(amount=Decimal(0))
    assert stops_from([newer, paid], CONTRACT) == EXTENSION + 31 * DAY
    assert stops_from([paid], CONTRACT) is None


def test_the_insurer_waits_from_the_filing_or_from_the_hand_over():
    filed = DEBT._replace(filed_on=date(2026, 9, 30), handed_on=date(2026, 4, 20))
    assert indemnity_on(filed, CONTRACT) == date(2027, 2, 28)
    days = CONTRACT._replace(waiting=60, waiting_unit=Unit.DAYS)
    assert indemnity_on(filed, days) == date(2026, 11, 29)
    handed = CONTRACT._replace(waits_from=Waits.HANDED_OVER)
    assert indemnity_on(filed, handed) == date(2026, 9, 20)
    assert indemnity_on(DEBT, CONTRACT) is None


@pytest.mark.parametrize(
    ("last_on", "refs"), [(EXTENSION, ()), (EXTENSION + DAY, ("INV/1",))]
)
def test_a_plan_that_passes_the_extension_needs_consent(last_on, refs):
    assert needs_consent([DEBT], CONTRACT, last_on) == refs
    uncovered = DEBT._replace(amount=Decimal(0))
    assert not needs_consent([uncovered], CONTRACT, last_on)


def test_days_below_zero_are_none_and_the_calendar_ends():
    contract = CONTRACT._replace(extension_days=-5, notify_days=10**9)
    assert extension_until(DEBT, contract) == DUE
    assert untils(DEBT, contract)["notify"] == date.max
