from odoo import models


class MailActivity(models.Model):
    _inherit = "mail.activity"

    def _action_done(self, feedback=False, attachment_ids=None):
        """Let what has a clock know that its task was done."""
        clocked = self.env.registry["credit.followup.clocked"]._inherit_children
        done = [
            (self.env[one.res_model].browse(one.res_id), one.activity_type_id)
            for one in self
            if one.res_model in clocked
        ]
        result = super()._action_done(feedback=feedback, attachment_ids=attachment_ids)
        for record, kind in done:
            record._task_done(kind)
        return result
