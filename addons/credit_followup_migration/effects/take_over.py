"""Everything that OCA's account_credit_control knows, taken over for one company."""

from collections import Counter
from typing import NamedTuple
from uuid import uuid4

from odoo import fields
from odoo.tools import split_every

from odoo.addons.credit_followup.followup_core.moving.history import move_in

from ..facts.credit_control import (
    count_waiting,
    read_by_hand,
    read_choices,
    read_policies,
    read_responsibles,
    read_steps,
    read_told,
    read_unfollowed,
)
from ..facts.history import items_of
from .choices import BY_HAND, NOBODY, assign, choose, hold, leave_out
from .history import keep
from .policies import copy_policies

SOURCE = "Credit Control"
# How many are moved in at a time.
CUSTOMERS = 200


class Taken(NamedTuple):
    """What was taken over.

    ``levels``: how many parts of invoices have which level. ``left``: messages that
    gave none, by why. ``accounts``: the left out items by their account. ``waiting``:
    messages there that did not leave. ``paused``: policies here that wait, as there
    nobody was followed by default. ``steps``: how many messages were read.
    """

    policies: object
    levels: Counter
    left: Counter
    choosing: int
    held: int
    excluded: int
    accounts: Counter
    waiting: int
    paused: object
    steps: int

    def is_empty(self):
        """Tell whether there was nothing to take over."""
        counts = (self.choosing, self.held, self.excluded, self.levels, self.accounts)
        return not (any(counts) or self.policies or self.paused)


def used_policies(company):
    """Return their policies under which somebody is followed up, or was."""
    choices, told = read_choices(company), read_told(company)
    given = {choices.default, *choices.customers, *choices.items}
    return [
        one
        for one in read_policies(company)
        if one.id in told or (one.follows and one.id in given)
    ]


def take_over(company, natures, *, is_dry=False):
    """Take over policies, who follows them, who is left out, and what was sent.

    Once more it takes what is new: what was chosen or ended here stays.

    :param natures: what each of their levels is, by its reference
    :param is_dry: leave out the notes on invoices: all of it is undone
    """
    since = _last(company)
    choices, policies = read_choices(company), used_policies(company)
    copies = copy_policies(company, policies, natures, choices.default)
    in_use = {one.id: copies[one.id] for one in policies if one.follows}
    choosing = choose(company, choices, in_use)
    assign(company, read_responsibles(company))
    paused = _pause(company, choices, in_use, since)
    held, excluded, accounts = _leave_out(company, choices, in_use, since)
    steps, levels, left = _history(company, copies, is_dry)
    taken = Taken(
        company.env["credit.followup.policy"].union(*_policies(in_use)),
        levels,
        left,
        choosing,
        held,
        excluded,
        accounts,
        count_waiting(company),
        paused,
        steps,
    )
    _remember(company, taken)
    return taken


def _policies(copies):
    return [one.policy for one in copies.values()]


def _pause(company, choices, in_use, since):
    """Have the policies here wait where nobody is followed by default there."""
    policies = company.env["credit.followup.policy"]
    if since or choices.default in in_use:
        return policies
    own = policies.search([("company_id", "=", company.id), ("waits", "=", False)])
    ready = own - policies.union(*_policies(in_use))
    ready.waits = True
    return ready


def _leave_out(company, choices, in_use, since):
    """Hold and exclude whom nobody follows there; return how many, and by account.

    Whoever was given a policy that is not in use for the company follows none there,
    not even the company's own.
    """
    unused = choices.customers.keys() - in_use.keys()
    customers = sorted({who for one in unused for who in choices.customers[one]})
    held = hold(company, customers, NOBODY)
    held += hold(company, read_by_hand(company), BY_HAND)
    unused = choices.items.keys() - in_use.keys()
    items = [item for one in unused for item in choices.items[one]]
    excluded = leave_out(company, items, since)
    unfollowed = leave_out(company, read_unfollowed(company, in_use), since)
    accounts = Counter(line.account_id.display_name for line in unfollowed)
    return held, len(excluded.move_id), accounts


def _history(company, copies, is_dry):
    """Move in what was sent; return how many messages, levels, and what gave none.

    Some customers at a time: nothing grows with their number but the time.
    """
    count, levels, left = 0, Counter(), Counter()
    for their_id, customers in read_told(company).items():
        copy = copies[their_id]
        for some in split_every(CUSTOMERS, customers, list):
            steps = read_steps(company, [item for one in some for item in one])
            found, by_rank = _moved(copy, steps)
            keep(copy.policy, found, by_rank, None if is_dry else SOURCE)
            count += len(steps)
            levels.update(by_rank[one.rank] for one in found.moved)
            left.update(one.why for one in found.left)
            company.env.flush_all()
            company.env.invalidate_all()
    return count, levels, left


def _moved(copy, steps):
    """Return what of some messages moves in, and the levels by their rank."""
    policy, by_ref, _is_new = copy
    order = {one: n for n, one in enumerate(policy.level_ids.sorted(), start=1)}
    ranks = {ref: order[level] for ref, level in by_ref.items() if level in order}
    lines = policy.env["account.move.line"].sudo()
    items = items_of(lines.browse({int(one.item) for one in steps}), policy)
    found = move_in(steps, items, ranks, fields.Date.context_today(policy))
    return found, {rank: level for level, rank in order.items()}


# === WHAT IS REMEMBERED === #


def _last(company):
    """Return the moment of the last time, None if there was none."""
    files = company.env["credit.followup.moved.file"].sudo()
    own = [("company_id", "=", company.id), ("name", "=", SOURCE)]
    return files.search(own, limit=1).create_date or None


def _remember(company, taken):
    company.env["credit.followup.moved.file"].sudo().create(
        {
            "name": SOURCE,
            "company_id": company.id,
            "digest": f"{SOURCE} {uuid4()}",
            "rows": taken.steps,
            "moved": sum(taken.levels.values()),
        }
    )
