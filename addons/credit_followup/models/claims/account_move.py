"""What the law wants printed on an invoice about late payment."""

from odoo import models
from odoo.tools.misc import format_amount

from ...followup_core.rates.table import RateMissingError

FRANCE, BELGIUM = "FR", "BE"
PENALTY_SERIES = ("fr_b2b_default_ecb_plus_10",)
PUBLIC_SERIES = ("fr_public_ecb_plus_8",)
FLOOR_SERIES = ("fr_b2b_floor_3x_legal",)
# Code de commerce, art. D441-5.
FRENCH_COMPENSATION = 40


class AccountMove(models.Model):
    _inherit = "account.move"

    def _followup_mentions(self):
        """Return the mentions of one invoice, in the language of the report."""
        self.ensure_one()
        company = self.company_id
        partner = self.commercial_partner_id.with_company(company)
        law = company._followup_jurisdiction()
        terms = partner._followup_accepted_terms(
            company, self.invoice_date or self.date
        )
        if law == FRANCE and partner._followup_debtor() == "public_body":
            return self._followup_french_mentions(
                terms.browse(), PUBLIC_SERIES, "R2192-31", "D2192-35"
            )
        if law == FRANCE and partner._followup_debtor() != "consumer":
            return self._followup_french_mentions(
                terms, PENALTY_SERIES, "L441-10", "D441-5"
            )
        if law == BELGIUM and terms.mention:
            return [terms.with_context(lang=self.env.lang).mention]
        return []

    def _followup_goods(self):
        """Name what was sold, as far as two lines of the invoice tell."""
        lines = self.sudo().invoice_line_ids.filtered(
            lambda line: line.display_type == "product"
        )
        names = [name.splitlines()[0] for name in lines.mapped("name") if name]
        return ", ".join(dict.fromkeys(names[:2]))

    def _followup_french_mentions(self, terms, series, rate_article, sum_article):
        """Return rate, compensation and discount (Code de commerce, art. L441-9)."""
        rate = self._followup_french_rate(terms, series)
        euro = self.env.ref("base.EUR")
        sentences = []
        if rate is not None:
            sentences.append(
                self.env._(
                    "Late payment bears penalties at %(rate)s %% a year from the day "
                    "after the due date, without any reminder (article %(article)s).",
                    article=rate_article,
                    rate=str(rate).replace(".", self._followup_decimal_point()),
                )
            )
        return [
            *sentences,
            self.env._(
                "Fixed compensation for collection costs in case of late payment: "
                "%(amount)s (article %(article)s).",
                article=sum_article,
                amount=format_amount(self.env, FRENCH_COMPENSATION, euro),
            ),
            self.env._("No discount is given for early payment."),
        ]

    def _followup_french_rate(self, terms, series):
        """Return the agreed rate, lifted to the floor, else the rate of the law."""
        day = self.invoice_date or self.date
        table = self.env["credit.followup.rate"]._rate_table()
        try:
            if terms.interest_kind == "fixed":
                agreed = terms._core_terms(None).interest.percent
                return max(agreed, table.at(FLOOR_SERIES, day).percent)
            return table.at(series, day).percent
        except RateMissingError:
            return None

    def _followup_decimal_point(self):
        lang = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        return lang.decimal_point
