"""A write-off in the books: its entry, and that of money which comes late."""

from odoo import Command
from odoo.tools.translate import LazyTranslate

from ...facts import items
from ...facts.books.write_offs import came, taxes_of
from ...facts.settings import money
from ...followup_core.books.write_off import Parts, Tax, parts, sum_of
from ...followup_core.books.written_off import late_money

_lt = LazyTranslate(__name__)
# Nobody follows an entry from its first line on, and its lines say what it is.
QUIET = {"tracking_disable": True, "mail_create_nolog": True}


def book(write_offs, today):
    """Make and post the entry of each write-off, and close its item with it."""
    entries = _make([_entry_values(one, today) for one in write_offs], write_offs)
    pairs = []
    for one, entry in zip(write_offs, entries, strict=True):
        one.write({"entry_id": entry.id, "booked_on": today})
        pairs.append(items.trade(entry.line_ids) | one.move_line_id)
    # Nobody paid: no tax that waits for a payment becomes due.
    entries.with_context(no_cash_basis=True).line_ids._reconcile_plan(pairs)


def split(one):
    """Return what of a write-off is loss and what is tax that comes back."""
    amount, smallest = money(one.amount), money(one.currency_id.rounding)
    if not one.returns_vat:
        return Parts(amount, ())
    total, taxes = taxes_of(one.move_line_id)
    return parts(amount, total, taxes, smallest)


def regain(one, credit, today):
    """Book a payment that came late as income; what is more stays the customer's.

    What an earlier one left open, as its payment was returned, is paid first.

    :param credit: the open line of the payment, on the customer's account
    """
    open_again = items.unpaid(one.late_entry_ids.line_ids)
    if open_again:
        (open_again | credit).reconcile()
        if credit.reconciled:
            return one.late_entry_ids[:1]
    smallest = money(one.currency_id.rounding)
    paid = -money(credit.amount_residual_currency)
    tax = money(one.vat_amount)
    late = late_money(money(one.amount), tax, came(one), paid, smallest)
    taken = late.income + late.tax
    share = float(taken / paid)
    rows = [
        _row(one, credit.account_id, taken, -credit.amount_residual * share),
        _row(one, one.company_id.followup_regained_account_id, -late.income),
        *_owed_again(one, late.tax),
    ]
    words = _words(one, _lt("Late payment of %(item)s, written off"))
    values = _values(one, _balanced(one, rows), today, words)
    entry = _make([{**values, "followup_write_off_id": one.id}], one)
    (items.trade(entry.line_ids) | credit).reconcile()
    return entry


def _make(values, write_offs):
    entries = write_offs.env["account.move"].with_context(**QUIET).create(values)
    entries.action_post()
    return entries


def _entry_values(one, today):
    """Return the entry: loss and tax against the customer's account.

    In company currency at what the books have of the item, so that no difference of
    exchange is made of a loss.
    """
    item, shares = one.move_line_id, split(one)
    one.vat_amount = float(sum_of(shares.taxes))
    company = one.company_id
    rows = [
        _row(one, item.account_id, -money(one.amount), -item.amount_residual),
        _row(one, company.followup_loss_account_id, shares.net),
        *(_tax_row(one, tax) for tax in shares.taxes if tax.amount),
    ]
    words = _words(one, _lt("Write-off of %(item)s"))
    return _values(one, _balanced(one, rows), today, words)


def _tax_row(one, tax):
    """Return the tax that comes back, on its own account or where the company wants."""
    company = one.company_id
    own = one.env["account.move.line"].browse(int(tax.key)).account_id
    row = _row(one, company.followup_vat_back_account_id or own, tax.amount)
    return row | {"tax_tag_ids": [Command.set(company.followup_vat_back_tag_ids.ids)]}


def _owed_again(one, amount):
    """Return the tax that is owed again, where each tax of the entry stood."""
    if not amount:
        return []
    loss = one.company_id.followup_loss_account_id
    taxed = one.entry_id.line_ids.filtered(
        lambda line: line.account_id != loss and line.amount_currency > 0
    )
    taxes = [Tax(str(line.id), money(line.amount_currency)) for line in taxed]
    shares = parts(amount, sum_of(taxes), taxes, money(one.currency_id.rounding)).taxes
    given = [share.amount for share in shares]
    given[0] += amount - sum(given)
    tags = [Command.set(one.company_id.followup_vat_again_tag_ids.ids)]
    return [
        _row(one, line.account_id, -share) | {"tax_tag_ids": tags}
        for line, share in zip(taxed, given, strict=True)
    ]


def _row(one, account, amount, balance=None):
    return {
        "account_id": account.id,
        "partner_id": one.move_line_id.partner_id.id or one.partner_id.id,
        "currency_id": one.currency_id.id,
        "amount_currency": float(amount),
        "balance": balance,
        "tax_ids": [Command.clear()],
    }


def _balanced(one, rows):
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


def _values(one, rows, today, words):
    return {
        "move_type": "entry",
        "journal_id": one.company_id.followup_write_off_journal_id.id,
        "date": today,
        "ref": words,
        "line_ids": [Command.create({"name": words, **row}) for row in rows],
    }


def _words(one, words):
    """Say in the company's language what an entry is."""
    lang = one.company_id.partner_id.lang or one.env.lang
    item = one.move_line_id.move_name or one.partner_id.name
    said = one.with_context(lang=lang).env._(words)
    return said % {"item": item}
