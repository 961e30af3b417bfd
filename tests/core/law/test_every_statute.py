"""Each statute of each country: what many of them share, and who does it otherwise."""

from datetime import timedelta
from decimal import Decimal
from pkgutil import iter_modules

import pytest

from followup_core import law
from followup_core.law.case import Allocation, CreditorKind

from ..claim_world import CONSUMER, PUBLIC, TABLE, ask, day, debt

SHELF = {one.name for one in iter_modules(law.__path__) if len(one.name) == 2}
COUNTRIES = sorted(name.upper() for name in SHELF - {"eu"})
EACH = [(code, one) for code in COUNTRIES for one in law.of_jurisdiction(code)]
each_statute = pytest.mark.parametrize(
    ("code", "statute"), EACH, ids=lambda one: getattr(one, "article", one)
)
# A day to pay on a Sunday stays where it is.
SUNDAY_STAYS = {"BE", "ES", "FR", "GB", "LU", "NL"}
# By default costs come first (art. 6.1 of many civil codes: costs, interest, debt).
COSTS_FIRST = {"AT", "BE", "CH", "DE", "ES", "FI", "FR", "IT", "LU", "NL"}
# No term is too long by itself.
ANY_TERM = {"CH", "DK"}
THIRTY_DAYS_OF_PUBLIC_BODIES = {"AT", "DE", "FR", "GB"}
SUNDAY, MONDAY = day("2026-03-01"), day("2026-03-02")
OLD_AUSTRIAN = "before the Zahlungsverzugsgesetz"


def due_on(statute, debtor, one):
    return statute.legal_due(one, ask(statute.jurisdiction, debtor, debts=[one]))


@each_statute
def test_a_sunday_moves_the_day_to_pay_where_the_law_moves_it(code, statute):
    moved = SUNDAY if code in SUNDAY_STAYS else MONDAY
    for debtor in statute.debtors:
        for due, on in (("2026-03-01", moved), ("2026-03-02", MONDAY)):
            assert due_on(statute, debtor, debt(due=due)).on == on


@each_statute
def test_a_saturday_moves_it_too_but_in_italy(code, statute):
    stays = code in SUNDAY_STAYS | {"IT"}
    on = day("2026-02-28") if stays else MONDAY
    for debtor in statute.debtors:
        assert due_on(statute, debtor, debt(due="2026-02-28")).on == on


@each_statute
def test_what_a_payment_pays_first(code, statute):
    costs = statute.allocation is Allocation.COST_INTEREST_PRINCIPAL
    assert costs is (code in COSTS_FIRST)
    assert costs or statute.allocation is Allocation.PRINCIPAL_FIRST


@each_statute
def test_how_long_a_term_may_be(code, statute):
    for debtor in statute.debtors:
        most = 60
        if debtor is PUBLIC and code in THIRTY_DAYS_OF_PUBLIC_BODIES:
            most = 30
        if debtor is CONSUMER or code in ANY_TERM or OLD_AUSTRIAN in statute.article:
            most = None
        if code == "BE" and statute.lump is None:
            most = None  # contracts before 2013
        assert longest(statute, debtor) == most


def longest(statute, debtor):
    """Return the days of the longest term from the invoice that is not remarked."""
    for days in range(1, 121):
        due = (MONDAY + timedelta(days=days)).isoformat()
        if due_on(statute, debtor, debt(due=due, invoiced_on=MONDAY)).findings:
            return days - 1
    return None


@each_statute
def test_a_private_creditor_has_a_law_in_few_countries(code, statute):
    if code == "FR" and statute.debtors == (CONSUMER,):
        return  # a column of rates for each kind of creditor
    assert (CreditorKind.INDIVIDUAL in statute.creditors) is (code == "CH")
    assert {*statute.creditors} >= {CreditorKind.BUSINESS, CreditorKind.SMALL_BUSINESS}


@each_statute
def test_nothing_is_owed_for_the_delay_of_nothing(code, statute):
    if statute.lump is not None:
        assert statute.lump.scale(Decimal(0), Decimal("0.01")) == 0


@each_statute
def test_each_rate_is_published_or_written_in_the_law(code, statute):
    rule = statute.rate
    assert (rule.fixed is None) is bool(rule.series)
    assert rule.fixed is not None or TABLE.current(rule.series)
    assert rule.times == 1


@each_statute
def test_how_interest_grows(code, statute):
    assert statute.stops_at_principal is (code in {"LV", "MT"})
    assert statute.compounds is (code == "NL")
    assert statute.thirty_day_months is (code == "CH")
