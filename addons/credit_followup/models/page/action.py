from odoo import models


class CreditFollowupAction(models.Model):
    _inherit = "credit.followup.action"

    def _page_link(self):
        """Return where the addressee finds his page, nothing where there is none."""
        self.ensure_one()
        if self.is_test or not self.company_id.sudo().followup_page:
            return None
        person = self.addressee_id or self.partner_id._followup_addressee()
        return person._followup_page_link(self.company_id, self.date)
