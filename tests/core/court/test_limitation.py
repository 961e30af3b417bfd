"""The clock of limitation: both sides of each warning, and what has no day."""

from datetime import date

import pytest

from followup_core.court.limitation import (
    CLOSE_DAYS,
    NEAR_DAYS,
    Item,
    Settings,
    State,
    Why,
    judge,
    warn_on,
)
from followup_core.law.case import DebtorKind
from followup_core.law.court.evidence import Evidence, Proof

ITEM = Item(
    7,
    State.RUNNING,
    Why.RUNNING,
    True,
    "FR",
    DebtorKind.BUSINESS,
    due_on=date(2021, 3, 15),
)


def ruled(item, on, settings=None):
    found = judge(item, date.fromisoformat(on), settings or Settings())
    assert found.key == item.key
    return found.state, found.reason, found.next_on and found.next_on.isoformat()


@pytest.mark.parametrize(
    ("on", "state", "next_on"),
    [
        ("2025-09-15", "running", "2025-09-16"),
        ("2025-09-16", "near", "2026-02-13"),
        ("2026-02-12", "near", "2026-02-13"),
        ("2026-02-13", "close", "2026-03-16"),
        ("2026-03-15", "close", "2026-03-16"),
        ("2026-03-16", "passed", None),
    ],
)
def test_it_warns_twice_and_passes_after_the_last_day(on, state, next_on):
    assert ruled(ITEM, on) == (state, "running", next_on)


def test_the_days_of_the_warnings():
    assert (NEAR_DAYS, CLOSE_DAYS) == (180, 30)
    last = date(2026, 3, 15)
    assert warn_on(last, Settings()) == (date(2025, 9, 16), date(2026, 2, 13))
    assert warn_on(last, Settings(0, -4)) == (last, last)


def test_a_second_warning_before_the_first_stands_alone():
    settings = Settings(near_days=10, close_days=20)
    assert ruled(ITEM, "2026-02-22", settings) == ("running", "running", "2026-02-23")
    assert ruled(ITEM, "2026-02-23", settings)[0] == "close"


def test_nothing_open_is_nothing_to_claim():
    ended = ITEM._replace(is_open=False, jurisdiction="XX")
    assert ruled(ended, "2030-01-01") == ("ended", "nothing_open", None)


def test_what_has_no_day_says_so():
    day = "2026-01-01"
    unknown = ITEM._replace(jurisdiction="XX")
    assert ruled(unknown, day) == ("unknown", "unknown_law", None)
    assert ruled(ITEM._replace(due_on=None), day) == ("unknown", "no_due_date", None)
    pending = Proof(Evidence.COURT_CLAIM, date(2025, 1, 1))
    held = ITEM._replace(proofs=(pending,))
    assert ruled(held, "2030-01-01") == ("suspended", "suspended", None)


def test_new_evidence_takes_a_warning_back():
    paid = Proof(Evidence.PART_PAYMENT, date(2026, 3, 1))
    close = ITEM._replace(state=State.CLOSE, proofs=(paid,))
    assert ruled(close, "2026-03-02") == ("running", "running", "2030-09-02")


def test_a_title_is_its_reason():
    title = Proof(Evidence.JUDGMENT, date(2022, 1, 10))
    assert ruled(ITEM._replace(proofs=(title,)), "2032-01-10")[:2] == ("close", "title")
