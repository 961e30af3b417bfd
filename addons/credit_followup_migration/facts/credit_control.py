"""What OCA's account_credit_control left in its tables: policies, choices, messages.

Its tables are read, never its code: they may be there although it is not loaded.
"""

from collections import defaultdict
from operator import itemgetter
from typing import NamedTuple

from odoo import fields
from odoo.tools import SQL, groupby
from odoo.tools.sql import table_exists

from odoo.addons.credit_followup.followup_core.moving.history import Step
from odoo.addons.credit_followup.followup_core.moving.levels import Mode, Theirs
from odoo.addons.credit_followup.followup_core.vocabulary import Channel

# What reached the customer, or is in the mail queue and may leave at any moment. What
# is a draft, ignored, still to be sent or failed is not what he had.
LEFT = ("sent", "queued")
QUEUED = "queued"
WAITING = ("to_be_sent", "error", "email_error")
# Payments of older messages do not come back any more.
MEMORY_DAYS = 400
# What open items are, of the table `account_move_line` called `item`.
OPEN = SQL(
    "item.parent_state = 'posted' AND item.reconciled IS NOT TRUE"
    " AND item.amount_residual > 0"
)
# The policy that an item follows there: by invoice, by its partner, by its company.
APPLIED = SQL(
    "COALESCE(move.credit_policy_id, partner.credit_policy_id,"
    " company.credit_policy_id)"
)
ITEMS = SQL(
    "FROM account_move_line item JOIN account_move move ON move.id = item.move_id"
    " JOIN res_partner partner ON partner.id = item.partner_id"
    " JOIN res_company company ON company.id = item.company_id"
)


class Policy(NamedTuple):
    """A policy of theirs. ``names``: of its levels, by language and by reference.

    ``follows``: it is in use there for the company; else nobody whom it is given to is
    followed up.
    """

    id: int
    name: str
    follows: bool
    levels: tuple[Theirs, ...]
    names: dict[str, dict[str, str]]


class Choices(NamedTuple):
    """Who was given which of their policies: ids by the policy's id.

    ``default``: the company's own, None where it has none. ``items``: open ones, of
    invoices and contacts that have a policy of their own.
    """

    default: int | None
    customers: dict[int, list[int]]
    items: dict[int, list[int]]


def is_here(env):
    """Tell whether the tables are in this database."""
    return table_exists(env.cr, "credit_control_line")


def read_policies(company):
    """Return all their policies, with whether they are in use for this company."""
    rows = _rows(
        company,
        SQL(
            "SELECT policy.id, policy.name, policy.do_nothing IS NOT TRUE"
            " AND policy.active AND COALESCE(policy.company_id, %(company)s)"
            " = %(company)s, level.id, level.name, level.level,"
            " level.computation_mode, level.delay_days, level.channel"
            " FROM credit_control_policy policy"
            " LEFT JOIN credit_control_policy_level level"
            " ON level.policy_id = policy.id ORDER BY policy.id, level.level",
            company=company.id,
        ),
    )
    found = {}
    for policy_id, name, follows, level_id, level, *how in rows:
        policy = found.setdefault(policy_id, (name, follows, [], {}))
        if level_id:
            number, mode, days, channel = how
            ref = str(level_id)
            policy[2].append(Theirs(ref, number, Mode(mode), days, Channel(channel)))
            policy[3][ref] = level
    return [
        Policy(key, name, follows, tuple(levels), names)
        for key, (name, follows, levels, names) in found.items()
    ]


def read_choices(company):
    """Return who was given which policy: customers, open items, the company."""
    ((default,),) = _rows(
        company,
        SQL("SELECT credit_policy_id FROM res_company WHERE id = %s", company.id),
    )
    customers = _rows(company, _customers(company, SQL.identifier("credit_policy_id")))
    items = _rows(
        company,
        SQL(
            "SELECT COALESCE(move.credit_policy_id, partner.credit_policy_id), item.id"
            " %s WHERE item.company_id = %s AND %s"
            " AND (move.credit_policy_id IS NOT NULL"
            " OR (partner.credit_policy_id IS NOT NULL"
            " AND partner.commercial_partner_id != partner.id)) ORDER BY item.id",
            ITEMS,
            company.id,
            OPEN,
        ),
    )
    return Choices(default, _grouped(customers), _grouped(items))


def read_by_hand(company):
    """Return the customers whom somebody follows up by hand there."""
    rows = _rows(company, _customers(company, SQL.identifier("manual_followup")))
    return [who for by_hand, who in rows if by_hand]


def read_responsibles(company):
    """Return who is responsible for which customers: ``{user id: [customers]}``."""
    column = SQL.identifier("payment_responsible_id")
    return _grouped(_rows(company, _customers(company, column)))


