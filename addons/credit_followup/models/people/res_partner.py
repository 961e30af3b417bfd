from odoo import api, fields, models

from ...facts import items
from ...facts.people.promises import read_words
from ...followup_core.people.credibility import credibility


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_promise_ids = fields.One2many(
        "credit.followup.promise",
        "partner_id",
        string="Promises to pay",
        groups="credit_followup.group_readonly",
    )

    followup_dispute_ids = fields.One2many(
        "credit.followup.dispute",
        "partner_id",
        string="Disputes",
        groups="credit_followup.group_readonly",
    )

    followup_credibility = fields.Char(
        string="Keeps his word",
        compute="_compute_followup_credibility",
        groups="credit_followup.group_readonly",
        help="Of the promises that are over: of a customer, or of one person there.",
    )

    @api.depends("followup_promise_ids.state")
    @api.depends_context("lang", "allowed_company_ids")
    def _compute_followup_credibility(self):
        """Say how many promises were kept, and how late the others were paid."""
        promises = self.env["credit.followup.promise"].search(
            [
                ("company_id", "in", self.env.companies.ids),
                *("|", ("partner_id", "in", self.ids), ("person_id", "in", self.ids)),
            ]
        )
        outcomes = read_words(promises)
        for partner in self:
            own = promises.filtered(
                lambda one, partner=partner: partner in (one.partner_id, one.person_id)
            )
            found = credibility(outcomes[one] for one in {one._word() for one in own})
            partner.followup_credibility = found and partner._followup_kept(found)

    def _followup_kept(self, found):
        """Word how far somebody kept what he promised."""
        if found.days_late is None:
            return self.env._(
                "Kept %(kept)s of %(of)s promises.", kept=found.kept, of=found.of
            )
        return self.env._(
            "Kept %(kept)s of %(of)s promises, on average %(days)s days late.",
            kept=found.kept,
            of=found.of,
            days=found.days_late,
        )

    def action_followup_dispute(self):
        """Note what the customer says that he does not owe."""
        self.ensure_one()
        self.check_access("read")
        return self.env["credit.followup.dispute"]._open(
            self.env.company, self.commercial_partner_id
        )

    def action_followup_promise(self):
        """Note what the customer promised to pay of what is overdue."""
        self.ensure_one()
        self.check_access("read")
        today = fields.Date.context_today(self)
        overdue = self.env["account.move.line"].search(
            items.ITEMS
            & fields.Domain("company_id", "=", self.env.company.id)
            & fields.Domain(
                "partner_id.commercial_partner_id", "=", self.commercial_partner_id.id
            )
            & fields.Domain("date_maturity", "<", today)
        )
        return self.env["credit.followup.take.promise"]._open(
            self.env.company, self, overdue
        )
