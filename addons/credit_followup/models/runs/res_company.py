"""How a company is followed up at night: switch, test mode, bank, people."""

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_active = fields.Boolean(
        string="Nightly follow-up",
        help="The scheduled action proposes and sends for this company.",
    )
    followup_test_mode = fields.Boolean(
        string="Test mode",
        default=True,
        help="Every message goes to one mailbox, marked as a test, and no level moves.",
    )
    followup_test_email = fields.Char(string="Test mailbox")
    followup_tried_on = fields.Datetime(
        string="Test message sent on",
        readonly=True,
        copy=False,
        help="When somebody had a message sent to himself to look at it.",
    )
    followup_check_bank = fields.Boolean(
        string="Wait for the bank",
        default=True,
        help="Nothing is sent by itself while the newest bank transaction is too old.",
    )
    followup_bank_days = fields.Integer(
        string="Working days the bank may lag",
        default=3,
        help="Full working days without a bank transaction that are still accepted.",
    )
    followup_started_on = fields.Date(
        string="Followed up since",
        help="Items that were due before this day start at a low level.",
    )
    followup_user_id = fields.Many2one(
        "res.users",
        string="Follow-up responsible",
        help="Receives the calls and decisions that no policy or customer assigns.",
    )

    def _mark_followup_start(self):
        """Remember the day on which a company was switched on for the first time."""
        new = self.filtered(lambda company: not company.followup_started_on)
        new.followup_started_on = fields.Date.context_today(self)
