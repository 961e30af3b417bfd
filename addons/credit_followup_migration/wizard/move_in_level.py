from odoo import api, fields, models


class CreditFollowupMoveInLevel(models.TransientModel):
    """Which of our levels a level of the other tool is."""

    _name = "credit.followup.move.in.level"
    _description = "Level of Another Tool"
    _order = "id"

    wizard_id = fields.Many2one(
        "credit.followup.move.in", required=True, ondelete="cascade"
    )
    name = fields.Char(string="There", required=True, readonly=True)
    count = fields.Integer(string="Rows", readonly=True)
    policy_id = fields.Many2one(related="wizard_id.policy_id")
    level_id = fields.Many2one(
        "credit.followup.level",
        string="Here",
        domain="[('policy_id', '=', policy_id)]",
        help="Empty: its rows give no level.",
    )
    rank = fields.Integer(compute="_compute_rank")

    @api.depends("level_id")
    def _compute_rank(self):
        """Say which step of its policy a level is, from 1 on."""
        for one in self:
            levels = list(one.level_id.policy_id.level_ids.sorted())
            one.rank = levels.index(one.level_id) + 1 if one.level_id else 0
