from odoo import fields, models

CALL = "credit_followup.activity_call"
VISIT = "credit_followup.activity_visit"
POST = "credit_followup.activity_post"
REPAIR = "credit_followup.activity_repair"
DECIDE = "credit_followup.activity_decide"
# The delivery that an activity settles, and the state it then has.
SETTLES = {
    CALL: ("phone", "done"),
    VISIT: ("visit", "done"),
    POST: ("registered", "sent"),
}
# What decides whether a task is still there, whose it is and what it is about.
KEPT = {"active", "user_id", "res_id", "res_model_id", "activity_type_id"}


class MailActivity(models.Model):
    _inherit = "mail.activity"

    def _action_done(self, feedback=False, attachment_ids=None):
        """Settle the delivery or decision of a follow-up action that was done."""
        settled = self._followup_settled()
        self._check_followup_officer(settled)
        # A visit that was made before its hour frees it.
        visits = self._followup_visits()
        self.sudo().filtered(
            lambda one: one.calendar_event_id in visits
        ).calendar_event_id = False
        visits.unlink()
        result = super()._action_done(feedback=feedback, attachment_ids=attachment_ids)
        for action, name in settled:
            if name == DECIDE:
                action._settle_decisions()
            elif name == REPAIR:
                action._settle_by_hand()
            else:
                channel, state = SETTLES[name]
                action._settle_delivery(channel, state)
        return result

    def write(self, vals):
        """Let no reader hand over, move or hide what somebody has to do."""
        if KEPT & vals.keys():
            self._check_followup_officer(self._followup_settled())
        return super().write(vals)

    def unlink(self):
        """Let no reader remove what somebody has to do."""
        self._check_followup_officer(self._followup_settled())
        visits = self._followup_visits()
        result = super().unlink()
        visits.unlink()
        return result

    def _followup_visits(self):
        """Return the visits in diaries that nobody makes without these tasks."""
        kind = self.env.ref(VISIT, raise_if_not_found=False)
        own = self.sudo().filtered(lambda one: one.activity_type_id == kind)
        events = own.calendar_event_id.with_context(dont_notify=True)
        return events.filtered(lambda one: one.start > fields.Datetime.now())

    def _check_followup_officer(self, settled):
        """Refuse who may only read the follow-up: closing a task moves it on."""
        if self.env.su or not settled:
            return
        ids = [action.id for action, _name in settled]
        actions = self.env["credit.followup.action"].browse(ids).exists()
        actions.check_access("write")

    def _followup_settled(self):
        """Return the follow-up actions of these activities with the kind of each."""
        own = self.filtered(lambda one: one.res_model == "credit.followup.action")
        if not own:
            return []
        names = {}
        for name in (*SETTLES, REPAIR, DECIDE):
            if kind := self.env.ref(name, raise_if_not_found=False):
                names[kind.id] = name
        actions = self.env["credit.followup.action"].sudo()
        return [
            (actions.browse(one.res_id), names[one.activity_type_id.id])
            for one in own
            if one.activity_type_id.id in names
        ]
