"""Where a plan stands: what is late, when a notice may leave, when it breaks."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup_core.agreements.impute import lacking, paid_until
from followup_core.agreements.plan import schedule
from followup_core.agreements.records import Notice, Payment, Plan
from followup_core.agreements.standing import Standing, standing

from ..claim_world import day

# EUR 300 on 2 February, 2 March and 2 April 2026.
PLAN = schedule(
    Plan("EUR", day("2026-01-05"), Decimal("900.00"), day("2026-02-02"), number=3)
)
DAY = timedelta(days=1)
PAYMENTS = st.lists(
    st.builds(
        Payment,
        st.dates(date(2026, 1, 1), date(2026, 6, 30)),
        st.decimals("0.01", 600, places=2),
    ),
    max_size=6,
)
NOTICES = st.none() | st.builds(
    Notice, st.dates(date(2026, 2, 1), date(2026, 5, 1)), st.integers(0, 30)
)
DAYS = st.dates(date(2026, 1, 1), date(2026, 7, 31))


def paid(*pairs):
    return [Payment(day(on), Decimal(amount)) for on, amount in pairs]


def stands(on, payments=(), grace=0, notice=None):
    return standing(PLAN, payments, day(on), grace, notice)


def test_an_instalment_is_late_from_the_day_after():
    on_the_day = stands("2026-02-02")
    assert (on_the_day.state, on_the_day.missing) == (Standing.ON_TRACK, 0)
    assert (on_the_day.next_on, on_the_day.next_amount) == (day("2026-02-02"), 300)
    after = stands("2026-02-03")
    assert (after.state, after.missing) == (Standing.LATE, 300)
    assert after.late_since == after.may_notice_from == day("2026-02-03")
    assert after.next_on == day("2026-03-02")


def test_grace_lets_it_wait():
    for on, state in (("2026-02-05", Standing.ON_TRACK), ("2026-02-06", Standing.LATE)):
        found = stands(on, grace=3)
        assert (found.state, found.missing) == (state, 300)
        assert found.may_notice_from == day("2026-02-06")


def test_the_oldest_that_lacks_a_cent_counts():
    found = stands("2026-03-03", paid(("2026-02-02", "299.99")))
    assert (found.missing, found.late_since) == (Decimal("300.01"), day("2026-02-03"))
    found = stands("2026-03-03", paid(("2026-02-02", "300.00")))
    assert (found.missing, found.late_since) == (300, day("2026-03-03"))


def test_a_notice_gives_its_days_and_then_the_plan_breaks():
    notice = Notice(day("2026-02-10"), 8)
    assert stands("2026-02-09", notice=notice).breach_on is None
    running = stands("2026-02-18", notice=notice)
    assert (running.state, running.breach_on) == (Standing.LATE, day("2026-02-19"))
    over = stands("2026-02-19", notice=notice)
    assert (over.state, over.breach_on) == (Standing.BROKEN, day("2026-02-19"))
    in_time = stands("2026-02-19", paid(("2026-02-18", "300.00")), notice=notice)
    assert (in_time.state, in_time.breach_on) == (Standing.ON_TRACK, None)
    too_late = stands("2026-02-19", paid(("2026-02-19", "300.00")), notice=notice)
    assert too_late.state is Standing.BROKEN
    all_of_it = stands("2026-02-25", paid(("2026-02-20", "900.00")), notice=notice)
    assert (all_of_it.state, all_of_it.breach_on) == (
        Standing.FULFILLED,
        day("2026-02-19"),
    )


def test_a_notice_asks_for_what_was_due_before_it():
    notice = Notice(day("2026-03-02"), 8)
    payments = paid(("2026-03-05", "300.00"))
    assert stands("2026-03-20", payments, notice=notice).breach_on is None
    notice = Notice(day("2026-03-03"), 8)
    assert stands("2026-03-20", payments, notice=notice).state is Standing.BROKEN


@given(PAYMENTS, DAYS, st.integers(0, 20), NOTICES)
def test_imputation_never_loses_or_makes_a_cent(payments, on, grace, notice):
    found = standing(PLAN, payments, on, grace, notice)
    lacks = lacking(PLAN, paid_until(payments, on))
    assert sum(lacks) + found.paid == 900
    assert found.paid == min(paid_until(payments, on), 900)
    assert found.missing <= sum(lacks)
    assert (found.late_since is None) == (not found.missing)
    assert (found.state is Standing.FULFILLED) == (sum(lacks) == 0)
    if found.next_on:
        assert found.next_on >= on
        assert 0 < found.next_amount <= 300


@given(PAYMENTS, DAYS, NOTICES, st.integers(0, 60))
def test_what_broke_stays_broken_unless_all_is_paid(payments, on, notice, days):
    now = standing(PLAN, payments, on, 0, notice)
    later = standing(PLAN, payments, on + days * DAY, 0, notice)
    if now.state is Standing.BROKEN:
        assert later.state in (Standing.BROKEN, Standing.FULFILLED)
        assert later.breach_on == now.breach_on


@given(PAYMENTS, DAYS, st.integers(0, 20), NOTICES, st.randoms(use_true_random=False))
def test_the_order_of_payments_does_not_matter(payments, on, grace, notice, random):
    shuffled = random.sample(payments, len(payments))
    assert standing(PLAN, payments, on, grace, notice) == standing(
        PLAN, shuffled, on, grace, notice
    )
