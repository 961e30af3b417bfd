"""Facts of moving in: the parts of our invoices that the numbers of a file mean."""

from odoo import fields
from odoo.tools import SQL

from odoo.addons.credit_followup.facts.items import trade, unpaid
from odoo.addons.credit_followup.facts.reader import Reader
from odoo.addons.credit_followup.facts.settings import core_policy
from odoo.addons.credit_followup.followup_core.moving.history import Item, plain
from odoo.addons.credit_followup.followup_core.scenario.levels import (
    rank_in,
    rank_of_nature,
)
from odoo.addons.credit_followup.followup_core.scenario.records import Served
from odoo.addons.credit_followup.followup_core.vocabulary import Nature


def read_items(company, numbers, policy):
    """Return the parts of invoices with these numbers, paid ones too, for the core.

    Their ranks are those of a policy: what another one served is translated as the
    night does it. As many queries for any number.
    """
    moves = _moves(company, {plain(one) for one in numbers})
    return items_of(moves.line_ids, policy)


def items_of(lines, policy):
    """Return the parts of invoices among journal items, for the core."""
    lines = trade(lines).filtered("partner_id")
    opened = set(unpaid(lines).ids)
    chosen = core_policy(policy)
    return [
        Item(
            str(line.id),
            line.move_name,
            str(line.partner_id.commercial_partner_id.id),
            line.invoice_date or line.date,
            line.date_maturity or line.date,
            _numbers(line.partner_id),
            _rank(line, chosen),
            line.id in opened,
        )
        for line in lines
    ]


def _moves(company, numbers):
    """Return the posted customer invoices with these numbers, however written."""
    moves = company.env["account.move"]
    moves.flush_model(["name", "state", "move_type", "company_id"])
    rows = company.env.execute_query(
        SQL(
            "SELECT id FROM account_move WHERE company_id = %s AND state = 'posted'"
            " AND move_type IN ('out_invoice', 'out_receipt')"
            " AND lower(regexp_replace(name, '\\s', '', 'g')) IN %s ORDER BY id",
            company.id,
            tuple(numbers) or ("",),
        )
    )
    return moves.browse([one for (one,) in rows])


def _numbers(partner):
    """Return the numbers by which a customer is known."""
    found = (partner.ref, partner.commercial_partner_id.ref)
    return tuple(sorted(set(filter(None, found))))


def _rank(line, policy):
    """Return where an item stands in a policy, a notice that listed it counted."""
    rank, level = 0, line.followup_level_id
    if level:
        place = list(level.policy_id.level_ids.sorted()).index(level) + 1
        nature = Nature(int(level.nature))
        served = Served(level.id, place, nature, line.followup_level_on)
        rank = rank_in(policy, served)
    if line.followup_notice:
        rank = max(rank, rank_of_nature(policy, Nature(int(line.followup_notice))))
    return rank


def applied_policies(company, lines):
    """Return the policy that each open item follows: ``{line id: policy}``."""
    today = fields.Date.context_today(company)
    reader = Reader(company.env, company, today)
    wanted = set(lines.ids)
    customers = lines.partner_id.commercial_partner_id.ids
    policies = company.env["credit.followup.policy"]
    return {
        item.key: policies.browse(item.policy.key)
        for group in reader.groups(customers)
        for item in group.items
        if item.key in wanted and item.policy
    }
