"""The clock of an insured loss: each last day, the day before and the day after."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from followup_core.cover.contract import Start, StopsOn
from followup_core.cover.days import Debt
from followup_core.cover.losses import Loss, Settings, State, Why, judge
from tests.core.cover.policy import (
    CONTRACT,
    DEBT,
    DUE,
    EXTENSION,
    FILE,
    HAND_OVER,
    NOTIFY,
)

DAY = timedelta(days=1)
HOW = Settings(CONTRACT, 10)
TOLD = DEBT._replace(notified_on=DUE + 20 * DAY)
HANDED = TOLD._replace(handed_on=EXTENSION + 5 * DAY)
FILED = HANDED._replace(filed_on=date(2026, 6, 15))
PAYABLE = date(2026, 11, 15)


def ruled(debts, on, how=HOW, **facts):
    debts = (debts,) if isinstance(debts, Debt) else debts
    found = judge(Loss(1, State.NOT_DUE, Why.NOT_DUE, debts, **facts), on, how)
    return found.state, found.next_on


@pytest.mark.parametrize(
    ("debt", "on", "state", "next_on"),
    [
        (DEBT, DUE, "not_due", DUE + DAY),
        (DEBT, DUE + DAY, "overdue", EXTENSION + DAY),
        (DEBT, EXTENSION + DAY, "default", NOTIFY - 10 * DAY),
        (DEBT, NOTIFY - 10 * DAY, "to_notify", NOTIFY + DAY),
        (DEBT, NOTIFY, "to_notify", NOTIFY + DAY),
        (DEBT, NOTIFY + DAY, "forfeited", None),
        (TOLD, EXTENSION, "notified", EXTENSION + DAY),
        (TOLD, EXTENSION + DAY, "default", HAND_OVER - 10 * DAY),
        (TOLD, HAND_OVER - 11 * DAY, "default", HAND_OVER - 10 * DAY),
        (TOLD, HAND_OVER - 10 * DAY, "to_hand_over", HAND_OVER + DAY),
        (TOLD, HAND_OVER, "to_hand_over", HAND_OVER + DAY),
        (TOLD, HAND_OVER + DAY, "forfeited", None),
        (HANDED, HAND_OVER, "handed_over", FILE - 10 * DAY),
        (HANDED, FILE - 10 * DAY, "to_file", FILE + DAY),
        (HANDED, FILE, "to_file", FILE + DAY),
        (HANDED, FILE + DAY, "forfeited", None),
        (FILED, PAYABLE - DAY, "filed", PAYABLE),
        (FILED, PAYABLE, "payable", None),
    ],
)
def test_both_sides_of_each_day(debt, on, state, next_on):
    assert ruled(debt, on) == (state, next_on)


@pytest.mark.parametrize(
    ("name", "until", "why"),
    [
        ("notified_on", NOTIFY, Why.NOT_NOTIFIED),
        ("handed_on", HAND_OVER, Why.NOT_HANDED_OVER),
        ("filed_on", FILE, Why.NOT_FILED),
    ],
)
def test_what_was_done_late_is_as_what_was_not_done(name, until, why):
    on = date(2027, 1, 1)
    for day, state in ((until, "payable"), (until + DAY, "forfeited")):
        done = FILED._replace(**{name: day})
        if name == "notified_on":  # who hands over has notified
            done = done._replace(handed_on=max(day, HANDED.handed_on))
        assert ruled(done, on)[0] == state
    loss = Loss(1, State.NOT_DUE, Why.NOT_DUE, (DEBT,))
    assert judge(loss, on, HOW).reason == Why.NOT_NOTIFIED
    late = FILED._replace(**{name: until + DAY})
    if name == "notified_on":
        late = late._replace(handed_on=until + DAY)
    ruling = judge(loss._replace(debts=(late,)), on, HOW)
    assert ruling.reason == why


def test_a_debt_that_the_insurer_upholds_is_not_forfeited():
    upheld = DEBT._replace(is_upheld=True)
    assert ruled(upheld, NOTIFY + DAY)[0] == "to_notify"
    late = FILED._replace(filed_on=FILE + DAY, is_upheld=True)
    assert ruled(late, FILE + 2 * DAY)[0] == "filed"


def test_one_debt_that_was_missed_hides_no_other_one():
    newer = DEBT._replace(ref="INV/2", due_on=DUE + 30 * DAY)
    assert ruled((DEBT, newer), NOTIFY + 5 * DAY)[0] == "overdue"
    assert ruled((DEBT, newer), NOTIFY + 31 * DAY) == ("forfeited", None)


def test_what_is_to_be_done_comes_before_what_waits():
    newer = DEBT._replace(ref="INV/2", due_on=DUE + 30 * DAY)
    assert ruled((FILED, newer), NOTIFY + 25 * DAY)[0] == "to_notify"
    later = DEBT._replace(ref="INV/2", due_on=DUE + 300 * DAY)
    assert ruled((FILED, later), FILE)[0] == "filed"


def test_what_is_paid_or_not_insured_asks_for_nothing():
    nothing = DEBT._replace(amount=Decimal(0))
    assert ruled(nothing, NOTIFY + DAY) == ("settled", None)
    assert ruled((nothing, DEBT._replace(ref="INV/2")), DUE)[0] == "not_due"
    assert ruled((), DUE) == ("settled", None)


def test_a_notice_is_asked_for_only_once_something_is_overdue():
    soon = Settings(CONTRACT._replace(notify_days=3), 10)
    assert ruled(DEBT, DUE, soon) == ("not_due", DUE + DAY)
    assert ruled(DEBT, DUE + DAY, soon) == ("to_notify", DUE + 4 * DAY)


def test_a_notice_that_counts_from_the_extension():
    how = Settings(CONTRACT._replace(notify_from=Start.EXTENSION, notify_days=30), 10)
    until = EXTENSION + 30 * DAY
    assert ruled(DEBT, EXTENSION, how)[0] == "overdue"
    assert ruled(DEBT, EXTENSION + DAY, how)[0] == "default"
    assert ruled(DEBT, until, how)[0] == "to_notify"
    assert ruled(DEBT, until + DAY, how)[0] == "forfeited"


def test_the_insurers_answer_ends_the_days():
    on = FILE + 300 * DAY
    assert ruled(DEBT, on, is_declined=True) == ("declined", None)
    paid = {"indemnified_on": PAYABLE}
    assert ruled(FILED, on, **paid) == ("indemnified", None)
    assert ruled(FILED, on, **paid, owes_share=True) == ("to_share", None)
    nothing = FILED._replace(amount=Decimal(0))
    assert ruled(nothing, on, **paid) == ("settled", None)
    assert ruled(nothing, on, **paid, owes_share=True) == ("to_share", None)


def test_the_day_on_which_deliveries_stop_is_looked_at():
    how = Settings(CONTRACT._replace(stops_on=StopsOn.NOTIFIED), 10)
    assert ruled(TOLD, TOLD.notified_on, how)[1] == TOLD.notified_on + DAY
    assert ruled(TOLD, TOLD.notified_on + DAY, how)[1] == EXTENSION + DAY
