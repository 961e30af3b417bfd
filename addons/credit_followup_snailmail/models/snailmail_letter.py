from odoo import models

from ..effects.post import take_out, wake


class SnailmailLetter(models.Model):
    _inherit = "snailmail.letter"

    def _snailmail_print(self, immediate=True):
        """Keep back what has to wait for the company's hours, or was taken back."""
        rest = self - self._followup_keep_back()
        return super(SnailmailLetter, rest)._snailmail_print(immediate=immediate)

    def _snailmail_print_valid_address(self):
        result = super()._snailmail_print_valid_address()
        self._followup_tell()
        return result

    def _snailmail_print_invalid_address(self):
        result = super()._snailmail_print_invalid_address()
        self._followup_tell()
        return result

    def _followup_keep_back(self):
        """Return the letters of the follow-up that do not leave now."""
        deliveries = self._followup_deliveries()
        live = deliveries.filtered(lambda one: one.state == "pending")
        closed = live.browse()
        for company, own in live.grouped("company_id").items():
            if company._followup_post_waits_until():
                closed |= own
                wake(company)
        may_leave = (live - closed)._withdraw_overtaken()
        take_out(deliveries - closed - may_leave)
        return (deliveries - may_leave).post_letter_id

    def _followup_tell(self):
        """Carry what the provider said to what we sent with it."""
        for delivery in self._followup_deliveries():
            if delivery.state == "pending":
                delivery._take_post_answer()

    def _followup_deliveries(self):
        deliveries = self.env["credit.followup.delivery"].sudo()
        return deliveries.search([("post_letter_id", "in", self.ids)])
