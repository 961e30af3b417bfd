from odoo.http import request

from odoo.addons.account.controllers.portal import PortalAccount


class FollowupPortalAccount(PortalAccount):
    def _get_overdue_invoices_domain(self, partner_id=None):
        """Ask for nothing on the page that an agency collects, or of the insolvent."""
        domain = super()._get_overdue_invoices_domain(partner_id)
        found = request.env["account.move"].search(domain)
        apart = found._followup_with_agency() | found._followup_insolvent()
        return [*domain, ("id", "not in", apart.ids)] if apart else domain
