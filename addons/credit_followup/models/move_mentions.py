"""What the law wants printed on an invoice about late payment."""

from odoo import models
from odoo.tools.misc import format_amount

from ..followup_core.rates import RateMissingError

FRANCE, BELGIUM = "FR", "BE"
PENALTY_SERIES = ("fr_b2b_default_ecb_plus_10",)
# Code de commerce, art. D441-5.
FRENCH_COMPENSATION = 40


class AccountMove(models.Model):
    _inherit = "account.move"  # pylint: disable=consider-merging-classes-inherited

    def _followup_mentions(self):
        """Return the mentions of one invoice, in the language of the report."""
        self.ensure_one()
        company = self.company_id
        partner = self.commercial_partner_id.with_company(company)
        law = company._followup_law()
        terms = partner._followup_accepted_terms(
            company, self.invoice_date or self.date
        )
        if law == FRANCE and partner._followup_debtor() != "consumer":
            return self._followup_french_mentions(terms)
        if law == BELGIUM and terms.mention:
            return [terms.with_context(lang=self.env.lang).mention]
        return []

    def _followup_french_mentions(self, terms):
        """Return rate, compensation and discount (Code de commerce, art. L441-9)."""
        rate = self._followup_french_rate(terms)
        euro = self.env.ref("base.EUR")
        sentences = []
        if rate is not None:
            sentences.append(
                self.env._(
                    "Late payment bears penalties at %(rate)s %% a year from the day "
                    "after the due date, without any reminder (article L441-10 of the "
                    "French Commercial Code).",
                    rate=str(rate).replace(".", self._followup_decimal_point()),
                )
            )
        return [
            *sentences,
            self.env._(
                "Fixed compensation for collection costs in case of late payment: "
                "%(amount)s (article D441-5 of the French Commercial Code).",
                amount=format_amount(self.env, FRENCH_COMPENSATION, euro),
            ),
            self.env._("No discount is given for early payment."),
        ]

    def _followup_french_rate(self, terms):
        """Return the agreed rate, else that of the law on the day of the invoice."""
        if terms.interest_kind == "fixed":
            return terms._core_terms(None).interest.percent
        table = self.env["credit.followup.rate"]._rate_table()
        try:
            return table.at(PENALTY_SERIES, self.invoice_date or self.date).percent
        except RateMissingError:
            return None

    def _followup_decimal_point(self):
        lang = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        return lang.decimal_point
