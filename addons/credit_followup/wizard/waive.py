from odoo import fields, models
from odoo.exceptions import UserError

from ..followup_core.books.charges import ASKED


class CreditFollowupWaive(models.TransientModel):
    """Why charges are waived; nothing is given up without a reason."""

    _name = "credit.followup.waive"
    _description = "Waiver of Charges"

    charge_ids = fields.Many2many("credit.followup.charge", required=True)
    reason = fields.Char(required=True)

    def action_apply(self):
        """Waive, or ask for the second person above the company's limit."""
        self.ensure_one()
        charges = self.charge_ids
        charges._check_officer()
        if charges.filtered(lambda one: one.state not in ASKED):
            raise UserError(self.env._("Only what is still claimed can be waived."))
        if charges.filtered("waiver_waits"):
            raise UserError(self.env._("A waiver of these is waiting already."))
        charges.sudo()._ask_waiver(self.reason)
        return True
