from odoo import fields, models

from odoo.addons.credit_followup.const import READERS


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_placement_count = fields.Integer(
        compute="_compute_followup_placement_count",
        string="Cases at agencies",
        groups=READERS,
    )

    def _compute_followup_placement_count(self):
        counts = dict(
            self.env["credit.followup.placement"]._read_group(
                [
                    ("partner_id", "in", self.commercial_partner_id.ids),
                    ("state", "!=", "cancelled"),
                ],
                ["partner_id"],
                ["__count"],
            )
        )
        for one in self:
            one.followup_placement_count = counts.get(one.commercial_partner_id, 0)

    def action_view_followup_placements(self):
        """Open the customer's cases."""
        self.ensure_one()
        self.env.user._followup_check("readonly")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup_agency.action_placement"
        )
        own = [("partner_id", "=", self.commercial_partner_id.id)]
        return {**action, "domain": own, "view_mode": "list,form", "context": {}}

    def action_followup_hand_over(self):
        """Choose which claims of the customer go to which agency."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup_agency.action_place"
        )
        return {
            **action,
            "context": {"default_partner_id": self.commercial_partner_id.id},
        }
