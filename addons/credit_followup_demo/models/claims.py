"""What the demonstration company may claim: settings, conditions of sale, proof."""

from odoo import models

from .customers import TERM_DAYS


class CreditFollowupDemo(models.AbstractModel):
    _inherit = "credit.followup.demo"

    def _charges(self, company):
        """Claim what the law of each customer gives, and book it by hand."""
        accounts = self.env["account.account"].search(
            [
                ("company_ids", "in", company.ids),
                ("account_type", "in", ("income_other", "income")),
            ]
        )
        journal = self.env["account.journal"].search(
            [("type", "=", "general"), ("company_id", "=", company.id)], limit=1
        )
        company.write(
            {
                "followup_charge": True,
                "followup_law_choice": "customer",
                "followup_charge_minimum": 5.0,
                "followup_charge_journal_id": journal.id,
                "followup_interest_account_id": accounts[:1].id,
                "followup_compensation_account_id": accounts[1:2].id,
                "followup_waiver_limit": 250.0,
            }
        )
        # Consumers are written to by themselves, so that a letter can be looked at.
        self.env["credit.followup.level"].search(
            [
                ("company_id", "=", company.id),
                ("policy_id.segment", "=", "consumer"),
                ("nature", "=", "1"),
            ]
        ).mode = "automatic"
        self._conditions(company)

    def _conditions(self, company):
        """Give the company conditions of sale with what the law allows at most."""
        self.env["credit.followup.terms"].create(
            {
                "name": "Conditions of sale 2025",
                "company_id": company.id,
                "valid_from": "2025-01-01",
                "interest_kind": "statutory_cap",
                "penalty_kind": "statutory_cap",
                "payment_days": TERM_DAYS,
                "reserves_title": True,
                "title_clause": "The goods stay ours until they are paid in full.",
                "venue": "Namur",
            }
        )

    def _accept_terms(self, partner):
        """Note that a customer accepted the conditions of sale."""
        terms = self.env["credit.followup.terms"].search(
            [("company_id", "=", self.env.company.id)], limit=1
        )
        self.env["credit.followup.terms.acceptance"].create(
            {
                "terms_id": terms.id,
                "partner_id": partner.id,
                "accepted_on": terms.valid_from,
                "accepted_by": partner.name,
            }
        )
