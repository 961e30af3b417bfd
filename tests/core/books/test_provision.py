"""The matrix: both sides of each row, segments, what is set by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.books.provision import (
    Band,
    MatrixError,
    Owed,
    Source,
    check_matrix,
    provide,
)
from followup_core.books.provision_document import answer

CENT = Decimal("0.01")
DUE = date(2026, 1, 1)
TEN, HALF, ALL = Decimal(10), Decimal(50), Decimal(100)
MATRIX = [
    Band(30, TEN, 90),
    Band(90, HALF, 180),
    Band(180, ALL),
    Band(60, ALL, None, "consumer"),
]


def percent(days, segment="business", **values):
    owed = Owed(Decimal("100.00"), DUE, segment, **values)
    found = provide(owed, MATRIX, DUE + timedelta(days=days), CENT)
    return found.percent, found.source


@pytest.mark.parametrize(
    ("days", "found"),
    [(29, 0), (30, TEN), (89, TEN), (90, HALF), (179, HALF), (180, ALL), (999, ALL)],
)
def test_a_row_begins_on_its_day_and_ends_before_its_last(days, found):
    assert percent(days)[0] == found


def test_a_segment_with_rows_follows_them_alone():
    assert percent(59, "consumer") == (0, Source.NONE)
    assert percent(60, "consumer") == (ALL, Source.SEGMENT)
    assert percent(60) == (TEN, Source.GENERAL)


def test_what_is_set_by_hand_goes_first():
    assert percent(999, percent=Decimal(0)) == (0, Source.HAND)
    assert percent(0, percent=ALL) == (ALL, Source.HAND)


def test_what_has_no_due_date_is_not_late():
    found = provide(Owed(Decimal(100), None), MATRIX, date(2030, 1, 1), CENT)
    assert (found.days, found.amount) == (0, 0)


def test_a_row_below_zero_reaches_what_is_not_due():
    early = [Band(-10_000, Decimal(1), 0)]
    found = provide(Owed(Decimal(100), DUE), early, DUE - timedelta(days=1), CENT)
    assert (found.days, found.amount) == (-1, 1)


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ([Band(0, TEN, 31), Band(30, HALF)], "0-31 overlaps with 30-"),
        ([Band(0, TEN), Band(30, HALF)], "0- overlaps with 30-"),
        ([Band(30, TEN, 30)], "30-30: ends before it begins"),
        ([Band(0, Decimal(101))], "0-: the percent lies between 0 and 100"),
        ([Band(0, Decimal(-1))], "0-: the percent lies between 0 and 100"),
        ([Band(0, TEN, None, "consumer")] * 2, r"0- \(consumer\) overlaps"),
    ],
)
def test_a_matrix_that_says_two_things_is_refused(bands, words):
    with pytest.raises(MatrixError, match=words):
        check_matrix(bands)


def test_rows_of_two_segments_do_not_meet():
    check_matrix(MATRIX)
    check_matrix([Band(0, TEN, 30), Band(30, HALF)])


@given(st.decimals(-1000, 100_000, places=2), st.integers(-50, 400))
def test_never_more_than_is_owed(amount, days):
    found = provide(Owed(amount, DUE), MATRIX, DUE + timedelta(days=days), CENT)
    assert 0 <= found.amount <= max(amount, 0)


def test_the_document():
    request = {
        "as_of": "2026-04-01",
        "currency": "EUR",
        "matrix": [{"from_days": 90, "percent": "25"}],
        "items": [
            {"ref": "a", "amount": "200.01", "due_on": "2026-01-01"},
            {"ref": "b", "amount": "80.00", "percent": "100"},
        ],
    }
    assert answer(request) == {
        "amount": "130.00",
        "items": [
            {
                "ref": "a",
                "days": 90,
                "percent": "25",
                "amount": "50.00",
                "source": "general",
            },
            {
                "ref": "b",
                "days": 0,
                "percent": "100",
                "amount": "80.00",
                "source": "hand",
            },
        ],
    }
    request["matrix"].append({"from_days": 100, "percent": "50"})
    assert "overlaps" in answer(request)["message"]
    request["items"][1]["percent"] = "100.01"
    assert answer(request)["path"] == "items[1].percent"
