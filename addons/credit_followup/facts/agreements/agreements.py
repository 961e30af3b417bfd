"""Agreements as the core reads them: what may be agreed on, plans, instalments."""

from datetime import timedelta
from decimal import Decimal

from ...followup_core.agreements.records import (
    Deposit,
    Instalment,
    Move,
    Plan,
    Rhythm,
    Shape,
)
from ..people.promises import read_promisable
from ..settings import company_workdays, money

ZERO = Decimal(0)
DAY = timedelta(days=1)
# The farthest that closed days are asked for: the longest plan of the document.
FARTHEST_DAYS = 366 * 30
WEEK = range(5)


def read_agreeable(lines, as_of, previous):
    """Return what may be agreed on of each line, and what else holds all of it.

    ``{line: (amount, hold)}``: what it owes less the parts that are disputed.

    :param previous: the agreement whose place another one takes, if any
    """
    found = read_promisable(lines, as_of, previous.sudo().hold_ids.ids)
    return {line: found[line.id] for line in lines}


def core_plan(plan):
    """Return the core's plan of a record with the fields of a plan."""
    deposit = None
    if plan.deposit_amount:
        deposit = Deposit(money(plan.deposit_amount), plan.deposit_on)
    is_number = plan.by == "number"
    rates = {"none": 0, "owed": plan.rate_owed, "own": plan.rate_percent}
    return Plan(
        currency=plan.currency_id.name,
        agreed_on=plan.agreed_on,
        principal=money(plan.amount_principal),
        first_on=plan.first_on,
        accrued=money(plan.amount_accrued) if plan.with_accrued else ZERO,
        deposit=deposit,
        number=plan.number if is_number else None,
        amount=None if is_number else money(plan.amount_each),
        shape=Shape(plan.shape),
        rhythm=Rhythm(plan.rhythm),
        closed=closed_days(plan.company_id, plan.agreed_on),
        move=Move(plan.move_to),
        rate_percent=money(round(rates[plan.interest_kind], 6)),
    )


def closed_days(company, since):
    """Return the days from a day on that the company does not work, weekends aside."""
    workdays = company_workdays(company.sudo(), since)
    closed = {day for day in workdays.holidays if day >= since}
    if not workdays.weekdays >= set(WEEK):
        days = (since + DAY * number for number in range(FARTHEST_DAYS))
        closed |= {
            day for day in days if day.weekday() in set(WEEK) - workdays.weekdays
        }
    return frozenset(closed)


def instalments_of(agreement, version=None):
    """Return instalments as the core reads them: those that count, or a version."""
    rows = agreement.instalment_ids
    if version:
        rows |= agreement.past_instalment_ids
        rows = rows.filtered(lambda one: one.version == version)
    return tuple(
        Instalment(
            one.rank,
            one.due_on,
            money(one.amount),
            money(one.accrued),
            money(one.interest),
            money(one.principal),
            money(one.principal_left),
        )
        for one in rows.sorted("rank")
    )


def newest_partial(agreement):
    """Return the id of the newest allocation there is, 0 for none."""
    partials = agreement.env["account.partial.reconcile"].sudo()
    return partials.search([], order="id desc", limit=1).id or 0
