"""Money that somebody else received for us, in the books.

Entries go through the clearing account of whoever holds it: an agency, an insurer. What
is paid of a receivable is reconciled with it in the same step; nothing is half booked.
"""

from typing import Any, NamedTuple

from odoo import Command
from odoo.exceptions import UserError

from ...followup_core.handover.booking import Account

PAYABLE = "liability_payable"
# What is owed is neither income nor cost: there is nothing to distribute over analytic
# accounts, and Odoo need not look for it line by line.
OWED = frozenset({Account.CLEARING, Account.RECEIVABLE, Account.CREDIT})


class Heading(NamedTuple):
    """What an entry says of itself; ``values``: more fields, known from its beginning.

    A payment is told to others in the minute in which it is matched.
    """

    currency: Any
    day: Any
    words: str
    values: dict


class Booked(NamedTuple):
    """An entry, and its lines on the customer's account by the item that they name."""

    entry: Any
    lines: dict


class Job(NamedTuple):
    """An entry to make: postings of the core, in the currency, that add up to zero.

    ``lines``: the items by the reference that postings name.
    """

    postings: Any
    heading: Heading
    lines: dict


def book_many(holder, jobs):
    """Make and post the entries of the core's postings; reconcile what they pay.

    All together, as Odoo is much faster so. What they open again, with a debit, is left
    to whoever knows what was paid before.

    :param holder: whose clearing account it is
    """
    holder._check_clearing()
    # Nobody follows an entry from its first line on, and its lines say what it is.
    quiet = holder.env["account.move"].with_context(
        tracking_disable=True, mail_create_nolog=True
    )
    entries = quiet.create([_values(holder, one) for one in jobs])
    entries.action_post()
    paying, found = {}, []
    for job, entry in zip(jobs, entries, strict=True):
        made = {}
        for one, line in zip(job.postings, entry.line_ids.sorted("id"), strict=True):
            if one.account is Account.RECEIVABLE:
                item = job.lines[one.ref]
                made[one.ref] = line
                if one.amount < 0:
                    paying[item] = paying.get(item, item) | line
        found.append(Booked(entry, made))
    entries.line_ids._reconcile_plan(list(paying.values()))
    return found


def _values(holder, job):
    customer = next(iter(job.lines.values())).partner_id if job.lines else None
    rows = [_row(holder, one, job.heading, job.lines, customer) for one in job.postings]
    _balance(holder, rows, job.heading)
    return _entry_values(holder, job.heading, rows)


def _balance(holder, rows, heading):
    """Say the amounts in the company's currency, at the day's rate.

    The first line has what rounding leaves, so that the entry balances to the cent.
    """
    company = holder.company_id
    own = company.currency_id
    for row in rows:
        row["balance"] = heading.currency._convert(
            row["amount_currency"], own, company, heading.day
        )
    others = sum(row["balance"] for row in rows[1:])
    rows[0]["balance"] = own.round(-others)


def _entry_values(holder, heading, rows):
    """Return an entry in the journal of whoever holds our money."""
    return {
        **heading.values,
        "move_type": "entry",
        "journal_id": holder.clearing_journal_id.id,
        "date": heading.day,
        "ref": heading.words,
        "line_ids": [Command.create(row) for row in rows],
    }


def _row(holder, posting, heading, lines, customer):
    """Return a line of the entry; Odoo gives it the day's rate."""
    if posting.account is Account.RECEIVABLE:
        item = lines[posting.ref]
        account, partner = item.account_id, item.partner_id
    elif posting.account is Account.CREDIT:
        account = next(iter(lines.values())).account_id
        partner = customer
    else:
        account = holder._account_of(posting.account)
        partner = holder.partner_id
    row = {
        "name": heading.words,
        "account_id": account.id,
        "partner_id": partner.id,
        "currency_id": heading.currency.id,
        "amount_currency": float(posting.amount),
    }
    if posting.account in OWED:
        row["analytic_distribution"] = False
    return row


def bill_fee(holder, fee, tax, heading):
    """Return the posted vendor bill of a fee, with its VAT as the holder billed it.

    :raises UserError: if the tax is not what our own tax makes of it
    """
    holder._account_of(Account.FEE)
    with_tax = holder.fee_tax_id if tax else holder.fee_tax_id.browse()
    if tax and not with_tax:
        raise UserError(
            holder.env._(
                "Choose the tax on fees of %(name)s: its bill has tax.",
                name=holder.display_name,
            )
        )
    values = _bill_values(holder, fee, with_tax, heading)
    bill = holder.env["account.move"].create(values)
    if heading.currency.compare_amounts(bill.amount_total, float(fee + tax)):
        raise UserError(
            holder.env._(
                "The bill says %(tax)s of tax, and our tax makes %(ours)s of it.",
                tax=tax,
                ours=bill.amount_tax,
            )
        )
    bill.action_post()
    return bill


def _bill_values(holder, fee, with_tax, heading):
    journal = holder.fee_journal_id or holder.env["account.journal"].search(
        [("type", "=", "purchase"), ("company_id", "=", holder.company_id.id)], limit=1
    )
    row = {
        "name": heading.words,
        "quantity": 1,
        "price_unit": float(fee),
        "account_id": holder.fee_account_id.id,
        "tax_ids": [Command.set(with_tax.ids)],
    }
    return {
        **heading.values,
        "move_type": "in_invoice",
        "partner_id": holder.partner_id.id,
        "journal_id": journal.id,
        "currency_id": heading.currency.id,
        "invoice_date": heading.day,
        "ref": heading.words,
        "invoice_line_ids": [Command.create(row)],
    }


def net_fee(holder, bill, heading):
    """Pay a bill with what its holder kept of our money."""
    owed = bill.line_ids.filtered(lambda one: one.account_type == PAYABLE)
    amount = -sum(owed.mapped("amount_currency"))
    sides = ((owed.account_id, 1), (holder._account_of(Account.CLEARING), -1))
    rows = [
        {
            "name": heading.words,
            "account_id": account.id,
            "partner_id": holder.partner_id.id,
            "currency_id": bill.currency_id.id,
            "amount_currency": sign * amount,
        }
        for account, sign in sides
    ]
    entry = holder.env["account.move"].create(_entry_values(holder, heading, rows))
    entry.action_post()
    paying = entry.line_ids.filtered(lambda one: one.account_id == owed.account_id)
    (paying + owed).reconcile()
    return entry
