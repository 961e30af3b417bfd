"""An order that asks for more than usual: exactly as much is usual."""

from decimal import Decimal

import pytest

from followup_core.stops.unusual import Conditions, unusual

USUAL = Conditions(30, Decimal(30), Decimal(20), Decimal(5))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"last_days": 31}, ["longer_term"]),
        ({"last_days": 29, "average_days": Decimal(29)}, []),
        ({"average_days": Decimal("30.5")}, ["looser_term"]),
        ({"advance": Decimal("19.99")}, ["looser_term"]),
        ({"advance": Decimal(100)}, []),
        ({"discount": Decimal("5.01")}, ["greater_discount"]),
        (
            {"last_days": 60, "advance": Decimal(0), "discount": Decimal(50)},
            ["longer_term", "greater_discount"],
        ),
    ],
)
def test_more_than_usual(change, expected):
    found = unusual(USUAL._replace(**change), USUAL)
    assert [one.value for one in found] == expected
