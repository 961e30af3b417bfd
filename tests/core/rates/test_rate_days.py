"""Half-years, what follows from the key rate, and how a table covers a span."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.rates.expiry import MOVES, State, Why
from followup_core.rates.rules import Derivation, ceil_half, derive, points_above
from followup_core.rates.table import (
    Confidence,
    Period,
    Rate,
    RateMissingError,
    RateTable,
    Span,
    half_year,
    next_half_year,
)

from ..claim_world import day

RULES = (
    Derivation("plain", points_above(8)),
    Derivation("since", points_above(0), Period.CHANGE, date(2025, 7, 1)),
)
KEY_RATES = [(day("2024-12-18"), Decimal("3.15")), (day("2025-07-01"), Decimal(2))]


@pytest.mark.parametrize(
    ("on", "first", "following"),
    [
        ("2025-01-01", "2025-01-01", "2025-07-01"),
        ("2025-06-30", "2025-01-01", "2025-07-01"),
        ("2025-07-01", "2025-07-01", "2026-01-01"),
        ("2025-12-31", "2025-07-01", "2026-01-01"),
    ],
)
def test_a_year_has_two_halves(on, first, following):
    assert half_year(day(on)) == day(first)
    assert next_half_year(day(on)) == day(following)


def derived(until, since="2000-01-01"):
    found = derive(KEY_RATES, day(until), "a file", RULES, day(since))
    return [(one.series, one.valid_from.isoformat(), str(one.percent)) for one in found]


@pytest.mark.parametrize(
    ("until", "count"),
    [("2024-12-31", 0), ("2025-01-01", 1), ("2025-06-30", 1), ("2025-07-01", 3)],
)
def test_a_half_year_is_derived_when_the_file_reaches_its_first_day(until, count):
    assert len(derived(until)) == count


def test_each_half_year_has_the_key_rate_of_its_first_day():
    assert derived("2026-01-01") == [
        ("plain", "2025-01-01", "11.15"),
        ("plain", "2025-07-01", "10"),
        ("since", "2025-07-01", "2"),
        ("plain", "2026-01-01", "10"),
        ("since", "2026-01-01", "2"),
    ]
    assert derived("2026-01-01", since="2026-01-01") == derived("2026-01-01")[3:]


def test_what_is_derived_says_so():
    (one,) = derive(KEY_RATES, day("2025-01-01"), "a file", RULES)
    assert one == Rate(
        "plain",
        date(2025, 1, 1),
        Decimal("11.15"),
        Period.HALF_YEAR,
        "a file",
        Confidence.DERIVED,
    )
    assert derive([], day("2026-01-01"), "a file", RULES) == []


@pytest.mark.parametrize(
    ("percent", "rounded"),
    [("12.00", "12.00"), ("12.01", "12.50"), ("12.50", "12.50"), ("12.51", "13.00")],
)
def test_the_next_half_point(percent, rounded):
    assert str(ceil_half(Decimal(percent))) == rounded


# === A TABLE === #


def rate(series, since, percent, period=Period.HALF_YEAR):
    return Rate(series, day(since), Decimal(percent), period, f"source of {series}")


TABLE = RateTable(
    [
        rate("half", "2025-07-01", 11),
        rate("half", "2025-01-01", 10),
        rate("year", "2025-01-01", 5, Period.YEAR),
        rate("change", "2024-03-01", 7, Period.CHANGE),
        rate("change", "2025-03-01", 8, Period.CHANGE),
        rate("law", "2000-01-01", 4, Period.LAW),
    ]
)


def test_a_span_is_covered_with_its_margin_its_series_and_its_source():
    start, end = day("2025-06-29"), day("2025-07-03")
    assert TABLE.slices(("half",), start, end, Decimal("0.5")) == (
        Span(start, day("2025-07-01"), Decimal("10.5"), "half", "source of half"),
        Span(day("2025-07-01"), end, Decimal("11.5"), "half", "source of half"),
    )
    assert TABLE.slices(("half",), start, start) == ()
    # The same days again, with another margin.
    assert [one.percent for one in TABLE.slices(("half",), start, end)] == [10, 11]


@pytest.mark.parametrize(
    ("series", "first", "end"),
    [
        ("half", "2025-01-01", "2025-07-01"),
        ("half", "2025-07-01", "2026-01-01"),
        ("year", "2025-01-01", "2026-01-01"),
        ("change", "2024-03-01", "2025-03-01"),
        ("change", "2025-03-01", "2025-07-01"),
    ],
)
def test_the_end_of_each_rate(series, first, end):
    assert TABLE.ends_on(series, day(first)) == day(end)
    last = date.fromordinal(day(end).toordinal() - 1)
    assert TABLE.at((series,), last).start == day(first)


def test_a_rate_of_the_law_has_no_end():
    assert TABLE.ends_on("law", day("2000-01-01")) == date.max


def test_the_first_series_that_knows_the_day_is_used():
    assert TABLE.at(("half", "year"), day("2025-12-31")).series == "half"
    assert TABLE.at(("half", "law"), day("2026-01-01")).series == "law"
    assert TABLE.at(("none", "year"), day("2025-12-31")).series == "year"


def test_the_series_that_is_missing_is_the_one_that_is_known_longest():
    assert TABLE.current(("change", "half")) == "half"
    assert TABLE.current(("half", "law")) == "law"
    with pytest.raises(RateMissingError) as missing:
        TABLE.at(("change", "none", "half"), day("2026-01-01"))
    assert (missing.value.series, missing.value.day) == ("half", day("2026-01-01"))
    assert str(missing.value) == "half has no published rate for 2026-01-01"


# === ITS CLOCK === #


def test_the_codes_of_the_clock_are_kept_in_databases():
    assert [one.value for one in State] == ["holds", "ending", "over", "replaced"]
    assert [one.value for one in Why] == [
        *("published", "not_used", "next_missing", "next_known"),
    ]
    for state, others in MOVES.items():
        assert others == set(State) - {state}
