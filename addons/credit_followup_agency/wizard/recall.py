from odoo import api, fields, models
from odoo.exceptions import UserError


class CreditFollowupRecall(models.TransientModel):
    """Why a case is asked back from its agency."""

    _name = "credit.followup.recall"
    _description = "Ask a Case Back"

    placement_id = fields.Many2one(
        "credit.followup.placement", string="Case", required=True
    )
    known_item_ids = fields.Many2many(
        "credit.followup.placement.item",
        relation="credit_followup_recall_known_rel",
        compute="_compute_known_item_ids",
    )
    item_ids = fields.Many2many(
        "credit.followup.placement.item",
        string="Claims",
        help="Take away those that stay with the agency.",
    )
    why = fields.Char(string="Reason", required=True)

    @api.depends("placement_id")
    def _compute_known_item_ids(self):
        for wizard in self:
            wizard.known_item_ids = wizard.placement_id._to_ask_back()

    def action_apply(self):
        """Ask the agency to give back what is listed."""
        self.ensure_one()
        case = self.placement_id
        case.check_access("read")
        case._check_asked_back()
        items = self.item_ids & case._to_ask_back()
        if not items:
            raise UserError(self.env._("Choose what is asked back."))
        case._ask_back(self.why, items)
        return {"type": "ir.actions.act_window_close"}
