from odoo import fields, models

from odoo.addons.credit_followup.followup_core.privacy.keeping import Terms

USUAL = Terms()


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_books_years = fields.Integer(
        string="Documents are kept (years)",
        default=USUAL.books_years,
        help="What left, was agreed or booked, from the end of its year on: as long as "
        "your country asks for books to be kept.",
    )
    followup_claim_years = fields.Integer(
        string="Evidence is kept (years)",
        default=USUAL.claim_years,
        help="What was said or answered, from the day on which the account "
        "was settled: as long as somebody may claim something of it.",
    )
    followup_trace_months = fields.Integer(
        string="Traces are kept (months)",
        default=USUAL.trace_months,
        help="Warning signs, checks and other notes by the way, from their day on.",
    )

    _check_followup_kept = models.Constraint(
        "CHECK(followup_books_years >= 0 AND followup_claim_years >= 0"
        " AND followup_trace_months >= 0)",
        "How long personal data are kept cannot be negative.",
    )

    def _followup_terms(self):
        """Return how long the company keeps what, for the core."""
        self.ensure_one()
        return Terms(
            self.followup_books_years,
            self.followup_claim_years,
            self.followup_trace_months,
        )
