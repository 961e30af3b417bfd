"""When the VAT of lost debts comes back, by country: days, and what they rest on."""

from datetime import date, timedelta
from pkgutil import iter_modules

import pytest

from followup_core import law
from followup_core.court.vat_relief import Lost, vat_back
from followup_core.law import of_vat
from followup_core.law.case import DebtorKind
from followup_core.law.court.insolvency import InsolvencyKind
from followup_core.law.court.vat import (
    OF_INSOLVENCY,
    VatDays,
    VatEvent,
    VatTerm,
    day_of,
    reckoned,
)

EVENT, KIND = VatEvent, InsolvencyKind
BANKRUPTCY, REORGANISATION = KIND.BANKRUPTCY, KIND.REORGANISATION
COUNTRIES = sorted(
    one.name.upper() for one in iter_modules(law.__path__) if len(one.name) == 2
)
DAYS = VatDays(
    due_on=date(2026, 2, 28),
    invoiced_on=date(2025, 12, 31),
    supplied_on=date(2025, 12, 15),
    opened_on=date(2026, 8, 28),
    published_on=date(2026, 8, 31),
    plan_on=date(2027, 3, 1),
    closed_on=date(2028, 5, 10),
    unenforced_on=date(2026, 11, 5),
    certified_on=date(2027, 1, 8),
    settled_on=date(2026, 12, 1),
)
# Country, event, kind of debtor, kind of insolvency: first and last day.
FOUND = {
    ("BE", EVENT.INSOLVENCY_OPENED, "business", BANKRUPTCY): (
        "2026-08-28",
        "2029-12-31",
    ),
    ("BE", EVENT.PLAN_APPROVED, "business", REORGANISATION): (
        "2027-03-01",
        "2030-12-31",
    ),
    ("BE", EVENT.TITLE_UNENFORCED, "consumer", None): ("2026-11-05", "2029-12-31"),
    ("BE", EVENT.CERTIFICATE, "business", None): ("2027-01-08", "2030-12-31"),
    ("FR", EVENT.INSOLVENCY_OPENED, "business", BANKRUPTCY): ("2026-08-28", None),
    ("FR", EVENT.INSOLVENCY_CLOSED, "business", BANKRUPTCY): (
        "2028-05-10",
        "2030-12-31",
    ),
    ("FR", EVENT.PLAN_APPROVED, "business", REORGANISATION): (
        "2027-03-01",
        "2029-12-31",
    ),
    ("FR", EVENT.SETTLEMENT, "business", None): ("2026-12-01", "2028-12-31"),
    ("FR", EVENT.TITLE_UNENFORCED, "consumer", None): ("2026-11-05", "2028-12-31"),
    ("FR", EVENT.CERTIFICATE, "business", None): ("2027-01-08", "2029-12-31"),
    ("DE", EVENT.INSOLVENCY_OPENED, "business", REORGANISATION): (
        "2026-08-28",
        "2030-12-31",
    ),
    ("DE", EVENT.TITLE_UNENFORCED, "business", None): ("2026-11-05", "2030-12-31"),
    ("DE", EVENT.SETTLEMENT, "public_body", None): ("2026-12-01", "2030-12-31"),
    ("AT", EVENT.INSOLVENCY_OPENED, "consumer", KIND.DEBT_MEDIATION): (
        "2026-08-28",
        None,
    ),
    ("AT", EVENT.SETTLEMENT, "business", None): ("2026-12-01", None),
    ("NL", EVENT.TIME_PASSED, "consumer", None): ("2027-02-28", None),
    ("NL", EVENT.INSOLVENCY_CLOSED, "business", BANKRUPTCY): ("2028-05-10", None),
    ("LU", EVENT.INSOLVENCY_CLOSED, "business", BANKRUPTCY): ("2028-05-10", None),
    # Published on the 31st: a month to the 30th, and two more.
    ("ES", EVENT.INSOLVENCY_OPENED, "business", BANKRUPTCY): (
        "2026-08-28",
        "2026-11-30",
    ),
    ("ES", EVENT.TIME_PASSED, "business", None): ("2026-12-16", "2027-06-15"),
    ("ES", EVENT.TIME_PASSED, "public_body", None): ("2026-12-16", "2027-06-15"),
    ("IT", EVENT.INSOLVENCY_OPENED, "business", BANKRUPTCY): (
        "2026-08-28",
        "2027-04-30",
    ),
    ("IT", EVENT.TITLE_UNENFORCED, "consumer", None): ("2026-11-05", "2027-04-30"),
    ("PT", EVENT.TIME_PASSED, "business", None): ("2027-03-01", "2027-08-28"),
    ("IE", EVENT.CERTIFICATE, "business", None): ("2027-01-08", None),
    ("IE", EVENT.TITLE_UNENFORCED, "consumer", None): ("2026-11-05", None),
    ("IE", EVENT.INSOLVENCY_CLOSED, "business", BANKRUPTCY): ("2028-05-10", None),
    ("PL", EVENT.TIME_PASSED, "business", None): ("2026-05-29", "2028-12-31"),
    ("PL", EVENT.TITLE_UNENFORCED, "consumer", None): ("2026-11-05", "2028-12-31"),
    ("GB", EVENT.TIME_PASSED, "consumer", None): ("2026-08-29", "2030-08-28"),
}
# What the law of these says nothing of here.
SILENT = {
    ("BE", EVENT.TIME_PASSED, "business", None),
    ("BE", EVENT.INSOLVENCY_CLOSED, "business", BANKRUPTCY),
    ("BE", EVENT.INSOLVENCY_OPENED, "business", REORGANISATION),
    ("BE", EVENT.INSOLVENCY_OPENED, "consumer", KIND.DEBT_MEDIATION),
    ("BE", EVENT.CERTIFICATE, "public_body", None),
    ("FR", EVENT.TIME_PASSED, "consumer", None),
    ("FR", EVENT.INSOLVENCY_OPENED, "business", REORGANISATION),
    ("FR", EVENT.SETTLEMENT, "consumer", None),
    ("DE", EVENT.TIME_PASSED, "business", None),
    ("DE", EVENT.CERTIFICATE, "business", None),
    ("AT", EVENT.TITLE_UNENFORCED, "business", None),
    ("LU", EVENT.INSOLVENCY_OPENED, "business", BANKRUPTCY),
    ("ES", EVENT.INSOLVENCY_OPENED, "business", REORGANISATION),
    ("ES", EVENT.CERTIFICATE, "business", None),
    ("IT", EVENT.INSOLVENCY_OPENED, "business", REORGANISATION),
    ("PT", EVENT.TIME_PASSED, "public_body", None),
    ("PL", EVENT.TIME_PASSED, "consumer", None),
    ("PL", EVENT.TIME_PASSED, "public_body", None),
    ("IE", EVENT.TIME_PASSED, "business", None),
}


