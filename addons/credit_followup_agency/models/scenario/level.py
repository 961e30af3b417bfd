from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CreditFollowupLevel(models.Model):
    _inherit = "credit.followup.level"

    handover_agency_id = fields.Many2one(
        "credit.followup.agency",
        string="Then hand over to",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        help="When this level was served, its claims become a case of this agency. Two "
        "people have looked at it: who confirms the level, and who approves it.",
    )

    @api.constrains("handover_agency_id", "mode")
    def _check_handover(self):
        """Let nothing leave for an agency that two people did not see."""
        if self.filtered(
            lambda one: one.handover_agency_id and one.mode != "four_eyes"
        ):
            raise ValidationError(
                self.env._(
                    "A level that hands over needs two people: choose that it is "
                    "confirmed and approved."
                )
            )
