"""The codes of the room, which databases and documents keep."""

import pytest

from followup_core.risk.checks import State, Why
from followup_core.risk.score import Band, Trust
from followup_core.risk.signs import Sign
from followup_core.risk.standing import Lack, Result
from followup_core.risk.traces import Kind


@pytest.mark.parametrize("kind", [Band, Kind, Lack, Result, Sign, State, Trust, Why])
def test_a_code_is_its_name_in_small_letters(kind):
    assert [one.value for one in kind] == [one.name.lower() for one in kind]


@pytest.mark.parametrize(
    ("kind", "mildest", "gravest"),
    [(Band, "calm", "grave"), (Result, "good", "bad")],
)
def test_what_has_an_order_goes_from_mild_to_grave(kind, mildest, gravest):
    values = [one.value for one in kind]
    assert (values[0], values[-1]) == (mildest, gravest)
