from odoo import api, fields, models
from odoo.exceptions import UserError


class CreditFollowupAgreement(models.Model):
    _inherit = "credit.followup.agreement"

    insurer_words = fields.Char(
        compute="_compute_insurer_words", string="What the insurer has to agree to"
    )

    @api.depends("instalment_ids.due_on", "item_ids", "state")
    def _compute_insurer_words(self):
        """Say before it is offered that the insurer has to agree."""
        for agreement in self:
            agreement.insurer_words = agreement._insurer_missing()

    def _insurer_missing(self):
        """Return what is missing in words, nothing where nothing is."""
        try:
            self._check_insurer()
        except UserError as missing:
            return str(missing)
        return False

    def _check_may_offer(self):
        """Ask for the insurer's consent before a plan passes the extension period."""
        result = super()._check_may_offer()
        self._check_insurer()
        return result

    def _check_insurer(self):
        days = self.instalment_ids.mapped("due_on")
        if days:
            consents = self.env["credit.followup.insurance.consent"].sudo()
            consents._check_given(self.item_ids.move_line_id.sudo(), max(days))

    def action_note_consent(self):
        """Note that the insurer agreed to the plan."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("officer")
        days = self.instalment_ids.mapped("due_on")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Consent of the insurer"),
            "res_model": "credit.followup.insurance.consent",
            "view_mode": "form",
            "views": [(False, "form")],
            "context": {
                "default_partner_id": self.partner_id.id,
                "default_company_id": self.company_id.id,
                "default_until": fields.Date.to_string(max(days, default=False)),
            },
        }
