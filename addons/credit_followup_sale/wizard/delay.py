from odoo import api, models

from odoo.addons.credit_followup.followup_core.figures.delays import Delay, Kind


class CreditFollowupDelay(models.TransientModel):
    _inherit = "credit.followup.delay"

    @api.model
    def _delays(self, company, today):
        """Add what is delivered and not invoiced."""
        yield from super()._delays(company, today)
        for order in self.env["sale.order"].sudo()._followup_uninvoiced(company):
            amount = order._followup_uninvoiced_amount()
            since = order._followup_delivered_on()
            if amount > 0 and since < today:
                yield order, Delay(Kind.NOT_INVOICED, amount, since)
