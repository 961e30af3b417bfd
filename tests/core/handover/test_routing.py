"""Which agency fits a case: both sides of each limit, and what is left of it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.__main__ import DOCUMENTS
from followup_core.handover.routing import (
    Agency,
    Case,
    Estimate,
    Fee,
    Product,
    Unfit,
    Way,
    fee_of,
    route,
    unfit,
)
from followup_core.law.case import DebtorKind

DAY = date(2026, 6, 30)
BUSINESS, CONSUMER = DebtorKind.BUSINESS, DebtorKind.CONSUMER
CASE = Case(Decimal("1000.00"), "EUR", "XX", BUSINESS, 100)
AGENCY = Agency(
    "A",
    (Fee(Decimal(20), Decimal(15)),),
    ("XX", "YY"),
    ("EUR",),
    (BUSINESS,),
    (Product.AMICABLE, Product.JUDICIAL),
    Decimal(1000),
    Decimal(1000),
    100,
    100,
    contract_from=DAY,
    contract_until=DAY,
    has_data_protection=True,
    recovers=Decimal(50),
)

MISFITS = [
    ({"contract_from": None}, {}, Unfit.NO_CONTRACT),
    ({"contract_from": date(2026, 7, 1)}, {}, Unfit.NO_CONTRACT),
    ({"contract_until": date(2026, 6, 29)}, {}, Unfit.NO_CONTRACT),
    ({"has_data_protection": False}, {}, Unfit.NO_DATA_PROTECTION),
    ({}, {"country": "ZZ"}, Unfit.COUNTRY),
    ({}, {"currency": "USD"}, Unfit.CURRENCY),
    ({}, {"debtor": CONSUMER}, Unfit.DEBTOR_KIND),
    ({}, {"product": Product.DEBT_SALE}, Unfit.PRODUCT),
    ({}, {"amount": Decimal("999.99")}, Unfit.TOO_SMALL),
    ({}, {"amount": Decimal("1000.01")}, Unfit.TOO_LARGE),
    ({}, {"days": 99}, Unfit.TOO_YOUNG),
    ({}, {"days": 101}, Unfit.TOO_OLD),
    ({}, {"is_disputed": True}, Unfit.DISPUTED),
    ({"fees": ()}, {}, Unfit.NO_FEE),
]


@pytest.mark.parametrize(("agency", "case", "reason"), MISFITS)
def test_what_does_not_fit_says_why(agency, case, reason):
    assert unfit(CASE, AGENCY, DAY) == ()
    asked, given_ = CASE._replace(**case), AGENCY._replace(**agency)
    assert unfit(asked, given_, DAY) == (reason,)
    found = route(asked, [given_], DAY, Decimal(0))
    assert (found.options, found.refusals[0].reasons) == ((), (reason,))


def test_each_reason_is_tried():
    assert {one[2] for one in MISFITS} == set(Unfit)


def test_all_reasons_are_told():
    wrong = CASE._replace(days=101, country="ZZ", is_disputed=True)
    assert unfit(wrong, AGENCY, DAY) == (
        Unfit.COUNTRY,
        Unfit.TOO_OLD,
        Unfit.DISPUTED,
    )
    free = Agency("B", AGENCY.fees, contract_from=DAY, has_data_protection=True)
    assert unfit(wrong, free, DAY) == (Unfit.DISPUTED,)
    assert unfit(wrong, free._replace(takes_disputed=True), DAY) == ()


@pytest.mark.parametrize(
    ("amount", "days", "percent"),
    [
        ("500.00", 180, 10),
        ("500.01", 180, 12),
        ("500.00", 181, 20),
        ("9000.00", 180, 12),
        ("9000.00", 181, 30),
    ],
)
def test_the_first_band_of_a_scale_that_a_case_is_in(amount, days, percent):
    scale = (
        Fee(Decimal(10), ZERO, Decimal(500), 180),
        Fee(Decimal(12), ZERO, None, 180),
        Fee(Decimal(20), ZERO, Decimal(500)),
        Fee(Decimal(30)),
    )
    case = CASE._replace(amount=Decimal(amount), days=days)
    assert fee_of(case, AGENCY._replace(fees=scale)).percent == percent


ZERO = Decimal(0)


def test_what_is_left_decides():
    dear = AGENCY._replace(ref="B", fees=(Fee(Decimal(50)),))
    unknown = AGENCY._replace(ref="C", recovers=None)
    ways = [
        (Way.OWN_EFFORTS, Estimate(Decimal(30), Decimal(20))),
        (Way.COURT, Estimate(Decimal(60), Decimal(200), Decimal(10))),
        (Way.WRITE_OFF, Estimate(ZERO)),
    ]
    found = route(CASE, [AGENCY, dear, unknown], DAY, Decimal(10), ways)
    assert [
        (one.way, one.agency, one.expected, one.cost, one.net, one.is_assumed)
        for one in found.options
    ] == [
        (Way.AGENCY, "A", 500, 115, 385, False),
        (Way.COURT, "", 600, 260, 340, False),
        (Way.OWN_EFFORTS, "", 300, 20, 280, False),
        (Way.AGENCY, "B", 500, 250, 250, False),
        (Way.AGENCY, "C", 100, 35, 65, True),
        (Way.WRITE_OFF, "", 0, 0, 0, False),
    ]


def test_amounts_are_of_the_currency():
    case = CASE._replace(amount=Decimal("0.99"), currency="JPY")
    free = AGENCY._replace(currencies=(), least_amount=None)
    (option,) = route(case, [free], DAY, ZERO).options
    assert (option.expected, option.cost) == (0, 15)


PERCENTS = st.integers(0, 100).map(Decimal)
AGENCIES = st.lists(
    st.builds(
        lambda ref, percent, recovers, ok: AGENCY._replace(
            ref=ref,
            fees=(Fee(percent),),
            recovers=recovers,
            has_data_protection=ok,
        ),
        st.uuids().map(str),
        PERCENTS,
        st.none() | PERCENTS,
        st.booleans(),
    ),
    max_size=6,
)


@given(AGENCIES, PERCENTS, st.randoms(use_true_random=False))
def test_each_agency_is_an_option_or_says_why_not(agencies, assumed, random):
    found = route(CASE, agencies, DAY, assumed)
    assert len(found.options) + len(found.refusals) == len(agencies)
    assert all(one.reasons for one in found.refusals)
    nets = [one.net for one in found.options]
    assert nets == sorted(nets, reverse=True)
    assert all(0 <= one.net <= one.expected <= CASE.amount for one in found.options)
    mixed = random.sample(agencies, len(agencies))
    assert route(CASE, mixed, DAY, assumed).options == found.options


REQUEST = {
    "as_of": "2026-06-30",
    "currency": "EUR",
    "case": {"amount": "1000.00", "country": "XX", "debtor": "business", "days": 10},
    "agencies": [
        {
            "ref": "A",
            "fees": [{"percent": "20", "fixed": "15.00"}],
            "contract_from": "2026-01-01",
            "has_data_protection": True,
            "recovers": "50",
        },
        {"ref": "B", "fees": [], "most_days": 9},
    ],
    "ways": [{"way": "own_efforts", "recovers": "12.5"}],
}


def ask(**more):
    return DOCUMENTS["route"]()({**REQUEST, **more})


def test_the_document():
    assert ask() == {
        "options": [
            {
                "way": "agency",
                "agency": "A",
                "expected": "500.00",
                "cost": "115.00",
                "net": "385.00",
                "is_assumed": False,
            },
            {
                "way": "own_efforts",
                "agency": None,
                "expected": "125.00",
                "cost": "0.00",
                "net": "125.00",
                "is_assumed": False,
            },
        ],
        "refusals": [
            {
                "agency": "B",
                "reasons": ["no_contract", "no_data_protection", "too_old", "no_fee"],
            }
        ],
    }


REFUSED = {
    "zero": (
        {"case": {**REQUEST["case"], "amount": "0.00"}},
        "bad_amount",
        "case.amount",
    ),
    "currency": (
        {"case": {**REQUEST["case"], "currency": "EUR"}},
        "unknown_key",
        "case.currency",
    ),
    "kind": (
        {"case": {**REQUEST["case"], "debtor": "heir"}},
        "bad_value",
        "case.debtor",
    ),
    "country": (
        {"case": {**REQUEST["case"], "country": "xx"}},
        "bad_value",
        "case.country",
    ),
    "percent": (
        {"agencies": [{"ref": "A", "fees": [{"percent": "100.01"}]}]},
        "bad_amount",
        "agencies[0].fees[0].percent",
    ),
    "share": ({"assumed": "101"}, "bad_amount", "assumed"),
    "twice": (
        {"agencies": REQUEST["agencies"][:1] * 2},
        "duplicate_ref",
        "agencies[1].ref",
    ),
    "way twice": ({"ways": REQUEST["ways"] * 2}, "bad_value", "ways"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    more, code, path = case
    found = ask(**more)
    assert (found["error"], found["path"]) == (code, path)
