from odoo import api, fields, models
from odoo.exceptions import ValidationError

# The settings on which the answer for an open item depends.
_FACTS = {
    "followup_active",
    "followup_test_mode",
    "followup_policy_id",
    "followup_started_on",
    "followup_first_run_rank",
    "followup_transit_email",
    "followup_transit_letter",
    "followup_transit_registered",
    "resource_calendar_id",
    "followup_payables",
}


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_policy_id = fields.Many2one(
        "credit.followup.policy",
        string="Default follow-up policy",
        domain="[('company_id', '=', id)]",
    )
    followup_first_run_rank = fields.Integer(
        string="Highest first level",
        default=1,
        help="The highest level that an item due before the start may enter.",
    )
    followup_transit_email = fields.Integer(string="Days an e-mail travels")
    followup_transit_letter = fields.Integer(string="Days a letter travels", default=2)
    followup_transit_registered = fields.Integer(
        string="Days a registered letter travels", default=3
    )

    followup_payables = fields.Boolean(
        string="Count what we owe",
        help="Open bills of a customer who is a supplier too count as a credit: "
        "customers who owe us less than we owe them are not reminded.",
    )

    _check_followup_days = models.Constraint(
        "CHECK(followup_bank_days >= 0 AND followup_first_run_rank >= 1"
        " AND followup_transit_email >= 0 AND followup_transit_letter >= 0"
        " AND followup_transit_registered >= 0)",
        "The days of the follow-up settings cannot be negative, and the highest first "
        "level must be at least 1.",
    )

    @api.constrains("followup_policy_id")
    def _check_followup_policy(self):
        for company in self:
            owner = company.followup_policy_id.sudo().company_id
            if owner and owner != company:
                raise ValidationError(
                    self.env._(
                        "Choose a follow-up policy that belongs to this company."
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies.filtered("followup_active")._mark_followup_start()
        companies._followup_copy_policies()
        return companies

    def write(self, vals):
        result = super().write(vals)
        if vals.get("followup_active"):
            self._mark_followup_start()
        if self._followup_facts() & vals.keys():
            self._followup_wake_everybody()
        return result

    @api.model
    def _followup_facts(self):
        """Return the settings on which answers and clocks depend."""
        return _FACTS

    def _followup_wake_everybody(self):
        """Have every customer of the companies looked at again in the next run."""
        nobody = self.env["res.partner"]
        self.env["credit.followup.wake"]._append(
            {(company, nobody) for company in self}, "setting"
        )

    @api.model
    def _followup_ready_policies(self):
        """Return the policies that the addon ships, as far as they still exist."""
        data = (
            self.env["ir.model.data"]
            .sudo()
            .search(
                [
                    ("module", "=", "credit_followup"),
                    ("model", "=", "credit.followup.policy"),
                ]
            )
        )
        return self.env["credit.followup.policy"].sudo().browse(data.mapped("res_id"))

    def _followup_copy_policies(self):
        """Give each company without policies its own copies of the ready ones."""
        ready = self._followup_ready_policies().exists()
        owners = ready.search([("company_id", "in", self.ids)]).company_id
        for company in self - owners:
            for policy in ready:
                policy.copy({"company_id": company.id})
        for company in self.filtered(lambda one: not one.followup_policy_id):
            company.followup_policy_id = ready.search(
                [("company_id", "=", company.id), ("segment", "=", "business")], limit=1
            )
