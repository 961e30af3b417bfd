"""The sums of a week, of each customer: what two weeks are compared by."""

from odoo.fields import Date

from ..items import read
from ..settings import money
from .ledger import AGES, LEDGER, SUMS, month_query

# Its last day is the seventh.
DAYS_BACK = 6


def read_week(company, last):
    """Return ``{figure: {customer id: amount}}`` of the week that ends on a day."""
    first = Date.subtract(last, days=DAYS_BACK)
    found = {
        name: {} for name in ("open", "overdue", "d90_plus", "received", "invoiced")
    }
    for customer, *values in read(
        company.env, month_query(company, first, last), LEDGER
    ):
        sums = dict(zip(SUMS, map(money, values), strict=True))
        told = {
            "open": sum(sums[age] for age in AGES),
            "overdue": sum(sums[age] for age in AGES[1:]),
            "d90_plus": sums["d90_plus"],
            "received": sums["paid"],
            "invoiced": sums["sales"],
        }
        for name, amount in told.items():
            if amount:
                found[name][str(customer)] = amount
    return found
