"""Facts of reference rates: until when they hold, and who uses them."""

from datetime import timedelta

from ..followup_core.law import of_jurisdiction
from ..followup_core.rates.expiry import RateInUse, State, Why

# Customers who were written to within so many days decide which rates are in use.
RECENT_DAYS = timedelta(days=180)


def read_rates(rates, today):
    """Return the core's facts of each rate."""
    table = rates._rate_table()
    newest = dict(
        rates._read_group(
            [("series", "in", rates.mapped("series"))], ["series"], ["valid_from:max"]
        )
    )
    used = series_in_use(rates.env, today)
    return [
        RateInUse(
            rate.id,
            State(rate.state),
            Why(rate.reason),
            table.ends_on(rate.series, rate.valid_from),
            newest[rate.series] > rate.valid_from,
            rate.series in used,
        )
        for rate in rates
    ]


def series_in_use(env, today):
    """Return the series by which customers who were written to lately are claimed."""
    groups = env["credit.followup.action"]._read_group(
        [
            ("company_id.followup_active", "=", True),
            ("company_id.followup_charge", "=", True),
            ("date", ">=", today - RECENT_DAYS),
        ],
        ["company_id", "partner_id"],
    )
    codes = {
        partner.with_company(company)._followup_jurisdiction(company)
        for company, partner in groups
    }
    statutes = [one for code in codes for one in of_jurisdiction(code)]
    chains = [one.rate.series for one in statutes] + [one.floor for one in statutes]
    table = env["credit.followup.rate"]._rate_table()
    return {table.current(chain) for chain in chains if chain}
