"""Each key of a claim's request goes to its own place, and each figure comes back."""

from decimal import Decimal

from followup_core.claims.document import answer
from followup_core.claims.request import parse
from followup_core.law.case import (
    Allocation,
    CreditorKind,
    Debt,
    DebtorKind,
    Exchange,
    FeeClause,
    InterestClause,
    Notice,
    NoticeChannel,
    NoticeKind,
    Payment,
    PenaltyClause,
    RateChoice,
    Request,
    Terms,
)

from ..claim_requests import SHORT, changed
from ..claim_world import TABLE, day

LONG = {
    **SHORT,
    "debtor_kind": "consumer",
    "creditor_kind": "small_business",
    "allocation": "principal_first",
    "items": [
        {
            "ref": "A",
            "principal": "1210.00",
            "due_on": "2025-01-31",
            "invoiced_on": "2025-01-01",
            "received_on": "2025-01-02",
            "due_agreed": False,
            "default_hint": True,
        }
    ],
    "terms": {
        "concluded_on": "2024-01-02",
        "accepted_on": "2024-01-03",
        "interest": {"kind": "fixed", "rate_percent": "8.5"},
        "penalty": {"kind": "percent", "percent": "10", "minimum": "25.00"},
        "fee": {"amount": "15.00", "after_days": 20},
    },
    "payments": [{"paid_on": "2025-02-10", "amount": "10.00", "item": "A"}],
    "notices": [
        {
            "kind": "formal_notice",
            "channel": "registered",
            "sent_on": "2025-02-03",
            "received_on": "2025-02-05",
        }
    ],
    "creditor_recovers_vat": False,
    "vat_percent": "21",
    "rate_choice": "locked",
    "in_health_care": True,
    "exchange_rates": [{"currency": "PLN", "on": "2025-01-30", "rate": "4.25"}],
}


def test_what_is_left_out_has_its_default():
    assert parse(SHORT) == Request(
        "BE",
        DebtorKind.BUSINESS,
        CreditorKind.BUSINESS,
        "EUR",
        day("2025-04-30"),
        (Debt("A", Decimal("1210.00"), day("2025-01-31"), None, None, True, False),),
        (),
        (),
        None,
        Allocation.STATUTORY,
        True,
        Decimal(0),
        RateChoice.PER_DAY,
        False,
        (),
    )
    assert parse(changed(terms={})).terms == Terms()


def test_each_key_is_read_to_its_own_place():
    received, invoiced = day("2025-01-02"), day("2025-01-01")
    late = Debt("A", Decimal(1210), day("2025-01-31"), invoiced, received, False, True)
    letter = Notice(
        NoticeKind.FORMAL_NOTICE,
        NoticeChannel.REGISTERED,
        day("2025-02-03"),
        day("2025-02-05"),
    )
    assert parse(LONG) == Request(
        jurisdiction="BE",
        debtor=DebtorKind.CONSUMER,
        creditor=CreditorKind.SMALL_BUSINESS,
        currency="EUR",
        as_of=day("2025-04-30"),
        debts=(late,),
        payments=(Payment(day("2025-02-10"), Decimal(10), "A"),),
        notices=(letter,),
        terms=Terms(
            day("2024-01-02"),
            day("2024-01-03"),
            InterestClause(Decimal("8.5")),
            PenaltyClause(Decimal(10), Decimal(25)),
            FeeClause(Decimal(15), 20),
        ),
        allocation=Allocation.PRINCIPAL_FIRST,
        recovers_vat=False,
        vat_percent=Decimal(21),
        rate_choice=RateChoice.LOCKED,
        in_health_care=True,
        exchange=(Exchange("PLN", day("2025-01-30"), Decimal("4.25")),),
    )


def test_a_clause_up_to_the_cap_has_no_figures():
    cap = {"kind": "statutory_cap"}
    terms = parse(changed(terms={"interest": cap, "penalty": cap})).terms
    assert terms.interest == InterestClause(None)
    assert terms.penalty == PenaltyClause(None, Decimal(0))
    plain = {"kind": "percent", "percent": "10"}
    assert parse(changed(terms={"penalty": plain})).terms.penalty == PenaltyClause(
        Decimal(10), Decimal(0)
    )


# === THE RESPONSE === #


def test_each_figure_comes_back_in_its_place():
    money = [{"paid_on": "2025-03-31", "amount": "51.00", "item": "A"}]
    response = answer(changed(payments=money), TABLE)
    assert response["totals"] == {
        "principal_open": "1210.00",
        "interest_accrued": "33.93",
        "interest_open": "22.93",
        "compensation_accrued": "40.00",
        "compensation_open": "0.00",
        "due": "1232.93",
        "unallocated": "0.00",
    }
    (one,) = response["items"]
    segments = one.pop("segments")
    assert one == {
        "ref": "A",
        "due_on": "2025-01-31",
        "principal_open": "1210.00",
        "interest_accrued": "33.93",
        "interest_open": "22.93",
        "compensation_accrued": "40.00",
        "compensation_open": "0.00",
        "article": "Law of 2 August 2002, art. 5",
        "compensation_article": "Law of 2 August 2002, art. 6",
    }
    assert segments[1] == {
        "from": "2025-04-01",
        "to": "2025-05-01",
        "days": 30,
        "rate_percent": "11.50",
        "base": "1210.00",
        "amount": "11.436986",
        "series": "be_b2b",
        "source": segments[0]["source"],
    }
    assert segments[0]["source"]
    assert (response["claimable_from"], response["findings"]) == ("2025-02-01", [])


def test_a_finding_comes_back_with_its_debt_and_its_article():
    terms = {"penalty": {"kind": "percent", "percent": "10"}}
    (found,) = answer(changed(terms=terms), TABLE)["findings"]
    assert found == {
        "code": "clause_missing",
        "item": "A",
        "text": "Nothing proves that the customer accepted the clause.",
        "source": "Law of 2 August 2002, art. 6",
    }


def test_a_base_that_is_no_whole_cent_is_shown_exactly():
    """Dutch interest of a year joins the base before it is rounded."""
    dutch = {"jurisdiction": "NL", "as_of": "2026-02-01"}
    response = answer(changed(**dutch), TABLE)
    segments = response["items"][0]["segments"]
    assert segments[0]["base"] == "1210.00"
    assert len(segments[-1]["base"].partition(".")[2]) == 6


def test_what_was_paid_too_much_comes_back():
    money = [{"paid_on": "2025-01-31", "amount": "1300.00", "item": "A"}]
    totals = answer(changed(payments=money), TABLE)["totals"]
    assert (totals["unallocated"], totals["due"]) == ("90.00", "0.00")
