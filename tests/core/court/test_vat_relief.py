"""Whether VAT comes back on a ground: which event counts, and what is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.books.write_off import Ground
from followup_core.court.vat_relief import Lost, VatWhy, vat_back
from followup_core.law.case import DebtorKind
from followup_core.law.court.insolvency import InsolvencyKind
from followup_core.law.court.vat import VatDays, VatEvent

BUSINESS = DebtorKind.BUSINESS
BANKRUPTCY = InsolvencyKind.BANKRUPTCY
DUE = date(2026, 2, 28)


def back(code, on, as_of, kind=BANKRUPTCY, **days):
    return vat_back(code, BUSINESS, on, Lost(VatDays(**days), kind), as_of)


@pytest.mark.parametrize("ground", Ground)
def test_time_counts_on_any_ground(ground):
    known = {"due_on": DUE}
    early = back("NL", ground, date(2027, 2, 27), **known)
    late = back("NL", ground, date(2027, 2, 28), **known)
    assert (early.comes_back, early.reason) == (False, VatWhy.TOO_EARLY)
    assert (late.comes_back, late.event) == (True, VatEvent.TIME_PASSED)


@pytest.mark.parametrize(
    "ground", [Ground.LIMITATION, Ground.RESIDUE, Ground.AGE, Ground.OTHER]
)
def test_age_alone_proves_nothing_where_a_loss_has_to_be_certain(ground):
    for code in ("BE", "FR", "DE", "AT", "LU", "IT", "IE"):
        found = back(code, ground, date(2030, 1, 1), due_on=DUE)
        assert (found.comes_back, found.reason) == (None, VatWhy.UNKNOWN_EVENT)


def test_the_event_that_comes_first_counts_where_none_has_an_end():
    closed = date(2026, 9, 10)
    on = date(2027, 1, 4)
    found = back("NL", Ground.INSOLVENCY, on, due_on=DUE, closed_on=closed)
    assert (found.event, found.since) == (VatEvent.INSOLVENCY_CLOSED, closed)
    on = date(2027, 3, 1)
    later = date(2027, 2, 28)
    found = back("NL", Ground.INSOLVENCY, on, due_on=DUE, closed_on=on)
    assert (found.event, found.since) == (VatEvent.TIME_PASSED, later)


def test_the_return_of_what_came_first_may_be_over():
    known = {"due_on": date(2026, 1, 31), "closed_on": date(2026, 9, 10)}
    found = back("NL", Ground.INSOLVENCY, date(2027, 2, 1), **known)
    assert (found.comes_back, found.reason) == (None, VatWhy.RETURN_OVER)
    assert found.event is VatEvent.INSOLVENCY_CLOSED
    assert back("NL", Ground.AGE, date(2027, 2, 1), **known).comes_back is True


def test_a_liquidation_that_is_closed_has_an_end():
    opened = {"opened_on": date(2024, 3, 1)}
    open_still = back("FR", Ground.INSOLVENCY, date(2029, 1, 1), **opened)
    assert (open_still.comes_back, open_still.until) == (True, None)
    closed = {**opened, "closed_on": date(2026, 5, 4)}
    last, day_after = date(2028, 12, 31), date(2029, 1, 1)
    found = back("FR", Ground.INSOLVENCY, last, **closed)
    assert (found.comes_back, found.until) == (True, last)
    found = back("FR", Ground.INSOLVENCY, day_after, **closed)
    assert (found.comes_back, found.reason) == (False, VatWhy.TOO_LATE)


def test_the_end_of_one_event_is_not_made_good_by_another():
    days = {
        "supplied_on": date(2025, 6, 1),
        "opened_on": date(2026, 1, 20),
        "published_on": date(2026, 1, 30),
    }
    found = back("ES", Ground.INSOLVENCY, date(2026, 7, 1), **days)
    assert (found.event, found.reason) == (
        VatEvent.INSOLVENCY_OPENED,
        VatWhy.TOO_LATE,
    )
    assert back("ES", Ground.AGE, date(2026, 7, 1), **days).comes_back is True


def test_a_closing_opens_no_new_time_where_the_opening_did():
    closed = {"opened_on": date(2020, 5, 4), "closed_on": date(2026, 5, 4)}
    found = back("BE", Ground.INSOLVENCY, date(2026, 6, 1), **closed)
    assert (found.comes_back, found.reason) == (False, VatWhy.TOO_LATE)
    found = back("BE", Ground.INSOLVENCY, date(2026, 6, 1), closed_on=DUE)
    assert (found.comes_back, found.reason) == (None, VatWhy.DAY_UNKNOWN)


def test_a_kind_that_is_not_known_is_asked_for_where_it_matters():
    days = {"opened_on": DUE}
    on = date(2026, 6, 1)
    found = back("BE", VatEvent.INSOLVENCY_OPENED, on, kind=None, **days)
    assert (found.comes_back, found.reason) == (None, VatWhy.KIND_UNKNOWN)
    assert back("DE", VatEvent.INSOLVENCY_OPENED, on, kind=None, **days).comes_back
    # It matters to insolvencies only.
    certified = {"certified_on": DUE}
    assert back("BE", Ground.CERTIFICATE, on, kind=None, **certified).comes_back


def test_an_end_that_cannot_be_reckoned_is_not_left_out():
    on = date(2026, 6, 1)
    found = back("PL", Ground.AGE, on, due_on=DUE)
    assert (found.comes_back, found.reason) == (None, VatWhy.DAY_UNKNOWN)
    found = back("PL", Ground.AGE, on, due_on=DUE, invoiced_on=date(2026, 1, 5))
    assert (found.comes_back, found.until) == (True, date(2029, 12, 31))
    early = back("PL", Ground.AGE, date(2026, 5, 28), due_on=DUE)
    assert early.reason is VatWhy.TOO_EARLY


def test_a_certificate_or_a_title_is_enough():
    on = date(2026, 6, 1)
    for name in ("certified_on", "unenforced_on"):
        found = back("BE", Ground.CERTIFICATE, on, **{name: DUE})
        assert (found.comes_back, found.since) == (True, DUE)
    assert back("BE", VatEvent.CERTIFICATE, on, unenforced_on=DUE).comes_back is None


CODES = [*("AT", "BE", "DE", "ES", "FR", "GB"), *("IE", "IT", "LU", "NL"), "PL", "PT"]
SOME_DAY = st.dates(date(2018, 1, 1), date(2030, 12, 31))
DAYS = st.builds(VatDays, *(st.none() | SOME_DAY for _name in VatDays._fields))
CASES = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from(list(DebtorKind)),
    st.sampled_from([*Ground, *VatEvent]),
    st.builds(
        Lost,
        DAYS,
        st.none() | st.sampled_from(list(InsolvencyKind)),
        st.none() | st.decimals(0, 100, places=2),
        st.sampled_from(["", "EUR"]),
    ),
)


@given(CASES, SOME_DAY)
def test_vat_comes_back_within_its_days_only_and_on_some_evidence(case, as_of):
    found = vat_back(*case, as_of)
    if found.comes_back:
        assert found.since <= as_of <= (found.until or date.max)
        assert found.article
        assert found.evidence
        assert found.source
        assert found.event


@given(CASES, SOME_DAY, st.integers(1, 4000))
def test_what_is_too_late_stays_so(case, as_of, days):
    if vat_back(*case, as_of).reason is VatWhy.TOO_LATE:
        later = vat_back(*case, as_of + timedelta(days))
        assert later.reason is VatWhy.TOO_LATE


def test_the_order_of_reasons_is_that_of_caution():
    names = [one.value for one in VatWhy]
    assert names.index("too_late") < names.index("comes_back")
    assert names.index("comes_back") < names.index("too_early")
    assert names[-2:] == ["unknown_event", "unknown_law"]
