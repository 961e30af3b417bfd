from odoo import models


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _followup_greeting(self):
        """Greet a person by name; that of a company or of an address is none's."""
        is_address = self.parent_id and self.type != "contact"
        if self.is_company or is_address:
            return self.env._("Dear Sir or Madam,")
        return self.env._("Dear %(name)s,", name=self.name or "")
