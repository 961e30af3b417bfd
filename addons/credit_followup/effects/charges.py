"""Claim what a message asks for beside the principal, and take it back.

A charge is only what was not claimed before for the same item: it is frozen with its
slices, and ``date_to`` says up to which day interest was claimed.
"""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from ..decisions.claims import (
    COMPENSATION,
    INTEREST,
    ZERO,
    article_of_rate,
    article_of_sum,
    claims_of,
)
from ..followup_core.books.charges import ASKED, EVER_CLAIMED, Why

DAY = timedelta(days=1)
# Two sums that were each rounded to half a cent may differ by this.
ROUNDING = Decimal("0.02")


def claim(found, as_of):
    """Freeze as charges what the messages claim and was not claimed before.

    :param found: the claim of each action, as ``prepare`` returned them
    """
    found = {
        action: group
        for action, group in found.items()
        if action._sheet() and not action.is_test and reached(action)
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


def reached(action):
    """Tell whether any channel carried the message: else nothing was claimed."""
    return bool(action.delivery_ids.filtered(lambda one: not one.error))


def _charges(action, line, debt, before, as_of):
    """Yield the values of what is new about one debt."""
    known = before[line.id]
    parts = (
        (INTEREST, debt.interest_accrued, article_of_rate(debt)),
        (COMPENSATION, debt.compensation_accrued, article_of_sum(debt)),
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
            "move_id": line.move_id.id,
            "kind": kind,
            "amount": float(accrued - amount),
            "date_from": since,
            "date_to": as_of + DAY,
            "article": article,
            "slices": _slices(debt, since, accrued - amount)
            if kind == INTEREST
            else False,
        }


def _slices(debt, since, amount):
    """Return the slices of the days that were not claimed before, as JSON.

    Where history has changed, a difference is no sum of its days: then it is all of
    them, whose sum less what was claimed before is the amount.
    """
    new = [_cut(one, since) for one in debt.segments if one.end > since]
    exact = sum((Decimal(one["amount"]) for one in new), ZERO)
    if abs(exact - amount) > ROUNDING:
        return [_cut(one, one.start) for one in debt.segments]
    return new


def _cut(segment, since):
    """Return a slice from a day on, with its share of the amount."""
    start = max(segment.start, since)
    days = (segment.end - start).days
    share = segment.amount
    if start != segment.start:
        share = segment.amount * days / (segment.end - segment.start).days
    return {
        "from": start.isoformat(),
        "to": segment.end.isoformat(),
        "days": days,
        "rate_percent": str(segment.percent),
        "base": str(segment.base),
        "amount": str(round(share, 6)),
        "source": segment.source,
    }


def correct(charges, today):
    """Take back what was claimed too much on items that are paid by now.

    A payment may have a value date before the claim; nothing new is claimed here. What
    was booked is reversed first.
    """
    paid = charges.filtered(
        lambda one: one.state in ASKED and one.move_line_id.reconciled
    )
    for company, own in paid.grouped("company_id").items():
        _correct_company(own.env, company, own.move_line_id, today)


def _correct_company(env, company, lines, today):
    """Hold what was claimed on paid items against what the law gives for them."""
    # What a court or a bailiff cost does not follow from the days of a debt.
    charges = env["credit.followup.charge"].search(
        [
            ("move_line_id", "in", lines.ids),
            ("state", "in", ASKED),
            ("kind", "in", (INTEREST, COMPENSATION)),
        ]
    )
    before = _claimed_before(env, lines)
    values = []
    for group in claims_of(env, company, today, lines).values():
        for debt in group.debts if group.sheet else ():
            line = group.lines[debt.ref]
            own = charges.filtered_domain([("move_line_id", "=", line.id)])
            if not debt.interest_accrued and not debt.compensation_accrued:
                own._take_back(Why.NOT_OWED)
                continue
            corrections = list(_corrections(own, debt, before[line.id], today))
            if corrections:
                own._unpost()
            values += corrections
    env["credit.followup.charge"].create(values)


def _corrections(charges, debt, known, today):
    """Yield a negative charge per kind of which too much was claimed."""
    for kind, accrued in (
        (INTEREST, debt.interest_accrued),
        (COMPENSATION, debt.compensation_accrued),
    ):
        amount, _until = known[kind]
        last = charges.filtered_domain([("kind", "=", kind)])[:1]
        if last and accrued < amount:
            yield {
                "action_id": last.action_id.id,
                "company_id": last.company_id.id,
                "partner_id": last.partner_id.id,
                "currency_id": last.currency_id.id,
                "move_line_id": last.move_line_id.id,
                "move_id": last.move_id.id,
                "kind": kind,
                "amount": float(accrued - amount),
                "date_from": last.date_from,
                "date_to": today + DAY,
                "article": last.article,
            }


def _claimed_before(env, lines):
    """Return amount and end of what was claimed, by line id and kind."""
    rows = (
        env["credit.followup.charge"]
        .sudo()
        ._read_group(
            [("move_line_id", "in", lines.ids), ("state", "in", EVER_CLAIMED)],
            ["move_line_id", "kind"],
            ["amount:sum", "date_to:max"],
        )
    )
    found = defaultdict(lambda: dict.fromkeys((INTEREST, COMPENSATION), (ZERO, None)))
    for line, kind, amount, until in rows:
        found[line.id][kind] = (Decimal(str(amount)), until)
    return found
