from odoo import models


class CreditFollowupHold(models.Model):
    _inherit = "credit.followup.hold"

    def _turned_to(self):
        """Return whom the customer turns to in our place: whoever the cause names."""
        self.ensure_one()
        cause = self.env.get(self.source_model) if self.source_model else None
        if cause is None or not hasattr(cause, "_turned_to"):
            return self.env["res.partner"]
        return cause.browse(self.source_id)._turned_to()
