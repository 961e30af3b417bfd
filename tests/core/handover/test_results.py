"""What agencies brought: only of vintages that are old enough, and of enough files."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.__main__ import DOCUMENTS
from followup_core.handover.results import (
    LEAST_FILES,
    File,
    Rate,
    Recovered,
    Vintage,
    results,
    vintage_of,
)

HANDED = date(2026, 1, 15)
PAID = Recovered(date(2026, 3, 1), Decimal(40))
FILE = File("A", HANDED, Decimal(100), (PAID,), Decimal(4))


def all_of(files, as_of, by=Vintage.MONTH, ages=(3,)):
    return results(files, as_of, by, ages)[0]


def recovered(files, as_of, **how):
    return all_of(files, as_of, **how).recovered[3]


def test_a_rate_needs_ten_files():
    late = date(2027, 1, 1)
    assert recovered([FILE] * (LEAST_FILES - 1), late) == Rate(None, 9)
    assert recovered([FILE] * LEAST_FILES, late) == Rate(Decimal(40), 10)


@pytest.mark.parametrize(
    ("by", "last"),
    [
        # The last file of January is three months old at the end of April.
        (Vintage.MONTH, date(2026, 4, 30)),
        (Vintage.QUARTER, date(2026, 6, 30)),
    ],
)
def test_a_vintage_counts_when_all_of_it_is_old_enough(by, last):
    files = [FILE] * LEAST_FILES
    assert recovered(files, last, by=by).percent == 40
    assert recovered(files, last - timedelta(days=1), by=by) == Rate(None, 0)


def test_what_comes_later_is_not_of_that_age():
    on = date(2026, 4, 15)
    late = FILE._replace(recovered=(PAID, Recovered(on, Decimal(10))))
    assert recovered([late] * 10, date(2027, 1, 1)).percent == 50
    later = late._replace(
        recovered=(PAID, Recovered(on + timedelta(days=1), Decimal(10)))
    )
    assert recovered([later] * 10, date(2027, 1, 1)).percent == 40


def test_what_was_returned_is_not_recovered():
    back = FILE._replace(recovered=(PAID, Recovered(PAID.on, Decimal(-40))))
    assert recovered([back] * 10, date(2027, 1, 1)).percent == 0


def test_the_other_figures():
    slow = FILE._replace(
        recovered=(Recovered(HANDED + timedelta(days=60), Decimal(10)),)
    )
    quick = FILE._replace(
        recovered=(
            Recovered(HANDED + timedelta(days=50), Decimal(5)),
            Recovered(HANDED + timedelta(days=20), Decimal(5)),
        )
    )
    unpaid = FILE._replace(recovered=(), is_disputed=True)
    rejected = FILE._replace(is_rejected=True)
    files = [slow] * 5 + [quick] * 5 + [unpaid] * 6 + [rejected] * 4
    found = all_of(files, date(2027, 1, 1))
    assert found.files == 20
    assert found.days_to_first == Rate(Decimal(40), 10)
    assert found.fees == Rate(Decimal(64), 16)
    assert found.disputed == Rate(Decimal("37.5"), 16)
    assert found.rejected == Rate(Decimal(20), 20)
    assert found.recovered[3] == Rate(Decimal("6.25"), 16)


def test_days_are_told_of_ten_files_that_were_paid():
    unpaid = FILE._replace(recovered=())
    found = all_of([FILE] * 9 + [unpaid] * 9, date(2027, 1, 1))
    assert found.days_to_first == Rate(None, 9)


def test_nothing_placed_or_recovered_is_no_rate():
    nothing = FILE._replace(placed=Decimal(0), recovered=())
    found = all_of([nothing] * 10, date(2027, 1, 1))
    assert found.recovered[3] == found.fees == Rate(None, 10)


def test_groups_and_vintages_are_apart():
    march = FILE._replace(handed_on=date(2026, 3, 31))
    other = FILE._replace(group="B")
    found = results([FILE, march, other], date(2027, 1, 1), Vintage.MONTH)
    assert [(one.group, one.vintage, one.files) for one in found] == [
        ("A", None, 2),
        ("A", date(2026, 1, 1), 1),
        ("A", date(2026, 3, 1), 1),
        ("B", None, 1),
        ("B", date(2026, 1, 1), 1),
    ]
    assert results([], date(2027, 1, 1)) == []


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 3, 1), date(2026, 1, 1)),
        (date(2026, 12, 31), date(2026, 12, 1), date(2026, 10, 1)),
    ],
)
def test_the_vintage_of_a_day(day, month, quarter):
    assert vintage_of(day, Vintage.MONTH) == month
    assert vintage_of(day, Vintage.QUARTER) == quarter


FILES = st.builds(
    lambda day, placed, share: File(
        "A",
        date(2026, 1, 1) + timedelta(days=day),
        Decimal(placed),
        (
            Recovered(
                date(2026, 1, 1) + timedelta(days=day + share),
                Decimal(placed * share) / 100,
            ),
        ),
    ),
    st.integers(0, 364),
    st.integers(1, 9999),
    st.integers(0, 100),
)


@given(st.lists(FILES, min_size=10, max_size=30), st.integers(0, 800))
def test_a_rate_lies_between_nothing_and_all_and_older_ones_know_more(files, days):
    as_of = date(2026, 1, 1) + timedelta(days=days)
    found = results(files, as_of, Vintage.QUARTER)[0].recovered
    rates = [rate.percent for rate in found.values() if rate.percent is not None]
    assert all(0 <= one <= 100 for one in rates)
    counts = [rate.files for rate in found.values()]
    assert counts == sorted(counts, reverse=True)


PART = {"on": "2026-03-01", "amount": "40.00"}
ENTRY = {
    "group": "A",
    "handed_on": "2026-01-15",
    "placed": "120.00",
    "recovered": [PART],
    "fees": "4.00",
}
REQUEST = {
    "as_of": "2026-12-31",
    "currency": "EUR",
    "by": "month",
    "ages": [3],
    "files": [ENTRY] * 10,
}


def ask(**more):
    return DOCUMENTS["results"]()({**REQUEST, **more})


def test_the_document():
    first, second = ask()["results"]
    assert first == {
        "group": "A",
        "vintage": None,
        "files": 10,
        "recovered": [{"months": 3, "value": "33.3", "of": 10}],
        "days_to_first": {"value": "45.0", "of": 10},
        "fees": {"value": "10.0", "of": 10},
        "disputed": {"value": "0.0", "of": 10},
        "rejected": {"value": "0.0", "of": 10},
    }
    assert second == {**first, "vintage": "2026-01-01"}
    returned = {**PART, "is_returned": True}
    back = {**ENTRY, "recovered": [PART, returned]}
    found = ask(files=[back] * 9)["results"][0]["recovered"]
    assert found == [{"months": 3, "value": None, "of": 9}]


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        ({"ages": []}, "bad_type", "ages"),
        ({"ages": [0]}, "bad_value", "ages[0]"),
        ({"ages": [121]}, "bad_value", "ages[0]"),
        ({"ages": [3, 3]}, "bad_value", "ages"),
        ({"by": "year"}, "bad_value", "by"),
        ({"files": [{**ENTRY, "placed": "1.234"}]}, "bad_amount", "files[0].placed"),
        (
            {"files": [{**ENTRY, "recovered": [{**PART, "amount": "-1"}]}]},
            "bad_amount",
            "files[0].recovered[0].amount",
        ),
    ],
)
def test_what_is_refused(more, code, path):
    found = ask(**more)
    assert (found["error"], found["path"]) == (code, path)
