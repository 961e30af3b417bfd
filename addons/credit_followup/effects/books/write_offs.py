"""A write-off in the books: its entry, which closes its item."""

from odoo import Command
from odoo.tools.translate import LazyTranslate

from ...facts import items
from ...facts.books.write_offs import taxes_of
from ...facts.settings import money
from ...followup_core.books.write_off import no_loss, parts, sum_of

_lt = LazyTranslate(__name__)
# Nobody follows an entry from its first line on, and its lines say what it is.
QUIET = {"tracking_disable": True, "mail_create_nolog": True}


def book(write_offs, today):
    """Make and post the entry of each write-off, and close its item with it."""
    entries = make([_entry_values(one, today) for one in write_offs], write_offs)
    pairs = []
    for one, entry in zip(write_offs, entries, strict=True):
        one.write({"entry_id": entry.id, "booked_on": today})
        pairs.append(items.trade(entry.line_ids) | one.move_line_id)
    # Nobody paid: no tax that waits for a payment becomes due.
    entries.with_context(no_cash_basis=True).line_ids._reconcile_plan(pairs)


def split(one):
    """Return what of a write-off is loss and what is tax that is none."""
    amount, smallest = money(one.amount), money(one.currency_id.rounding)
    total, taxes = taxes_of(one.move_line_id)
    return parts(amount, total, no_loss(taxes, one.returns_vat), smallest)


def taxes_in(one):
    """Return what of a write-off is tax that comes back, and what never fell due."""
    taxes = split(one).taxes
    waiting = sum_of(tax for tax in taxes if tax.is_waiting)
    back = sum_of(taxes) - waiting
    return {"vat_amount": float(back), "vat_waiting": float(waiting)}


def make(values, write_offs):
    """Make and post entries."""
    entries = write_offs.env["account.move"].with_context(**QUIET).create(values)
    entries.action_post()
    return entries


def _entry_values(one, today):
    """Return the entry: loss and tax against the customer's account.

    In company currency at what the books have of the item, so that no difference of
    exchange is made of a loss.
    """
    item, shares = one.move_line_id, split(one)
    company = one.company_id
    rows = [
        row_of(one, item.account_id, -money(one.amount), -item.amount_residual),
        row_of(one, company.followup_loss_account_id, shares.net),
        *(_tax_row(one, tax) for tax in shares.taxes if tax.amount),
    ]
    words = words_of(one, _lt("Write-off of %(item)s"))
    return values_of(one, balanced(one, rows), today, words)


def _tax_row(one, tax):
    """Return a tax that is no loss: from where it waits, or where the company wants."""
    company = one.company_id
    own = one.env["account.move.line"].browse(int(tax.key)).account_id
    if tax.is_waiting:
        return row_of(one, own, tax.amount)
    row = row_of(one, company.followup_vat_back_account_id or own, tax.amount)
    return row | {"tax_tag_ids": [Command.set(company.followup_vat_back_tag_ids.ids)]}


def row_of(one, account, amount, balance=None):
    """Return a line of an entry; debits are above zero.

    :param amount: in the currency of the write-off
    :param balance: in company currency, where it is known
    """
    return {
        "account_id": account.id,
        "partner_id": one.move_line_id.partner_id.id or one.partner_id.id,
        "currency_id": one.currency_id.id,
        "amount_currency": float(amount),
        "balance": balance,
        "tax_ids": [Command.clear()],
    }


def balanced(one, rows):
    """Give each row its worth in company currency by that of the first.

    The second one has what rounding leaves, so that the entry balances to the cent.
    """
    own, first = one.company_id.currency_id, rows[0]
    first["balance"] = own.round(first["balance"])
    rate = first["balance"] / first["amount_currency"]
    for row in rows[1:]:
        row["balance"] = own.round(row["amount_currency"] * rate)
    others = sum(row["balance"] for row in rows if row is not rows[1])
    rows[1]["balance"] = own.round(-others)
    return rows


def values_of(one, rows, today, words):
    """Return an entry of balanced lines in the journal of write-offs."""
    return {
        "move_type": "entry",
        "journal_id": one.company_id.followup_write_off_journal_id.id,
        "date": today,
        "ref": words,
        "line_ids": [Command.create({"name": words, **row}) for row in rows],
    }


def words_of(one, words):
    """Say in the company's language what an entry is."""
    lang = one.company_id.partner_id.lang or one.env.lang
    item = one.move_line_id.move_name or one.partner_id.name
    said = one.with_context(lang=lang).env._(words)
    return said % {"item": item}
