from odoo import models
from odoo.exceptions import UserError

from .agreement import TIED


class AccountMove(models.Model):
    _inherit = "account.move"

    def action_followup_agree(self):
        """Agree on instalments for this invoice."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.agree"]._open(
            self.company_id, self.commercial_partner_id, self._followup_lines()
        )

    def button_draft(self):
        """Keep what an agreement is about: a credit note corrects and shortens it."""
        # Odoo takes nothing back at each allocation.
        if not self:
            return super().button_draft()
        tied = (
            self.env["credit.followup.agreement.item"]
            .sudo()
            .search(
                [
                    ("move_line_id", "in", self.line_ids.ids),
                    ("agreement_id.state", "in", TIED[1:]),
                ],
                limit=1,
            )
        )
        if tied:
            raise UserError(
                self.env._(
                    "%(invoice)s is in agreement %(number)s: correct it by a credit "
                    "note, or give the agreement up first.",
                    invoice=tied.name,
                    number=tied.agreement_id.name,
                )
            )
        return super().button_draft()
