from odoo import api, fields, models


class StockPicking(models.Model):
    _inherit = "stock.picking"

    followup_stop_words = fields.Text(
        string="What stops it",
        compute="_compute_followup_stop_words",
        compute_sudo=True,
        help="Why it does not go on, and what the customer has to pay.",
    )

    @api.depends("partner_id", "company_id", "state", "move_ids.quantity")
    @api.depends_context("lang")
    def _compute_followup_stop_words(self):
        for picking in self:
            leaving = picking.move_ids._followup_leaving()
            picking.followup_stop_words = leaving._followup_words()
