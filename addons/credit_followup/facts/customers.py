"""Facts of customers: what decides on their policy, what holds them, last contacts.

Each reads a whole batch in one statement, for a ``Reader``.
"""

from collections import defaultdict
from decimal import Decimal

from odoo.fields import Domain
from odoo.tools import SQL

from ..const import COUNTED
from ..followup_core.scenario.records import Hold
from .items import read
from .policies import Customer
from .settings import money

# Contacts longer ago than any least distance between two contacts.
CONTACT_MEMORY_DAYS = 400
# The models that the statements below read.
_HOLDS = ("credit.followup.hold", "res.partner")
_CONTACTS = ("credit.followup.action", "res.partner")


def read_customers(reader, partner_ids):
    """Read what decides on the policy of each customer; who are alike share it."""
    company = str(reader.company.id)
    query = SQL(
        "SELECT (followup_policy_id->>%s)::int, followup_segment->>%s,"
        " is_company OR COALESCE(vat, '') <> '', country_id, array_agg(id)"
        " FROM res_partner WHERE id IN %s GROUP BY 1, 2, 3, 4",
        company,
        company,
        partner_ids,
    )
    found = {}
    rows = read(reader.env, query, ("res.partner",))
    for policy, segment, business, country, ids in rows:
        kind = "business" if business else "consumer"
        customer = Customer(policy, segment or kind, country, kind)
        found.update(dict.fromkeys(ids, customer))
    return found


def read_holds(reader, partner_ids):
    """Read the holds that are not over, by customer."""
    query = SQL(
        "SELECT partner.commercial_partner_id, hold.id, hold.date_from,"
        " hold.date_to, hold.move_line_id, hold.amount"
        " FROM credit_followup_hold hold"
        " JOIN res_partner partner ON partner.id = hold.partner_id"
        " WHERE hold.company_id = %s"
        " AND (hold.date_to IS NULL"
        "      OR hold.date_to > GREATEST(%s, hold.date_from))"
        " AND partner.commercial_partner_id IN %s",
        reader.company.id,
        reader.as_of,
        partner_ids,
    )
    holds = defaultdict(list)
    for partner_id, key, since, until, item, amount in read(reader.env, query, _HOLDS):
        part = money(amount) if amount else None
        holds[partner_id].append(Hold(key, since, until, item, part))
    return {partner_id: tuple(found) for partner_id, found in holds.items()}


def read_payables(company, partner_ids):
    """Read what the company owes each group by open bills; nothing where not counted.

    Posted bills less what was paid or credited on them, in the group's currency.
    """
    if not company.followup_payables:
        return {}
    rows = (
        company.env["account.move.line"]
        .sudo()
        ._read_group(
            Domain("company_id", "=", company.id)
            & Domain("account_type", "=", "liability_payable")
            & Domain("parent_state", "=", "posted")
            & Domain("reconciled", "=", False)
            & Domain("partner_id.commercial_partner_id", "in", partner_ids),
            ["partner_id", "currency_id"],
            ["amount_residual_currency:sum"],
        )
    )
    owed = defaultdict(Decimal)
    for partner, currency, amount in rows:
        owed[partner.commercial_partner_id.id, currency.id] -= money(amount)
    return {key: amount for key, amount in owed.items() if amount > 0}


def own_holds(holds, items):
    """Return the holds on the whole customer and on these items, not on others."""
    if not holds:
        return ()
    keys = {item.key for item in items}
    return tuple(one for one in holds if one.item is None or one.item in keys)


def read_contacts(reader, partner_ids):
    """Read the day on which the last message reached each group."""
    query = SQL(
        "SELECT partner.commercial_partner_id, action.currency_id,"
        " MAX(action.arrives_on)"
        " FROM credit_followup_action action"
        " JOIN res_partner partner ON partner.id = action.partner_id"
        " WHERE action.company_id = %s"
        " AND partner.commercial_partner_id IN %s"
        " AND action.state IN %s"
        " AND action.kind = 'message' AND COALESCE(action.is_test, false) = %s"
        " AND action.arrives_on > %s - %s * INTERVAL '1 day' GROUP BY 1, 2",
        reader.company.id,
        partner_ids,
        COUNTED,
        bool(reader.company.followup_test_mode),
        reader.as_of,
        CONTACT_MEMORY_DAYS,
    )
    rows = read(reader.env, query, _CONTACTS)
    return {(partner, currency): day for partner, currency, day in rows}
