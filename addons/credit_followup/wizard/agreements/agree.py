from odoo import Command, api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.misc import format_amount, format_date

from ...facts.agreements.agreements import core_plan, read_agreeable
from ...facts.items import oldest_first
from ...followup_core.agreements.proposals import Settings, proposals
from ...followup_core.agreements.records import PlanError

PREVIEW = "credit_followup.agree_preview"
PROPOSALS = "credit_followup.agree_proposals"
OWN = "own"
CHOICES = ("short", "medium", "long")


class CreditFollowupAgree(models.TransientModel):
    """Try out how a customer pays in instalments, and write it down."""

    _name = "credit.followup.agree"
    _description = "Agree on Instalments"
    _inherit = ["credit.followup.window", "credit.followup.agreement.plan"]

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    partner_id = fields.Many2one(
        "res.partner", string="Customer", required=True, readonly=True
    )
    previous_id = fields.Many2one(
        "credit.followup.agreement", string="Replaces", readonly=True
    )
    action_id = fields.Many2one("credit.followup.action", readonly=True)
    person_id = fields.Many2one("res.partner", string="Signs for the customer")
    known_item_ids = fields.Many2many(
        "account.move.line",
        "credit_followup_agree_known_rel",
        string="Known items",
        readonly=True,
    )
    line_ids = fields.Many2many(
        "account.move.line",
        "credit_followup_agree_line_rel",
        string="Invoices",
        required=True,
    )
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    breach_level_id = fields.Many2one(
        "credit.followup.level",
        string="When it is broken",
        help="The level that follows at once. Empty: the follow-up resumes where it "
        "was.",
    )
    choice = fields.Selection(
        [
            ("short", "Short"),
            ("medium", "Medium"),
            ("long", "Long"),
            (OWN, "Another plan"),
        ],
        string="Plan",
        required=True,
        default="short",
    )
    proposals = fields.Html(compute="_compute_proposals", sanitize=False)
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.depends("line_ids")
    def _compute_currency_id(self):
        for wizard in self:
            currencies = wizard.line_ids._origin.currency_id
            wizard.currency_id = currencies[:1] or wizard.company_id.currency_id

    # === SEAM OF THE PLAN === #

    def _plan_lines(self):
        return self.line_ids._origin

    def _plan_amounts(self):
        today = fields.Date.context_today(self)
        found = read_agreeable(self._plan_lines(), today, self.previous_id)
        return {line: amount for line, (amount, _hold) in found.items()}

    @api.depends("line_ids")
    def _compute_amount_principal(self):
        return super()._compute_amount_principal()

    @api.depends("line_ids", "agreed_on")
    def _compute_amount_accrued(self):
        return super()._compute_amount_accrued()

    # === TRYING OUT === #

    def _core_proposals(self):
        """Return the core's proposals; none where the terms contradict themselves."""
        try:
            self._check_terms()
            return proposals(core_plan(self), Settings())
        except (PlanError, ValidationError):
            return ()

    @api.onchange(
        "choice",
        "line_ids",
        "deposit_amount",
        "deposit_on",
        "first_on",
        "rhythm",
        "shape",
        "interest_kind",
        "rate_percent",
        "with_accrued",
    )
    def _onchange_choice(self):
        """Take over how many instalments the chosen proposal has."""
        found = self._core_proposals()
        if self.choice == OWN or not found:
            return
        place = min(CHOICES.index(self.choice), len(found) - 1)
        self.by, self.number = "number", found[place].number

    @api.depends(
        "line_ids",
        "deposit_amount",
        "deposit_on",
        "first_on",
        "rhythm",
        "shape",
        "move_to",
        "interest_kind",
        "rate_percent",
        "with_accrued",
        "agreed_on",
    )
    def _compute_proposals(self):
        for wizard in self:
            found = wizard._core_proposals()
            names = dict(self._fields["choice"]._description_selection(self.env))
            wizard.proposals = self.env["ir.qweb"]._render(
                PROPOSALS,
                {
                    "wizard": wizard,
                    "plans": [
                        (names[choice], one)
                        for choice, one in zip(CHOICES, found, strict=False)
                    ],
                },
            )

    @api.depends(
        "by",
        "number",
        "amount_each",
        "line_ids",
        "deposit_amount",
        "deposit_on",
        "first_on",
        "rhythm",
        "shape",
        "move_to",
        "interest_kind",
        "rate_percent",
        "with_accrued",
        "agreed_on",
    )
    def _compute_preview(self):
        """Show the instalments, or say what is wrong with the terms."""
        for wizard in self:
            rows, wrong = (), ""
            try:
                rows = wizard._schedule()
            except ValidationError as error:
                wrong = str(error)
            wizard.preview = self.env["ir.qweb"]._render(
                PREVIEW,
                {
                    "wizard": wizard,
                    "rows": rows,
                    "wrong": wrong,
                    "totals": self._plan_totals(rows),
                },
            )

    def _money(self, amount):
        """Word an amount in the currency of the invoices."""
        return format_amount(self.env, float(amount), self.currency_id)

    def _day(self, day):
        """Word a day."""
        return format_date(self.env, day, date_format="medium")

    # === OPENING AND AGREEING === #

    @api.model_create_multi
    def create(self, vals_list):
        """Try out only what the user may read."""
        wizards = super().create(vals_list)
        lines = wizards.sudo().known_item_ids | wizards.sudo().line_ids
        lines.sudo(False).check_access("read")
        wizards.previous_id.sudo(False).check_access("read")
        return wizards

    @api.model
    def _open(self, company, partner, items, chosen=None, **values):
        """Return the window in which instalments are agreed on for these items.

        :param chosen: those that are ticked; all of the oldest one's currency otherwise
        """
        self.env.user._followup_check("officer")
        known = oldest_first(items)
        if not known:
            raise UserError(self.env._("Nothing is open that could be agreed on."))
        same = known.filtered(lambda one: one.currency_id == known[0].currency_id)
        wizard = self.create(
            {
                "company_id": company.id,
                "partner_id": partner.commercial_partner_id.id,
                "known_item_ids": [Command.set(known.ids)],
                "line_ids": [Command.set(((chosen and known & chosen) or same).ids)],
                **values,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Agree on instalments"),
            "res_model": self._name,
            "res_id": wizard.id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
        }

    def action_apply(self):
        """Write the agreement as a draft, and show it."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        lines = oldest_first(self.line_ids & self.known_item_ids)
        agreement = self.env["credit.followup.agreement"].create(self._vals(lines))
        return {
            "type": "ir.actions.act_window",
            "res_model": agreement._name,
            "res_id": agreement.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _vals(self, lines):
        terms = (
            "agreed_on",
            "with_accrued",
            "interest_kind",
            "rate_percent",
            "deposit_amount",
            "deposit_on",
            "by",
            "number",
            "amount_each",
            "shape",
            "first_on",
            "rhythm",
            "move_to",
        )
        return {
            **{name: self[name] for name in terms},
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "person_id": self.person_id.id,
            "currency_id": self.currency_id.id,
            "previous_id": self.previous_id.id,
            "action_id": self.action_id.id,
            "breach_level_id": self.breach_level_id.id,
            "item_ids": [Command.create({"move_line_id": one.id}) for one in lines],
        }
