"""What the law wants printed on an invoice about late payment."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.misc import format_amount

from ...const import READERS
from ...decisions.sentences import number, words
from ...followup_core.law.case import Terms
from ...followup_core.law.mentions import OWN, Invoice


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_received_on = fields.Date(
        string="Received by the customer on",
        copy=False,
        groups=READERS,
        help="When the customer is known to have received the invoice. Some laws count "
        "their terms from it; where it is empty, nothing is assumed.",
    )
    followup_charge_ids = fields.One2many(
        "credit.followup.charge", "entry_id", string="Charges", groups=READERS
    )
    followup_told_default = fields.Boolean(
        string="Says when the customer is in default", readonly=True, copy=False
    )

    @api.constrains("followup_received_on", "invoice_date")
    def _check_followup_received_on(self):
        for move in self.filtered("followup_received_on"):
            first = move.invoice_date or move.date
            today = fields.Date.context_today(move)
            if not first <= move.followup_received_on <= today:
                raise ValidationError(
                    self.env._(
                        "The date on which the customer received %(name)s must lie "
                        "between the date of the invoice and today. Correct it, or "
                        "leave it empty.",
                        name=move.name or "",
                    )
                )

    def _post(self, soft=True):
        posted = super()._post(soft)
        sold = posted.filtered(lambda move: move.move_type == "out_invoice")
        told = sold.filtered(lambda move: move._followup_tells_default())
        told.followup_told_default = True
        return posted

    def _followup_tells_default(self):
        """Tell whether the invoice prints what a law wants a debtor told of it."""
        statute = self._followup_own_statute()
        return bool(statute and statute.tells_default)

    def _followup_own_statute(self):
        """Return the law of who writes the invoice: what it must say is his matter."""
        company, day = self.company_id, self.invoice_date or self.date
        return self.commercial_partner_id._followup_statute(
            company, day, company._followup_jurisdiction()
        )

    def _followup_mentions(self):
        """Return the mentions of one invoice, in the language of the report."""
        self.ensure_one()
        company, day = self.company_id, self.invoice_date or self.date
        partner = self.commercial_partner_id
        statute = self._followup_own_statute()
        if not statute:
            return []
        accepted = partner._followup_accepted_terms(company, day)
        terms = accepted._core_terms(None) if accepted else Terms()
        table = self.env["credit.followup.rate"]._rate_table()
        sentences = [
            accepted.with_context(lang=self.env.lang).mention
            if one == OWN
            else self._followup_mention(one)
            for one in statute.mentions(terms, self._followup_invoice(day), table)
        ]
        return [sentence for sentence in sentences if sentence]

    def _followup_invoice(self, day):
        """Return what a mention depends on, the discount as the payment term has it."""
        term = self.invoice_payment_term_id
        if not term.early_discount:
            return Invoice(day)
        percent = Decimal(str(term.discount_percentage))
        return Invoice(day, percent, term.discount_days)

    def _followup_mention(self, mention):
        """Word one mention of the law, its figures as the reader writes them."""
        currency = self.env["res.currency"].with_context(active_test=False)
        return words(
            self.env,
            mention.text,
            article=words(self.env, mention.article),
            points=mention.points,
            days=mention.days,
            rate=mention.rate is not None and number(self.env, mention.rate),
            amount=mention.amount is not None
            and format_amount(
                self.env,
                float(mention.amount),
                currency.search([("name", "=", mention.currency)], limit=1),
            ),
        )

    def _followup_goods(self):
        """Name what was sold, as far as two lines of the invoice tell."""
        lines = self.sudo().invoice_line_ids.filtered(
            lambda line: line.display_type == "product"
        )
        names = [name.splitlines()[0] for name in lines.mapped("name") if name]
        return ", ".join(dict.fromkeys(names[:2]))
