"""Everything that OCA's account_credit_control knows, taken over for one company."""

from collections import Counter
from typing import NamedTuple

from odoo import fields

from odoo.addons.credit_followup.followup_core.moving.history import move_in

from ..facts.credit_control import (
    count_waiting,
    read_accounts,
    read_by_hand,
    read_choices,
    read_policies,
    read_responsibles,
    read_steps,
)
from ..facts.history import items_of
from .choices import assign, choose, hold, leave_out
from .history import keep
from .policies import copy_policies


class Taken(NamedTuple):
    """What was taken over.

    ``levels``: how many parts of invoices have which level. ``left``: messages that
    gave none, by why. ``accounts``: the left out items by their account. ``waiting``:
    messages there that did not leave. ``has_default``: everybody was followed there.
    """

    policies: object
    levels: Counter
    left: Counter
    choosing: int
    held: int
    excluded: int
    accounts: Counter
    waiting: int
    has_default: bool


def used_policies(company):
    """Return their policies that follow somebody of the company, or did."""
    choices, steps = read_choices(company), read_steps(company)
    used = {choices.default, *choices.customers, *choices.entries, *steps}
    return [one for one in read_policies(company) if one.follows and one.id in used]


def take_over(company, natures):
    """Take over policies, who follows them, who is left out, and what was sent.

    Once more it takes what is new: what was chosen or ended here stays.

    :param natures: what each of their levels is, by its reference
    """
    choices = read_choices(company)
    copies = copy_policies(company, used_policies(company), natures, choices.default)
    choosing = choose(company, choices, copies)
    assign(company, read_responsibles(company))
    held, excluded, accounts = _leave_out(company, choices)
    levels, left = _history(company, copies)
    return Taken(
        company.env["credit.followup.policy"].union(*_policies(copies)),
        levels,
        left,
        choosing,
        held,
        excluded,
        accounts,
        count_waiting(company),
        choices.default in copies,
    )


def _policies(copies):
    return [one.policy for one in copies.values()]


def _leave_out(company, choices):
    """Hold and exclude whom nobody follows there; return how many, and by account."""
    env = company.env
    nobody = [one.id for one in read_policies(company) if not one.follows]
    customers = [who for one in nobody for who in choices.customers.get(one, [])]
    held = hold(company, customers, env._("Not followed up by Credit Control"))
    by_hand = env._("Followed up by hand in Credit Control")
    held += hold(company, read_by_hand(company), by_hand)
    entries = [move for one in nobody for move in choices.entries.get(one, [])]
    excluded = leave_out(company, [("move_id", "in", entries)])
    unfollowed = leave_out(company, [("account_id", "in", read_accounts(company))])
    accounts = Counter(line.account_id.display_name for line in unfollowed)
    return held, len(excluded.move_id), accounts


def _history(company, copies):
    """Move in what was sent under each policy; return levels and what gave none."""
    levels, left = Counter(), Counter()
    today = fields.Date.context_today(company)
    lines = company.env["account.move.line"].sudo()
    for their_id, steps in read_steps(company).items():
        if their_id not in copies:
            continue
        policy, by_ref, _is_new = copies[their_id]
        order = {one: n for n, one in enumerate(policy.level_ids.sorted(), start=1)}
        ranks = {ref: order[level] for ref, level in by_ref.items() if level in order}
        items = items_of(lines.browse({int(one.item) for one in steps}), policy)
        found = move_in(steps, items, ranks, today)
        by_rank = {rank: level for level, rank in order.items()}
        keep(policy, found, by_rank, "Credit Control")
        levels.update(by_rank[one.rank] for one in found.moved)
        left.update(one.why for one in found.left)
    return levels, left
