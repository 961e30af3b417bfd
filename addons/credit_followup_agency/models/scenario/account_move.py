from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.const import READERS

from ..placements.placement import BEFORE


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_with = fields.Char(
        compute="_compute_followup_with", string="With an agency", groups=READERS
    )

    def button_draft(self):
        """Keep what an agency collects: a credit note corrects it, and is told."""
        # Odoo takes nothing back at each allocation.
        if not self:
            return super().button_draft()
        there = (
            self.env["credit.followup.placement.item"]
            .sudo()
            .search(
                [
                    ("move_line_id", "in", self.line_ids.ids),
                    ("is_live", "=", True),
                    ("placement_id.state", "not in", BEFORE),
                ],
                limit=1,
            )
        )
        if there:
            raise UserError(
                self.env._(
                    "%(invoice)s is with %(agency)s as %(number)s: correct it by a "
                    "credit note, or ask it back first.",
                    invoice=there.move_id.name,
                    agency=there.agency_id.name,
                    number=there.placement_id.name,
                )
            )
        return super().button_draft()

    @api.depends("line_ids.amount_residual")
    def _compute_followup_with(self):
        """Say at which agency the invoice is, and how it stands there."""
        items = self.env["credit.followup.placement.item"].search(
            [("move_line_id", "in", self.line_ids.ids), ("is_live", "=", True)]
        )
        by_move = {one.move_line_id.move_id.id: one.placement_id for one in items}
        states = dict(
            self.env["credit.followup.placement"]
            ._fields["state"]
            ._description_selection(self.env)
        )
        for move in self:
            case = by_move.get(move.id)
            move.followup_with = case and self.env._(
                "With %(agency)s as %(number)s: %(state)s",
                agency=case.agency_id.name,
                number=case.name,
                state=states[case.state],
            )
