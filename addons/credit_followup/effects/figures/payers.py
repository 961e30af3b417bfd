"""Writes what type of payer a customer is beside his figures of twelve months."""

from odoo.fields import Date, Domain
from odoo.tools import SQL, split_every

from ...facts.figures.payers import read_histories
from ...followup_core.figures.payers import MONTHS, profile
from .figures import UNKNOWN, keep_payers

TABLE = "credit_followup_figure"
BATCH = 5000


def tell(figures, company, today):
    """Write the types as they are known today, so that what bad payers buy adds up.

    Of the last twelve months: what a customer was in a month says less of what he
    costs than what he is.
    """
    own = figures.sudo()
    recent = Domain("company_id", "=", company.id)
    recent &= Domain("month", ">", Date.subtract(today, months=MONTHS))
    of_customers = recent & Domain("scope", "=", "customer")
    own.flush_model()
    customers = [one.id for (one,) in own._read_group(of_customers, ["partner_id"])]
    for ids in split_every(BATCH, customers, list):
        _write(own, company, today, _types(own, company, today, ids))
    own.invalidate_model(["payer"])
    for one in own.search(recent & Domain("scope", "=", "company"), order="month"):
        keep_payers(own, company, one.month, min(one.month, today))


def _types(figures, company, today, ids):
    """Return the type of each customer, also of whom too little is known."""
    customers = figures.env["res.partner"].browse(ids)
    found = read_histories(customers, company, today)
    told = ((one, profile(found[one], today).payer) for one in ids)
    return {one: payer.value if payer else UNKNOWN for one, payer in told}


def _write(figures, company, today, types):
    """Write what differs, by one statement."""
    figures.env.cr.execute(
        SQL(
            "UPDATE %(table)s figure SET payer = told.payer"
            " FROM unnest(%(customers)s::int[], %(payers)s::varchar[])"
            " AS told (customer, payer)"
            " WHERE figure.partner_id = told.customer"
            " AND figure.company_id = %(company)s AND figure.scope = 'customer'"
            " AND figure.month > %(since)s"
            " AND figure.payer IS DISTINCT FROM told.payer",
            table=SQL.identifier(TABLE),
            customers=list(types),
            payers=list(types.values()),
            company=company.id,
            since=Date.subtract(today, months=MONTHS),
        )
    )