def iso(day):
    return day and day.isoformat()


def back(case, as_of=date(2026, 9, 1), days=DAYS, **more):
    code, event, debtor, kind = case
    lost = Lost(days, kind, **more)
    return vat_back(code, DebtorKind(debtor), event, lost, as_of)


@pytest.mark.parametrize("case", FOUND)
def test_the_first_and_the_last_day(case):
    first, last = FOUND[case]
    found = back(case)
    assert (iso(found.since), iso(found.until)) == (first, last)
    day = timedelta(days=1)
    assert back(case, found.since - day).reason.value == "too_early"
    assert back(case, found.since).comes_back is True
    if found.until:
        assert back(case, found.until).comes_back is True
        assert back(case, found.until + day).reason.value == "too_late"
    elif not found.in_its_return:
        assert back(case, date(2060, 1, 1)).comes_back is True


@pytest.mark.parametrize("code", ["AT", "NL"])
def test_a_return_that_is_over_takes_nothing_for_certain(code):
    """Nobody is sure of it any more in the second month of the next year."""
    event = EVENT.TIME_PASSED if code == "NL" else EVENT.SETTLEMENT
    days = VatDays(due_on=date(2025, 4, 6), settled_on=date(2026, 4, 6))
    case = (code, event, "business", None)
    assert back(case, date(2026, 4, 6), days).in_its_return
    assert back(case, date(2027, 1, 31), days).comes_back is True
    over = back(case, date(2027, 2, 1), days)
    assert (over.comes_back, over.reason.value) == (None, "return_over")


