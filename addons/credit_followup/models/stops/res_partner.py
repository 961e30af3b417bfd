from odoo import api, fields, models

from ...followup_core.stops.stops import Degree, gravest


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_stop_ids = fields.One2many(
        "credit.followup.stop",
        "partner_id",
        string="Stops of orders",
        groups="credit_followup.group_readonly",
    )
    followup_stop_degree = fields.Selection(
        lambda self: self.env["credit.followup.stop"]._fields["degree"].selection,
        string="Orders and deliveries",
        compute="_compute_followup_stop_degree",
        groups="credit_followup.group_readonly",
    )

    @api.depends("followup_stop_ids.state", "followup_stop_ids.degree")
    @api.depends_context("company")
    def _compute_followup_stop_degree(self):
        """Return how far the customer is stopped in the company that one works in."""
        own = self.env["credit.followup.stop"]._in_force(self.env.company, self)
        for partner in self:
            stops = own.get(partner.commercial_partner_id, ())
            found = gravest(Degree(one.degree) for one in stops)
            partner.followup_stop_degree = found and found.value

    @api.model
    def _followup_to_come(self, _company, _ids):
        """Return what customers were delivered and have ordered, and owe for later.

        A seam: who knows orders says what of them was delivered and what was not, both
        not invoiced yet.

        :return: ``{customer id: (delivered, ordered)}``, in the company's currency, tax
            included
        """
        return {}
