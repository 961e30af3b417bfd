from odoo import api, fields, models

from .title_clock import GOODS


class AccountMove(models.Model):
    _inherit = "account.move"

    followup_title_ids = fields.One2many(
        "credit.followup.title",
        "move_id",
        string="Title to the goods",
        readonly=True,
        copy=False,
        groups="credit_followup.group_readonly",
    )
    reserves_title = fields.Boolean(
        string="Title reserved",
        compute="_compute_reserves_title",
        search="_search_reserves_title",
        compute_sudo=True,
        help="The goods of this invoice are ours until it is paid.",
    )

    @api.depends("followup_title_ids.state")
    def _compute_reserves_title(self):
        for move in self:
            states = move.followup_title_ids.mapped("state")
            move.reserves_title = "reserved" in states

    def _search_reserves_title(self, operator, value):
        if operator != "in":
            return NotImplemented
        reserved = (
            self.env["credit.followup.title"]
            .sudo()
            ._search([("state", "=", "reserved")])
        )
        found = fields.Domain("followup_title_ids", "in", reserved)
        return found if True in value else ~found

    def _post(self, soft=True):
        posted = super()._post(soft)
        self.env["credit.followup.title"]._reserve(posted)
        return posted

    def button_draft(self):
        """Reserve nothing by an invoice that is none for now."""
        result = super().button_draft()
        titles = self.env["credit.followup.title"]
        titles._look_at_moves(self | titles._beside(self))
        return result

    def _followup_has_goods(self):
        """Tell whether it sells goods; what a service is worth nobody takes back."""
        return any(line.product_id.type == GOODS for line in self.invoice_line_ids)

    def _followup_title_clause(self):
        """Return the clause that the invoice prints, nothing where none is reserved."""
        self.ensure_one()
        title = self.sudo().followup_title_ids[:1]
        return title.clause if title.state == "reserved" else False
