"""The clock of a claim to goods: both sides of each day of the law."""

from datetime import date

import pytest

from followup_core.law import of_title
from followup_core.law.title import answer_until, claim_until, petition_until
from followup_core.title.recovery import Recovery, Settings, State, Why, judge

SENT_ON = date(2026, 3, 10)
CLAIM, ANSWER, PETITION = date(2026, 5, 2), date(2026, 4, 10), date(2026, 5, 10)
DRAFT = Recovery(1, State.DRAFT, Why.PREPARED, CLAIM)
SENT = Recovery(1, State.SENT, Why.SENT, CLAIM, ANSWER, PETITION)


def ruled(claim, on):
    found = judge(claim, on, Settings())
    return found.state, found.next_on


@pytest.mark.parametrize(
    ("claim", "last", "state", "then"),
    [
        (DRAFT, CLAIM, "draft", "late"),
        (SENT, ANSWER, "sent", "unanswered"),
        (SENT._replace(state=State.UNANSWERED), PETITION, "unanswered", "lost"),
        (SENT._replace(state=State.REFUSED), PETITION, "refused", "lost"),
    ],
)
def test_the_last_day_is_in_time_and_the_next_is_not(claim, last, state, then):
    after = date.fromordinal(last.toordinal() + 1)
    assert ruled(claim, last) == (state, after)
    assert ruled(claim, after)[0] == then


@pytest.mark.parametrize("state", [State.AGREED, State.PETITIONED])
def test_what_was_agreed_or_is_before_the_court_is_not_lost(state):
    assert ruled(SENT._replace(state=state), date(2027, 1, 1)) == (state.value, None)


def test_where_the_law_names_no_day_nothing_is_late():
    free = DRAFT._replace(claim_until=None)
    assert ruled(free, date(2030, 1, 1)) == ("draft", None)


def test_a_later_publication_opens_the_time_again():
    late = DRAFT._replace(state=State.LATE, claim_until=date(2026, 8, 1))
    assert ruled(late, date(2026, 6, 1))[0] == "draft"


def test_goods_that_came_back_or_were_paid_end_it():
    assert ruled(SENT._replace(is_back=True, is_paid=True), SENT_ON)[0] == "back"
    assert ruled(SENT._replace(is_paid=True), SENT_ON) == ("paid", None)


def test_the_days_of_the_law():
    law = of_title("FR")
    assert claim_until(law, date(2026, 2, 2)) == CLAIM
    assert answer_until(law, SENT_ON) == ANSWER
    assert petition_until(law, SENT_ON) == PETITION
    unknown = of_title("XX")
    days = (claim_until, answer_until, petition_until)
    assert [one(unknown, SENT_ON) for one in days] == [None] * 3
