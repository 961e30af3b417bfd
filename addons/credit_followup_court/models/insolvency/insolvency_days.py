"""What the law says of the days of proceedings."""

from odoo import api, fields, models

from odoo.addons.credit_followup.decisions.sentences import words
from odoo.addons.credit_followup.facts.claims import DEBTORS
from odoo.addons.credit_followup.followup_core.books.write_off import Ground
from odoo.addons.credit_followup.followup_core.court.vat_relief import Lost, vat_back
from odoo.addons.credit_followup.followup_core.law import of_insolvency, of_title
from odoo.addons.credit_followup.followup_core.law.case import DebtorKind
from odoo.addons.credit_followup.followup_core.law.court.insolvency import (
    InsolvencyKind,
    Opening,
    file_until,
    interest_until,
    suspect_from,
)
from odoo.addons.credit_followup.followup_core.law.court.vat import VatDays
from odoo.addons.credit_followup.followup_core.law.title import claim_until


class CreditFollowupInsolvency(models.Model):
    _inherit = "credit.followup.insolvency"

    file_until = fields.Date(
        string="File by",
        compute="_compute_days",
        store=True,
        help="The last day to file the claim: by the judgment, else by the law.",
    )
    article = fields.Char(compute="_compute_days", store=True)
    law = fields.Char(string="By law", compute="_compute_law")
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
    vat_words = fields.Char(
        string="VAT",
        compute="_compute_vat_words",
        help="Whether the VAT of what is unpaid comes back, by the law of our country.",
    )

    @api.depends(
        *("kind", "opened_on", "published_on", "applied_on", "said_until", "plan_on"),
        *("partner_id.country_id", "company_id.country_id"),
    )
    def _compute_days(self):
        known = self._known()
        for name in ("file_until", "article", "interest_until", "suspect_from"):
            (self - known)[name] = False
        (self - known).goods_until = False
        for one in known:
            law, opening = one._law(), one._opening()
            one.file_until = file_until(law, opening) or False
            one.article = law.article or False
            one.interest_until = interest_until(law, one.opened_on) or False
            one.suspect_from = suspect_from(law, opening) or False
            published = one.published_on or one.opened_on
            title = of_title(one._jurisdiction())
            one.goods_until = claim_until(title, published) or False

    @api.depends("article")
    @api.depends_context("lang")
    def _compute_law(self):
        for one in self:
            one.law = words(self.env, one.article or "")

    def _known(self):
        """Return those of which customer and day are said: a form begins without."""
        return self.filtered(lambda one: one.partner_id and one.opened_on and one.kind)

    @api.depends(
        *("partner_id", "kind", "opened_on", "published_on", "plan_on", "closed_on"),
    )
    @api.depends_context("lang")
    def _compute_vat_words(self):
        known = self._known()
        (self - known).vat_words = False
        for one in known:
            found = one._vat()
            said = (found.article, found.evidence)
            told = ": ".join(words(self.env, part) for part in said if part)
            one.vat_words = told if found.comes_back else False

    def _vat(self):
        """Return the core's answer for the VAT of a debt in these proceedings."""
        company = self.company_id.sudo()
        customer = self.partner_id.with_company(company)
        return vat_back(
            company.account_fiscal_country_id.code or "",
            DEBTORS.get(customer._followup_debtor(), DebtorKind.BUSINESS),
            Ground.INSOLVENCY,
            Lost(VatDays(**self._vat_days()), InsolvencyKind(self.kind)),
            fields.Date.context_today(self),
        )

    def _vat_days(self):
        """Return the days of the proceedings that a tax law asks for."""
        return {
            "opened_on": self.opened_on or None,
            "published_on": self.published_on or None,
            "plan_on": self.plan_on or None,
            "closed_on": self.closed_on or None,
        }

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
