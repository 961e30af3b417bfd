"""What was paid of agreements, and what took from their items otherwise.

What is paid counts by its value date, money that nobody has allocated yet included: no
instalment is called late while the customer's money lies in the books. What takes from
the items without being money (credit notes, entries) is told apart: it shortens.
"""

from collections import defaultdict
from decimal import Decimal

from odoo.tools import SQL

from ...followup_core.agreements.records import Due, Notice, Payment
from ...followup_core.agreements.states import Agreement, Settings, State, Why
from ...followup_core.payments.received import Wanting, share_out
from ..bank import known_until
from ..items import read, trade
from ..payments import LEDGER, Asker, read_received
from ..settings import money

ZERO = Decimal(0)
CASH = ("bank", "cash", "credit")
ROWS = "credit.followup.agreement.item"
RUNNING = ("signed", "active", "late", "noticed")


def read_agreements(agreements, as_of):
    """Return the core's facts of agreements, in a constant number of queries."""
    payments = read_plan_payments(agreements, as_of)
    # At once: Odoo reads ahead a thousand of them at a time.
    agreements.instalment_ids.sudo().fetch()
    return [_agreement(one, payments[one.id]) for one in agreements.sudo()]


def agreement_settings(company, as_of):
    """Return what the company decided, and how far it knows what was paid."""
    return Settings(
        company.followup_agreement_grace_days,
        company.followup_agreement_remind_days or None,
        known_until(company, as_of),
    )


def read_off(agreements):
    """Return what took from the items of each without being paid: ``{id: amount}``.

    Of what was agreed on: what was disputed and is credited belongs to nobody's plan.
    """
    cash = _cash_of_items(agreements.sudo())
    return {
        one.id: sum((_off(item, cash[item.id]) for item in one.item_ids), ZERO)
        for one in agreements.sudo()
    }


def read_plan_payments(agreements, as_of):
    """Return the payments of each plan by id: allocated to its items, or to nothing.

    Money that nobody has allocated fills the agreement whose number was written with
    it, else the oldest of the customer, whichever of them are looked at: one that is
    over takes none.
    """
    agreements = agreements.sudo()
    found = defaultdict(list)
    running = agreements.search(
        [
            ("company_id", "in", agreements.company_id.ids),
            ("partner_id", "in", agreements.partner_id.ids),
            ("state", "in", RUNNING),
        ]
    )
    everybody = agreements | running
    cash = _cash_of_items(everybody)
    for one in everybody:
        rows = [row for item in one.item_ids for row in cash[item.id]]
        found[one.id] = [
            Payment(min(day, as_of), amount) for day, amount in sorted(rows)
        ]
    for company, own in running.grouped("company_id").items():
        groups = own.grouped(
            lambda one: (one.partner_id.commercial_partner_id, one.currency_id)
        )
        free = read_received(Asker(company, as_of), groups)
        for (partner, currency), ones in groups.items():
            received = free.get((partner.id, currency.id), ())
            wanting = [_wanting(one, found[one.id]) for one in ones.sorted("id")]
            for key, taken in share_out(received, wanting).items():
                found[key] += [Payment(one.on, one.amount) for one in taken]
    return found


def _wanting(agreement, paid):
    """Return what an agreement lacks, beside what was allocated to it."""
    lacks = money(agreement.amount_total) - sum((one.amount for one in paid), ZERO)
    return Wanting(agreement.id, agreement.name, agreement.agreed_on, lacks)


def charge_lines(agreements):
    """Return what booked charges of each item made: agreements cover it too.

    ``{item: journal items}``, without a key for what has none.
    """
    charges = agreements.env["credit.followup.charge"].sudo()
    booked = charges.search(
        [
            ("move_line_id", "in", agreements.item_ids.move_line_id.ids),
            ("entry_id", "!=", False),
            ("state", "in", ("posted", "paid")),
        ]
    )
    found = defaultdict(charges.move_line_id.browse)
    for charge in booked:
        found[charge.move_line_id] |= trade(charge.entry_id.line_ids)
    return found


def _cash_of_items(agreements):
    """Return value date and amount of the money that each item got since, by its id.

    With what went to the charges of an item. No more than the item owes less: money
    that is matched anew is not new.
    """
    rows = defaultdict(list)
    for item_id, day, amount, is_charge in _partials(agreements):
        rows[item_id].append((day, money(amount), is_charge))
    found = defaultdict(list)
    for item in agreements.item_ids:
        left = max(_less(item), ZERO)
        # The newest first: what was matched anew is older than the agreement.
        for day, amount, is_charge in sorted(rows[item.id], reverse=True):
            part = amount if is_charge else min(amount, left)
            left -= ZERO if is_charge else part
            if part:
                found[item.id].append((day, part))
    return found


def _partials(agreements):
    """Return item id, value date, amount, and whether it went to a charge of it."""
    query = SQL(
        "WITH asked AS ("
        " SELECT item.id, item.move_line_id, item.agreement_id, FALSE AS is_charge"
        " FROM credit_followup_agreement_item item WHERE item.agreement_id IN %(ids)s"
        " UNION"
        " SELECT item.id, line.id, item.agreement_id, TRUE"
        " FROM credit_followup_agreement_item item"
        " JOIN credit_followup_charge charge"
        "   ON charge.move_line_id = item.move_line_id AND charge.entry_id IS NOT NULL"
        " JOIN account_move_line line ON line.move_id = charge.entry_id"
        " WHERE item.agreement_id IN %(ids)s AND line.debit > 0)"
        " SELECT asked.id, counterpart.date, part.debit_amount_currency,"
        "        asked.is_charge"
        " FROM asked"
        " JOIN credit_followup_agreement agreement ON agreement.id = asked.agreement_id"
        " JOIN account_partial_reconcile part"
        "   ON part.debit_move_id = asked.move_line_id"
        "  AND part.id > COALESCE(agreement.last_partial, 0)"
        " JOIN account_move_line counterpart ON counterpart.id = part.credit_move_id"
        " JOIN account_journal journal ON journal.id = counterpart.journal_id"
        " WHERE journal.type IN %(cash)s OR counterpart.payment_id IS NOT NULL",
        ids=tuple(agreements.ids) or (0,),
        cash=CASH,
    )
    models = (agreements._name, ROWS, "credit.followup.charge", *LEDGER)
    return read(agreements.env(su=True), query, models)


def _less(item):
    """Return what an item owes less than when it was agreed; 0 for one in draft."""
    line = item.move_line_id
    if not line or line.parent_state == "draft":
        return ZERO
    return money(item.amount_open) - money(line.amount_residual_currency)


def _off(item, cash):
    """Return what took from an item of what was agreed on, and was no money."""
    line = item.move_line_id
    if not line or line.parent_state == "draft":
        return ZERO
    paid = sum((amount for _day, amount in cash), ZERO)
    return max(money(item.amount) - money(line.amount_residual_currency) - paid, ZERO)


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
    if not one.notice_on or one.notice_failed or one.notice_to_post:
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
