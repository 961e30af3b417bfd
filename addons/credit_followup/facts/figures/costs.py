"""What late payers cost in a month, and what they bring: parts of its statement."""

from odoo.tools import SQL

from ...const import STEPPED
from ..items import CUSTOMER, WITH_CONTACT
from ..settings import clock_of
from .ledger import row

# What the parts read, beside the books.
COSTS = (
    "credit.followup.action",
    "credit.followup.charge",
    "credit.followup.contact",
    "credit.followup.write.off",
    "product.product",
)


def cost_parts(company, first, last, fees=()):
    """Return the parts of a month's statement.

    :param fees: statements of others, each of a customer and an amount
    """
    month = {"company": company.id, "first": first, "last": last}
    return (
        _steps(month),
        _minutes(company, month),
        _claimed(month),
        _claims_paid(month),
        _losses(month),
        _earned(company, month),
        *map(_fees, fees),
    )


def _steps(month):
    """Return how many messages and calls went to whom."""
    return SQL(
        "SELECT %(row)s FROM credit_followup_action WHERE company_id = %(company)s"
        " AND kind = 'message' AND state IN %(stepped)s"
        " AND is_test IS NOT TRUE"
        " AND date BETWEEN %(first)s AND %(last)s",
        row=row(SQL("partner_id"), steps=SQL("1")),
        stepped=STEPPED,
        **month,
    )


def _minutes(company, month):
    """Return for how long people spoke with whom, as the settings reckon it."""
    return SQL(
        "SELECT %(row)s FROM credit_followup_contact"
        # What a customer clicks on his page takes nobody's time.
        " WHERE company_id = %(company)s AND kind IN ('call', 'incoming', 'visit')"
        " AND ((moment AT TIME ZONE 'UTC') AT TIME ZONE %(clock)s)::date"
        " BETWEEN %(first)s AND %(last)s",
        clock=clock_of(company),
        row=row(
            SQL("partner_id"),
            minutes=SQL(
                "CASE WHEN kind = 'visit' THEN %s ELSE %s END",
                company.followup_visit_minutes,
                company.followup_call_minutes,
            ),
        ),
        **month,
    )


def _claimed(month):
    """Return what was claimed beside the principal, and is not taken back."""
    return SQL(
        "SELECT %(row)s FROM credit_followup_charge"
        " WHERE company_id = %(company)s AND state <> 'cancelled'"
        # Its interest began long before: it was claimed on the last day that it counts.
        " AND date_to - 1 BETWEEN %(first)s AND %(last)s",
        row=row(SQL("partner_id"), claimed=SQL("amount_company")),
        **month,
    )


def _claims_paid(month):
    """Return what was paid of such claims, once they are in the books."""
    return SQL(
        "SELECT %(row)s FROM account_partial_reconcile part"
        " JOIN account_move_line line ON line.id = part.debit_move_id %(contact)s"
        " JOIN account_move_line pay ON pay.id = part.credit_move_id"
        " WHERE part.company_id = %(company)s"
        " AND line.move_id IN (SELECT entry_id FROM credit_followup_charge"
        " WHERE company_id = %(company)s AND entry_id IS NOT NULL)"
        " AND NOT EXISTS (SELECT FROM account_move other WHERE other.id = pay.move_id"
        " AND (other.reversed_entry_id = line.move_id"
        " OR other.move_type = 'out_refund'))"
        " AND pay.move_id NOT IN (SELECT entry_id FROM credit_followup_write_off"
        " WHERE company_id = %(company)s AND entry_id IS NOT NULL)"
        " AND pay.date BETWEEN %(first)s AND %(last)s",
        row=row(CUSTOMER, claims_paid=SQL("part.amount")),
        contact=WITH_CONTACT,
        **month,
    )


def _losses(month):
    """Return what was written off of whom, without what came back."""
    return SQL(
        "SELECT %(row)s FROM credit_followup_write_off WHERE company_id = %(company)s"
        " AND state = 'booked' AND booked_on BETWEEN %(first)s AND %(last)s",
        row=row(SQL("partner_id"), losses=SQL("amount_company")),
        **month,
    )


def _earned(company, month):
    """Return the revenue without tax, and the margin by the costs of products.

    What has no cost has the company's usual margin, and none where nobody said one.
    """
    products = company.env["product.product"].with_company(company)
    cost = products._field_to_sql("product", "standard_price", products._search([]))
    sold = SQL(
        "line.quantity * COALESCE(unit.factor / NULLIF(own.factor, 0), 1)"
        " * CASE WHEN move.move_type = 'out_refund' THEN -1 ELSE 1 END"
    )
    return SQL(
        "SELECT %(row)s FROM (SELECT %(customer)s AS who, -line.balance AS revenue,"
        " CASE WHEN %(cost)s > 0 THEN -line.balance - %(cost)s * %(sold)s"
        " ELSE -line.balance * %(usual)s END AS margin"
        " FROM account_move move"
        " JOIN account_move_line line ON line.move_id = move.id"
        " AND line.display_type = 'product' %(contact)s"
        " LEFT JOIN product_product product ON product.id = line.product_id"
        " LEFT JOIN product_template template ON template.id = product.product_tmpl_id"
        " LEFT JOIN uom_uom unit ON unit.id = line.product_uom_id"
        " LEFT JOIN uom_uom own ON own.id = template.uom_id"
        " WHERE move.company_id = %(company)s AND move.state = 'posted'"
        " AND move.move_type IN ('out_invoice', 'out_refund', 'out_receipt')"
        " AND move.invoice_date BETWEEN %(first)s AND %(last)s) sold",
        row=row(SQL("who"), revenue=SQL("revenue"), margin=SQL("margin")),
        customer=CUSTOMER,
        cost=SQL("(%s)::numeric", cost),
        sold=sold,
        usual=company.followup_margin_rate / 100,
        contact=WITH_CONTACT,
        **month,
    )


def _fees(paid):
    """Return what others were paid for collecting from whom."""
    return SQL(
        "SELECT %s FROM (%s) paid (customer, amount)",
        row(SQL("paid.customer"), fees=SQL("paid.amount")),
        paid,
    )
