"""Who is thanked for a payment, and who is not: both sides of each limit."""

from datetime import date, timedelta

import pytest

from followup_core.messages.thanks import Settled, Why, thanks
from followup_core.messages.thanks_document import answer

TODAY = date(2026, 3, 10)
ONE = Settled("A", date(2026, 3, 2), date(2026, 3, 9))


def asked(*settled, is_late=False, is_held=False):
    return thanks(settled, TODAY, is_late=is_late, is_held=is_held)


@pytest.mark.parametrize(
    ("ago", "why"),
    [(0, Why.PAID), (7, Why.PAID), (8, Why.LONG_AGO), (-1, Why.LONG_AGO)],
)
def test_only_soon_after_the_payment(ago, why):
    paid_on = TODAY - timedelta(days=ago)
    one = ONE._replace(paid_on=paid_on, reminded_on=date(2026, 3, 1))
    assert asked(one).why is why


@pytest.mark.parametrize(
    ("reminded", "why"), [(9, Why.PAID), (10, Why.NOTHING_REMINDED)]
)
def test_what_was_reminded_after_the_payment_is_no_reason(reminded, why):
    assert asked(ONE._replace(reminded_on=date(2026, 3, reminded))).why is why


def test_without_a_reminder_or_a_payment_nothing_is_said():
    assert asked().why is Why.NOTHING_REMINDED
    assert asked(ONE._replace(reminded_on=None)).why is Why.NOTHING_REMINDED
    assert asked(ONE._replace(paid_on=None)).why is Why.NOTHING_REMINDED


def test_once_for_each_invoice():
    assert asked(ONE._replace(is_thanked=True)).why is Why.NOTHING_REMINDED
    other = ONE._replace(ref="B")
    assert asked(other, ONE._replace(is_thanked=True)).items == ("B",)
    assert asked(other, ONE).items == ("A", "B")


def test_thanks_are_true():
    assert asked(ONE, is_late=True) == (Why.STILL_LATE, ())
    assert asked(ONE, is_late=True, is_held=True) == (Why.HELD, ())


def test_as_a_document():
    one = {"ref": "A", "reminded_on": "2026-03-02", "paid_on": "2026-03-09"}
    request = {"as_of": "2026-03-10", "settled": [one]}
    assert answer(request) == {"why": "paid", "items": ["A"]}
    assert answer({**request, "is_held": True})["why"] == "held"
    assert answer({**request, "settled": [one, one]})["path"] == "settled[1].ref"
