"""Facts of payment terms: how long they are, and whether the law allows that."""

from ...followup_core.claims.clause_check import check_for
from ...followup_core.law.case import DebtorKind, Terms
from ...followup_core.law.findings import TERM_TOO_LONG
from ...followup_core.rates.table import RateMissingError
from ..claims import DEBTORS


def days_until_due(term, on):
    """Return the days from an invoice of a day until all of it is due."""
    return max(((one._get_due_date(on) - on).days for one in term.line_ids), default=0)


def is_too_long(customer, company, days, on):
    """Tell whether the law of a customer voids a term of so many days.

    Nothing is said where a rate that the law needs is not published.
    """
    debtor = DEBTORS.get(customer._followup_debtor(), DebtorKind.BUSINESS)
    country = customer._followup_jurisdiction(company) or ""
    table = company.env["credit.followup.rate"]._rate_table()
    try:
        found = check_for(debtor, country, Terms(), days, on, table)
    except RateMissingError:
        return False
    return any(one.code == TERM_TOO_LONG for one in found)
