from odoo import fields, models

from ...facts import items


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_agreement_ids = fields.One2many(
        "credit.followup.agreement",
        "partner_id",
        string="Instalment agreements",
        groups="credit_followup.group_readonly",
    )

    def action_followup_agree(self):
        """Agree on instalments for what is overdue."""
        self.ensure_one()
        self.check_access("read")
        today = fields.Date.context_today(self)
        customer = fields.Domain(
            "partner_id.commercial_partner_id", "=", self.commercial_partner_id.id
        )
        overdue = self.env["account.move.line"].search(
            items.ITEMS
            & fields.Domain("company_id", "=", self.env.company.id)
            & customer
            & fields.Domain("date_maturity", "<", today)
        )
        # What messages claimed beside the invoices is part of the costs so far.
        entries = overdue._followup_charge_entries()
        own = overdue.filtered(
            lambda one: one.move_id not in entries and not one.no_followup
        )
        return self.env["credit.followup.agree"]._open(self.env.company, self, own)