@pytest.mark.parametrize("case", sorted(SILENT, key=str))
def test_what_was_not_read_is_not_known(case):
    found = back(case, date(2030, 1, 1))
    assert (found.comes_back, found.reason.value) == (None, "unknown_event")
    assert found.article == ""


@pytest.mark.parametrize("code", COUNTRIES)
def test_what_is_said_rests_on_something(code):
    for one in of_vat(code):
        assert one.events
        assert one.debtors
        assert one.kinds
        assert one.article
        assert one.source
        assert one.evidence
        assert bool(one.until_article) is (one.until is not None)
        assert bool(one.currency) is (one.above is not None)
        # Both would be said: in that return, and until another day.
        assert one.in_its_return or one.since.spans == () or one.until
        if set(one.kinds) != set(InsolvencyKind):
            assert set(one.events) <= OF_INSOLVENCY


def test_every_country_that_has_relief_is_tried():
    assert {case[0] for case in FOUND} == {one for one in COUNTRIES if of_vat(one)}


def test_a_country_that_is_not_known_gives_nothing_back():
    assert of_vat("XX") == of_vat("EU") == ()
    assert back(("XX", EVENT.SETTLEMENT, "business", None)).reason.value == (
        "unknown_law"
    )


def test_a_small_debt_of_a_spanish_consumer():
    case = ("ES", EVENT.TIME_PASSED, "consumer", None)
    on = date(2027, 1, 4)

    def found(net, currency="EUR"):
        return back(case, on, net=net, currency=currency).reason.value

    assert found(None) == found(60, "USD") == "amount_unknown"
    assert found(50) == "too_small"
    assert found(51) == "comes_back"


def test_an_italian_insolvency_of_before_may_2021_has_another_rule():
    case = ("IT", EVENT.INSOLVENCY_OPENED, "business", BANKRUPTCY)
    on = date(2021, 6, 30)
    first = VatDays(opened_on=date(2021, 5, 26))
    assert back(case, on, first).comes_back is True
    before = VatDays(opened_on=date(2021, 5, 25))
    assert back(case, on, before).reason.value == "unknown_event"


def test_the_example_of_the_polish_ninety_days():
    """Due on 2 October 2018: the ninetieth day is the last of the year."""
    case = ("PL", EVENT.TIME_PASSED, "business", None)
    days = VatDays(date(2018, 10, 2), date(2018, 9, 2))
    found = back(case, date(2018, 12, 31), days)
    assert (found.comes_back, iso(found.since)) == (True, "2018-12-31")
    assert found.in_its_return


def test_the_example_of_the_british_half_year():
    """Due on 14 February 2010: unpaid by 14 August, until 14 August 2014."""
    case = ("GB", EVENT.TIME_PASSED, "business", None)
    found = back(case, days=VatDays(date(2010, 2, 14)))
    assert (iso(found.since), iso(found.until)) == ("2010-08-15", "2014-08-14")


def test_a_month_and_two_more_are_not_three():
    """The first month ends with February, and so do the others on that day."""
    case = ("ES", EVENT.INSOLVENCY_OPENED, "business", BANKRUPTCY)
    days = VatDays(opened_on=date(2026, 1, 20), published_on=date(2026, 1, 31))
    assert iso(back(case, days=days).until) == "2026-04-28"
    assert iso(back(case, days=days._replace(published_on=None)).until) == "2026-04-20"


@pytest.mark.parametrize("event", VatEvent)
def test_an_event_without_its_day_gives_none(event):
    assert reckoned(VatTerm(), event, VatDays()) is None
    assert (day_of(event, DAYS) is None) is (event is VatEvent.TIME_PASSED)
