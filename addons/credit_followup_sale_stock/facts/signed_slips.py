"""The delivery slips that a customer signed, as they were kept when he did."""

from collections import defaultdict
from typing import Any, NamedTuple

from odoo import fields

# How Odoo names the file that it keeps of a signature (`stock.picking._attach_sign`).
KEPT_AS = "{}_signed_delivery_slip.pdf"


class Slip(NamedTuple):
    """A signed slip: the transfer, its file, and the journal items of its invoices."""

    picking: Any
    attachment: Any
    lines: Any
    day: Any


def read_signed_slips(lines):
    """Return the signed slips of what journal items invoice, the oldest first."""
    delivered = _delivered(lines.sudo())
    files = _files(delivered)
    return [
        Slip(one, files[one], delivered[one], _day(one))
        for one in sorted(delivered, key=lambda one: (one.date_done, one.id))
        if one in files
    ]


def _delivered(lines):
    """Return the journal items by each signed transfer that brought their goods."""
    found = defaultdict(lines.browse)
    for line in lines:
        for sold in line.move_id.invoice_line_ids.sale_line_ids:
            moves = sold.move_ids.filtered(
                lambda one: (
                    one.state == "done"
                    and one.location_dest_id._followup_is_customers()
                )
            )
            for picking in moves.picking_id.filtered("is_signed"):
                if _is_of(picking, sold, line.move_id):
                    found[picking] |= line
    return found


def _is_of(picking, sold, invoice):
    """Tell whether a transfer is of an invoice: not what earlier or later ones ask for.

    Where goods are invoiced as they were ordered, each transfer is of the one invoice.
    """
    if sold.product_id.invoice_policy != "delivery":
        return True
    others = sold.invoice_lines.move_id - invoice
    before = others.filtered(
        lambda one: one.state == "posted" and one.invoice_date < invoice.invoice_date
    )
    last = max(before.mapped("invoice_date"), default=None)
    day = _day(picking)
    return day <= invoice.invoice_date and (not last or last < day)


def _files(pickings):
    """Return the last file that was kept of each transfer."""
    if not pickings:
        return {}
    by_number = {one.id: one for one in pickings}
    attachments = next(iter(pickings)).env["ir.attachment"]
    kept = attachments.search(
        [
            ("res_model", "=", "stock.picking"),
            ("res_id", "in", list(by_number)),
            ("name", "in", [KEPT_AS.format(one.name) for one in pickings]),
        ],
        order="id",
    )
    return {by_number[one.res_id]: one for one in kept}


def _day(picking):
    return fields.Datetime.context_timestamp(picking, picking.date_done).date()
