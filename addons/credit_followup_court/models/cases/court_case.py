from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command, Domain

from odoo.addons.credit_followup.decisions.sentences import words
from odoo.addons.credit_followup.facts.claims import DEBTORS
from odoo.addons.credit_followup.facts.items import ITEMS, unpaid
from odoo.addons.credit_followup.followup_core.court.paths import paths
from odoo.addons.credit_followup.followup_core.court.steps import MOVES, State, Why
from odoo.addons.credit_followup.followup_core.law import every_path
from odoo.addons.credit_followup.followup_core.law.case import DebtorKind

from ...const import ACTING, CASE_REASONS, CASE_STATES

SAID = {
    *("company_id", "partner_id", "path", "acting", "acting_id", "court"),
    *("reference", "move_line_ids", "step_ids", "user_id", "note", "currency_id"),
    *("representative", "representative_function"),
}


class CreditFollowupCourtCase(models.Model):
    """A debt on its way to a title: who acts, what was done, what comes next."""

    _name = "credit.followup.court.case"
    _description = "Case at Court"
    _inherit = [
        "credit.followup.case",
        "credit.followup.clocked",
        "credit.followup.holding",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    _hold_reason = "court"
    _hold_is_firm = True
    _clock_order = 4
    _order = "id desc"
    _check_company_auto = True
    _rec_names_search = ("name", "partner_id", "reference")

    product = fields.Selection(default="judicial")
    currency_id = fields.Many2one("res.currency", readonly=True)
    company_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company currency"
    )
    path = fields.Selection(
        "_selection_path",
        string="Way",
        required=True,
        tracking=True,
        help="A ready path of the customer's country; its steps can be changed.",
    )
    ready_paths = fields.Char(
        compute="_compute_ready_paths", help="Codes of the ways against this customer."
    )
    acting = fields.Selection(
        ACTING, string="Who acts", required=True, default="lawyer", tracking=True
    )
    acting_id = fields.Many2one(
        "res.partner",
        string="Name",
        check_company=True,
        tracking=True,
        help="The lawyer, bailiff or agency that acts for us.",
    )
    court = fields.Char(string="Court or authority", tracking=True)
    reference = fields.Char(
        string="Number there", help="The docket number.", tracking=True
    )
    representative = fields.Char(
        string="Our representative", help="Who signs for us, as forms ask for it."
    )
    representative_function = fields.Char(string="Function")
    move_line_ids = fields.Many2many(
        "account.move.line",
        "credit_followup_court_case_line_rel",
        string="Items",
        check_company=True,
        domain="[('partner_id', 'child_of', partner_id), "
        "('account_type', '=', 'asset_receivable'), "
        "('parent_state', '=', 'posted'), ('amount_residual', '>', 0)]",
    )
    step_ids = fields.One2many("credit.followup.court.step", "case_id", copy=False)
    amount = fields.Monetary(string="Open", compute="_compute_amount")
    cost = fields.Monetary(
        string="Costs so far",
        compute="_compute_cost",
        store=True,
        currency_field="company_currency_id",
    )
    claimed = fields.Monetary(
        string="Claimed at the beginning",
        readonly=True,
        copy=False,
        help="What was open when the case was made: what came of it is measured by it.",
    )
    next_step_id = fields.Many2one(
        "credit.followup.court.step", compute="_compute_next", string="Next step"
    )
    next_day = fields.Date(compute="_compute_next", string="Last day or first day")
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        required=True,
        default=lambda self: self.env.user,
        check_company=True,
    )
    is_closed = fields.Boolean(readonly=True, copy=False)
    note = fields.Text()
    state = fields.Selection(
        CASE_STATES, required=True, default=State.OPEN.value, index=True, tracking=True
    )
    reason = fields.Selection(
        CASE_REASONS, string="Why", readonly=True, default=Why.TO_DO.value
    )

    # === COMPUTE METHODS === #

    @api.model
    def _selection_path(self):
        """Return the ready paths of all countries, by their names."""
        return [
            (code, words(self.env, path.label)) for code, path in every_path().items()
        ]

    @api.depends("partner_id", "company_id")
    def _compute_ready_paths(self):
        for one in self:
            one.ready_paths = ",".join(path.code for path in one._ready_paths())

    @api.depends("move_line_ids.amount_residual_currency")
    def _compute_amount(self):
        for one in self:
            one.amount = sum(
                one.sudo().move_line_ids.mapped("amount_residual_currency")
            )

    @api.depends("step_ids.cost")
    def _compute_cost(self):
        for one in self:
            one.cost = sum(one.step_ids.mapped("cost"))

    @api.depends("step_ids.done_on", "step_ids.until", "step_ids.not_before", "state")
    def _compute_next(self):
        for one in self:
            step = one._next()
            one.next_step_id = step
            one.next_day = step.until or step.not_before

    @api.onchange("partner_id")
    def _onchange_partner_id(self):
        """Propose the first path of the customer's country, and all that is late."""
        if not self.partner_id:
            return
        ready = self._ready_paths()
        self.path = ready[0].code if ready else False
        late = self.env["account.move.line"].search(
            ITEMS
            & Domain("partner_id", "child_of", self.partner_id.commercial_partner_id.id)
            & Domain("company_id", "=", self.company_id.id)
            & Domain("date_maturity", "<", fields.Date.context_today(self))
        )
        currency = late[:1].currency_id
        self.move_line_ids = late.filtered(lambda line: line.currency_id == currency)

    def _ready_paths(self):
        """Return the core's paths against this customer."""
        if not self.partner_id:
            return ()
        customer = self.partner_id.commercial_partner_id
        kind = DEBTORS.get(customer._followup_debtor(), DebtorKind.BUSINESS)
        country = customer.country_id or self.company_id.country_id
        return paths(country.code or "", kind)

    # === CONSTRAINTS === #

    @api.constrains("path", "partner_id")
    def _check_path(self):
        for one in self:
            ready = {path.code for path in one._ready_paths()}
            if one.path not in ready:
                raise ValidationError(
                    self.env._(
                        "“%(way)s” is no way against %(customer)s.",
                        way=words(self.env, every_path()[one.path].label),
                        customer=one.partner_id.name,
                    )
                )

    @api.constrains("move_line_ids", "partner_id")
    def _check_items(self):
        for one in self:
            lines = one.sudo().move_line_ids
            customers = lines.partner_id.commercial_partner_id
            if not lines or customers != one.partner_id.commercial_partner_id:
                raise ValidationError(
                    self.env._("A case is about open items of one customer.")
                )
            if len(lines.currency_id) > 1:
                raise ValidationError(
                    self.env._("Items of two currencies are two cases.")
                )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Begin a case with the steps of its path; our own follow-up rests."""
        if not self.env.su:
            self = self._without_defaults(SAID)
            vals_list = [
                {name: one for name, one in vals.items() if name in SAID}
                for vals in vals_list
            ]
        cases = super().create([self._with_number(vals) for vals in vals_list])
        cases._check_free()
        for one in cases.sudo():
            one._begin()
        return cases

    @api.model
    def _with_number(self, vals):
        sequences = self.env["ir.sequence"].sudo()
        lines = self.new({"move_line_ids": vals.get("move_line_ids", [])}).move_line_ids
        partner = self.env["res.partner"].browse(vals.get("partner_id"))
        return {
            **vals,
            "name": sequences.next_by_code(self._name),
            "partner_id": partner.commercial_partner_id.id,
            "currency_id": lines.currency_id[:1].id or self.env.company.currency_id.id,
            "claimed": sum(lines.mapped("amount_residual_currency")),
        }

    def _check_free(self):
        """Refuse what is paid, at an agency, or in another case."""
        for one in self:
            lines = one.sudo().move_line_ids
            paid = lines - unpaid(lines)
            if paid:
                raise UserError(
                    self.env._("%(item)s is not open.", item=paid[0].move_name)
                )
            held = self.env["credit.followup.hold"].sudo()
            of_items = Domain("move_line_id", "in", lines.ids) & Domain(
                "reason", "in", ("agency", "court")
            )
            of_customer = (
                Domain("move_line_id", "=", False)
                & Domain("reason", "=", "insolvency")
                & Domain("company_id", "=", one.company_id.id)
                & Domain("partner_id", "=", one.partner_id.id)
            )
            running = Domain("ended_on", "=", False)
            known = held.search(running & (of_items | of_customer), limit=1)
            if known:
                raise UserError(one._why_not(known))

    def _why_not(self, hold):
        """Say what forbids a case, and what to do instead."""
        if hold.reason == "insolvency":
            return self.env._(
                "Proceedings on %(customer)s run: nobody sues him. File the claim in "
                "his insolvency instead.",
                customer=self.partner_id.name,
            )
        return self.env._(
            "%(item)s is held already: %(hold)s. Ask it back, or close that case, "
            "first.",
            item=hold.move_line_id.move_name or self.partner_id.name,
            hold=hold.name,
        )

    def _begin(self):
        """Lay out the steps of the path, hold the items, and look at the days."""
        if not self.step_ids:
            self.step_ids = [
                Command.create(self.step_ids._of_path(place, step))
                for place, step in enumerate(every_path()[self.path].steps)
            ]
        self._hold()
        self._look(fields.Date.context_today(self))

    def write(self, vals):
        if not self.env.su:
            fixed = {"company_id", "partner_id", "path", "move_line_ids"}
            if vals.keys() - SAID or vals.keys() & fixed:
                raise UserError(
                    self.env._("Customer, way and items of a case stay as they are.")
                )
        result = super().write(vals)
        if "step_ids" in vals:
            self.sudo()._look(fields.Date.context_today(self))
        return result
