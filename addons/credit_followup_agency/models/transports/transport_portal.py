from markupsafe import Markup

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
        if self._readers(agency):
            return ""
        return self.env._(
            "Nobody of %(agency)s can log in: grant one of its contacts access to the "
            "portal.",
            agency=agency.name,
        )

    @api.model
    def _send(self, message):
        """Leave it on the page, and tell its people: from then on the agency has it."""
        self._stored(message)
        for user in self._readers(message.agency_id):
            self._tell(user, message)
        return True

    @api.model
    def _readers(self, agency):
        """Return who of the agency can log in."""
        partner = agency.partner_id.commercial_partner_id
        users = (
            self.env["res.users"]
            .sudo()
            .search([("partner_id", "child_of", partner.id), ("share", "=", True)])
        )
        return users.filtered(lambda one: one._is_portal())

    @api.model
    def _tell(self, user, message):
        """Tell that something waits, with no word about the customer."""
        case, company = message.placement_id, message.company_id
        own = self.with_context(lang=user.lang)
        words = own.env._(
            "Something new waits for you in case %(case)s:", case=case.name
        )
        link = case.get_base_url() + case.access_url
        self.env["mail.mail"].sudo().create(
            {
                "subject": case.name,
                "body_html": Markup('<p>%s</p><p><a href="%s">%s</a></p>')
                % (words, link, link),
                "email_from": company.email_formatted or self.env.user.email_formatted,
                "email_to": user.email_formatted,
                "auto_delete": True,
            }
        )
