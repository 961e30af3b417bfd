"""Wakes: what happened since the last night that the calendar does not know."""

from collections import defaultdict
from typing import NamedTuple

from odoo.tools import SQL

from .items import read


class Wakes(NamedTuple):
    """The wakes of a company: ids for everybody, and by customer."""

    everybody: list
    customers: dict

    def of(self, partner_ids):
        """Return the ids of the wakes of those customers."""
        found = (self.customers.get(partner_id, ()) for partner_id in partner_ids)
        return [wake_id for ids in found for wake_id in ids]


def read_wakes(env, company):
    """Return what woke the company's customers."""
    query = SQL(
        "SELECT id, partner_id FROM credit_followup_wake"
        " WHERE company_id = %s ORDER BY id",
        company.id,
    )
    everybody, customers = [], defaultdict(list)
    for wake_id, partner_id in read(env, query, ("credit.followup.wake",)):
        (customers[partner_id] if partner_id else everybody).append(wake_id)
    return Wakes(everybody, dict(customers))


def remove_wakes(env, ids):
    """Remove wakes that were read; a later one of the same customer stays."""
    if ids:
        env["credit.followup.wake"].sudo().browse(ids).unlink()
