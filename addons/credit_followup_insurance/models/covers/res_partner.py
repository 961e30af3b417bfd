from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.misc import format_amount, format_date

from odoo.addons.credit_followup.const import READERS


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_cover_ids = fields.One2many(
        "credit.followup.insurance.cover",
        "partner_id",
        string="Insurance covers",
        groups=READERS,
    )
    followup_is_affiliate = fields.Boolean(
        string="Affiliated company",
        company_dependent=True,
        groups=READERS,
        help="Insurers leave out whom you control, or who controls you.",
    )
    followup_cover_id = fields.Many2one(
        "credit.followup.insurance.cover",
        string="Cover in force",
        compute="_compute_followup_cover_id",
        search="_search_followup_cover_id",
        groups=READERS,
    )
    followup_loss_count = fields.Integer(
        compute="_compute_followup_loss_count",
        string="Insured losses",
        groups=READERS,
    )
    followup_cover_sentence = fields.Char(
        string="Insured",
        compute="_compute_followup_cover_sentence",
        groups=READERS,
    )

    @api.depends("followup_cover_ids.state")
    @api.depends_context("company")
    def _compute_followup_cover_id(self):
        covers = self.env["credit.followup.insurance.cover"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("partner_id", "in", self.commercial_partner_id.ids),
                ("state", "in", ("in_force", "asked")),
            ],
            order="state desc, valid_from desc",
        )
        by_customer = covers.grouped("partner_id")
        for partner in self:
            own = by_customer.get(partner.commercial_partner_id, covers.browse())
            partner.followup_cover_id = own[:1]

    @api.model
    def _search_followup_cover_id(self, operator, value):
        """Find customers by the cover that is in force, or that there is none."""
        if operator not in ("in", "any"):
            return NotImplemented
        covers = Domain("company_id", "=", self.env.company.id)
        covers &= Domain("state", "in", ("in_force", "asked"))
        if operator == "any":
            return Domain("followup_cover_ids", "any", covers & Domain(value))
        found = Domain.FALSE
        ids = [one for one in value if one]
        if ids:
            found |= Domain(
                "followup_cover_ids", "any", covers & Domain("id", "in", ids)
            )
        if len(ids) < len(list(value)):
            found |= Domain("followup_cover_ids", "not any", covers)
        return found

    def _compute_followup_loss_count(self):
        counts = dict(
            self.env["credit.followup.insurance.loss"]._read_group(
                [
                    ("partner_id", "in", self.commercial_partner_id.ids),
                    ("is_live", "=", True),
                ],
                ["partner_id"],
                ["__count"],
            )
        )
        for one in self:
            one.followup_loss_count = counts.get(one.commercial_partner_id, 0)

    @api.depends("followup_cover_ids.state")
    @api.depends_context("company", "lang")
    def _compute_followup_cover_sentence(self):
        for partner in self:
            cover = partner.followup_cover_id
            partner.followup_cover_sentence = bool(cover) and cover._sentence()

    def action_view_followup_covers(self):
        """Open what insurers decided of the customer."""
        return self._followup_insurance("action_cover")

    def action_view_followup_losses(self):
        """Open what is overdue of the customer and insured."""
        return self._followup_insurance("action_loss")

    def _followup_insurance(self, name):
        self.ensure_one()
        self.env.user._followup_check("readonly")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"credit_followup_insurance.{name}"
        )
        customer = self.commercial_partner_id
        return {
            **action,
            "domain": [("partner_id", "=", customer.id)],
            "context": {"default_partner_id": customer.id},
        }

    def action_followup_request_cover(self):
        """Ask the insurer to cover the customer."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ask for a cover"),
            "res_model": "credit.followup.insurance.cover",
            "view_mode": "form",
            "views": [(False, "form")],
            "context": {"default_partner_id": self.commercial_partner_id.id},
        }


class CreditFollowupInsuranceCover(models.Model):
    _inherit = "credit.followup.insurance.cover"

    def _sentence(self):
        """Say in a line how far the customer is covered, and what of it is used."""
        self.ensure_one()
        own = self.exposure_currency_id
        values = {
            "insurer": self.insurer_id.name,
            "limit": format_amount(self.env, self.limit, self.currency_id),
            "used": format_amount(self.env, self.exposure_used, own),
            "above": format_amount(self.env, self.exposure_above, own),
            "day": format_date(self.env, self.valid_from, date_format="medium"),
        }
        if self.exposure_error:
            return self.exposure_error
        if self.decision == "requested":
            return self.env._("%(insurer)s was asked to cover him.", **values)
        if self.decision in ("refused", "withdrawn"):
            return self.env._("%(insurer)s does not cover him since %(day)s.", **values)
        if self.exposure_above > 0:
            return self.env._(
                "%(insurer)s covers %(limit)s; %(used)s is used, and %(above)s is "
                "above it.",
                **values,
            )
        return self.env._("%(insurer)s covers %(limit)s; %(used)s is used.", **values)
