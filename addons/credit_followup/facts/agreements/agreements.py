"""Facts of agreements: the plan as the core reads it, what was paid, what is open.

What is paid counts by its value date, money that nobody has allocated yet included: no
instalment is called late while the customer's money lies in the books. What takes from
the items without being money (credit notes, entries) is told apart: it shortens.
"""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from odoo.tools import SQL

from ...followup_core.agreements.records import (
    Deposit,
    Due,
    Instalment,
    Move,
    Notice,
    Payment,
    Plan,
    Rhythm,
    Shape,
)
from ...followup_core.agreements.states import Agreement, Settings, State, Why
from ..bank import known_until
from ..items import read
from ..payments import LEDGER, Asker, read_unallocated
from ..people.promises import read_promisable
from ..settings import company_workdays, money

ZERO = Decimal(0)
DAY = timedelta(days=1)
# The farthest that closed days are asked for: the longest plan of the document.
FARTHEST_DAYS = 366 * 30
WEEK = range(5)
CASH = ("bank", "cash", "credit")
ROWS = "credit.followup.agreement.item"


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


def read_agreements(agreements, as_of):
    """Return the core's facts of agreements, in a constant number of queries."""
    payments = read_plan_payments(agreements, as_of)
    return [_agreement(one, payments[one.id]) for one in agreements.sudo()]


def agreement_settings(company, as_of):
    """Return what the company decided, and how far it knows what was paid."""
    return Settings(
        company.followup_agreement_grace_days,
        company.followup_agreement_remind_days or None,
        known_until(company, as_of),
    )


def read_off(agreements, as_of):
    """Return what took from the items of each without being paid: ``{id: amount}``."""
    cash = _cash(agreements)
    return {
        one.id: max(_less(one) - sum(amount for _day, amount in cash[one.id]), ZERO)
        for one in agreements.sudo()
    }


def read_plan_payments(agreements, as_of):
    """Return the payments of each plan by id: allocated to its items, or to nothing.

    Money that nobody has allocated fills the oldest agreement of a customer first.
    """
    found = defaultdict(list)
    for key, rows in _cash(agreements).items():
        found[key] = [Payment(min(day, as_of), amount) for day, amount in rows]
    for company, own in agreements.sudo().grouped("company_id").items():
        groups = own.grouped(
            lambda one: (one.partner_id.commercial_partner_id, one.currency_id)
        )
        free = read_unallocated(Asker(company, as_of), groups)
        for (partner, currency), ones in groups.items():
            purse = [
                [paid.paid_on, paid.amount]
                for paid in free.get((partner.id, currency.id), ())
            ]
            for one in ones.sorted("id"):
                found[one.id] += _taken(one, found[one.id], purse)
    return found


def _taken(agreement, paid, purse):
    """Take from money on account what an agreement lacks, as its payments.

    :param purse: ``[day, amount]`` of each, lowered by what is taken
    """
    lacks = money(agreement.amount_total) - sum((one.amount for one in paid), ZERO)
    taken = []
    for row in purse:
        part = min(row[1], lacks)
        if row[0] >= agreement.agreed_on and part > 0:
            taken.append(Payment(row[0], part))
            row[1] -= part
            lacks -= part
    return taken


def _cash(agreements):
    """Return value date and amount of the money allocated to the items since."""
    query = SQL(
        "SELECT item.agreement_id, counterpart.date, part.debit_amount_currency"
        " FROM credit_followup_agreement_item item"
        " JOIN credit_followup_agreement agreement"
        "   ON agreement.id = item.agreement_id"
        " JOIN account_partial_reconcile part"
        "   ON part.debit_move_id = item.move_line_id"
        "  AND part.id > COALESCE(agreement.last_partial, 0)"
        " JOIN account_move_line counterpart ON counterpart.id = part.credit_move_id"
        " JOIN account_journal journal ON journal.id = counterpart.journal_id"
        " WHERE item.agreement_id IN %s"
        "   AND (journal.type IN %s OR counterpart.payment_id IS NOT NULL)"
        " ORDER BY counterpart.date, part.id",
        tuple(agreements.ids) or (0,),
        CASH,
    )
    found = defaultdict(list)
    env = agreements.env(su=True)
    for key, day, amount in read(env, query, (agreements._name, ROWS, *LEDGER)):
        found[key].append((day, money(amount)))
    return found


def _less(agreement):
    """Return what its items owe less than when it was agreed; 0 for those in draft."""
    return sum((_less_of(one) for one in agreement.item_ids), ZERO)


def _less_of(item):
    line = item.move_line_id
    if line and line.parent_state == "draft":
        return ZERO
    return money(item.amount_open) - money(line.amount_residual_currency)


def _agreement(one, payments):
    return Agreement(
        one.id,
        State(one.state),
        Why(one.reason),
        tuple(
            Due(row.rank, row.due_on, money(row.amount)) for row in one.instalment_ids
        ),
        tuple(payments),
        _notice(one),
        _items_open(one, payments),
        one.valid_until or None,
        one.signed_on or None,
        None,
        one.reminded_rank if one.is_reminded else None,
    )


def _notice(one):
    """Return the notice that was sent; one that reached nobody is none."""
    if not one.notice_on or one.notice_failed:
        return None
    return Notice(one.notice_on, one.notice_days)


def _items_open(one, payments):
    """Return what is open of the items; what the plan asks beside them keeps it open.

    Without its invoices there may still be interest and costs to pay.
    """
    lines = one.item_ids.move_line_id
    residual = sum((money(line.amount_residual_currency) for line in lines), ZERO)
    if residual > 0:
        return residual
    planned = sum((money(row.amount) for row in one.instalment_ids), ZERO)
    paid = sum((paid.amount for paid in payments), ZERO)
    return max(planned - paid, ZERO)
