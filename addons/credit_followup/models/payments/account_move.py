from odoo import api, fields, models
from odoo.fields import Domain

from ...const import READERS
from ...effects.channels.transfers import transfer_code


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_reference = fields.Char(
        string="Reference of a message",
        compute="_compute_followup_reference",
        search="_search_followup_reference",
        groups=READERS,
        help="What the newest message asked to be written on the payment.",
    )

    def _followup_received_by_others(self):
        """Return the entries of money that somebody received for us, as an agency."""
        return self.browse()

    @api.depends("payment_state")
    def _compute_followup_reference(self):
        lines = self.env["credit.followup.action.line"].search(
            [
                ("move_id", "in", self.ids),
                ("action_id", "any", self.env["credit.followup.action"]._was_sent()),
            ],
            order="action_id",
        )
        known = {line.move_id: line.action_id.communication for line in lines}
        for move in self:
            move.followup_reference = known.get(move, False)

    @api.model
    def _search_followup_reference(self, operator, value):
        lines = self.env["credit.followup.action.line"]._lines_by_reference(
            operator, value
        )
        if lines is None:
            return NotImplemented
        return Domain("id", "in", lines.move_id.ids)

    @api.model
    def _search_display_name(self, operator, value):
        """Find an invoice also by the reference of a message that asked for it."""
        found = super()._search_display_name(operator, value)
        lines = self.env["credit.followup.action.line"]._lines_named(operator, value)
        return found | Domain("id", "in", lines.move_id.ids) if lines else found

    def _followup_transfer(self, name, amount, currency):
        """Return account, reference and code by which an amount of it is transferred.

        :param name: by which the customer knows the item, where it has no reference
        """
        bank = self.partner_bank_id or self.company_id.partner_id.bank_ids[:1]
        reference = self.payment_reference or name
        asked = (currency, self.commercial_partner_id)
        code = transfer_code(bank, amount, reference, *asked)
        return {"bank": bank, "reference": reference, "code": code}
