from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools.misc import clean_context


class CreditFollowupSettings(models.TransientModel):
    """A company's follow-up, set by its manager: the general settings want more rights.

    The fields are those of the company; nothing else of it can be written here.
    """

    _name = "credit.followup.settings"
    _description = "Follow-up Settings"
    _inherit = "credit.followup.window"

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    is_elsewhere = fields.Boolean(
        compute="_compute_is_elsewhere", string="Another company"
    )
    followup_active = fields.Boolean(
        related="company_id.followup_active", readonly=False
    )
    followup_test_mode = fields.Boolean(
        related="company_id.followup_test_mode", readonly=False
    )
    followup_test_email = fields.Char(
        related="company_id.followup_test_email", readonly=False
    )
    followup_email = fields.Char(related="company_id.followup_email", readonly=False)
    followup_check_bank = fields.Boolean(
        related="company_id.followup_check_bank", readonly=False
    )
    followup_bank_days = fields.Integer(
        related="company_id.followup_bank_days", readonly=False
    )
    followup_started_on = fields.Date(
        related="company_id.followup_started_on", readonly=False
    )
    followup_user_id = fields.Many2one(
        related="company_id.followup_user_id", readonly=False
    )
    followup_policy_id = fields.Many2one(
        related="company_id.followup_policy_id", readonly=False
    )
    followup_payables = fields.Boolean(
        related="company_id.followup_payables", readonly=False
    )
    followup_first_run_rank = fields.Integer(
        related="company_id.followup_first_run_rank", readonly=False
    )
    followup_transit_email = fields.Integer(
        related="company_id.followup_transit_email", readonly=False
    )
    followup_transit_letter = fields.Integer(
        related="company_id.followup_transit_letter", readonly=False
    )
    followup_transit_registered = fields.Integer(
        related="company_id.followup_transit_registered", readonly=False
    )
    followup_wait_transfer = fields.Integer(
        related="company_id.followup_wait_transfer", readonly=False
    )
    followup_wait_cheque = fields.Integer(
        related="company_id.followup_wait_cheque", readonly=False
    )
    followup_wait_direct_debit = fields.Integer(
        related="company_id.followup_wait_direct_debit", readonly=False
    )
    followup_wait_card = fields.Integer(
        related="company_id.followup_wait_card", readonly=False
    )
    followup_patience_days = fields.Integer(
        related="company_id.followup_patience_days", readonly=False
    )
    followup_dispute_days = fields.Integer(
        related="company_id.followup_dispute_days", readonly=False
    )
    followup_dispute_remind_days = fields.Integer(
        related="company_id.followup_dispute_remind_days", readonly=False
    )
    followup_dispute_escalate_days = fields.Integer(
        related="company_id.followup_dispute_escalate_days", readonly=False
    )
    followup_dispute_credit_days = fields.Integer(
        related="company_id.followup_dispute_credit_days", readonly=False
    )
    followup_agreement_valid_days = fields.Integer(
        related="company_id.followup_agreement_valid_days", readonly=False
    )
    followup_agreement_grace_days = fields.Integer(
        related="company_id.followup_agreement_grace_days", readonly=False
    )
    followup_agreement_notice_days = fields.Integer(
        related="company_id.followup_agreement_notice_days", readonly=False
    )
    followup_agreement_remind_days = fields.Integer(
        related="company_id.followup_agreement_remind_days", readonly=False
    )
    followup_agreement_approve_months = fields.Integer(
        related="company_id.followup_agreement_approve_months", readonly=False
    )
    followup_agreement_approve_amount = fields.Monetary(
        related="company_id.followup_agreement_approve_amount",
        readonly=False,
        currency_field="followup_currency_id",
    )
    followup_morning_from = fields.Float(
        related="company_id.followup_morning_from", readonly=False
    )
    followup_morning_to = fields.Float(
        related="company_id.followup_morning_to", readonly=False
    )
    followup_afternoon_from = fields.Float(
        related="company_id.followup_afternoon_from", readonly=False
    )
    followup_afternoon_to = fields.Float(
        related="company_id.followup_afternoon_to", readonly=False
    )
    followup_call_tries = fields.Integer(
        related="company_id.followup_call_tries", readonly=False
    )
    followup_courtesy_days = fields.Integer(
        related="company_id.followup_courtesy_days", readonly=False
    )
    followup_courtesy_amount = fields.Monetary(
        related="company_id.followup_courtesy_amount",
        readonly=False,
        currency_field="followup_currency_id",
    )
    followup_visit_digits = fields.Integer(
        related="company_id.followup_visit_digits", readonly=False
    )
    followup_visit_km = fields.Float(
        related="company_id.followup_visit_km", readonly=False
    )
    followup_visit_from = fields.Float(
        related="company_id.followup_visit_from", readonly=False
    )
    followup_visit_to = fields.Float(
        related="company_id.followup_visit_to", readonly=False
    )
    followup_visit_minutes = fields.Integer(
        related="company_id.followup_visit_minutes", readonly=False
    )
    followup_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company currency"
    )
    followup_charge = fields.Boolean(
        related="company_id.followup_charge", readonly=False
    )
    followup_country_id = fields.Many2one(
        related="company_id.followup_country_id", readonly=False
    )
    followup_law_choice = fields.Selection(
        related="company_id.followup_law_choice", readonly=False
    )
    followup_creditor_kind = fields.Selection(
        related="company_id.followup_creditor_kind", readonly=False
    )
    followup_allocation = fields.Selection(
        related="company_id.followup_allocation", readonly=False
    )
    followup_rate_choice = fields.Selection(
        related="company_id.followup_rate_choice", readonly=False
    )
    followup_feeds_terms = fields.Boolean(
        related="company_id.followup_feeds_terms", readonly=False
    )
    followup_thanks = fields.Boolean(
        related="company_id.followup_thanks", readonly=False
    )
    followup_resends_terms = fields.Boolean(
        related="company_id.followup_resends_terms", readonly=False
    )
    followup_objection_days = fields.Integer(
        related="company_id.followup_objection_days", readonly=False
    )
    followup_counts_silence = fields.Boolean(
        related="company_id.followup_counts_silence", readonly=False
    )
    followup_recovers_vat = fields.Boolean(
        related="company_id.followup_recovers_vat", readonly=False
    )
    followup_vat_percent = fields.Float(
        related="company_id.followup_vat_percent", readonly=False
    )
    followup_charge_minimum = fields.Monetary(
        related="company_id.followup_charge_minimum",
        readonly=False,
        currency_field="followup_currency_id",
    )
    followup_waiver_limit = fields.Monetary(
        related="company_id.followup_waiver_limit",
        readonly=False,
        currency_field="followup_currency_id",
    )

    @api.depends("company_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for settings in self:
            settings.display_name = self.env._(
                "Follow-up of %(company)s", company=settings.company_id.name
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Write these fields of the company, with more rights than its manager has."""
        # A default is a value too: what people may not set, a context may not.
        self = self.with_context(  # pylint: disable=context-overridden
            clean_context(self.env.context)
        )
        for vals in vals_list:
            if not vals.get("company_id"):
                raise AccessError(self.env._("Say whose settings these are."))
            self._check_values(vals)
        settings = super(CreditFollowupSettings, self.sudo()).create(vals_list)
        return settings.sudo(self.env.su)

    def write(self, vals):
        """Write these fields of the company, with more rights than its manager has."""
        self._check_values(vals)
        for settings in self:
            settings._check_company_of_user(settings.company_id)
        return super(CreditFollowupSettings, self.sudo()).write(vals)

    def action_add_holidays(self):
        """Fill in the public holidays of the company."""
        return self.company_id.action_followup_add_holidays()

    def _check_values(self, vals):
        """Refuse who is no manager, foreign companies, and records he cannot see."""
        self.env.user._followup_check("manager")
        for name, value in vals.items():
            field = self._fields[name]
            if name == "company_id":
                self._check_company_of_user(self.env["res.company"].browse(value))
            elif field.type == "many2one" and value:
                self.env[field.comodel_name].browse(value).check_access("read")

    @api.depends("company_id")
    @api.depends_context("company")
    def _compute_is_elsewhere(self):
        """Tell whether the user has changed the company since he opened the page."""
        for page in self:
            page.is_elsewhere = page.company_id != self.env.company

    @api.model
    def _open(self, view="credit_followup.credit_followup_settings_view_form"):
        """Return the window of the current company's settings."""
        settings = self.create({"company_id": self.env.company.id})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Settings"),
            "res_model": self._name,
            "res_id": settings.id,
            "view_mode": "form",
            "views": [(self.env.ref(view).id, "form")],
            "target": "current",
        }
