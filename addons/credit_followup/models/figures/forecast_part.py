"""Of whom a week of the last forecast consists."""

from odoo import fields, models


class CreditFollowupForecastPart(models.Model):
    """What one customer was expected to pay in a week; written by the forecast."""

    _name = "credit.followup.forecast.part"
    _inherit = ["credit.followup.summed"]
    _description = "Customer in a Cash Forecast"
    _log_access = False
    _rec_name = "partner_id"
    _rec_names_search = ("partner_id",)
    _order = "expected desc, id"

    company_id = fields.Many2one(related="forecast_id.company_id")
    currency_id = fields.Many2one(related="forecast_id.currency_id")
    forecast_id = fields.Many2one(
        "credit.followup.forecast",
        string="Week",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    expected = fields.Monetary(
        readonly=True,
        help="On promised days and by instalments, else on the due date and the "
        "customer's own delay; of who is later than that, as debts of that age came in "
        "last quarter.",
    )
    careful = fields.Monetary(
        readonly=True,
        help="Later by as much as his delays spread, without what is late by more than "
        "90 days.",
    )

    def action_view_customer(self):
        """Open the customer."""
        self.env.user._followup_check("readonly")
        self.ensure_one()
        self.check_access("read")
        return self.partner_id._get_records_action()
