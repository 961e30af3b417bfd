"""Facts of promises: what was paid since, in time and too late, and not allocated."""

from decimal import Decimal

from odoo.tools import SQL

from ...followup_core.payments.received import Wanting, share_out
from ...followup_core.people.credibility import Outcome, together
from ...followup_core.people.promises import (
    DAY,
    Means,
    Promise,
    Settings,
    State,
    Why,
)
from ...followup_core.scenario.levels import firmer_without
from ...followup_core.scenario.records import Course, Served
from ...followup_core.vocabulary import Nature
from ..bank import known_until
from ..items import read
from ..payments import LEDGER, Asker, read_received
from ..settings import company_settings, company_workdays, core_policy, money

ZERO = Decimal(0)
# Holds for these are of others' making: nobody asks for a promise meanwhile.
OTHER_CAUSES = ("dispute", "agreement", "agency", "insolvency")


def read_promises(promises, as_of):
    """Return the core's facts of promises, in a constant number of queries a company.

    What was paid is what the item owes less than when the promise was made, without
    what has a value date after the last day: it follows payments that are undone.
    """
    waiting = _waiting(promises, as_of)
    paid = _paid_in_time(promises | waiting)
    on_account = _on_account(waiting, paid, as_of)
    followed = _followed(promises)
    return [
        Promise(
            one.id,
            State(one.state),
            Why(one.reason),
            money(one.amount),
            one.last_on,
            paid[one],
            on_account.get(one.id, ZERO),
            not one.move_line_id,
            one.move_line_id in followed,
        )
        for one in promises
    ]


def read_promisable(items, as_of, apart_from=()):
    """Return what may be promised of each item, and what else holds all of it.

    What it owes less the parts that are disputed: ``{item id: (amount, hold)}``.

    :param apart_from: ids of holds that count for nothing
    """
    customers = items.partner_id.commercial_partner_id
    holds = (
        items.env["credit.followup.hold"]
        .sudo()
        .search(
            [
                ("company_id", "in", items.company_id.ids),
                ("partner_id.commercial_partner_id", "in", customers.ids),
                ("move_line_id", "in", (False, *items.ids)),
                ("reason", "in", OTHER_CAUSES),
                ("id", "not in", list(apart_from)),
                ("ended_on", "=", False),
                *("|", ("date_to", "=", False), ("date_to", ">", as_of)),
            ]
        )
    )
    return {item.id: _promisable(item, holds) for item in items.sudo()}


def _promisable(item, holds):
    customer = item.partner_id.commercial_partner_id
    own = holds.filtered(
        lambda one: (
            one.company_id == item.company_id
            and one.partner_id.commercial_partner_id == customer
            and one.move_line_id in (one.move_line_id.browse(), item)
        )
    )
    whole = own.filtered(lambda one: not one.amount)[:1]
    parts = sum((money(one.amount) for one in own), ZERO)
    left = max(money(item.amount_residual_currency) - parts, ZERO)
    return (ZERO if whole else left), whole


def read_words(promises):
    """Return what came of each word by its first promise: ``{promise: outcome}``.

    A customer gives his word once, for however many invoices.
    """
    outcomes = dict(zip(promises, _outcomes(promises), strict=True))
    return {
        first: together(outcomes[one] for one in own)
        for first, own in promises.grouped(lambda one: one._word()).items()
    }


def state_of(promises):
    """Return what came of one word that was given for several items."""
    return together(
        Outcome(one.promised_on, State(one.state), None) for one in promises
    ).state.value


def read_left_out(items, as_of):
    """Return the level that each item leaves out by one firmer step: ``{id: level}``.

    Where its policy says so; the core's level, by the id of the item.
    """
    served = items.filtered("followup_level_id.policy_id.firmer_after_broken")
    companies = {one: company_settings(one.sudo(), as_of) for one in served.company_id}
    policies = {one: core_policy(one) for one in served.followup_level_id.policy_id}
    found = {}
    for item in served.filtered("date_maturity"):
        settings = companies[item.company_id]
        due = settings.workdays.on_or_after(item.date_maturity)
        policy = policies[item.followup_level_id.policy_id]
        level = policy.by_key[item.followup_level_id.id]
        course = Course(
            item.invoice_date or item.date,
            item.date_maturity,
            policy,
            Served(level.key, level.rank, level.nature, item.followup_level_on),
            (item.followup_notice and Nature(int(item.followup_notice))) or None,
        )
        if left := firmer_without(course, policy, due, as_of, settings):
            found[item.id] = left
    return found


