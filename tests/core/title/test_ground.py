"""On what a reservation of title stands: both sides of the delivery."""

from datetime import date

import pytest

from followup_core.law import of_title
from followup_core.law.case import DebtorKind
from followup_core.law.title import UNKNOWN, TitleLaw, claim_until
from followup_core.terms.proof import Proof
from followup_core.title import ground as grounds
from followup_core.title.ground import HOLDS, Accepted, Clause, Ground, deciding

DELIVERED, AFTER = date(2026, 3, 10), date(2026, 3, 11)
BUSINESS, CONSUMER = DebtorKind.BUSINESS, DebtorKind.CONSUMER
NOTHING = Clause(True, delivered_on=DELIVERED)
AGREED = NOTHING._replace(proof=Proof.SIGNED, accepted_on=DELIVERED)
SILENT = AGREED._replace(proof=Proof.SILENT)
PRINTED = NOTHING._replace(printed_on=DELIVERED)


LAW = TitleLaw(printed_binds=True)


def ground(clause, debtor, law=LAW):
    return grounds.ground(clause, debtor, law)


@pytest.mark.parametrize("debtor", DebtorKind)
def test_what_was_agreed_in_time_holds_for_everybody(debtor):
    assert ground(AGREED, debtor) is Ground.AGREED
    late = AGREED._replace(accepted_on=AFTER)
    assert ground(late, debtor) is Ground.TOO_LATE
    assert ground(late._replace(delivered_on=None), debtor) is Ground.AGREED


@pytest.mark.parametrize(
    ("clause", "business", "consumer"),
    [
        (Clause(False, Proof.SIGNED, DELIVERED), "no_clause", "no_clause"),
        (NOTHING, "not_accepted", "consumer_silent"),
        (PRINTED, "printed", "consumer_silent"),
        (PRINTED._replace(printed_on=AFTER), "not_accepted", "consumer_silent"),
        (SILENT, "agreed", "consumer_silent"),
        (SILENT._replace(proof=Proof.NOTED), "agreed", "consumer_silent"),
        (SILENT._replace(accepted_on=AFTER), "too_late", "consumer_silent"),
        (
            AGREED._replace(accepted_on=AFTER, printed_on=DELIVERED),
            "printed",
            "too_late",
        ),
    ],
)
def test_what_binds_a_business_and_what_a_consumer(clause, business, consumer):
    assert ground(clause, BUSINESS).value == business
    assert ground(clause, CONSUMER).value == consumer


def test_only_what_is_written_in_time_holds():
    assert {one.value for one in HOLDS} == {"agreed", "printed"}


def test_what_is_printed_binds_only_where_the_law_says_so():
    assert ground(PRINTED, BUSINESS, UNKNOWN) is Ground.NOT_ACCEPTED
    assert ground(PRINTED, BUSINESS, of_title("BE")) is Ground.PRINTED
    assert ground(AGREED, BUSINESS, of_title("XX")) is Ground.AGREED


@pytest.mark.parametrize(
    ("published", "last"),
    [
        (date(2026, 1, 15), date(2026, 4, 15)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2026, 10, 31), date(2027, 1, 31)),
    ],
)
def test_months_end_on_the_day_of_the_same_number(published, last):
    assert claim_until(of_title("FR"), published) == last


def test_silence_replaces_nothing_that_was_agreed():
    signed = Accepted(DELIVERED, Proof.SIGNED, True)
    silent = Accepted(AFTER, Proof.SILENT, False)
    assert deciding([signed, silent], BUSINESS, None) == 0
    assert deciding([silent], BUSINESS, None) == 0
    newer = Accepted(AFTER, Proof.SIGNED, False)
    assert deciding([signed, newer], BUSINESS, None) == 1
    assert deciding([signed, newer], BUSINESS, DELIVERED) == 0
    assert deciding([newer], BUSINESS, DELIVERED) == 0
    assert deciding([], BUSINESS, None) is None
