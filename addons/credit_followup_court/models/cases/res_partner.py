from odoo import api, fields, models

from odoo.addons.credit_followup.const import READERS


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_court_case_count = fields.Integer(
        string="Cases at court",
        compute="_compute_followup_court_case_count",
        groups=READERS,
    )

    @api.depends("commercial_partner_id")
    def _compute_followup_court_case_count(self):
        counts = dict(
            self.env["credit.followup.court.case"]._read_group(
                [("partner_id", "in", self.commercial_partner_id.ids)],
                ["partner_id"],
                ["__count"],
            )
        )
        for partner in self:
            partner.followup_court_case_count = counts.get(
                partner.commercial_partner_id, 0
            )

    def _followup_end_pursuit(self, company, why):
        """Close the cases of these customers: nobody enforces by himself any more."""
        result = super()._followup_end_pursuit(company, why)
        cases = (
            self.env["credit.followup.court.case"]
            .sudo()
            .search(
                [
                    ("company_id", "=", company.id),
                    ("partner_id", "in", self.commercial_partner_id.ids),
                    ("is_closed", "=", False),
                    ("state", "!=", "ended"),
                ]
            )
        )
        cases.is_closed = True
        cases._look(fields.Date.context_today(self))
        for case in cases:
            case.message_post(body=why)
        return result

    def action_followup_court_cases(self):
        """Open the cases of this customer, or begin one."""
        self.env.user._followup_check("readonly")
        self.ensure_one()
        self.check_access("read")
        customer = self.commercial_partner_id
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup_court.action_court_case"
        )
        return {
            **action,
            "domain": [("partner_id", "=", customer.id)],
            "context": {"default_partner_id": customer.id},
        }

    def action_followup_chances(self):
        """Show what each way would bring of what this customer owes late."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.chances"]._open(self)
