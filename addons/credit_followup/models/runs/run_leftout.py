from odoo import fields, models

from ...const import REASONS
from .action import LEFT_OUT

# Reasons that a run adds to those of the core.
RUN_REASONS = [*LEFT_OUT, ("failed", "Failed")]


class CreditFollowupRunLeftout(models.Model):
    """How many items and customers a run left alone, for one reason."""

    _name = "credit.followup.run.leftout"
    _description = "Left Out of a Follow-up Run"
    _order = "item_count desc, id"

    run_id = fields.Many2one(
        "credit.followup.run", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="run_id.company_id", store=True, index=True)
    reason = fields.Selection(REASONS + RUN_REASONS, required=True)
    item_count = fields.Integer(string="Items")
    group_count = fields.Integer(string="Customers")

    _reason_uniq = models.UniqueIndex(
        "(run_id, reason)", "A run counts each reason once."
    )
