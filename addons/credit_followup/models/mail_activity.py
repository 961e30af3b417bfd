from odoo import models

# Which delivery an activity settles when it is marked as done.
SETTLES = {
    "credit_followup.activity_call": "phone",
    "credit_followup.activity_visit": "visit",
    "credit_followup.activity_post": "registered",
    "credit_followup.activity_repair": "email",
}


class MailActivity(models.Model):
    _inherit = "mail.activity"

    def _action_done(self, feedback=False, attachment_ids=None):
        """Settle the delivery or decision of a follow-up action that was done."""
        settled = self._followup_settled()
        result = super()._action_done(feedback=feedback, attachment_ids=attachment_ids)
        for action, channel in settled:
            if channel is None:
                action.state = "delivered"
                continue
            deliveries = action.delivery_ids.filtered(
                lambda one, channel=channel: one.channel == channel
                and one.state == "by_hand"
            )
            deliveries.state = "sent" if channel == "registered" else "delivered"
        return result

    def _followup_settled(self):
        """Return the follow-up actions of these activities with what they settle."""
        types = {self.env.ref(name).id: channel for name, channel in SETTLES.items()}
        types[self.env.ref("credit_followup.activity_decide").id] = None
        return [
            (
                self.env["credit.followup.action"].sudo().browse(activity.res_id),
                types[activity.activity_type_id.id],
            )
            for activity in self
            if activity.res_model == "credit.followup.action"
            and activity.activity_type_id.id in types
        ]
