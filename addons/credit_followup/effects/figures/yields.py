"""Keeps what the steps of a month brought, by level and channel."""

from odoo.tools import SQL

from ...facts.figures.yields import YIELDS, yields_query
from ...facts.items import flush

TABLE = "credit_followup_step_yield"


def keep(yields, company, month, last):
    """Write anew what the steps of a month brought, from the messages and the books.

    :param month: its last day
    :param last: the same, or today while it runs
    """
    own = yields.sudo()
    own.search([("company_id", "=", company.id), ("month", "=", month)]).unlink()
    flush(own.env, [*YIELDS, own._name])
    own.env.cr.execute(
        SQL(
            "INSERT INTO %(table)s (company_id, month, policy_id, level_id, channel,"
            " steps, answered, asked, received, share)"
            " SELECT %(company)s, %(month)s, found.*,"
            " found.received * 100 / NULLIF(found.asked, 0) FROM (%(found)s) found",
            table=SQL.identifier(TABLE),
            company=company.id,
            month=month,
            found=yields_query(company, month.replace(day=1), last),
        )
    )
    own.invalidate_model()
