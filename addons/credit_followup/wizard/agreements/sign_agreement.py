from odoo import fields, models
from odoo.exceptions import UserError


class CreditFollowupSignAgreement(models.TransientModel):
    """Keep the copy that a customer signed on paper."""

    _name = "credit.followup.sign.agreement"
    _description = "Agreement Signed on Paper"

    agreement_id = fields.Many2one(
        "credit.followup.agreement", required=True, readonly=True, ondelete="cascade"
    )
    signed_by = fields.Char(string="Signed by", required=True)
    signed_on = fields.Date(
        string="Signed on", required=True, default=fields.Date.context_today
    )
    scan = fields.Binary(string="Signed copy")
    scan_name = fields.Char(string="Name of the copy")

    def action_apply(self):
        """Keep the copy; the plan begins."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        agreement = self.agreement_id
        agreement.check_access("write")
        if not self.scan:
            raise UserError(self.env._("Attach the signed copy."))
        if self.signed_on > fields.Date.context_today(self):
            raise UserError(
                self.env._("It cannot be signed on a day that has not come.")
            )
        agreement._sign(
            agreement.document_hash,
            signed_on=self.signed_on,
            signed_by=self.signed_by,
            scan=self.scan,
            scan_name=self.scan_name,
        )
        return {"type": "ir.actions.act_window_close"}
