from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_page = fields.Boolean(
        string="Customers have a page",
        help="Each message has a link to it: what is open, how it can be paid, and "
        "what he may say himself.",
    )
    followup_page_days = fields.Integer(
        string="Days that a link opens the page",
        default=90,
        help="From the day of the message on.",
    )
    followup_page_from = fields.Monetary(
        string="Instalments from",
        currency_field="currency_id",
        help="A customer may choose instalments on his page where so much is open; "
        "he signs them there. Zero: he asks a person.",
    )
    followup_page_to = fields.Monetary(
        string="Instalments up to",
        currency_field="currency_id",
        help="Above it he asks a person. Zero: whatever the amount.",
    )
    _check_followup_page = models.Constraint(
        "CHECK(followup_page_days BETWEEN 1 AND 730"
        " AND followup_page_from >= 0 AND followup_page_to >= 0)",
        "A link opens the page for 1 to 730 days; amounts are not below zero.",
    )

    def _followup_online_path(self, path):
        """Return where what was ticked on a customer's page is paid together.

        Nowhere without a payment provider; `credit_followup_payment` has the page.
        """
        return
