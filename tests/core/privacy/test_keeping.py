"""What is kept of somebody has a reason, and goes on the day on which it is over."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from followup_core.privacy.document import answer
from followup_core.privacy.keeping import Ground, Keeping, Kind, Terms, keeping

ON, SETTLED = date(2026, 3, 2), date(2026, 5, 1)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
TERMS = st.builds(
    Terms,
    books_years=st.integers(0, 30),
    claim_years=st.integers(0, 30),
    trace_months=st.integers(0, 120),
)


def test_nothing_goes_while_the_account_is_open():
    for kind in Kind:
        found = keeping(kind, ON, None, Terms())
        assert found == Keeping(Ground.OPEN, None)
        assert not found.may_go(date(2200, 1, 1))


def test_documents_go_ten_years_after_the_end_of_their_year():
    found = keeping(Kind.DOCUMENT, ON, SETTLED, Terms())
    assert found == Keeping(Ground.BOOKS, date(2037, 1, 1))
    assert not found.may_go(date(2036, 12, 31))
    assert found.may_go(date(2037, 1, 1))


def test_a_plan_that_was_paid_for_years_is_kept_from_its_last_payment_on():
    found = keeping(Kind.DOCUMENT, date(2015, 3, 2), date(2024, 5, 1), Terms())
    assert found.until == date(2035, 1, 1)


def test_evidence_goes_years_after_the_account_was_settled():
    found = keeping(Kind.EVIDENCE, ON, SETTLED, Terms(claim_years=5))
    assert found == Keeping(Ground.CLAIM, date(2031, 5, 1))
    said_later = keeping(Kind.EVIDENCE, date(2026, 6, 1), SETTLED, Terms())
    assert said_later.until == date(2036, 6, 1)


def test_a_trace_goes_three_years_after_its_day():
    found = keeping(Kind.TRACE, ON, SETTLED, Terms())
    assert found == Keeping(Ground.USE, date(2029, 3, 2))


@given(st.sampled_from(Kind), DAYS, DAYS, TERMS, DAYS)
def test_what_may_go_may_go_ever_after(kind, on, settled_on, terms, as_of):
    found = keeping(kind, on, settled_on, terms)
    assert found.until >= on
    if found.may_go(as_of):
        assert found.may_go(as_of + timedelta(days=1))
    assert found.may_go(found.until)
    assert not found.may_go(found.until - timedelta(days=1))


@given(st.sampled_from(Kind), DAYS, DAYS, TERMS)
def test_longer_terms_keep_longer(kind, on, settled_on, terms):
    longer = Terms(*(one + 1 for one in terms))
    shorter, later = (keeping(kind, on, settled_on, one) for one in (terms, longer))
    assert shorter.until < later.until


def test_the_document_answers_and_refuses():
    thing = {"ref": "a", "kind": "trace", "on": "2026-03-02"}
    request = {"as_of": "2029-03-02", "settled_on": "2026-05-01", "things": [thing]}
    assert answer(request) == {
        "things": [{"ref": "a", "ground": "use", "until": "2029-03-02", "may_go": True}]
    }
    (still,) = answer({"as_of": "2027-03-02", "things": [thing]})["things"]
    assert still == {"ref": "a", "ground": "open", "until": None, "may_go": False}
    assert answer({**request, "things": [{**thing, "kind": "rumour"}]})["error"]
    assert answer({**request, "things": [thing, thing]})["error"]
