from odoo import api, fields, models

from ...facts.terms.audit import read_audit, read_lost
from ...followup_core.terms.audit import Lack, lacks


class CreditFollowupTermsAudit(models.TransientModel):
    """A customer whose conditions lack something, as of the moment of the audit."""

    _name = "credit.followup.terms.audit"
    _description = "Audit of Conditions"
    _order = "amount_lost desc, gravity, partner_id"
    _rec_name = "partner_id"

    partner_id = fields.Many2one(
        "res.partner", string="Customer", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="company_id.currency_id")
    acceptance_id = fields.Many2one(
        "credit.followup.terms.acceptance", string="Accepted", ondelete="cascade"
    )
    way = fields.Selection(related="acceptance_id.way", string="How")
    words = fields.Char(string="What is lacking")
    gravity = fields.Integer()
    amount_lost = fields.Monetary(
        string="Cannot be claimed",
        help="What the version in force would give today on what is overdue, had it "
        "been accepted before, less what may be claimed as things are.",
    )

    @api.model
    def action_audit(self):
        """Look at all customers of the company, and list those who lack something."""
        self.env.user._followup_check("officer")
        company = self.env.company
        today = fields.Date.context_today(self)
        self.search([("create_uid", "=", self.env.uid)]).unlink()
        lost = read_lost(company.sudo(), today)
        rows = []
        for customer, (facts, acceptance) in read_audit(company.sudo(), today).items():
            found = lacks(facts)
            if found:
                rows.append(self._row(customer, acceptance, found, lost))
        self.create([{**row, "company_id": company.id} for row in rows])
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_terms_audit"
        )
        action["domain"] = [("create_uid", "=", self.env.uid)]
        return action

    def _row(self, customer, acceptance, found, lost):
        order = list(Lack)
        said = self._said()
        return {
            "partner_id": customer.id,
            "acceptance_id": acceptance.id if acceptance else False,
            "words": " ".join(said[lack] for lack in found),
            "gravity": order.index(found[0]),
            "amount_lost": lost.get(customer, 0.0),
        }

    def _said(self):
        return {
            Lack.NOT_ACCEPTED: self.env._("No conditions were accepted."),
            Lack.UNSIGNED: self.env._("They are not signed."),
            Lack.OLDER_VERSION: self.env._("He accepted an older version."),
            Lack.TERM_TOO_LONG: self.env._(
                "His payment term is longer than the law allows."
            ),
            Lack.NO_INTEREST: self.env._("They have no interest clause."),
            Lack.NO_PENALTY: self.env._("They have no penalty clause."),
            Lack.NO_TITLE: self.env._("They do not reserve title."),
        }
