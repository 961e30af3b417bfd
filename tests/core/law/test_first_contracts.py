"""From which day of contract each law governs: that day, and the day before."""

from datetime import date, timedelta
from itertools import product

import pytest

from followup_core.law import find, governing, of_jurisdiction
from followup_core.law.case import CreditorKind, Terms
from followup_core.law.statute import Case

from ..claim_world import BUSINESS, CONSUMER, PUBLIC, ask, day, debt

CURRENCIES = {"PL": "PLN", "SE": "SEK", "CZ": "CZK", "DK": "DKK", "HU": "HUF"}
# Country, debtor, day of the contract: the first day of a statute.
FIRST_DAYS = (
    ("AT", BUSINESS, "2013-03-16"),
    ("AT", BUSINESS, "2007-01-01"),
    ("BE", BUSINESS, "2013-03-16"),
    ("BE", PUBLIC, "2013-03-16"),
    ("BE", BUSINESS, "2002-08-07"),
    ("BE", CONSUMER, "2023-09-01"),
    ("BG", BUSINESS, "2013-03-16"),
    ("BG", CONSUMER, "2013-03-16"),
    ("CY", BUSINESS, "2013-03-16"),
    ("DE", BUSINESS, "2014-07-29"),
    ("DE", BUSINESS, "2002-01-01"),
    ("DE", CONSUMER, "2002-01-01"),
    ("EE", BUSINESS, "2013-04-15"),
    ("ES", BUSINESS, "2013-02-24"),
    ("FI", BUSINESS, "2013-03-16"),
    ("FI", CONSUMER, "2013-03-16"),
    ("FR", PUBLIC, "2013-05-01"),
    ("GB", BUSINESS, "2002-08-07"),
    ("GR", BUSINESS, "2013-05-09"),
    ("HR", BUSINESS, "2012-10-01"),
    ("HR", CONSUMER, "2012-10-01"),
    ("HU", BUSINESS, "2014-03-15"),
    ("IE", BUSINESS, "2013-03-16"),
    ("IT", BUSINESS, "2013-01-01"),
    ("LT", BUSINESS, "2013-03-01"),
    ("LU", BUSINESS, "2013-04-15"),
    ("LU", CONSUMER, "2004-05-01"),
    ("LV", BUSINESS, "2013-07-01"),
    ("MT", BUSINESS, "2013-03-16"),
    ("NL", BUSINESS, "2012-07-01"),
    ("NL", CONSUMER, "2012-07-01"),
    ("NO", BUSINESS, "2013-07-01"),
    ("PL", BUSINESS, "2020-01-01"),
    ("PL", CONSUMER, "2020-01-01"),
    ("PT", BUSINESS, "2013-07-01"),
    ("SE", BUSINESS, "2013-03-16"),
    ("SI", BUSINESS, "2012-10-28"),
    ("SK", BUSINESS, "2013-02-01"),
    ("SK", CONSUMER, "2013-02-01"),
)


# First due dates: these govern debts, whenever the contract is of.
FIRST_DEBTS = (
    ("CZ", BUSINESS, "2013-07-01"),
    ("CZ", CONSUMER, "2013-07-01"),
    ("DK", BUSINESS, "2013-03-01"),
    ("FR", BUSINESS, "2013-01-01"),
)


def statute(code, debtor, contract):
    currency = CURRENCIES.get(code, "EUR")
    case = Case(debtor, CreditorKind.BUSINESS, currency, contract, day("2026-06-30"))
    return governing(code, case)


@pytest.mark.parametrize(("code", "debtor", "first"), FIRST_DEBTS)
def test_a_law_governs_debts_from_its_first_day_on(code, debtor, first):
    old = Terms(concluded_on=day("2005-01-01"))
    before = day(first) - timedelta(days=1)
    for due, is_known in ((day(first), True), (before, False)):
        late = debt("1000.00", due.isoformat())
        asked = {"debts": [late], "terms": old, "as_of": "2013-12-31"}
        result = ask(code, debtor, currency=CURRENCIES.get(code, "EUR"), **asked)
        assert (find(result, late) is not None) is is_known


@pytest.mark.parametrize(("code", "debtor", "first"), FIRST_DAYS)
def test_a_law_governs_contracts_from_its_first_day_on(code, debtor, first):
    found = statute(code, debtor, day(first))
    assert found is not None
    before = day(first).fromordinal(day(first).toordinal() - 1)
    assert statute(code, debtor, before) is not found


DAY = timedelta(days=1)
LIMITS = date(1990, 1, 1), date(2026, 6, 30)


def around(*days):
    """Return each of the days, with the day before and the day after."""
    known = [one for one in days if LIMITS[0] < one < LIMITS[1]]
    return {near for one in known for near in (one - DAY, one, one + DAY)} | {*LIMITS}


@pytest.mark.parametrize("code", sorted({code for code, _debtor, _first in FIRST_DAYS}))
def test_no_two_laws_of_a_country_govern_one_case(code):
    statutes = of_jurisdiction(code)
    contracts = around(*(one.contracts_from for one in statutes))
    contracts |= around(*(one.contracts_to for one in statutes))
    claims = around(*(one.claims_from for one in statutes))
    currencies = ("EUR", CURRENCIES.get(code, "USD"))
    kinds = (BUSINESS, CONSUMER, PUBLIC), CreditorKind, currencies, (False, True)
    for debtor, creditor, currency, health in product(*kinds):
        for contract, as_of in product(contracts, claims):
            case = Case(debtor, creditor, currency, contract, as_of, health)
            assert sum(one.governs(case) for one in statutes) <= 1
