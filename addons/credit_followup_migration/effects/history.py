"""What our items get of another tool's messages, as if they had been ours."""

from collections import defaultdict

from odoo import fields
from odoo.tools import split_every
from odoo.tools.misc import format_date

from odoo.addons.credit_followup.facts.items import unpaid
from odoo.addons.credit_followup.followup_core.moving.levels import like
from odoo.addons.credit_followup.followup_core.vocabulary import Nature

from ..facts.history import applied_policies

NOTICE = str(Nature.FORMAL_NOTICE.value)
# What creating messages takes grows with the square of how many are created at once.
INVOICES = 1000


def keep(policy, found, levels, source):
    """Write what moved in on the items, pause whom it wrote to, say so on invoices.

    An item that follows another policy gets the level of that one which is like the
    named one. What is paid gets its level alone: nobody is woken or told.

    :param found: what `move_in` answered
    :param levels: of ours, by their rank in ``policy``
    :param source: what the history of the invoices says that it comes from, None to
        say nothing there
    :return: the items
    """
    env = policy.env
    given = levels_of(policy, found.moved, levels)
    moved = env["account.move.line"].sudo().union(*given)
    opened = unpaid(moved)
    values = {line.id: _values(line, *got) for line, got in given.items()}
    moved._followup_set(values)
    env["credit.followup.wake"].sudo()._append_lines(opened, "served")
    if source:
        _note(opened, values, source)
    env["credit.followup.hold"].create(pauses(policy, found.contacts))
    return moved


def levels_of(policy, moved, levels):
    """Return the level that each item gets, and from when on: ``{item: (level, day)}``.

    :param moved: some of what `move_in` answered
    :param levels: of ours, by their rank in ``policy``
    """
    lines = policy.env["account.move.line"].sudo()
    lines = lines.browse([int(one.item) for one in moved])
    applied = applied_policies(policy.company_id, unpaid(lines))
    return {
        line: (_like(levels[one.rank], applied.get(line.id, policy)), one.on)
        for line, one in zip(lines, moved, strict=True)
    }


def _like(level, policy):
    """Return the level of a policy that is like one of another, or that one."""
    if level.policy_id == policy:
        return level
    nature = Nature(int(level.nature))
    before = level.policy_id.level_ids.sorted()
    nth = [one for one in before if one.nature == level.nature].index(level) + 1
    steps = policy.level_ids.sorted()
    rank = like([Nature(int(one.nature)) for one in steps], nature, nth)
    return steps[rank - 1] if rank else level


def _values(line, level, on):
    """Return what an item remembers of a message, as if it were one of ours."""
    values = {"followup_level_id": level.id, "followup_level_on": on}
    if level.nature >= max(NOTICE, line.followup_notice or ""):
        values |= {"followup_notice": level.nature, "followup_notice_on": on}
    return values


def pauses(policy, contacts):
    """Return the holds that let nobody be written to sooner than after we wrote."""
    env = policy.env
    today = fields.Date.context_today(policy)
    until = {
        int(who): fields.Date.add(on, days=policy.least_days)
        for who, on in contacts.items()
    }
    paused = _paused(policy.company_id, list(until))
    values = {
        "company_id": policy.company_id.id,
        "reason": "pause",
        "date_from": today,
        "note": env._("Reminded lately by another tool"),
    }
    return [
        {**values, "partner_id": who, "date_to": day}
        for who, day in until.items()
        if day > max(today, paused.get(who, today))
    ]


def _paused(company, customers):
    """Return until when customers are paused already: ``{customer's id: day}``."""
    rows = company.env["credit.followup.hold"]._read_group(
        [
            ("company_id", "=", company.id),
            ("partner_id", "in", customers),
            ("reason", "=", "pause"),
            ("move_line_id", "=", False),
            ("ended_on", "=", False),
            ("date_to", "!=", False),
        ],
        ["partner_id"],
        ["date_to:max"],
    )
    return {partner.id: day for partner, day in rows}


def _note(lines, values, source):
    """Say in the history of each invoice what it has got: its gravest level."""
    env = lines.env
    by_move = defaultdict(list)
    for line in lines:
        by_move[line.move_id.id].append(values[line.id])
    for ids in split_every(INVOICES, by_move, list):
        bodies = {one: _told(env, by_move[one], source) for one in ids}
        env["account.move"].browse(ids)._message_log_batch(bodies)


def _told(env, got, source):
    """Return what the history of an invoice says of what its parts have got."""
    levels = env["credit.followup.level"]
    level = levels.browse([one["followup_level_id"] for one in got])._gravest()
    return env._(
        "Reminded before by another tool, up to “%(level)s” on %(day)s (%(file)s).",
        level=level.name,
        day=format_date(env, max(one["followup_level_on"] for one in got)),
        file=source,
    )
