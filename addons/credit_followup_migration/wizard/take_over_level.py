from odoo import fields, models

from odoo.addons.credit_followup.const import NATURES
from odoo.addons.credit_followup.followup_core.moving.levels import Mode


class CreditFollowupTakeOverLevel(models.TransientModel):
    """A level of Credit Control, when it comes here, and what it is."""

    _name = "credit.followup.take.over.level"
    _description = "Level of Credit Control"
    _order = "policy, number, id"

    wizard_id = fields.Many2one(
        "credit.followup.take.over", required=True, ondelete="cascade"
    )
    ref = fields.Char(required=True, readonly=True)
    policy = fields.Char(readonly=True)
    name = fields.Char(string="Level", readonly=True)
    number = fields.Integer(readonly=True)
    delay = fields.Integer(string="Days there", readonly=True)
    mode = fields.Selection(
        [
            (Mode.DUE.value, "after the due date"),
            (Mode.END_OF_MONTH.value, "after the due date, end of the month"),
            (Mode.PREVIOUS.value, "after the message before"),
        ],
        string="From when there",
        readonly=True,
    )
    days = fields.Integer(
        string="Days here",
        readonly=True,
        help="After the due date; never sooner than there.",
    )
    is_known = fields.Boolean(readonly=True, help="Copied before: change it there.")
    nature = fields.Selection(
        NATURES,
        string="Is a",
        required=True,
        help="A formal notice has effects in law: choose it only where the text that "
        "was sent was one.",
    )
