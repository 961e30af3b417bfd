"""An insurance contract: the times without which no day can be said."""

from decimal import Decimal

import pytest

from followup_core.cover.contract import Waits, is_share, missing_clocks
from tests.core.cover.policy import CONTRACT


@pytest.mark.parametrize(
    "name", ["extension_days", "notify_days", "file_days", "waiting"]
)
def test_each_time_is_needed(name):
    assert missing_clocks(CONTRACT._replace(**{name: None})) == (name,)
    assert not missing_clocks(CONTRACT._replace(**{name: 0}))


def test_a_hand_over_is_needed_where_the_insurer_waits_from_it():
    waits = CONTRACT._replace(waits_from=Waits.HANDED_OVER, file_days=None)
    assert not missing_clocks(waits)
    assert missing_clocks(waits._replace(hand_over_days=None)) == ("hand_over_days",)
    assert not missing_clocks(CONTRACT._replace(hand_over_days=None))


@pytest.mark.parametrize(
    ("percent", "found"), [("0", False), ("0.01", True), ("100", True), ("101", False)]
)
def test_a_share_is_above_nothing_and_at_most_all(percent, found):
    assert is_share(Decimal(percent)) is found