def _customers(company, column):
    """Return the query of a column and the id of the customers who have it set."""
    return SQL(
        "SELECT %(column)s, id FROM res_partner WHERE %(column)s IS NOT NULL"
        " AND commercial_partner_id = id AND (company_id IS NULL OR company_id IN"
        " %(companies)s) ORDER BY id",
        column=column,
        companies=tuple(company.parent_ids.ids or company.ids),
    )


def read_told(company):
    """Return about which items anything left: ``{policy id: [[item] a customer]}``.

    Also what is paid: a payment may come back. Of an item that changed its policy, the
    last one counts.
    """
    query = SQL(
        "SELECT told.policy_id, partner.commercial_partner_id, told.move_line_id"
        " FROM (%s) told JOIN account_move_line item ON item.id = told.move_line_id"
        " LEFT JOIN res_partner partner ON partner.id = item.partner_id"
        " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        _told(company, SQL()),
    )
    found = defaultdict(list)
    for (policy, _who), rows in groupby(_rows(company, query), itemgetter(0, 1)):
        found[policy].append([item for *_key, item in rows])
    return dict(found)


def read_steps(company, items):
    """Return what left about items, each under its last policy, as steps for the core.

    A level is called by its id. What waits in the mail queue leaves today.
    """
    only = SQL("AND line.move_line_id IN %s", tuple(items) or (0,))
    query = SQL(
        "SELECT id, day, level_id, channel, move_line_id FROM (%s) told ORDER BY id",
        _told(company, only),
    )
    return [
        Step(line, "", day, str(level), channel=channel, item=str(item))
        for line, day, level, channel, item in _rows(company, query)
    ]


def _told(company, only):
    """Return the query of what left about items under the last policy of each.

    :param only: a condition more on their lines, with its AND
    """
    today = fields.Date.context_today(company)
    return SQL(
        "SELECT * FROM (SELECT line.id, line.move_line_id, line.channel,"
        " CASE WHEN line.state = %(queued)s THEN %(today)s ELSE GREATEST("
        "COALESCE(line.date_sent, line.date), communication.report_date) END"
        " AS day, level.policy_id, level.id AS level_id,"
        " FIRST_VALUE(level.policy_id) OVER (PARTITION BY line.move_line_id"
        " ORDER BY line.date DESC, line.id DESC) AS last_policy_id"
        " FROM credit_control_line line"
        " JOIN credit_control_policy_level level ON level.id = line.policy_level_id"
        " LEFT JOIN credit_control_communication communication"
        " ON communication.id = line.communication_id"
        " JOIN account_move_line item ON item.id = line.move_line_id"
        " WHERE line.state IN %(left)s AND item.company_id = %(company)s"
        " AND item.parent_state != 'cancel'"
        " AND (item.reconciled IS NOT TRUE OR line.date > %(since)s) %(only)s) one"
        " WHERE policy_id = last_policy_id",
        queued=QUEUED,
        today=today,
        left=LEFT,
        company=company.id,
        since=fields.Date.subtract(today, days=MEMORY_DAYS),
        only=only,
    )


def count_waiting(company):
    """Return how many messages about open items did not leave, or failed."""
    ((count,),) = _rows(
        company,
        SQL(
            "SELECT count(*) FROM credit_control_line line"
            " JOIN account_move_line item ON item.id = line.move_line_id"
            " WHERE line.state IN %s AND item.company_id = %s AND %s",
            WAITING,
            company.id,
            OPEN,
        ),
    )
    return count


def read_unfollowed(company, policies):
    """Return the open items on accounts that their own policy there does not have."""
    rows = _rows(
        company,
        SQL(
            "SELECT item.id %s WHERE item.company_id = %s AND %s AND %s IN %s"
            " AND NOT EXISTS (SELECT FROM account_account_credit_control_policy_rel rel"
            " WHERE rel.credit_control_policy_id = %s"
            " AND rel.account_account_id = item.account_id) ORDER BY item.id",
            ITEMS,
            company.id,
            OPEN,
            APPLIED,
            tuple(policies) or (0,),
            APPLIED,
        ),
    )
    return [one for (one,) in rows]


def read_tolerance(company):
    """Return the sum below which they leave an item alone."""
    query = "SELECT credit_control_tolerance FROM res_company WHERE id = %s"
    ((tolerance,),) = _rows(company, SQL(query, company.id))
    return tolerance or 0


def _rows(company, query):
    """Return the rows of a query, what the transaction changed included."""
    company.env.flush_all()
    return company.env.execute_query(query)


def _grouped(rows):
    found = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return dict(found)
