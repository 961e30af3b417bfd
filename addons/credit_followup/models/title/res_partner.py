from odoo import api, fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    reserves_title = fields.Boolean(
        string="Title reserved",
        compute="_compute_reserves_title",
        compute_sudo=True,
        groups="credit_followup.group_readonly",
        help="The customer accepted conditions by which goods stay ours until they are "
        "paid.",
    )

    @api.depends(
        "followup_acceptance_ids.withdrawn_on", "followup_acceptance_ids.terms_id"
    )
    @api.depends_context("company")
    def _compute_reserves_title(self):
        today = fields.Date.context_today(self)
        for partner in self:
            terms = partner._followup_accepted_terms(self.env.company, today)
            partner.reserves_title = terms.reserves_title
