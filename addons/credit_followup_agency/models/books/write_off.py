from odoo import api, models
from odoo.fields import Domain

from odoo.addons.credit_followup.followup_core.handover.events import CloseCode

# By these an agency certifies that nothing can be had.
CERTIFIES = (CloseCode.UNCOLLECTABLE.value,)


class CreditFollowupWriteOff(models.Model):
    _inherit = "credit.followup.write.off"

    @api.model
    def _evidence(self, lines):
        """A case that an agency closed as uncollectable is its certificate."""
        found = super()._evidence(lines)
        items = (
            self.env["credit.followup.placement.item"]
            .sudo()
            .search(
                [
                    ("move_line_id", "in", lines.ids),
                    ("placement_id.close_code", "in", CERTIFIES),
                    ("placement_id.closed_on", "!=", False),
                ],
                order="id",
            )
        )
        for item in items:
            known = {"certified_on": item.placement_id.closed_on}
            found[item.move_line_id] = found.get(item.move_line_id, {}) | known
        return found

    @api.model
    def _evidence_domain(self, company, today):
        items = self.env["credit.followup.placement.item"].sudo()
        certified = items._search(
            [
                ("placement_id.company_id", "=", company.id),
                ("placement_id.close_code", "in", CERTIFIES),
            ]
        )
        known = Domain("id", "in", certified.subselect("move_line_id"))
        return super()._evidence_domain(company, today) | known
