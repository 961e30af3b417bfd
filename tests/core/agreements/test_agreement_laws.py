"""What holds for any agreement on any day."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup_core.agreements.judge import judge
from followup_core.agreements.records import Due, Notice, Payment
from followup_core.agreements.states import Agreement, Settings, State, Why

DAY = timedelta(days=1)
DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))
MONEY = st.sampled_from([Decimal(0), Decimal(50), Decimal(100)])


@st.composite
def plans(draw):
    days = draw(st.lists(DAYS, max_size=4, unique=True))
    return tuple(Due(rank, on, Decimal(100)) for rank, on in enumerate(sorted(days), 1))


AGREEMENTS = st.builds(
    Agreement,
    st.just(1),
    st.sampled_from(State),
    st.sampled_from(Why),
    plans(),
    st.lists(st.builds(Payment, DAYS, MONEY), max_size=4).map(tuple),
    st.none() | st.builds(Notice, DAYS, st.integers(0, 20)),
    st.sampled_from([Decimal(0), *[Decimal(400)] * 5]),
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | st.integers(1, 4),
)
SETTINGS = st.builds(
    Settings,
    st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.none() | DAYS,
)


def written(agreement, ruling):
    return agreement._replace(state=State(ruling.state), reason=Why(ruling.reason))


@given(AGREEMENTS, DAYS, SETTINGS, st.integers(0, 60))
def test_not_even_the_reason_changes_before_the_next_day(facts, on, settings, days):
    ruling = judge(facts, on, settings)
    now, later = written(facts, ruling), on + days * DAY
    if ruling.next_on is None or later < ruling.next_on:
        assert judge(now, later, settings) == ruling


@given(AGREEMENTS, DAYS, SETTINGS)
def test_nothing_is_late_or_breaks_on_a_day_that_the_bank_does_not_know(
    facts, on, settings
):
    known = min([one.on for one in facts.instalments], default=on)
    blind = settings._replace(known_until=known)
    found = judge(facts._replace(notice=None), on, blind).state
    assert found == facts.state or found not in ("late", "noticed", "broken")


@given(AGREEMENTS, DAYS, SETTINGS)
def test_nothing_open_is_never_asked_for(facts, on, settings):
    asked = judge(facts._replace(items_open=Decimal(0)), on, settings).state
    assert asked not in ("offered", "active", "late", "noticed", "broken", "signed")


@given(AGREEMENTS, DAYS, SETTINGS)
def test_only_a_notice_that_is_over_breaks_a_plan(facts, on, settings):
    found = judge(facts, on, settings)
    if found.state == "broken" and found.reason == "notice_over":
        if facts.state is not State.BROKEN:
            assert facts.notice.sent_on + facts.notice.days * DAY < on


@given(AGREEMENTS, DAYS, SETTINGS, st.integers(0, 30))
def test_more_money_never_harms(facts, on, settings, days):
    """Money in time lets nobody be late who was not."""
    ruling = judge(facts, on, settings)
    richer = (*facts.payments, Payment(on - days * DAY, Decimal(100)))
    after = judge(facts._replace(payments=richer), on, settings)
    if ruling.state in ("active", "fulfilled"):
        assert after.state in ("active", "fulfilled")
