from odoo import models

from odoo.addons.credit_followup.effects.exports.documents import Candidate

from ..facts.signed_slips import read_signed_slips


class CreditFollowupCase(models.AbstractModel):
    _inherit = "credit.followup.case"

    def _case_more_documents(self, lines):
        """Add the delivery slips that the customer signed."""
        slips = [
            Candidate(
                f"slip,{one.attachment.id}",
                "delivery_note",
                one.picking.name,
                one.picking.name,
                one.lines,
                one.day,
                one.attachment,
            )
            for one in read_signed_slips(lines)
        ]
        return [*super()._case_more_documents(lines), *slips]
