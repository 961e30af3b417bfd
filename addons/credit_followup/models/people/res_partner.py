from odoo import fields, models

from ...facts import items


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_promise_ids = fields.One2many(
        "credit.followup.promise",
        "partner_id",
        string="Promises to pay",
        groups="credit_followup.group_readonly",
    )

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

    def action_followup_promise(self):
        """Note what the customer promised to pay of what is overdue."""
        self.ensure_one()
        self.check_access("read")
        today = fields.Date.context_today(self)
        overdue = self.env["account.move.line"].search(
            items.ITEMS
            & fields.Domain("company_id", "=", self.env.company.id)
            & fields.Domain(
                "partner_id.commercial_partner_id", "=", self.commercial_partner_id.id
            )
            & fields.Domain("date_maturity", "<", today)
        )
        return self.env["credit.followup.take.promise"]._open(
            self.env.company, self, overdue
        )
