"""What the law wants printed on an invoice about late payment."""

from odoo import models
from odoo.tools.misc import format_amount

from ...decisions.sentences import words
from ...followup_core.law.case import Terms
from ...followup_core.law.mentions import OWN


class AccountMove(models.Model):
    _inherit = "account.move"

    def _followup_mentions(self):
        """Return the mentions of one invoice, in the language of the report."""
        self.ensure_one()
        company, day = self.company_id, self.invoice_date or self.date
        partner = self.commercial_partner_id
        # What an invoice must say is a matter of the law of who writes it.
        statute = partner._followup_statute(
            company, day, company._followup_jurisdiction()
        )
        if not statute:
            return []
        accepted = partner._followup_accepted_terms(company, day)
        terms = accepted._core_terms(None) if accepted else Terms()
        table = self.env["credit.followup.rate"]._rate_table()
        sentences = [
            accepted.with_context(lang=self.env.lang).mention
            if one == OWN
            else self._followup_mention(one)
            for one in statute.mentions(terms, day, table)
        ]
        return [sentence for sentence in sentences if sentence]

    def _followup_mention(self, mention):
        """Word one mention of the law, its figures as the reader writes them."""
        lang = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        currency = self.env["res.currency"].with_context(active_test=False)
        return words(
            self.env,
            mention.text,
            article=mention.article,
            rate=str(mention.rate).replace(".", lang.decimal_point),
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
