from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.cover.contract import Excluded
from odoo.addons.credit_followup.followup_core.handover.booking import Account


class CreditFollowupInsuranceContract(models.Model):
    """An insurance contract: its times, what it covers, where its money is booked.

    The ready ones belong to no company and are copied; each has to be checked against
    the contract that was signed.
    """

    _name = "credit.followup.insurance.contract"
    _description = "Credit Insurance Contract"
    _inherit = [
        "credit.followup.guarded",
        "credit.followup.clearing",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "company_id, sequence, id"
    _check_company_auto = True
    _rec_names_search = ("name", "number", "partner_id")

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    is_ready = fields.Boolean(
        string="Ready", readonly=True, copy=False, help="Copy it, and check the copy."
    )
    is_checked = fields.Boolean(
        string="Checked against our contract",
        copy=False,
        tracking=True,
        help="Somebody compared each time with the contract that was signed.",
    )
    company_id = fields.Many2one(
        "res.company", index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Insurer",
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    number = fields.Char(string="Number of the contract", copy=False)
    valid_from = fields.Date(string="Valid from", copy=False)
    valid_until = fields.Date(
        string="Valid until",
        copy=False,
        help="The first day on which it does not count.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        default=lambda self: self.env.user,
        check_company=True,
        help="Is asked before each last day.",
    )
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        default=lambda self: self.env.company.currency_id,
        help="Of its limits and of what it pays.",
    )
    source = fields.Text(
        string="Where its times are from", help="To be checked against your contract."
    )
    # What it covers
    percent = fields.Float(
        string="Insured (%)", required=True, default=90.0, digits=(5, 2), tracking=True
    )
    with_tax = fields.Boolean(
        string="VAT is insured", help="Else only what is owed without VAT counts."
    )
    term_days = fields.Integer(
        string="Longest term of payment",
        aggregator=None,
        help="Days from the invoice; 0 where the contract names none.",
    )
    excludes_consumers = fields.Boolean(string="Leaves out consumers", default=True)
    excludes_public = fields.Boolean(string="Leaves out public bodies", default=True)
    excludes_affiliates = fields.Boolean(
        string="Leaves out affiliated companies", default=True
    )
    excludes_disputed = fields.Boolean(
        string="Leaves out what is disputed", default=True
    )
    discretionary = fields.Monetary(
        string="Discretionary limit",
        help="Up to this a customer is covered without a decision of the insurer.",
    )
    least_claim = fields.Monetary(
        string="Least claim", help="Below it nothing is paid."
    )
    # Files and books
    with_not_due = fields.Boolean(
        string="Notices list what is not due yet too", default=True
    )
    notice_layout_id = fields.Many2one(
        "credit.followup.layout",
        string="Overdue notice",
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._ready_layout("insurer-overdue-notice"),
    )
    claim_layout_id = fields.Many2one(
        "credit.followup.layout",
        string="Claim file",
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._ready_layout("insurer-claim"),
    )
    turnover_layout_id = fields.Many2one(
        "credit.followup.layout",
        string="Turnover declaration",
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._ready_layout("insurer-turnover"),
    )
    indemnity_account_id = fields.Many2one(
        "account.account",
        string="Account of indemnities",
        check_company=True,
        copy=False,
        help="What the insurer pays for losses, less his share of what comes in later. "
        "The customer still owes his invoices.",
    )
    cover_count = fields.Integer(compute="_compute_counts")
    loss_count = fields.Integer(compute="_compute_counts")

    _check_sums = models.Constraint(
        "CHECK(discretionary >= 0 AND least_claim >= 0)", "No sum is below zero."
    )
    _check_valid = models.Constraint(
        "CHECK(valid_until IS NULL OR valid_from IS NULL OR valid_until > valid_from)",
        "A contract counts at least for a day.",
    )
    _check_owner = models.Constraint(
        "CHECK(is_ready OR (company_id IS NOT NULL AND partner_id IS NOT NULL))",
        "A contract is of a company with an insurer.",
    )

    @api.model
    def _ready_layout(self, code):
        layouts = self.env["credit.followup.layout"]
        return layouts.search([("code", "=", code), ("is_ready", "=", True)], limit=1)

    def _compute_counts(self):
        for name in ("cover", "loss"):
            rows = self.env[f"credit.followup.insurance.{name}"]._read_group(
                [("contract_id", "in", self.ids)], ["contract_id"], ["__count"]
            )
            counts = dict(rows)
            for one in self:
                one[f"{name}_count"] = counts.get(one, 0)

    @api.depends("name", "number")
    def _compute_display_name(self):
        for one in self:
            one.display_name = " · ".join(filter(None, (one.name, one.number)))

    # === CRUD METHODS === #

    def write(self, vals):
        self._check_own()
        result = super().write(vals)
        self.sudo()._look_at_losses()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_ready(self):
        self._check_own()

    def _check_own(self):
        """Keep the ready contracts as they are: a copy is changed."""
        if not self.env.su and self.filtered("is_ready"):
            raise UserError(
                self.env._("A ready contract stays as it is: copy it and check that.")
            )

    def _look_at_losses(self):
        """Judge what runs under these contracts by what they say now."""
        today = fields.Date.context_today(self)
        covers = self.env["credit.followup.insurance.cover"].search(
            [("contract_id", "in", self.ids)]
        )
        covers._look(today)
        losses = self.env["credit.followup.insurance.loss"]
        for contract in self:
            losses._look_at(contract, losses._customers_of(contract))

    def _account_of(self, account):
        if account is not Account.INDEMNITY:
            return super()._account_of(account)
        if not self.indemnity_account_id:
            raise UserError(
                self.env._(
                    "Choose the accounts of %(name)s first: nothing is booked before.",
                    name=self.display_name,
                )
            )
        return self.indemnity_account_id

    # === BUTTONS === #

    def action_use(self):
        """Copy a ready contract for the company one works in, and open the copy."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("manager")
        company = self.env.company
        values = {
            "company_id": company.id,
            "partner_id": self._insurer().id,
            "currency_id": company.currency_id.id,
            "user_id": self.env.uid,
            **{
                name: self._ready_layout(code).id
                for name, code in (
                    ("notice_layout_id", "insurer-overdue-notice"),
                    ("claim_layout_id", "insurer-claim"),
                    ("turnover_layout_id", "insurer-turnover"),
                )
            },
        }
        return self.copy({"name": self.name, **values})._get_records_action()

    def _insurer(self):
        """Return the insurer of that name among our contacts, or a new one."""
        partners = self.env["res.partner"]
        known = partners.search(
            [("name", "=ilike", self.name), ("is_company", "=", True)], limit=1
        )
        # Whoever chooses a contract need not be who enters contacts.
        new = {"name": self.name, "is_company": True}
        return known or partners.sudo().create(new).sudo(self.env.su)

    def action_view_covers(self):
        """Open the covers of the contract."""
        return self._view("action_cover")

    def action_view_losses(self):
        """Open what is overdue under the contract."""
        return self._view("action_loss")

    def _view(self, name):
        self.check_access("read")
        self.env.user._followup_check("readonly")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"credit_followup_insurance.{name}"
        )
        return {**action, "domain": [("contract_id", "in", self.ids)], "context": {}}

    def _excludes(self):
        """Return what the contract leaves out, as the core names it."""
        said = (
            (self.excludes_consumers, Excluded.CONSUMER),
            (self.excludes_public, Excluded.PUBLIC_BODY),
            (self.excludes_affiliates, Excluded.AFFILIATE),
            (self.excludes_disputed, Excluded.DISPUTED),
        )
        return tuple(kind for is_out, kind in said if is_out)
