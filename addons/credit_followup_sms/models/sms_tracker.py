from odoo import fields, models


class SmsTracker(models.Model):
    _inherit = "sms.tracker"

    followup_delivery_id = fields.Many2one(
        "credit.followup.delivery",
        string="Follow-up delivery",
        ondelete="cascade",
        index="btree_not_null",
    )

    def _action_update_from_sms_state(
        self, sms_state, failure_type=False, failure_reason=False
    ):
        """Carry what became of a text message to what we sent with it."""
        result = super()._action_update_from_sms_state(
            sms_state, failure_type=failure_type, failure_reason=failure_reason
        )
        self.sudo().followup_delivery_id._take_sms_state(
            sms_state, failure_type, failure_reason
        )
        return result

    def _action_update_from_provider_error(self, provider_error):
        """Carry a failure that Odoo itself has no name for."""
        found = super()._action_update_from_provider_error(provider_error)
        _status, kind, reason = found
        # Odoo knows some of them as "unknown", with the provider's word as the reason.
        kind = f"sms_{provider_error}" if kind == "unknown" else kind
        self.sudo().followup_delivery_id._take_sms_state("error", kind, reason)
        return found