def promise_settings(company, as_of):
    """Return how far the company knows what was paid."""
    return Settings(known_until(company, as_of))


def waiting_days(company):
    """Return the working days that money takes to arrive, by its means."""
    return {means: company[f"followup_wait_{means.value}"] for means in Means}


def on_its_way_until(company, today, means=Means.TRANSFER):
    """Return the day after the last one on which money sent today may arrive."""
    workdays, day = company_workdays(company.sudo(), today), today
    for _day in range(1 + waiting_days(company.sudo())[means]):
        day = workdays.on_or_after(day + DAY)
    return day


def _outcomes(promises):
    """Return what came of each promise, with the day on which its item was paid."""
    paid = promises.move_line_id.filtered("reconciled")
    days = dict(
        promises.env["account.partial.reconcile"]
        .sudo()
        ._read_group(
            [("debit_move_id", "in", paid.ids)], ["debit_move_id"], ["max_date:max"]
        )
    )
    return [
        Outcome(one.promised_on, State(one.state), days.get(one.move_line_id))
        for one in promises
    ]


def _waiting(promises, as_of):
    """Return what may want money that nobody has allocated, the oldest first.

    All of the customers' whose last day is over, not only those that are asked about:
    before it nothing hangs on that money. A kept one whose payment was undone, too.
    """
    found = promises.sudo().search(
        [
            ("company_id", "in", promises.company_id.ids),
            (
                "partner_id.commercial_partner_id",
                "in",
                promises.partner_id.commercial_partner_id.ids,
            ),
            ("last_on", "<", as_of),
            ("state", "=", State.OPEN.value),
        ]
    )
    kept = promises.sudo().filtered(lambda one: one.state == State.KEPT.value)
    return (found | kept).sorted(lambda one: (one.promised_on, one.id))


def _followed(promises):
    """Return the items of kept promises of which another promise is open."""
    kept = promises.filtered(lambda one: one.state == State.KEPT.value)
    if not kept:
        return kept.move_line_id
    later = promises.sudo().search(
        [
            ("move_line_id", "in", kept.move_line_id.ids),
            ("state", "=", State.OPEN.value),
        ]
    )
    return later.move_line_id


def _paid_in_time(promises):
    """Return what was paid of each promise since it was made, by its last day."""
    late = _paid_late(promises)
    return {one: max(paid_of(one) - late.get(one.id, ZERO), ZERO) for one in promises}


def paid_of(promise):
    """Return what its item owes less than when it was promised."""
    return money(promise.amount_open) - money(
        promise.move_line_id.amount_residual_currency
    )


def _paid_late(promises):
    """Return what was paid on each item with a value date after the last day."""
    query = SQL(
        "SELECT promise.id, SUM(part.debit_amount_currency)"
        " FROM credit_followup_promise promise"
        " JOIN account_partial_reconcile part"
        "   ON part.debit_move_id = promise.move_line_id"
        " JOIN account_move_line counterpart ON counterpart.id = part.credit_move_id"
        " WHERE counterpart.date > promise.last_on AND promise.id IN %s"
        " GROUP BY promise.id",
        tuple(promises.ids) or (0,),
    )
    rows = read(promises.env(su=True), query, (promises._name, *LEDGER))
    return {promise_id: money(amount) for promise_id, amount in rows}


def _on_account(waiting, paid, as_of):
    """Return what each promise gets of money that nobody has allocated yet.

    What came in since it was made, by its last day; the same money never for two.
    """
    found = {}
    for company, own in waiting.grouped("company_id").items():
        # A customer may have become a contact of another one since.
        groups = own.grouped(
            lambda one: (one.partner_id.commercial_partner_id, one.currency_id)
        )
        received = read_received(Asker(company.sudo(), as_of), groups)
        for (partner, currency), ones in groups.items():
            wanting = [_wanting(one, paid[one]) for one in ones]
            money_in = received.get((partner.id, currency.id), ())
            for key, taken in share_out(money_in, wanting).items():
                found[key] = sum((one.amount for one in taken), ZERO)
    return found


def _wanting(promise, paid):
    return Wanting(
        promise.id,
        promise.move_line_id.move_name or "",
        promise.made_on,
        money(promise.amount) - paid,
        promise.last_on,
    )
