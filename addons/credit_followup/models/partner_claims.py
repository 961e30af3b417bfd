"""What a customer owes in law: the kind of debtor, the law, the accepted terms."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.fields import Domain

from ..followup_core.money import unit
from ..followup_core.statutes.be import consumer_cap

GROUPS = "credit_followup.group_readonly"


class ResPartner(models.Model):
    _inherit = "res.partner"  # pylint: disable=consider-merging-classes-inherited

    followup_acceptance_ids = fields.One2many(
        "credit.followup.terms.acceptance", "partner_id", groups=GROUPS
    )
    followup_cost = fields.Char(
        compute="_compute_followup_cost",
        string="Costs today",
        groups=GROUPS,
        help="Interest and compensation on what is overdue, and per day more.",
    )

    @api.depends_context("company", "lang", "followup_as_of")
    def _compute_followup_cost(self):
        lines = self.env["account.move.line"]
        for partner in self:
            own = lines.search(
                lines._get_followup_domain()
                & Domain("partner_id", "child_of", partner.commercial_partner_id.id)
                & Domain("company_id", "=", self.env.company.id)
            )
            partner.followup_cost = own._followup_cost_sentence(self.env.company)

    def _followup_debtor(self):
        """Return the kind of debtor: consumer, public, else a business."""
        self.ensure_one()
        segment = self.sudo().followup_segment
        if segment:
            return segment
        is_business = self.is_company or self.vat
        return "business" if is_business else "consumer"

    def _followup_law_code(self, company):
        """Return the country code of the law that applies to this customer."""
        self.ensure_one()
        own = self.country_id.code or company._followup_law()
        if self._followup_debtor() == "consumer" or company.followup_law == "customer":
            return own
        return company._followup_law()

    def _followup_accepted_terms(self, company, on):
        """Return the conditions of sale that the customer accepted last by a day."""
        self.ensure_one()
        acceptance = (
            self.env["credit.followup.terms.acceptance"]
            .sudo()
            .search(
                [
                    ("partner_id", "=", self.commercial_partner_id.id),
                    ("company_id", "=", company.id),
                    ("accepted_on", "<=", on),
                ],
                limit=1,
            )
        )
        return acceptance.terms_id

    @api.model
    def _followup_consumer_cap(self, principal):
        """Return the highest compensation of a Belgian consumer's debt."""
        return float(consumer_cap(Decimal(str(principal)), unit("EUR")))
