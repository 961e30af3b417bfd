"""Customer groups of every kind, as hypothesis draws them, and how they live on."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from followup_core.scenario.records import Group, Hold, Level, Policy, Served, Settings
from followup_core.start.ahead import ahead
from followup_core.vocabulary import Basis, Channel, Entry, Nature
from followup_core.workdays import Workdays

from .world import EVERY_DAY, MONDAY_TO_FRIDAY, day, item


def day_or_none(last):
    """Return a strategy for day numbers, None in place of those after day 60."""
    return st.integers(-30, last).map(lambda number: number if number <= 60 else None)


cents = st.integers(1, 30_000).map(lambda amount: Decimal(amount) / 100)
minimums = st.integers(-90_000, 30_000).map(lambda n: Decimal(max(n, 0)) / 100)
days = st.integers(-30, 60)
maybe_day = day_or_none(200)


# Built once: a strategy made anew for each example costs more than the example.
steps = st.lists(
    st.builds(
        Level,
        key=st.just(0),
        rank=st.just(0),
        days=st.integers(-10, 30),
        nature=st.sampled_from(Nature),
        basis=st.sampled_from([Basis.DUE, Basis.DUE, Basis.INVOICE]),
        channels=st.sampled_from([(Channel.EMAIL,), (Channel.LETTER,)]),
        least_days=st.sampled_from([0, 0, 5, 20]),
        deadline_days=st.sampled_from([0, 8]),
        minimum=minimums,
    ),
    min_size=1,
    max_size=4,
)
entries = st.sampled_from(Entry)
few_days = st.integers(0, 10)
which_policy = st.sampled_from([0] * 8 + [1] * 6 + [None])
which_history = st.sampled_from([None, None, 0, 0, 1])
which_level = st.integers(0, 3)
held_items = st.sampled_from([0, 1, 1, 2, 2, 3, 3, 4, 4])
due_dates = day_or_none(65)
invoice_dates = st.integers(-60, 0)
notices = st.sampled_from([None] * 4 + [Nature.FORMAL_NOTICE])
asked_dates = day_or_none(400)
exclusions = st.sampled_from([False] * 7 + [True])
parts = st.none() | cents
sizes = st.integers(1, 4)
counts = st.sampled_from([0, 0, 0, 1, 2, 3])
rates = st.sampled_from([Decimal(1)] * 5 + [Decimal("0.9")] * 4 + [None])


@st.composite
def policies(draw, key):
    """Draw any policy, sensible or not."""
    ranked = tuple(
        replace(one, key=key * 100 + rank, rank=rank)
        for rank, one in enumerate(draw(steps), start=1)
    )
    least, grace = draw(few_days), draw(few_days)
    amounts = draw(minimums), draw(minimums)
    start = draw(exclusions), day(draw(maybe_day))
    return Policy(key, ranked, draw(entries), grace, least, *amounts, *start)


BOTH_POLICIES = policies(1), policies(2)


def draw_served(draw, choice):
    """Draw what was served on an item, by its own policy or by another."""
    history = draw(which_history)
    if history is None or not choice[history].levels:
        return None
    levels = choice[history].levels
    level = levels[draw(which_level) % len(levels)]
    return Served(level.key, level.rank, level.nature, day(draw(days)))


def draw_item(draw, key, choice):
    """Draw an item, seldom without due date or policy."""
    policy = draw(which_policy)
    return item(
        key=key,
        due=draw(due_dates),
        invoiced=draw(invoice_dates),
        amount=draw(cents),
        policy=None if policy is None else choice[policy],
        served=draw_served(draw, choice),
        notice=draw(notices),
        asked=draw(asked_dates),
        excluded=draw(exclusions),
    )


def draw_hold(draw, key, size):
    """Draw a hold on the group, or on one of its items or a part of it."""
    which = draw(held_items) % (size + 1)
    part = draw(parts) if which else None
    return Hold(key, day(draw(days)), day(draw(maybe_day)), which or None, part)


@st.composite
def groups(draw, can_hold=True):
    """Draw a customer with up to four items, two policies, credits and holds."""
    choice = [draw(one) for one in BOTH_POLICIES]
    size = draw(sizes)
    count = draw(counts) if can_hold else 0
    return Group(
        (1, 1),
        tuple(draw_item(draw, key, choice) for key in range(1, size + 1)),
        draw(minimums),
        draw(rates),
        tuple(draw_hold(draw, key, size) for key in range(count)),
        day(draw(maybe_day)),
    )


calendars = st.sampled_from(
    [EVERY_DAY, MONDAY_TO_FRIDAY, Workdays(holidays=frozenset({day(7), day(8)}))]
)
companies = st.builds(
    Settings,
    workdays=calendars,
    transit_days=st.sampled_from([{}, {Channel.LETTER: 3}]),
    started_on=maybe_day.map(day),
    first_run_rank=st.integers(1, 2),
)
as_of = st.integers(0, 60).map(day)


def after(date, count):
    """Return the days that follow a date."""
    return [date + timedelta(days=number) for number in range(1, count + 1)]


def history(group, company, on, count=90):
    """Carry out what is decided on each of the days, and yield the decisions."""
    yield from ahead(group, on + timedelta(days=count), on, lambda _day: company)
