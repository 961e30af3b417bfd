"""Claim what a message asks for beside the principal, and take it back.

A charge is only what was not claimed before for the same item: it is frozen with its
slices, and ``date_to`` says up to which day interest was claimed.
"""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from ..decisions.claim import CLAIMED, COMPENSATION, INTEREST, ZERO

DAY = timedelta(days=1)


def claim(found, as_of):
    """Freeze as charges what the messages claim and was not claimed before.

    :param found: the claim of each action, as ``prepare`` returned them
    """
    found = {
        action: group
        for action, group in found.items()
        if action.claim_sheet and not action.is_test
    }
    if not found:
        return
    env = next(iter(found)).env
    lines = env["account.move.line"].union(
        *(line for one in found.values() for line in one.lines.values())
    )
    before = _claimed_before(env, lines)
    env["credit.followup.charge"].create(
        [
            vals
            for action, group in found.items()
            for debt in group.debts
            for vals in _charges(action, group.lines[debt.ref], debt, before, as_of)
        ]
    )


def _charges(action, line, debt, before, as_of):
    """Yield the values of what is new about one debt."""
    known = before[line.id]
    parts = (
        (INTEREST, debt.interest_accrued, debt.article),
        (COMPENSATION, debt.compensation_accrued, debt.compensation_article),
    )
    for kind, accrued, article in parts:
        amount, until = known[kind]
        if accrued == amount:
            continue
        since = until or (debt.segments[0].start if debt.segments else debt.due_on)
        yield {
            "action_id": action.id,
            "company_id": action.company_id.id,
            "partner_id": action.partner_id.id,
            "currency_id": action.currency_id.id,
            "move_line_id": line.id,
            "kind": kind,
            "state": "claimed",
            "amount": float(accrued - amount),
            "date_from": since,
            "date_to": as_of + DAY,
            "article": article,
            "slices": _slices(debt, since) if kind == INTEREST else False,
        }


def _slices(debt, since):
    """Return the slices of the days that were not claimed before, as JSON."""
    return [
        {
            "from": max(one.start, since).isoformat(),
            "to": one.end.isoformat(),
            "days": (one.end - max(one.start, since)).days,
            "rate_percent": str(one.percent),
            "base": str(one.base),
            "source": one.source,
        }
        for one in debt.segments
        if one.end > since
    ]


def _claimed_before(env, lines):
    """Return amount and end of what was claimed, by line id and kind."""
    rows = (
        env["credit.followup.charge"]
        .sudo()
        ._read_group(
            [("move_line_id", "in", lines.ids), ("state", "in", CLAIMED)],
            ["move_line_id", "kind"],
            ["amount:sum", "date_to:max"],
        )
    )
    found = defaultdict(lambda: dict.fromkeys((INTEREST, COMPENSATION), (ZERO, None)))
    for line, kind, amount, until in rows:
        found[line.id][kind] = (Decimal(str(amount)), until)
    return found
