from odoo import api, fields, models

from odoo.addons.credit_followup.const import READERS


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_insolvency_ids = fields.One2many(
        "credit.followup.insolvency",
        "partner_id",
        string="Insolvencies",
        groups=READERS,
    )
    followup_insolvency = fields.Char(
        string="Insolvency",
        compute="_compute_followup_insolvency",
        groups=READERS,
        help="The proceedings that run on this customer.",
    )

    @api.depends("followup_insolvency_ids.state", "followup_insolvency_ids.closed_on")
    @api.depends_context("company", "lang")
    def _compute_followup_insolvency(self):
        running = self.env["credit.followup.insolvency"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("partner_id", "in", self.commercial_partner_id.ids),
                ("closed_on", "=", False),
            ]
        )
        known = {one.partner_id: one for one in running}
        for partner in self:
            one = known.get(partner.commercial_partner_id)
            partner.followup_insolvency = one and one._in_words()

    def action_followup_insolvency(self):
        """Open the proceedings on this customer, or note them."""
        self.env.user._followup_check("readonly")
        self.ensure_one()
        self.check_access("read")
        customer = self.commercial_partner_id
        running = self.env["credit.followup.insolvency"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("partner_id", "=", customer.id),
                ("closed_on", "=", False),
            ],
            limit=1,
        )
        if running:
            return running._get_records_action()
        self.env.user._followup_check("officer")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Insolvency"),
            "res_model": "credit.followup.insolvency",
            "view_mode": "form",
            "context": {"default_partner_id": customer.id},
        }
