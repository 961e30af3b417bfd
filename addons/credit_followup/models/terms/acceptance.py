from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CreditFollowupTermsAcceptance(models.Model):
    """The proof that a customer accepted a version of the conditions of sale."""

    _name = "credit.followup.terms.acceptance"
    _description = "Acceptance of Conditions"
    _order = "accepted_on desc, id desc"
    _check_company_auto = True

    terms_id = fields.Many2one(
        "credit.followup.terms",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(related="terms_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    reference = fields.Char(
        string="Order", help="Only for this order; empty for all orders from then on."
    )
    accepted_on = fields.Date(required=True, default=fields.Date.context_today)
    accepted_by = fields.Char(help="Who accepted, for the customer.")
    proof = fields.Binary(attachment=True)
    proof_name = fields.Char()

    @api.depends("terms_id", "accepted_on")
    def _compute_display_name(self):
        for acceptance in self:
            acceptance.display_name = (
                f"{acceptance.terms_id.name or ''} · {acceptance.accepted_on or ''}"
            )

    @api.constrains("accepted_on", "terms_id")
    def _check_accepted_on(self):
        for acceptance in self:
            if acceptance.accepted_on < acceptance.terms_id.valid_from:
                raise ValidationError(
                    self.env._("These conditions did not exist yet on that day.")
                )
