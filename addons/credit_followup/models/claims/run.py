"""What a run says of charges, and what it does for those that were claimed."""

from odoo import api, fields, models


class CreditFollowupRun(models.Model):
    _inherit = "credit.followup.run"

    charge_note = fields.Char(
        string="Charges left out",
        compute="_compute_charge_note",
        help="Where charges were left out, and why.",
    )

    @api.depends("action_ids.claim_note", "action_ids.claim_sheet")
    @api.depends_context("lang")
    def _compute_charge_note(self):
        """Say for how many customers charges were left out, with the reasons."""
        for run in self:
            noted = run.action_ids.filtered(
                lambda one: one.claim_note and not one.claim_sheet
            )
            reasons = dict.fromkeys(
                line for note in noted.mapped("claim_note") for line in note.split("\n")
            )
            run.charge_note = bool(noted) and self.env._(
                "Messages without the interest or compensation that their level "
                "claims: %(count)s. %(reasons)s",
                count=len(noted),
                reasons=" ".join(reasons),
            )
