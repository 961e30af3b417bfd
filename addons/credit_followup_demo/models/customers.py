"""Customers, their invoices, and what else happened to them."""

import io
from datetime import timedelta

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from odoo import models

from ..story import CUSTOMERS
from .company import COMPANY

TERM_DAYS = 30
# fate: reason, note, resumes in days (0: open end), held part (None: whole customer)
_HOLDS = {
    "dispute_part": ("dispute", "Two wardrobes arrived scratched", 20, 900.0),
    "dispute": ("dispute", "Says the delivery was never complete", 0, 0.0),
    "pause": ("pause", "The owner is in hospital", 15, None),
    "insurer": ("insurer", "Overdue notice sent to the credit insurer", 0, None),
    "insolvency": ("insolvency", "Bankruptcy opened, claim to be filed", 0, None),
    "agency": ("agency", "File handed over to the collection agency", 0, None),
}


class CreditFollowupDemo(models.AbstractModel):
    _inherit = "credit.followup.demo"

    def _customer(self, customer, number):
        lang = self.env["res.lang"].search(
            [("code", "=like", customer.lang + "%")], limit=1
        )
        slug = "".join(c for c in customer.name.lower() if c.isascii() and c.isalnum())
        partner = self.env["res.partner"].create(
            {
                "name": customer.name,
                "is_company": not customer.person,
                "street": customer.street and f"{number} Grand-Place",
                "zip": customer.street and str(1000 + number * 11),
                "city": customer.street and customer.city,
                "country_id": self.env.ref(f"base.{self._country(customer)}").id,
                "lang": lang.code or False,
                "email": customer.email and f"info@{slug}.example",
                "phone": f"+32 4{number:02} 55 {number:02} 00",
                "followup_segment": customer.segment or False,
            }
        )
        if customer.person:
            self._accept_terms(partner)
        if customer.contact:
            self.env["res.partner"].create(
                {
                    "name": "Service comptabilité",
                    "parent_id": partner.id,
                    "type": customer.contact,
                    "lang": lang.code or False,
                    "email": f"compta@{slug}.example",
                    "followup_is_addressee": True,
                }
            )
        return partner

    def _country(self, customer):
        return {"GB": "uk"}.get(customer.country, customer.country.lower())

    def _invoices(self, partner, customer, today):
        moves = self.env["account.move"].create(
            [self._invoice_vals(partner, one, today) for one in customer.invoices]
        )
        moves.action_post()
        self._print(moves)
        for move, invoice in zip(moves, customer.invoices, strict=True):
            move.no_followup = invoice.excluded
            if invoice.paid:
                self._pay(partner, invoice.paid, today, move)
        return moves

    def _invoice_vals(self, partner, invoice, today):
        due = today - timedelta(days=invoice.late)
        currency = self.env["res.currency"].search([("name", "=", invoice.currency)])
        return {
            "move_type": "out_invoice",
            "partner_id": partner.id,
            "invoice_date": due - timedelta(days=TERM_DAYS),
            "invoice_date_due": due,
            "currency_id": currency.id,
            "invoice_line_ids": [
                (
                    0,
                    0,
                    {
                        "name": "Furniture made to measure",
                        "price_unit": invoice.amount,
                        "tax_ids": [(5,)],
                    },
                )
            ],
        }

    def _print(self, moves):
        """Keep a plain page as the invoice that was sent: printing each takes long."""
        self.env["ir.attachment"].create(
            [
                {
                    "name": move._get_invoice_report_filename(),
                    "raw": _page(f"{COMPANY} · {move.name} · {move.amount_total:.2f}"),
                    "mimetype": "application/pdf",
                    "res_model": "account.move",
                    "res_id": move.id,
                    "res_field": "invoice_pdf_report_file",
                }
                for move in moves
            ]
        )

    def _pay(self, partner, amount, today, move=None):
        """Receive a payment; without an invoice it stays unallocated."""
        payment = self.env["account.payment"].create(
            {
                "payment_type": "inbound",
                "partner_type": "customer",
                "partner_id": partner.id,
                "amount": amount,
                "date": today - timedelta(days=2),
                "currency_id": self.env.company.currency_id.id,
            }
        )
        payment.action_post()
        if not payment.move_id:
            payment._generate_journal_entry()
            payment.move_id.action_post()
        if move:
            lines = (payment.move_id | move).line_ids.filtered(
                lambda line: line.account_type == "asset_receivable"
            )
            lines.reconcile()

    def _fate(self, partner, moves, customer, today):
        """Let happen what the story says of this customer."""
        fate = customer.fate
        if fate == "prepaid":
            self._pay(partner, 1500.0, today)
        elif fate == "credit_note":
            self._credit_note(partner, 500.0, today)
        elif fate == "promise":
            self._promise(partner, moves[:1]._followup_lines()[:1], today)
        elif fate in _HOLDS:
            reason, note, days, part = _HOLDS[fate]
            item = moves[:1]._followup_lines()[:1] if part is not None else False
            self.env["credit.followup.hold"].create(
                {
                    "partner_id": partner.id,
                    "move_line_id": item and item.id,
                    "amount": part or 0.0,
                    "reason": reason,
                    "note": note,
                    "date_from": today - timedelta(days=10),
                    "date_to": days and today + timedelta(days=days),
                }
            )

    def _promise(self, partner, item, today):
        """Take the word of a customer who has a cheque in the post."""
        self.env["credit.followup.promise"].create(
            {
                "partner_id": partner.id,
                "move_line_id": item.id,
                "amount": item.amount_residual_currency,
                "made_on": today - timedelta(days=10),
                "promised_on": today + timedelta(days=3),
                "means": "cheque",
                "number": "4711902",
                "note": "Mrs Janssens: the cheque is in the post",
            }
        )

    def _credit_note(self, partner, amount, today):
        invoice = self._invoice_vals(partner, CUSTOMERS[0].invoices[0], today)
        invoice["move_type"] = "out_refund"
        invoice["invoice_date"] = today - timedelta(days=5)
        invoice["invoice_line_ids"][0][2]["price_unit"] = amount
        self.env["account.move"].create(invoice).action_post()


def _page(text):
    """Return a PDF of one page with one line of text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(60, 780, text)
    canvas.save()
    return buffer.getvalue()
