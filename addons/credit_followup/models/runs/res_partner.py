"""Who is written to, and what was sent to a customer."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...const import READERS


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_is_addressee = fields.Boolean(
        string="Receives follow-up",
        groups=READERS,
        help="Reminders go to this contact.",
    )
    followup_escalation = fields.Boolean(
        string="Escalation contact",
        groups=READERS,
        help="Receives a copy of the levels that ask for it.",
    )
    followup_action_count = fields.Integer(
        string="Follow-up actions",
        compute="_compute_followup_action_count",
        groups=READERS,
    )

    @api.depends("commercial_partner_id")
    def _compute_followup_action_count(self):
        counts = dict(
            self.env["credit.followup.action"]._read_group(
                [
                    ("partner_id", "in", self.commercial_partner_id.ids),
                    ("company_id", "=", self.env.company.id),
                ],
                ["partner_id"],
                ["__count"],
            )
        )
        for partner in self:
            partner.followup_action_count = counts.get(partner.commercial_partner_id, 0)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_followed_up(self):
        """Keep who was followed up: what was sent stays on record."""
        actions = self.env["credit.followup.action"].sudo()
        if actions.search_count([("partner_id", "in", self.ids)], limit=1):
            raise UserError(
                self.env._("A customer who was followed up is archived, not deleted.")
            )

    def unlink(self):
        actions = self.env["credit.followup.action"].sudo()
        actions.search([("addressee_id", "in", self.ids)]).addressee_id = False
        wakes = self.env["credit.followup.wake"].sudo()
        wakes.search([("partner_id", "in", self.ids)]).unlink()
        return super().unlink()

    def action_followup_remind(self):
        """Propose what the policy gives this customer now; nothing is sent yet."""
        self.ensure_one()
        runs = self.env["credit.followup.run"]
        return runs._remind(self.commercial_partner_id, self.env.company)

    def action_view_followup(self):
        """Open the customer's follow-up history."""
        self.ensure_one()
        self.env.user._followup_check("readonly")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_action"
        )
        domain = [("partner_id", "=", self.commercial_partner_id.id)]
        return {**action, "domain": domain}

    def _followup_addressee(self, escalation=False):
        """Return who is written to: the marked contact, the invoice contact, itself.

        With ``escalation`` return the contacts who receive a copy, if any.
        """
        self.ensure_one()
        customer = self.commercial_partner_id
        contacts = customer.child_ids
        if escalation:
            return contacts.filtered("followup_escalation")
        return (
            contacts.filtered("followup_is_addressee")[:1]
            or contacts.filtered(lambda contact: contact.type == "invoice")[:1]
            or customer
        )
