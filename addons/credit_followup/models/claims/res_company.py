"""Which law applies, and what a company claims by it."""

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_charge = fields.Boolean(
        string="Claim interest and compensation",
        help="The levels that say so claim what the law or an accepted clause gives.",
    )
    followup_country_id = fields.Many2one(
        "res.country",
        string="Law of the company",
        help="Empty: the country of the company.",
    )
    followup_law_choice = fields.Selection(
        [("company", "The company's law"), ("customer", "The customer's law")],
        string="Law that applies to businesses",
        default="company",
        required=True,
        help="Consumers always have the law of their own country.",
    )
    followup_creditor_kind = fields.Selection(
        [("business", "Business"), ("small_business", "Small business")],
        string="Kind of creditor",
        default="business",
        required=True,
    )
    followup_allocation = fields.Selection(
        [
            ("principal_first", "As in the ledger: principal first"),
            ("statutory", "As the law says: costs, interest, principal"),
        ],
        string="Partial payments",
        default="principal_first",
        required=True,
    )
    followup_rate_choice = fields.Selection(
        [
            ("per_day", "The rate of each half-year"),
            ("locked", "The rate of the first day late"),
        ],
        string="Where the law lets the creditor choose",
        default="per_day",
        required=True,
        help="Once chosen it counts for the whole delay.",
    )
    followup_recovers_vat = fields.Boolean(
        string="Recovers VAT",
        default=True,
        help="Untick it if the company cannot deduct VAT: some laws add it to the "
        "costs of collection.",
    )
    followup_vat_percent = fields.Float(
        string="VAT on costs (%)",
        digits=(5, 2),
        help="The rate that is added to the costs of collection.",
    )
    followup_charge_minimum = fields.Monetary(
        string="Do not claim less than", currency_field="currency_id"
    )
    followup_waiver_limit = fields.Monetary(
        string="Second person above",
        currency_field="currency_id",
        help="A waiver above this amount needs the approval of a second person; 0 for "
        "never.",
    )

    _check_followup_vat = models.Constraint(
        "CHECK(followup_vat_percent >= 0 AND followup_vat_percent <= 100)",
        "The VAT on costs must lie between 0 and 100 percent.",
    )

    def _followup_jurisdiction(self):
        """Return the country code of the company's own law."""
        self.ensure_one()
        return (self.followup_country_id or self.country_id).code or ""
