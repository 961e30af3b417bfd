from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..followup_core.law import of_jurisdiction

# Customers who were written to within so many days decide which rates are watched.
RECENT_DAYS = 180
# The settings on which the answer for an open item depends.
_FACTS = {
    "followup_active",
    "followup_policy_id",
    "followup_started_on",
    "followup_first_run_rank",
    "followup_transit_email",
    "followup_transit_letter",
    "followup_transit_registered",
    "resource_calendar_id",
}


class ResCompany(models.Model):
    _inherit = "res.company"

    followup_active = fields.Boolean(
        string="Nightly follow-up",
        help="The scheduled action proposes and sends for this company.",
    )
    followup_policy_id = fields.Many2one(
        "credit.followup.policy",
        string="Default follow-up policy",
        domain="[('company_id', '=', id)]",
    )
    followup_test_mode = fields.Boolean(
        string="Test mode",
        default=True,
        help="Every message goes to one mailbox with a mark, and no level moves.",
    )
    followup_test_email = fields.Char(string="Test mailbox")
    followup_check_bank = fields.Boolean(
        string="Wait for the bank",
        default=True,
        help="Nothing is sent by itself while the newest bank transaction is too old.",
    )
    followup_bank_days = fields.Integer(
        string="Working days the bank may lag",
        default=3,
        help="Full working days without a bank transaction that are still accepted.",
    )
    followup_started_on = fields.Date(
        string="Followed up since",
        help="Items that were due before this day start at a low level.",
    )
    followup_first_run_rank = fields.Integer(
        string="Highest first level",
        default=1,
        help="The level that an item due before the start may enter at most.",
    )
    followup_transit_email = fields.Integer(string="Days an e-mail travels")
    followup_transit_letter = fields.Integer(string="Days a letter travels", default=2)
    followup_transit_registered = fields.Integer(
        string="Days a registered letter travels", default=3
    )
    followup_user_id = fields.Many2one(
        "res.users",
        string="Follow-up responsible",
        help="Receives the calls and decisions that no policy or customer assigns.",
    )

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
            ("principal_first", "As the ledger: principal first"),
            ("statutory", "As the law: costs, interest, principal"),
        ],
        string="Partial payments",
        default="principal_first",
        required=True,
    )
    followup_charge_minimum = fields.Monetary(
        string="Do not claim less than", currency_field="currency_id"
    )
    followup_charge_posting = fields.Selection(
        [
            ("never", "Never"),
            ("claimed", "When claimed"),
            ("principal_paid", "When the principal is paid"),
            ("manual", "By hand"),
        ],
        string="Post charges",
        default="manual",
        required=True,
    )
    followup_charge_document = fields.Selection(
        [("entry", "A journal entry"), ("invoice", "A debit note without tax")],
        string="Charges are posted by",
        default="entry",
        required=True,
    )
    followup_charge_journal_id = fields.Many2one(
        "account.journal", string="Journal of charges", check_company=True
    )
    followup_interest_account_id = fields.Many2one(
        "account.account", string="Interest account", check_company=True
    )
    followup_compensation_account_id = fields.Many2one(
        "account.account", string="Compensation account", check_company=True
    )
    followup_waiver_limit = fields.Monetary(
        string="Second person above",
        currency_field="currency_id",
        help="Above this a second person approves a waiver; 0 for never.",
    )

    followup_reconsider = fields.Boolean(
        string="Look at every item in the next run",
        help="Set by a change of the policies or settings, cleared by the next run.",
    )

    _check_followup_days = models.Constraint(
        "CHECK(followup_bank_days >= 0 AND followup_first_run_rank >= 1"
        " AND followup_transit_email >= 0 AND followup_transit_letter >= 0"
        " AND followup_transit_registered >= 0)",
        "The days of the follow-up settings cannot be negative, and the highest first "
        "level is 1 at least.",
    )

    @api.constrains("followup_policy_id")
    def _check_followup_policy(self):
        for company in self:
            owner = company.followup_policy_id.sudo().company_id
            if owner and owner != company:
                raise ValidationError(
                    self.env._("Choose a follow-up policy of the company itself.")
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
        if "followup_reconsider" not in vals and _FACTS & vals.keys():
            self.followup_reconsider = True
        return result

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
                policy.copy({"company_id": company.id, "name": policy.name})
        for company in self.filtered(lambda one: not one.followup_policy_id):
            company.followup_policy_id = ready.search(
                [("company_id", "=", company.id), ("segment", "=", "business")], limit=1
            )

    def _followup_jurisdiction(self):
        """Return the country code of the company's own law."""
        self.ensure_one()
        return (self.followup_country_id or self.country_id).code or ""

    def _followup_needed_series(self, today):
        """Return the series in use for the customers who were written to lately."""
        self.ensure_one()
        table = self.env["credit.followup.rate"]._rate_table()
        lately = fields.Date.subtract(today, days=RECENT_DAYS)
        groups = self.env["credit.followup.action"]._read_group(
            [("company_id", "=", self.id), ("date", ">=", lately)], ["partner_id"]
        )
        codes = {
            partner.with_company(self)._followup_jurisdiction(self)
            for (partner,) in groups
        }
        statutes = [one for code in codes for one in of_jurisdiction(code)]
        chains = [one.rate.series for one in statutes] + [one.floor for one in statutes]
        return sorted({table.current(chain) for chain in chains if chain})

    def _check_charge_accounts(self):
        """Say which setting is missing before anything is booked."""
        self.ensure_one()
        if not (
            self.followup_charge_journal_id
            and self.followup_interest_account_id
            and self.followup_compensation_account_id
        ):
            raise UserError(
                self.env._(
                    "Choose the journal and the accounts of charges in the settings "
                    "of %(company)s first.",
                    company=self.name,
                )
            )

    def _mark_followup_start(self):
        """Remember the day on which a company was switched on for the first time."""
        new = self.filtered(lambda company: not company.followup_started_on)
        new.followup_started_on = fields.Date.context_today(self)
