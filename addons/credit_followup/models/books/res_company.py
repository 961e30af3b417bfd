"""Where charges are booked."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class ResCompany(models.Model):
    _inherit = "res.company"

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
    followup_after_principal = fields.Selection(
        [
            ("let_go", "Let them go"),
            ("ask_once", "Ask once more with the next message"),
            ("follow_up", "Follow them up as a debt of their own"),
        ],
        string="Charges whose invoice is paid",
        default="ask_once",
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
    followup_cost_account_id = fields.Many2one(
        "account.account",
        string="Account of court costs",
        check_company=True,
        help="Empty: the account of compensation.",
    )

    # === WRITE-OFFS === #

    followup_write_off_journal_id = fields.Many2one(
        "account.journal", string="Journal of write-offs", check_company=True
    )
    followup_loss_account_id = fields.Many2one(
        "account.account", string="Account of losses on debts", check_company=True
    )
    followup_regained_account_id = fields.Many2one(
        "account.account", string="Account of late payments", check_company=True
    )
    followup_vat_back_account_id = fields.Many2one(
        "account.account", string="Account of VAT that comes back", check_company=True
    )
    followup_vat_back_tag_ids = fields.Many2many(
        "account.account.tag",
        "followup_vat_back_tag_rel",
        string="Tax grids of VAT that comes back",
        domain="[('applicability', '=', 'taxes')]",
    )
    followup_vat_again_tag_ids = fields.Many2many(
        "account.account.tag",
        "followup_vat_again_tag_rel",
        string="Tax grids of VAT owed again",
        domain="[('applicability', '=', 'taxes')]",
    )
    followup_write_off_limit = fields.Monetary(
        string="A second person approves above", default=50.0
    )
    followup_write_off_residue = fields.Monetary(string="Residues up to", default=1.0)
    followup_write_off_days = fields.Integer(string="Days late")

    # === PROVISIONS === #

    followup_provision_journal_id = fields.Many2one(
        "account.journal", string="Journal of provisions", check_company=True
    )
    followup_provision_cost_account_id = fields.Many2one(
        "account.account", string="Account of the cost", check_company=True
    )
    followup_provision_account_id = fields.Many2one(
        "account.account", string="Account of provisions", check_company=True
    )
    followup_provision_without_vat = fields.Boolean(string="Without VAT", default=True)

    @api.constrains("followup_after_principal", "followup_charge_posting")
    def _check_followup_after_principal(self):
        for company in self:
            unbooked = company.followup_charge_posting == "never"
            if unbooked and company.followup_after_principal == "follow_up":
                raise ValidationError(
                    self.env._(
                        "Charges are followed up as a debt of their own only where "
                        "they are posted in the books."
                    )
                )

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

    def _check_write_off_accounts(self):
        """Say which setting is missing before anything is booked."""
        for company in self:
            if not (
                company.followup_write_off_journal_id
                and company.followup_loss_account_id
                and company.followup_regained_account_id
            ):
                raise UserError(
                    self.env._(
                        "Choose the journal and the accounts of write-offs in the "
                        "settings of %(company)s first.",
                        company=company.name,
                    )
                )

    def _check_provision_accounts(self):
        """Say which setting is missing before anything is booked."""
        self.ensure_one()
        if not (
            self.followup_provision_journal_id
            and self.followup_provision_cost_account_id
            and self.followup_provision_account_id
        ):
            raise UserError(
                self.env._(
                    "Choose the journal and the accounts of provisions in the "
                    "settings of %(company)s first.",
                    company=self.name,
                )
            )

    @api.model
    def _followup_facts(self):
        """Charges are booked as these settings say."""
        own = {
            "followup_charge",
            "followup_charge_posting",
            "followup_after_principal",
        }
        return super()._followup_facts() | own
