from odoo import api, models


class CreditFollowupWriteOff(models.Model):
    _inherit = "credit.followup.write.off"

    @api.model
    def _warnings(self, lines, with_vat):
        """Say of which items the insurer paid: they are no loss of ours alone."""
        found = super()._warnings(lines, with_vat)
        rows = (
            self.env["credit.followup.insurance.loss.item"]
            .sudo()
            .search(
                [
                    ("move_line_id", "in", lines.ids),
                    ("loss_id.indemnified_on", "!=", False),
                ]
            )
        )
        for row in rows:
            loss = row.loss_id
            found[row.move_line_id].append(
                self.env._(
                    "%(insurer)s paid %(amount)s on %(loss)s: close the account of "
                    "indemnities with what is written off.",
                    insurer=loss.insurer_id.name,
                    amount=loss._money(loss.amount_indemnity),
                    loss=loss.name,
                )
            )
        return found
