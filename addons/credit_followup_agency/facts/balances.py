"""The balances of an agency's file beside ours, claim by claim."""

from decimal import Decimal
from typing import NamedTuple

from odoo.fields import Date

from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.events import Problem
from odoo.addons.credit_followup.followup_core.handover.reading.balances import (
    BalanceField,
    Told,
    balances_of_lines,
)
from odoo.addons.credit_followup.followup_core.handover.reconciliation import (
    Balance,
    as_event,
    placed,
    reconcile,
)
from odoo.addons.credit_followup.followup_core.money import decimals

from .cases import Cases
from .feedback import batches

# States in which an agency has a case, and money may be open on it.
THERE = (
    *("delivered", "silent", "acknowledged", "active", "paused", "recalling"),
    "closed",
)
MOST_PROBLEMS = 50


class Compared(NamedTuple):
    """What differs, as values of lines; what could not be read; the sums."""

    rows: list
    problems: list
    totals: list


def compared(agency, mapping, file):
    """Return how an agency's balances differ from ours.

    By claim where its file names claims, by case where it does not.
    """
    today = Date.context_today(agency)
    found = list(balances_of_lines(file, mapping, today))
    problems = [one for one in found if isinstance(one, Problem)]
    if problems:
        said = [f"{one.line} {one.column}: {one.message}" for one in problems]
        return Compared([], said[:MOST_PROBLEMS], [])
    told = [one for one in found if isinstance(one, Told)]
    named, events = Cases(agency), map(as_event, told)
    known = [one for batch in batches(events) for one in named.look_up(batch)]
    theirs = list(placed(told, known, agency.code))
    balances = [one for one in theirs if isinstance(one, Balance)]
    by_claim = mapping.has(BalanceField.CLAIM_REF) and any(
        one.claim_ref for one in told
    )
    ours, cases = _ours(agency, by_claim)
    result = reconcile(ours, balances)
    rows = [_row(one, cases) for one in result.differences]
    rows += [
        {"reference": str(one.line), "gap": "unplaced"}
        for one in theirs
        if not isinstance(one, Balance)
    ]
    return Compared(rows, [], [_total(one, agency.env) for one in result.totals])


def _ours(agency, by_claim):
    """Return our balances; of each reference the case, and what people call it."""
    placements = agency.env["credit.followup.placement"].search(
        [("agency_id", "=", agency.id), ("state", "in", THERE)]
    )
    balances, cases = [], {}
    for case in placements:
        items = case.item_ids._there()
        sums = {claim_ref(one.move_line_id): money(one.amount_open) for one in items}
        names = {claim_ref(one.move_line_id): one.move_id.name for one in items}
        if not by_claim:
            sums = {case.name: sum(sums.values(), Decimal(0))}
        for ref, amount in sums.items():
            cases[ref] = case.id, names.get(ref, ref)
            balances.append(Balance(ref, amount, case.currency_id.name))
    return balances, cases


def _row(one, cases):
    case, name = cases.get(one.ref, (False, one.ref))
    currency = (one.ours or one.theirs).currency
    return {
        "reference": name,
        "placement_id": case,
        "gap": one.gap.value,
        "ours": _said(one.ours),
        "theirs": _said(one.theirs),
        "left": "" if one.amount is None else _money(one.amount, currency),
    }


def _said(balance):
    return _money(balance.amount, balance.currency) if balance else ""


def _money(amount, currency):
    """Return an amount as people read it, with the decimals of its currency."""
    return f"{amount:.{decimals(currency)}f} {currency}"


def _total(one, env):
    return env._(
        "Ours %(ours)s, theirs %(theirs)s: %(differing)s of %(claims)s differ.",
        ours=_money(one.ours, one.currency),
        theirs=_money(one.theirs, one.currency),
        differing=one.differing,
        claims=one.claims,
    )
