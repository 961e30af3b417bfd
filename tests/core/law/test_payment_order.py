"""Form A as the law prints it: no code is missing, and none is invented."""

import pytest

from followup_core.law.eu import MEMBERS
from followup_core.law.forms import payment_order as form


@pytest.mark.parametrize(
    ("table", "first", "last"),
    [
        (form.GROUNDS, 1, 14),
        (form.CAUSES, 1, 25),
        (form.CIRCUMSTANCES, 30, 36),
        (form.DETAILS, 40, 48),
        (form.EVIDENCE, 1, 5),
    ],
)
def test_a_table_has_every_code(table, first, last):
    assert list(table) == [f"{code:02}" for code in range(first, last + 1)]


def test_the_states_are_numbered_by_their_own_names():
    """Denmark takes no part; the United Kingdom did when the form was made."""
    assert set(form.STATES) == MEMBERS - {"DK"} | {"GB"}
    sample = {"BE": "01", "DE": "04", "GR": "06", "HR": "09", "AT": "19", "GB": "27"}
    assert sample.items() <= form.STATES.items()
    assert form.OTHER_STATE == "28"


def test_interest_joins_its_number_with_its_period():
    assert list(form.INTEREST) == ["01A", "02A"]
