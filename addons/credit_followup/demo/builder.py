"""Builds the demonstration company; its past is made by real runs on past days."""

import calendar
import io
from datetime import datetime, time, timedelta

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from odoo import api, fields, models

from ..decisions.proposal import Proposal
from ..effects.execute import execute
from ..facts.reader import Reader
from .story import CUSTOMERS

COMPANY = "Atelier Vandevelde"
IBAN = "BE71096123456769"
TERM_DAYS = 30
# Nights that the demonstration looks back on, in days before today.
PAST_NIGHTS = (63, 56, 49, 42, 35, 28, 21, 14, 7)
# GBP and USD have a rate, the franc deliberately has none.
RATES = {"USD": 1.08, "GBP": 0.86}

_HOURS = {"hour_from": 9, "hour_to": 17, "day_period": "morning"}


class CreditFollowupDemo(models.AbstractModel):
    """Makes the demonstration's company, customers, invoices and history."""

    _name = "credit.followup.demo"
    _description = "Follow-up Demonstration"

    @api.model
    def _build(self):
        """Build everything relative to today, once."""
        today = fields.Date.context_today(self)
        company = self._company()
        self = self.with_company(company).with_context(
            allowed_company_ids=company.ids, tracking_disable=True
        )
        self._bank(company, today)
        self._charges(company)
        for number, customer in enumerate(CUSTOMERS, 1):
            partner = self._customer(customer, number)
            moves = self._invoices(partner, customer, today)
            self._fate(partner, moves, customer, today)
        self._history(company, today)
        company.followup_active = True

    # === THE COMPANY === #

    def _company(self):
        # The chart is loaded below; nothing else is to be installed for the country.
        companies = self.env["res.company"].with_context(chart_template_load=True)
        company = companies.create(
            {
                "name": COMPANY,
                "street": "Rue des Artisans 12",
                "zip": "5000",
                "city": "Namur",
                "country_id": self.env.ref("base.be").id,
                "currency_id": self.env.ref("base.EUR").id,
                "vat": "BE0477472701",
                "phone": "+32 81 55 01 20",
                "email": "comptabilite@atelier-vandevelde.example",
            }
        )
        self.env.user.company_ids |= company
        admin = self.env.ref("base.user_admin")
        admin.write({"company_ids": [(4, company.id)], "company_id": company.id})
        chart = self.env["account.chart.template"]
        code = chart._guess_chart_template(company.country_id)
        chart.with_context(demo=True).try_loading(code, company, install_demo=False)
        company.write(
            {
                "followup_test_mode": False,
                "followup_user_id": admin.id,
                "resource_calendar_id": self._calendar(company).id,
                "followup_started_on": fields.Date.subtract(
                    fields.Date.context_today(self), days=200
                ),
            }
        )
        return company

    def _calendar(self, company):
        """Open every day: a demonstration on a Saturday shows something too."""
        return self.env["resource.calendar"].create(
            {
                "name": "Open every day",
                "company_id": company.id,
                "attendance_ids": [
                    (5,),
                    *(
                        (0, 0, {"name": name, "dayofweek": str(day), **_HOURS})
                        for day, name in enumerate(calendar.day_name)
                    ),
                ],
            }
        )

    def _bank(self, company, today):
        """Give the company a bank account, a recent statement and exchange rates."""
        self.env["res.partner.bank"].create(
            {
                "acc_number": IBAN,
                "partner_id": company.partner_id.id,
                "acc_holder_name": company.name,
                "allow_out_payment": True,
            }
        )
        journal = self.env["account.journal"].search(
            [("type", "=", "bank"), ("company_id", "=", company.id)], limit=1
        )
        self.env["account.bank.statement.line"].create(
            {
                "journal_id": journal.id,
                "date": today,
                "payment_ref": "Card sales of the week",
                "amount": 1840.0,
            }
        )
        currencies = self.env["res.currency"].with_context(active_test=False)
        for code in (*RATES, "CHF"):
            currency = currencies.search([("name", "=", code)])
            currency.active = True
            currency.rate_ids.filtered(
                lambda rate: rate.company_id in (company, company.browse())
            ).unlink()
            if code in RATES:
                self.env["res.currency.rate"].create(
                    {
                        "currency_id": currency.id,
                        "company_id": company.id,
                        "name": fields.Date.subtract(today, days=300),
                        "rate": RATES[code],
                    }
                )

    # === CUSTOMERS AND INVOICES === #

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

    # === FATES === #

    def _fate(self, partner, moves, customer, today):
        """Let happen what the story says of this customer."""
        fate = customer.fate
        if fate == "prepaid":
            self._pay(partner, 1500.0, today)
        elif fate == "credit_note":
            self._credit_note(partner, 500.0, today)
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

    def _credit_note(self, partner, amount, today):
        invoice = self._invoice_vals(partner, CUSTOMERS[0].invoices[0], today)
        invoice["move_type"] = "out_refund"
        invoice["invoice_date"] = today - timedelta(days=5)
        invoice["invoice_line_ids"][0][2]["price_unit"] = amount
        self.env["account.move"].create(invoice).action_post()

    # === HISTORY === #

    def _history(self, company, today):
        """Run the follow-up on past nights; its mails count as sent long ago."""
        for days in PAST_NIGHTS:
            night = today - timedelta(days=days)
            run = self.env["credit.followup.run"].create(
                {"company_id": company.id, "date": night, "kind": "nightly"}
            )
            reader = Reader(self.env, company, night)
            Proposal(run, reader).add(reader.due_customers(everything=True))
            actions = run.action_ids
            execute(actions.filtered(lambda one: one.mode == "automatic"), night)
            by_hand = actions.filtered(lambda one: one.state == "proposed")
            by_hand.write({"state": "ready"})
            execute(by_hand, night)
            self._age(run, night)
        self._bounce(company)

    def _age(self, run, night):
        """Date what a past run did, and let its tasks be done."""
        actions = run.action_ids.filtered(
            lambda one: one.state == "sent" and one.kind == "message"
        )
        actions.sent_on = datetime.combine(night, time(4))
        actions.activity_ids.unlink()
        actions.delivery_ids.write({"state": "delivered", "error": False})
        actions.delivery_ids.mail_id.write({"state": "sent"})
        for delivery in actions.delivery_ids:
            if delivery.channel == "registered":
                delivery.number = f"RR{delivery.id:09}BE"
                delivery.deposited_on = night
        run.write({"state": "done", "bank_is_fresh": True, "bank_date": night})

    def _bounce(self, company):
        """Let the last e-mail to the customer with the wrong address come back."""
        names = [one.name for one in CUSTOMERS if one.fate == "bounced"]
        action = self.env["credit.followup.action"].search(
            [("partner_id.name", "in", names), ("company_id", "=", company.id)], limit=1
        )
        if action:
            action._message_receive_bounce(action.addressee_id.email, action.partner_id)


def _page(text):
    """Return a PDF of one page with one line of text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(60, 780, text)
    canvas.save()
    return buffer.getvalue()


# fate: reason, note, resumes in days (0: open end), held part (None: whole customer)
_HOLDS = {
    "dispute_part": ("dispute", "Two wardrobes arrived scratched", 20, 900.0),
    "dispute": ("dispute", "Says the delivery was never complete", 0, 0.0),
    "promise": ("promise", "Promised on the phone to pay in full", 6, None),
    "pause": ("pause", "The owner is in hospital", 15, None),
    "insurer": ("insurer", "Overdue notice sent to the credit insurer", 0, None),
    "insolvency": ("insolvency", "Bankruptcy opened, claim to be filed", 0, None),
    "agency": ("agency", "File handed over to the collection agency", 0, None),
}
