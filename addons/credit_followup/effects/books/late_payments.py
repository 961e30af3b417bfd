"""Money that comes for what was written off: its entry, and the tax that is owed."""

from decimal import Decimal

from odoo import Command
from odoo.tools.translate import LazyTranslate

from ...facts import items
from ...facts.books.write_offs import came, taxes_of, waiting_bases
from ...facts.settings import money
from ...followup_core.books.write_off import Tax, parts, sum_of
from ...followup_core.books.written_off import late_money
from ...followup_core.money import half_up
from .write_offs import balanced, make, row_of, split, values_of, words_of

_lt = LazyTranslate(__name__)
# An entry with taxes of its own is made line by line: nothing is reckoned again.
AS_GIVEN = {"skip_invoice_sync": True}


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
    rows = _rows(one, credit)
    words = words_of(one, _lt("Late payment of %(item)s, written off"))
    values = values_of(one, balanced(one, rows), today, words)
    entry = make(
        [{**values, "followup_write_off_id": one.id}], one.with_context(**AS_GIVEN)
    )
    # A tax that waited falls due here: Odoo finds it on the lines, as on an invoice.
    (items.trade(entry.line_ids) | credit).reconcile()
    return entry


def _rows(one, credit):
    smallest = money(one.currency_id.rounding)
    paid = -money(credit.amount_residual_currency)
    tax = money(one.vat_amount) + money(one.vat_waiting)
    late = late_money(money(one.amount), tax, came(one), paid, smallest)
    taken = late.income + late.tax
    share = float(taken / paid)
    return [
        row_of(one, credit.account_id, taken, -credit.amount_residual * share),
        *_income(one, late.income, taken),
        *_owed_again(one, late.tax, taken),
    ]


def _income(one, amount, taken):
    """Return the income, by the taxes that wait for it; the greatest part is first."""
    account = one.company_id.followup_regained_account_id
    if not one.vat_waiting:
        return [row_of(one, account, -amount)]
    smallest = money(one.currency_id.rounding)
    total, _taxes = taxes_of(one.move_line_id)
    shares = {
        taxes: half_up(taken * base / total, smallest)
        for taxes, base in waiting_bases(one.move_line_id).items()
    }
    rest = amount - sum(shares.values(), Decimal(0))
    if abs(rest) > smallest * len(shares):
        shares[one.env["account.tax"]] = rest
    else:
        shares[max(shares, key=shares.get)] += rest
    return [
        row_of(one, account, -share) | {"tax_ids": [Command.set(taxes.ids)]}
        for taxes, share in sorted(shares.items(), key=lambda pair: -pair[1])
    ]


def _owed_again(one, amount, taken):
    """Return the tax that is owed, where each tax of the write-off's entry stood."""
    if not amount:
        return []
    smallest = money(one.currency_id.rounding)
    # Write-offs made before waiting taxes were taken out have none in their entry.
    written = [
        tax
        for tax in split(one).taxes
        if tax.amount and (one.vat_waiting or not tax.is_waiting)
    ]
    loss = one.company_id.followup_loss_account_id
    taxed = one.entry_id.line_ids.filtered(
        lambda line: line.account_id != loss and line.amount_currency > 0
    ).sorted("id")
    shares = parts(amount, sum_of(written), written, smallest).taxes
    given = [share.amount for share in shares]
    given[0] += amount - sum(given)
    return [
        row_of(one, line.account_id, -share) | _taxed(one, tax, taken)
        for line, share, tax in zip(taxed, given, written, strict=True)
    ]


def _taxed(one, tax: Tax, taken):
    """Return what makes a line one of its tax: of what waited, or of what came back."""
    if not tax.is_waiting:
        return {
            "tax_tag_ids": [Command.set(one.company_id.followup_vat_again_tag_ids.ids)]
        }
    line = one.env["account.move.line"].browse(int(tax.key))
    total, _taxes = taxes_of(one.move_line_id)
    share = float(taken / total)
    return {
        "tax_repartition_line_id": line.tax_repartition_line_id.id,
        "tax_base_amount": one.company_id.currency_id.round(
            line.tax_base_amount * share
        ),
    }
