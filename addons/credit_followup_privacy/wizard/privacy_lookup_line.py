from odoo import models
from odoo.exceptions import UserError

from ..facts.personal import MAY_GO, OURS


class PrivacyLookupWizardLine(models.TransientModel):
    _inherit = "privacy.lookup.wizard.line"

    def action_unlink(self):
        """Delete nothing of the follow-up that has to be kept.

        Odoo deletes as the superuser, whatever hangs on it.
        """
        self._followup_check_may_go()
        return super().action_unlink()

    def _followup_check_may_go(self):
        for line in self.filtered(lambda one: (one.res_model or "").startswith(OURS)):
            record = self.env[line.res_model].sudo().browse(line.res_id).exists()
            may_go = line.res_model in MAY_GO and record._kept_long_enough()
            if record and not may_go:
                raise UserError(
                    self.env._(
                        "%(record)s is kept: see until when, and why, in “Personal "
                        "data of the follow-up”.",
                        record=record.display_name,
                    )
                )
