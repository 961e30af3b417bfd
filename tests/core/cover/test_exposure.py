"""What a customer owes beside his cover, in the currency of the contract."""

from decimal import Decimal

import pytest

from followup_core.cover.exposure import Granted, Kind, NoRateError, Part, exposure

LIMIT = Granted("COV/1", Decimal(1000), "EUR")


def part(kind, amount, currency="EUR"):
    return Part(f"{kind.value}/1", kind, Decimal(amount), currency)


ALL = [part(kind, 250) for kind in Kind]


def test_all_four_kinds_use_the_limit():
    found = exposure(ALL, LIMIT, "EUR", {})
    assert found[:4] == (250,) * 4
    assert (found.used, found.free, found.above) == (1000, 0, 0)


@pytest.mark.parametrize(
    ("more", "free", "above"), [("-0.01", "0.01", "0.00"), ("0.01", "0.00", "0.01")]
)
def test_both_sides_of_the_limit(more, free, above):
    found = exposure([*ALL, part(Kind.ORDERED, more)], LIMIT, "EUR", {})
    assert (str(found.free), str(found.above)) == (free, above)


def test_credits_beyond_the_debts_use_nothing():
    found = exposure([part(Kind.NOT_DUE, -50)], LIMIT, "EUR", {})
    assert (found.not_due, found.used, found.free) == (-50, 0, 1000)


def test_other_currencies_are_converted_and_rounded_each():
    found = exposure(
        [part(Kind.OVERDUE, "10.00", "USD"), part(Kind.ORDERED, 1000, "JPY")],
        Granted("COV/1", Decimal(100), "USD"),
        "EUR",
        {"USD": Decimal("0.9"), "JPY": Decimal("0.006")},
    )
    assert (found.overdue, found.ordered, found.limit) == (9, 6, 90)


def test_a_record_without_a_rate_is_named():
    with pytest.raises(NoRateError, match="overdue/1: no rate for USD"):
        exposure([part(Kind.OVERDUE, 1, "USD")], LIMIT, "EUR", {"USD": Decimal(0)})
    with pytest.raises(NoRateError, match="COV/1"):
        exposure([], LIMIT, "CHF", {})
