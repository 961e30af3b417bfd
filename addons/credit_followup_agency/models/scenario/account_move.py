from odoo import api, fields, models

from odoo.addons.credit_followup.const import READERS


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_with = fields.Char(
        compute="_compute_followup_with", string="With an agency", groups=READERS
    )

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
