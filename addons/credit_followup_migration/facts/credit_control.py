"""What OCA's account_credit_control left in its tables: policies, messages, exclusions.

Its tables are read, never its code: they may be there although it is not loaded.
"""

from collections import defaultdict
from typing import NamedTuple

from odoo.tools import SQL
from odoo.tools.sql import table_exists

from odoo.addons.credit_followup.facts.items import trade_accounts
from odoo.addons.credit_followup.followup_core.moving.history import Step
from odoo.addons.credit_followup.followup_core.moving.levels import Mode, Theirs
from odoo.addons.credit_followup.followup_core.vocabulary import Channel

# What reached the customer, or is in the mail queue and may leave at any moment. What
# is a draft, ignored, still to be sent or failed is not what he had.
LEFT = ("sent", "queued")
WAITING = ("to_be_sent", "error", "email_error")
# What open items are, of the table `account_move_line` called `item`.
OPEN = SQL(
    "item.parent_state = 'posted' AND item.reconciled IS NOT TRUE"
    " AND item.amount_residual > 0"
)


class Policy(NamedTuple):
    """A policy of theirs. ``names``: of its levels, by language and by reference."""

    id: int
    name: str
    follows: bool
    levels: tuple[Theirs, ...]
    names: dict[str, dict[str, str]]


class Choices(NamedTuple):
    """Who follows which of their policies: ids by the policy's id.

    ``default``: the company's own, None where nobody was followed without one.
    """

    default: int | None
    customers: dict[int, list[int]]
    entries: dict[int, list[int]]


def is_here(env):
    """Tell whether the tables are in this database."""
    return table_exists(env.cr, "credit_control_line")


def read_policies(company):
    """Return their policies for this company, the ones of all companies included."""
    rows = _rows(
        company,
        SQL(
            "SELECT policy.id, policy.name, policy.do_nothing IS NOT TRUE, level.id,"
            " level.name, level.level, level.computation_mode, level.delay_days,"
            " level.channel"
            " FROM credit_control_policy policy"
            " LEFT JOIN credit_control_policy_level level"
            " ON level.policy_id = policy.id"
            " WHERE COALESCE(policy.company_id, %(company)s) = %(company)s"
            " ORDER BY policy.id, level.level",
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
    """Return who follows which policy: customers, open invoices, the company."""
    ((default,),) = _rows(
        company,
        SQL("SELECT credit_policy_id FROM res_company WHERE id = %s", company.id),
    )
    customers = _rows(
        company,
        SQL(
            "SELECT credit_policy_id, id FROM res_partner"
            " WHERE credit_policy_id IS NOT NULL AND commercial_partner_id = id"
            " AND COALESCE(company_id, %(company)s) = %(company)s ORDER BY id",
            company=company.id,
        ),
    )
    entries = _rows(
        company,
        SQL(
            "SELECT DISTINCT move.credit_policy_id, move.id FROM account_move move"
            " JOIN account_move_line item ON item.move_id = move.id"
            " WHERE move.credit_policy_id IS NOT NULL AND item.company_id = %s AND %s"
            " ORDER BY move.id",
            company.id,
            OPEN,
        ),
    )
    return Choices(default, _grouped(customers), _grouped(entries))


def read_by_hand(company):
    """Return the customers whom somebody follows up by hand there."""
    rows = _rows(
        company,
        SQL(
            "SELECT id FROM res_partner WHERE manual_followup"
            " AND commercial_partner_id = id"
            " AND COALESCE(company_id, %(company)s) = %(company)s ORDER BY id",
            company=company.id,
        ),
    )
    return [one for (one,) in rows]


def read_responsibles(company):
    """Return who is responsible for which customers: ``{user id: [customers]}``."""
    rows = _rows(
        company,
        SQL(
            "SELECT payment_responsible_id, id FROM res_partner"
            " WHERE payment_responsible_id IS NOT NULL AND commercial_partner_id = id"
            " AND COALESCE(company_id, %(company)s) = %(company)s ORDER BY id",
            company=company.id,
        ),
    )
    return _grouped(rows)


def read_steps(company):
    """Return what left about open items: ``{policy id: [Step]}``.

    Of an item that changed its policy, what left under the last one counts; a level is
    called by its id.
    """
    rows = _rows(
        company,
        SQL(
            "WITH told AS (SELECT line.id, line.move_line_id, line.channel,"
            " COALESCE(line.date_sent, line.date) AS day, level.policy_id,"
            " level.id AS level_id,"
            " FIRST_VALUE(level.policy_id) OVER (PARTITION BY line.move_line_id"
            " ORDER BY line.date DESC, line.id DESC) AS last_policy_id"
            " FROM credit_control_line line"
            " JOIN credit_control_policy_level level"
            " ON level.id = line.policy_level_id"
            " JOIN account_move_line item ON item.id = line.move_line_id"
            " WHERE line.state IN %s AND item.company_id = %s AND %s)"
            " SELECT policy_id, id, move_line_id, day, level_id, channel FROM told"
            " WHERE policy_id = last_policy_id ORDER BY id",
            LEFT,
            company.id,
            OPEN,
        ),
    )
    found = defaultdict(list)
    for policy_id, line, item, day, level, channel in rows:
        step = Step(line, "", day, str(level), channel=channel, item=str(item))
        found[policy_id].append(step)
    return found


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


def read_accounts(company):
    """Return the trade accounts that none of their policies follows."""
    rows = _rows(
        company,
        SQL(
            "SELECT DISTINCT rel.account_account_id"
            " FROM account_account_credit_control_policy_rel rel"
            " JOIN credit_control_policy policy"
            " ON policy.id = rel.credit_control_policy_id"
            " WHERE policy.do_nothing IS NOT TRUE"
        ),
    )
    followed = {one for (one,) in rows}
    return [one for one in trade_accounts(company) if one not in followed]


def read_tolerance(company):
    """Return the sum below which they leave an item alone."""
    ((tolerance,),) = _rows(
        company,
        SQL(
            "SELECT credit_control_tolerance FROM res_company WHERE id = %s", company.id
        ),
    )
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
