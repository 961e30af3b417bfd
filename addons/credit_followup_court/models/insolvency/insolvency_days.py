"""What the law says of the days of proceedings."""

from odoo import api, fields, models

from odoo.addons.credit_followup.followup_core.law import of_insolvency, of_title
from odoo.addons.credit_followup.followup_core.law.court.insolvency import (
    InsolvencyKind,
    Opening,
    file_until,
    interest_until,
    suspect_from,
    vat_from,
)
from odoo.addons.credit_followup.followup_core.law.title import claim_until


class CreditFollowupInsolvency(models.Model):
    _inherit = "credit.followup.insolvency"

    file_until = fields.Date(
        string="File by",
        compute="_compute_days",
        store=True,
        help="The last day to file the claim: by the judgment, else by the law.",
    )
    article = fields.Char(string="By law", compute="_compute_days", store=True)
    interest_until = fields.Date(
        string="Interest until",
        compute="_compute_days",
        store=True,
        help="The last day on which interest counts.",
    )
    suspect_from = fields.Date(
        string="Suspect from",
        compute="_compute_days",
        store=True,
        help="What was paid from this day on may be asked back by the administrator.",
    )
    goods_until = fields.Date(
        string="Claim goods by", compute="_compute_days", store=True
    )
    vat_from = fields.Date(
        string="VAT comes back from", compute="_compute_days", store=True
    )
    vat_words = fields.Char(string="VAT", compute="_compute_vat_words")

    @api.depends(
        *("kind", "opened_on", "published_on", "applied_on", "said_until", "plan_on"),
        *("partner_id.country_id", "company_id.country_id"),
    )
    def _compute_days(self):
        for one in self:
            law, opening = one._law(), one._opening()
            one.file_until = file_until(law, opening) or False
            one.article = law.article or False
            one.interest_until = interest_until(law, one.opened_on) or False
            one.suspect_from = suspect_from(law, opening) or False
            published = one.published_on or one.opened_on
            title = of_title(one._jurisdiction())
            one.goods_until = claim_until(title, published) or False
            one.vat_from = vat_from(law.vat, opening) or False

    @api.depends("vat_from", "kind")
    @api.depends_context("lang")
    def _compute_vat_words(self):
        for one in self:
            vat = one._law().vat
            one.vat_words = vat and f"{vat.article}: {vat.evidence}"

    def _jurisdiction(self):
        """Return the country whose court opened the proceedings: the customer's."""
        self.ensure_one()
        country = self.partner_id.country_id or self.company_id.country_id
        return country.code or ""

    def _law(self):
        self.ensure_one()
        return of_insolvency(self._jurisdiction(), InsolvencyKind(self.kind))

    def _opening(self):
        """Return the days of the proceedings, as the core has them."""
        return Opening(
            self.opened_on,
            self.published_on or None,
            self.applied_on or None,
            self.said_until or None,
            self.plan_on or None,
            self._is_abroad(),
        )

    def _is_abroad(self):
        """Tell whether we are in another country than the court."""
        own = self.company_id.country_id
        return bool(own and self.partner_id.country_id not in (own, own.browse()))
