from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import format_amount, format_date

from odoo.addons.credit_followup.followup_core.cover.losses import MOVES, State, Why

from .states import OVER, REASONS, STATES, TO_ACT

ALWAYS = {"user_id", "note", "activity_ids", "message_follower_ids", "message_ids"}
ALWAYS |= {"insurer_ref", "document_ids"}


class CreditFollowupInsuranceLoss(models.Model):
    """What a customer is overdue with under a contract, until the insurer is done.

    It opens by itself with the first overdue item; its items keep their days.
    """

    _name = "credit.followup.insurance.loss"
    _description = "Insured Loss"
    _inherit = [
        "credit.followup.case",
        "credit.followup.clocked",
        "credit.followup.holding",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    _hold_reason = "insurer"
    _hold_is_firm = True
    # After covers; before stops and what is proposed.
    _clock_order = 8
    _order = "until, id desc"
    _check_company_auto = True
    _rec_names_search = ("name", "insurer_ref", "partner_id")

    contract_id = fields.Many2one(
        "credit.followup.insurance.contract",
        required=True,
        index=True,
        readonly=True,
        ondelete="restrict",
        check_company=True,
    )
    insurer_id = fields.Many2one(related="contract_id.partner_id")
    contract_currency_id = fields.Many2one(
        related="contract_id.currency_id", string="Currency of the contract"
    )
    product = fields.Selection(default="insurance_overdue")
    insurer_ref = fields.Char(string="Number at the insurer", copy=False, tracking=True)
    user_id = fields.Many2one(
        "res.users", string="Responsible", check_company=True, tracking=True
    )
    item_ids = fields.One2many(
        "credit.followup.insurance.loss.item", "loss_id", string="Items", readonly=True
    )
    note = fields.Text()
    until = fields.Date(
        string="Last day",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="Of what is to be done next; the day of the indemnity once it is filed.",
    )
    stops_from = fields.Date(
        string="Not covered from",
        readonly=True,
        copy=False,
        help="What is delivered from this day on is not covered.",
    )
    amount_at_risk = fields.Monetary(
        string="At risk",
        readonly=True,
        copy=False,
        currency_field="contract_currency_id",
        tracking=True,
        help="What the insurer would pay, and what is lost with the next day missed.",
    )
    amount_forfeited = fields.Monetary(
        string="Forfeited",
        readonly=True,
        copy=False,
        currency_field="contract_currency_id",
        tracking=True,
        help="What he would have paid, had no last day been missed.",
    )
    is_declined = fields.Boolean(string="Declined", readonly=True, copy=False)
    declined_why = fields.Char(string="Declined because", readonly=True, copy=False)
    state = fields.Selection(
        STATES,
        required=True,
        default=State.OVERDUE.value,
        index=True,
        tracking=True,
        copy=False,
        group_expand="_group_expand_state",
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, copy=False, default=Why.NOT_PAID.value
    )
    is_live = fields.Boolean(compute="_compute_is_live", store=True, precompute=True)
    is_to_act = fields.Boolean(
        compute="_compute_is_to_act", search="_search_is_to_act", string="To act on"
    )
    sentence = fields.Char(compute="_compute_sentence", string="In words")

    _live_idx = models.Index("(contract_id, partner_id) WHERE is_live")

    @api.depends("state")
    def _compute_is_live(self):
        for one in self:
            one.is_live = one.state not in OVER

    @api.depends("state")
    def _compute_is_to_act(self):
        for one in self:
            one.is_to_act = one.state in TO_ACT

    @api.model
    def _search_is_to_act(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("state", "in" if True in value else "not in", TO_ACT)]

    @api.depends("name", "partner_id")
    def _compute_display_name(self):
        for one in self:
            parts = (one.name, one.partner_id.name)
            one.display_name = " · ".join(filter(None, parts))

    @api.model
    def _group_expand_state(self, states, _domain):
        """Return the columns of a board as a loss goes; empty ones stay away."""
        return [code for code, _name in STATES if code in states]

    @api.depends("state", "until", "amount_at_risk", "amount_forfeited")
    @api.depends_context("lang")
    def _compute_sentence(self):
        states = dict(self._fields["state"]._description_selection(self.env))
        for one in self:
            parts = [one.insurer_id.name or "", states[one.state]]
            if one.until:
                day = format_date(self.env, one.until, date_format="medium")
                parts.append(self.env._("last day %(day)s", day=day))
            if one.amount_at_risk:
                risk = one._money(one.amount_at_risk)
                parts.append(self.env._("%(amount)s at risk", amount=risk))
            if one.amount_forfeited:
                lost = one._money(one.amount_forfeited)
                parts.append(self.env._("%(amount)s forfeited", amount=lost))
            one.sentence = " · ".join(filter(None, parts))

    def _money(self, amount):
        return format_amount(self.env, amount, self.contract_currency_id)

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("An insured loss opens by itself."))
        sequence = self.env["ir.sequence"].sudo()
        numbered = [
            {**vals, "name": sequence.next_by_code(self._name)} for vals in vals_list
        ]
        return super().create(numbered)

    def write(self, vals):
        if not self.env.su and vals.keys() - ALWAYS:
            raise UserError(
                self.env._("What the insurer got or said is noted by its own button.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(self.env._("An insured loss stays on record."))
