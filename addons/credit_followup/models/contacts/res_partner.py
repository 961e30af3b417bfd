from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_contact_ids = fields.One2many(
        "credit.followup.contact",
        "partner_id",
        string="Calls and visits",
        groups="credit_followup.group_readonly",
    )

    def action_followup_contact(self):
        """Note a call of the customer, or one that nobody had asked for."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.contact"]._open(
            self.env.company, self.commercial_partner_id, default_kind="incoming"
        )
