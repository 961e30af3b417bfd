from odoo import api, models

from ...followup_core.risk.signs import Sign


class CreditFollowupRecovery(models.Model):
    _inherit = "credit.followup.recovery"

    @api.model_create_multi
    def create(self, vals_list):
        claims = super().create(vals_list)
        claims._followup_see_insolvency()
        return claims

    def write(self, vals):
        result = super().write(vals)
        if vals.get("published_on"):
            self._followup_see_insolvency()
        return result

    def _followup_see_insolvency(self):
        """Note the judgment that opened proceedings."""
        opened = self.filtered("published_on")
        self.env["credit.followup.sign"]._see(
            Sign.INSOLVENCY, opened, lambda claim: claim.proceedings or claim.name
        )
