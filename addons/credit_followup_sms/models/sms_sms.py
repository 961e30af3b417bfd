from odoo import models

from ..effects.sms import leave, take_out


class SmsSms(models.Model):
    _inherit = "sms.sms"

    def _send(self, unlink_failed=False, unlink_sent=True, raise_exception=False):
        """Keep back what may not leave now: a queue that stood goes on at any hour."""
        rest = self - self._followup_keep_back()
        if not rest:
            return None
        return super(SmsSms, rest)._send(
            unlink_failed=unlink_failed,
            unlink_sent=unlink_sent,
            raise_exception=raise_exception,
        )

    def _followup_keep_back(self):
        """Take out of the queue what has to wait, or was taken back; return it."""
        deliveries = self.sms_tracker_id.sudo().followup_delivery_id
        waiting = deliveries.filtered(
            lambda one: (
                one.state != "pending" or one.company_id._followup_sms_waits_until()
            )
        )
        kept = self.filtered(lambda one: one.uuid in waiting.mapped("sms_uuid"))
        if kept:
            take_out(waiting)
            waiting.write({"sms_uuid": False, "sms_queued_on": False})
            leave(waiting)
        return kept

    def _handle_call_result_hook(self, results):
        """Note what each text message cost, where the provider says so."""
        result = super()._handle_call_result_hook(results)
        cost = {one.get("uuid"): one.get("credit") for one in results}
        for sms in self:
            delivery = sms.sms_tracker_id.sudo().followup_delivery_id
            if delivery and cost.get(sms.uuid):
                delivery.sms_credits = cost[sms.uuid]
        return result
