"""The codes of the trade, which databases and documents keep, and the currencies."""

from decimal import Decimal

import pytest

from followup_core.money import CURRENCIES, decimals, down, half_up, unit
from followup_core.vocabulary import Basis, Channel, Entry, Nature, Outcome, Reason

NONE = [
    "BIF",
    "CLP",
    "DJF",
    "GNF",
    "ISK",
    "JPY",
    "KMF",
    "KRW",
    "PYG",
    "RWF",
    "UGX",
    "VND",
    "VUV",
    "XAF",
    "XOF",
    "XPF",
    "UYI",
]
THREE = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
FOUR = ["CLF", "UYW"]


@pytest.mark.parametrize("kind", [Basis, Channel, Entry, Outcome, Reason])
def test_a_code_is_its_name_in_small_letters(kind):
    assert [one.value for one in kind] == [one.name.lower() for one in kind]
    assert len({hash(one) for one in kind}) == len(kind)


def test_natures_are_ordered_from_mild_to_grave():
    assert [(one.value, one.name) for one in Nature] == [
        (0, "COURTESY"),
        (1, "REMINDER"),
        (2, "FORMAL_NOTICE"),
        (3, "FINAL_DEMAND"),
        (4, "HANDOVER"),
    ]


@pytest.mark.parametrize(
    ("currencies", "places"), [(NONE, 0), (THREE, 3), (FOUR, 4), (["EUR", "USD"], 2)]
)
def test_decimals_of_currencies(currencies, places):
    assert {decimals(one) for one in currencies} == {places}
    assert {unit(one) for one in currencies} == {Decimal(1).scaleb(-places)}


def test_all_others_have_two_decimals():
    others = CURRENCIES - set(NONE) - set(THREE) - set(FOUR)
    assert {decimals(one) for one in others} == {2}
    assert len(others) > 100


@pytest.mark.parametrize(
    ("amount", "nearest", "below"),
    [
        ("1.004", "1.00", "1.00"),
        ("1.005", "1.01", "1.00"),
        ("1.009", "1.01", "1.00"),
        ("-1.005", "-1.01", "-1.00"),
    ],
)
def test_the_two_ways_in_which_law_rounds(amount, nearest, below):
    cent = unit("EUR")
    assert str(half_up(Decimal(amount), cent)) == nearest
    assert str(down(Decimal(amount), cent)) == below
