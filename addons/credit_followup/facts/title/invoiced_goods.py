"""Goods under reserved title, as invoice lines describe them."""

from ...followup_core.title.release import State
from ..settings import money

GOODS = "consu"


def read_invoiced(titles, but=()):
    """Yield the goods of invoices whose title is reserved, a row for each line.

    :param but: invoice lines whose goods somebody else knows better
    """
    for title in titles.filtered(lambda one: one.state == State.RESERVED.value):
        for line in title.move_id.invoice_line_ids:
            if _is_goods(line) and line not in but:
                yield _invoiced(title, line)


def _is_goods(line):
    """Tell whether an invoice line sells goods; a line without product may."""
    sells = line.quantity > 0 and line.price_subtotal > 0
    kind = line.product_id.type if line.product_id else GOODS
    return line.display_type == "product" and sells and kind == GOODS


def _invoiced(title, line):
    """Return the row of an invoice line, at its price without tax."""
    ours = money(line.price_subtotal) * money(title.share_ours)
    return {
        **of_bill(title, line, ours),
        "product_id": line.product_id.id,
        "uom_id": line.product_uom_id.id,
        "quantity": line.quantity,
        "delivered_on": title.delivered_on,
        "place_id": title.move_id.partner_shipping_id.id or title.partner_id.id,
    }


def of_bill(title, line, value):
    """Return what the bill says of goods.

    :param value: of what is ours, in the currency of the invoice, not rounded
    """
    return {
        "title_id": title.id,
        "company_id": title.company_id.id,
        "partner_id": title.partner_id.id,
        "move_id": title.move_id.id,
        "invoice_line_id": line.id,
        "name": line.name or line.product_id.display_name,
        "currency_id": line.currency_id.id,
        "value": line.currency_id.round(float(value)),
        "value_company": title.company_id.currency_id.round(float(value * _rate(line))),
    }


def _rate(line):
    """Return what a unit of the invoice's currency was worth to the company."""
    if not line.amount_currency:
        return money(1)
    return abs(money(line.balance) / money(line.amount_currency))
