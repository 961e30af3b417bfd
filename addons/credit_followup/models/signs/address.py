from odoo import api, models

from ...followup_core.risk.signs import Sign


class CreditFollowupAddress(models.Model):
    _inherit = "credit.followup.address"

    @api.model
    def _mark(self, mailed, emails, error):
        result = super()._mark(mailed, emails, error)
        # Whose it was is known by what came back; a test reaches no customer.
        if "action_id" in mailed._fields and not mailed.action_id.is_test:
            self.env["credit.followup.sign"]._see(
                Sign.ADDRESS_BOUNCED,
                mailed.action_id,
                lambda _action: ", ".join(emails),
            )
        return result
