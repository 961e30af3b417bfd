from odoo import api, fields, models

from odoo.addons.credit_followup.const import READERS


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_insured = fields.Char(
        compute="_compute_followup_insured", string="Insured", groups=READERS
    )

    @api.depends("line_ids.amount_residual")
    def _compute_followup_insured(self):
        """Say where the invoice stands with an insurer."""
        items = self.env["credit.followup.insurance.loss.item"].search(
            [("move_line_id", "in", self.line_ids.ids), ("is_live", "=", True)]
        )
        by_move = {one.move_line_id.move_id.id: one.loss_id for one in items}
        for move in self:
            loss = by_move.get(move.id)
            move.followup_insured = loss and loss.sentence

    def write(self, vals):
        """Look at losses whose entry was undone, or is in the books again."""
        result = super().write(vals)
        if "state" in vals:
            self._followup_look_at_losses()
        return result

    def _followup_look_at_losses(self):
        entries = self.filtered(lambda one: one.move_type == "entry")
        entries |= entries.reversed_entry_id
        if not entries:
            return
        losses = self.env["credit.followup.insurance.loss"].sudo()
        found = losses.search(
            [
                "|",
                ("indemnity_entry_id", "in", entries.ids),
                ("share_entry_ids", "in", entries.ids),
            ]
        )
        if found:
            found._look(fields.Date.context_today(self))
