from odoo import fields, models

from ...const import REASONS


class CreditFollowupAnswer(models.Model):
    """What the last run found for an open item, beside the ledger.

    The id is the journal item's own, so that the night never writes on a line that an
    accountant reconciles. There is no foreign key to it: what is paid is forgotten when
    its customer is looked at again.
    """

    _name = "credit.followup.answer"
    _description = "Follow-up Answer"
    _log_access = False
    _allow_sudo_commands = False
    _rec_name = "reason"

    company_id = fields.Many2one("res.company", required=True)
    partner_id = fields.Many2one(
        "res.partner", string="Customer", required=True, ondelete="cascade"
    )
    reason = fields.Selection(REASONS, string="Follow-up status", required=True)
    next_on = fields.Date(
        string="Next date",
        help="First day on which the answer may change by the calendar; empty where "
        "only an event changes it.",
    )

    # Whose day has come.
    _due_idx = models.Index("(company_id, next_on, partner_id)")
    _customer_idx = models.Index("(partner_id, company_id)")
    # Which items have a seldom answer, and in which order they are looked at again.
    _reason_idx = models.Index("(reason, id)")
