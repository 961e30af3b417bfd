from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.credit_followup.models.exports.case import PRODUCTS

from ...facts.placements import OVER

ROLES = [
    ("processor", "Processor, by our instructions"),
    ("controller", "Controller of its own"),
    ("joint", "Controller together with us"),
]
# The size of a file that agencies usually take.
MEGABYTES = 25


class CreditFollowupAgency(models.Model):
    """A collection agency: what it takes, on what terms, how one talks with it."""

    _name = "credit.followup.agency"
    _description = "Collection Agency"
    _inherit = ["credit.followup.guarded", "mail.thread", "mail.activity.mixin"]
    _order = "sequence, id"
    _check_company_auto = True
    _rec_names_search = ("code", "partner_id")

    name = fields.Char(related="partner_id.name")
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    code = fields.Char(
        required=True, help="Short, as it stands in files: it is not changed later."
    )
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        default=lambda self: self.env.user,
        check_company=True,
        help="Is asked where the agency is late.",
    )
    # What it takes
    currency_id = fields.Many2one(related="company_id.currency_id")
    country_ids = fields.Many2many(
        "res.country", string="Countries", help="Of the debtors; empty for all."
    )
    takes_businesses = fields.Boolean(string="Businesses", default=True)
    takes_consumers = fields.Boolean(string="Consumers", default=True)
    takes_public = fields.Boolean(string="Public bodies")
    amount_from = fields.Monetary(string="From")
    amount_to = fields.Monetary(string="Up to", help="Empty for any amount.")
    age_from = fields.Integer(
        string="Days late, from", help="Of the oldest claim.", aggregator=None
    )
    age_to = fields.Integer(
        string="Days late, up to", help="Empty for any age.", aggregator=None
    )
    product = fields.Selection(
        PRODUCTS, string="Service", required=True, default="amicable"
    )
    # The contract
    contract_ref = fields.Char(string="Contract")
    client_ref = fields.Char(string="Our number there")
    contract_on = fields.Date(string="Signed on")
    contract_until = fields.Date(string="Valid until")
    contract_file = fields.Binary(string="Signed contract", attachment=True)
    contract_file_name = fields.Char()
    data_role = fields.Selection(ROLES, string="For personal data it is")
    data_on = fields.Date(string="Data protection agreed on")
    data_file = fields.Binary(string="Data protection document", attachment=True)
    data_file_name = fields.Char()
    # What it may do
    may_settle = fields.Boolean(string="May settle for less")
    max_discount = fields.Float(string="At most less (%)", digits=(5, 2))
    max_instalments = fields.Integer(
        string="Instalments at most", help="0: none.", aggregator=None
    )
    may_litigate = fields.Boolean(string="May go to court")
    fee_ids = fields.One2many(
        "credit.followup.agency.fee", "agency_id", string="Fees", copy=True
    )
    # What it gets, and how
    layout_ids = fields.Many2many(
        "credit.followup.layout",
        string="Layouts",
        domain="[('company_id', 'in', (company_id, False))]",
        help="The files that go along with the dossier.",
    )
    with_summary = fields.Boolean(string="One page for people", default=True)
    with_reminder = fields.Boolean(string="UBL reminder")
    with_sheets = fields.Boolean(
        string="Field sheets",
        help="Of each procedure that is open for the case: for a court or a bailiff.",
    )
    transport = fields.Selection(
        selection="_selection_transports",
        string="Channel",
        required=True,
        default="download",
    )
    most_megabytes = fields.Integer(
        string="Largest file (MB)", required=True, default=MEGABYTES, aggregator=None
    )
    share_contacts = fields.Boolean(
        string="Persons", help="Names and numbers of the customer's people."
    )
    share_bank_accounts = fields.Boolean(string="Bank accounts of the customer")
    share_correspondence = fields.Boolean(
        string="Summaries of calls", help="As they were sent to the customer."
    )
    share_history = fields.Boolean(string="Reminders and calls", default=True)
    share_documents = fields.Boolean(string="Documents", default=True)
    is_test = fields.Boolean(
        string="Only a test", help="Its files say that they are a test."
    )
    # Its days
    days_to_acknowledge = fields.Integer(
        string="Days to acknowledge", required=True, default=5, aggregator=None
    )
    days_to_pay_out = fields.Integer(
        string="Days to pay out", required=True, default=30, aggregator=None
    )
    days_to_confirm_recall = fields.Integer(
        string="Days to confirm a recall", required=True, default=5, aggregator=None
    )
    days_to_settle = fields.Integer(
        string="Days until settled",
        required=True,
        default=30,
        aggregator=None,
        help="So long a paid case waits for a last bill, or a payment that returns.",
    )
    mapping_id = fields.Many2one(
        "credit.followup.mapping",
        string="How it answers",
        check_company=True,
        domain="[('company_id', 'in', (company_id, False))]",
        help="How its files are read.",
    )
    balance_mapping = fields.Text(
        string="How its balances are written",
        help="A mapping of balances as JSON; empty for our own columns.",
    )
    placement_ids = fields.One2many("credit.followup.placement", "agency_id")
    placement_count = fields.Integer(compute="_compute_placement_count")

    _code_uniq = models.UniqueIndex(
        "(company_id, code)", "Another agency of the company has this code."
    )

    @api.model
    def _selection_transports(self):
        return self.env["credit.followup.transport"]._choices()

    @api.model
    def _only(self):
        """Return the one agency of the company, nothing where there are several."""
        found = self.search([("company_id", "=", self.env.company.id)], limit=2)
        return found if len(found) == 1 else self.browse()

    @api.depends("placement_ids")
    def _compute_placement_count(self):
        counts = dict(
            self.env["credit.followup.placement"]._read_group(
                [("agency_id", "in", self.ids)], ["agency_id"], ["__count"]
            )
        )
        for one in self:
            one.placement_count = counts.get(one, 0)

    @api.constrains("max_discount", "max_instalments", "amount_from", "amount_to")
    def _check_limits(self):
        for one in self:
            if not 0 <= one.max_discount <= 100 or one.max_instalments < 0:
                raise ValidationError(
                    self.env._("The limits of the mandate make no sense.")
                )
            if one.amount_to and one.amount_to < one.amount_from:
                raise ValidationError(
                    self.env._("The greatest amount is below the least one.")
                )

    @api.constrains("active")
    def _check_over(self):
        """Keep an agency that has cases: who would ask it for our money?"""
        gone = self.filtered(lambda one: not one.active)
        if gone.placement_ids.filtered(lambda one: one.state not in OVER):
            raise ValidationError(
                self.env._("Cases of this agency are not over: end them first.")
            )

    def write(self, vals):
        """Keep the code: files that left name it."""
        if "code" in vals and self.filtered(
            lambda one: one.code != vals["code"] and one.placement_ids
        ):
            raise ValidationError(
                self.env._("Files that left name this code: it is not changed.")
            )
        return super().write(vals)

    def action_view_placements(self):
        """Open the cases at the agency."""
        self.ensure_one()
        self.env.user._followup_check("readonly")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup_agency.action_placement"
        )
        return {**action, "domain": [("agency_id", "=", self.id)]}

    # === WHAT FILES SAY OF IT === #

    def _head(self, product):
        """Return the agency as a dossier has it."""
        given = {
            "name": self.partner_id.name,
            "client_ref": self.client_ref,
            "contract_ref": self.contract_ref,
        }
        known = {key: value for key, value in given.items() if value}
        return {"code": self.code, **known, "product": product}

    def _mandate(self):
        """Return what it may do, as a dossier has it."""
        found = {"may_settle": self.may_settle, "may_litigate": self.may_litigate}
        if self.may_settle and self.max_discount:
            found["max_discount_pct"] = f"{self.max_discount:.2f}"
        if self.max_instalments:
            found["max_instalments"] = self.max_instalments
        return found
