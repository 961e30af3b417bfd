"""What a customer owes in law: the kind of debtor, the law, the accepted terms."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.misc import format_amount

from ...const import READERS
from ...decisions.residual import left_over
from ...facts.claims import DEBTORS
from ...followup_core.law import governing
from ...followup_core.law.case import CreditorKind, DebtorKind
from ...followup_core.law.statute import Case

# Claims are calculated item by item: of more than these, a form would wait for them.
MOST_COSTED = 1000


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_acceptance_ids = fields.One2many(
        "credit.followup.terms.acceptance",
        "partner_id",
        string="Accepted conditions of sale",
        groups=READERS,
    )
    followup_in_health_care = fields.Boolean(
        string="Runs hospitals",
        groups=READERS,
        help="A public body in health care: some laws give it another rate.",
    )
    followup_cost = fields.Char(
        compute="_compute_followup_cost",
        string="Interest and compensation today",
        groups=READERS,
        help="Interest and compensation on what is overdue, and what each further day "
        "adds; not told of customers with thousands of open items.",
    )

    followup_residual = fields.Char(
        compute="_compute_followup_residual",
        string="Charges of paid invoices",
        groups=READERS,
    )

    @api.depends("commercial_partner_id")
    @api.depends_context("company", "lang")
    def _compute_followup_residual(self):
        """Say what is left of charges whose invoice is paid, and what becomes of it."""
        company = self.env.company
        found = left_over(self.env, company, self.commercial_partner_id)
        sums = defaultdict(float)
        for charge, amount in found.items():
            sums[charge.partner_id] += charge.currency_id._convert(
                float(amount), company.currency_id, company, fields.Date.today()
            )
        for partner in self:
            total = sums[partner.commercial_partner_id]
            partner.followup_residual = total > 0 and self.env._(
                "%(amount)s of interest and compensation is still owed on paid "
                "invoices.",
                amount=format_amount(self.env, total, company.currency_id),
            )

    @api.depends("commercial_partner_id")
    @api.depends_context("company", "lang", "followup_as_of")
    def _compute_followup_cost(self):
        self.followup_cost = False
        company = self.env.company
        if not company.followup_charge:
            return
        lines = self.env["account.move.line"]
        for partner in self:
            own = lines.search(
                lines._get_followup_domain()
                & Domain("partner_id", "child_of", partner.commercial_partner_id.id)
                & Domain("company_id", "=", company.id),
                limit=MOST_COSTED + 1,
            )
            if len(own) <= MOST_COSTED:
                partner.followup_cost = own._followup_cost_sentence(company)

    def _followup_debtor(self):
        """Return the kind of debtor: consumer, public body, else a business."""
        self.ensure_one()
        segment = self.sudo().followup_segment
        if segment:
            return segment
        is_business = self.is_company or self.vat
        return "business" if is_business else "consumer"

    def _followup_jurisdiction(self, company):
        """Return the country code of the law that applies to this customer."""
        self.ensure_one()
        own = self.country_id.code or company._followup_jurisdiction()
        if (
            self._followup_debtor() == "consumer"
            or company.followup_law_choice == "customer"
        ):
            return own
        return company._followup_jurisdiction()

    def _followup_statute(self, company, on, jurisdiction=None):
        """Return the core's statute for claims on this customer, None if unknown.

        :param jurisdiction: another law than the one that applies to the customer
        """
        self.ensure_one()
        partner = self.with_company(company)
        debtor = DEBTORS.get(partner._followup_debtor(), DebtorKind.BUSINESS)
        creditor = CreditorKind(company.followup_creditor_kind)
        law = jurisdiction or partner._followup_jurisdiction(company)
        currency = company.currency_id.name
        health = partner.sudo().followup_in_health_care
        return governing(law, Case(debtor, creditor, currency, on, on, health))

    def _followup_accepted_terms(self, company, on):
        """Return the conditions of sale that the customer accepted last by a day."""
        self.ensure_one()
        acceptance = (
            self.env["credit.followup.terms.acceptance"]
            .sudo()
            .search(
                [
                    (
                        "partner_id.commercial_partner_id",
                        "=",
                        self.commercial_partner_id.id,
                    ),
                    ("withdrawn_on", "=", False),
                    ("company_id", "=", company.id),
                    ("accepted_on", "<=", on),
                ],
                limit=1,
            )
        )
        return acceptance.terms_id
