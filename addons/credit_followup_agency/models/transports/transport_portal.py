from odoo import api, models


class CreditFollowupTransportPortal(models.AbstractModel):
    """The agency takes its files on a page of its own, and leaves its answers there."""

    _name = "credit.followup.transport.portal"
    _inherit = ["credit.followup.transport"]
    _description = "The Agency's Own Page"
    _transport = ("portal", "The agency's own page")

    @api.model
    def _title(self):
        return self.env._("The agency's own page")

    @api.model
    def _preflight(self, agency):
        """Ask for somebody there who can log in."""
        partner = agency.partner_id.commercial_partner_id
        users = (
            self.env["res.users"]
            .sudo()
            .search([("partner_id", "child_of", partner.id), ("share", "=", True)])
        )
        if users.filtered(lambda one: one._is_portal()):
            return ""
        return self.env._(
            "Nobody of %(agency)s can log in: grant one of its contacts access to the "
            "portal.",
            agency=agency.name,
        )

    @api.model
    def _send(self, message):
        """Leave it on the page: the agency has it when it takes it."""
        self._stored(message)
        return False
