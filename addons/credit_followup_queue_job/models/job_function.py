from odoo import api, models

from .job import METHODS


class QueueJobFunction(models.Model):
    _inherit = "queue.job.function"

    @api.model
    def _followup_mend_what_is_cut_off(self):
        """Have jobs of ours that fail looked at at once, where the queue knows how.

        It does from 19.0.2.4 on; before, the scheduler finds what they left.
        """
        if "on_fail_method" in self._fields:
            ours = [
                ("model_id.model", "=like", "credit.followup.%"),
                ("method", "in", METHODS),
            ]
            self.search(ours).on_fail_method = "_cut_off"
