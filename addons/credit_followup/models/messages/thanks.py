from odoo import api, fields, models

from ...effects.messages.thank import thank


class CreditFollowupThanks(models.Model):
    """That a customer was thanked, and for which invoices: once for each."""

    _name = "credit.followup.thanks"
    _description = "Thanks for a Payment"
    _inherit = ["mail.thread"]
    _order = "day desc, id desc"
    _check_company_auto = True
    _rec_name = "partner_id"
    _rec_names_search = ("partner_id",)
    _allow_sudo_commands = False

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    person_id = fields.Many2one(
        "res.partner", string="Written to", readonly=True, check_company=True
    )
    email = fields.Char(string="Sent to", readonly=True)
    day = fields.Date(required=True, readonly=True)
    line_ids = fields.Many2many(
        "account.move.line",
        "credit_followup_thanks_item",
        "thanks_id",
        "line_id",
        string="For",
        readonly=True,
        check_company=True,
    )

    @api.model
    def _thank(self, company, today):
        """Thank who paid after a reminder, where the company wants it."""
        return thank(company, today)
