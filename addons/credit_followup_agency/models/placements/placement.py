from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import format_amount

from odoo.addons.credit_followup.effects import tasks
from odoo.addons.credit_followup.followup_core.handover.placements import MOVES
from odoo.addons.credit_followup.followup_core.handover.states import State, Why
from odoo.addons.credit_followup.models.handover.mapping_code import CLOSES

from ...facts.placements import PROPOSED

STATES = [
    (State.DRAFT.value, "Being prepared"),
    (State.CHECKED.value, "Waits for approval"),
    (State.APPROVED.value, "Approved"),
    (State.EXPORTED.value, "File made"),
    (State.DELIVERED.value, "Delivered"),
    (State.SILENT.value, "Not acknowledged"),
    (State.ACKNOWLEDGED.value, "Acknowledged"),
    (State.ACTIVE.value, "In collection"),
    (State.PAUSED.value, "Paused there"),
    (State.RECALLING.value, "Asked back"),
    (State.RECALLED.value, "Given back"),
    (State.REJECTED.value, "Rejected"),
    (State.CLOSED.value, "Closed"),
    (State.SETTLED.value, "Settled"),
    (State.CANCELLED.value, "Cancelled"),
]
REASONS = [
    (Why.PREPARED.value, "It is being prepared"),
    (Why.BY_HAND.value, "By a person"),
    (Why.DELIVERED.value, "The agency has the file"),
    (Why.NOT_ACKNOWLEDGED.value, "The agency has not said that it has it"),
    (Why.RECEIVED.value, "The agency has it, and has not answered each claim"),
    (Why.ANSWER_LATE.value, "The agency is late to answer"),
    (Why.REJECTED.value, "The agency does not take it"),
    (Why.ACCEPTED.value, "The agency works on it"),
    (Why.PAUSED.value, "The agency has paused it"),
    (Why.PAYOUT_LATE.value, "The agency has money of ours for too long"),
    (Why.RECALL_ASKED.value, "The agency was asked to give it back"),
    (Why.RECALL_LATE.value, "The agency has not confirmed the recall"),
    (Why.RECALL_REFUSED.value, "The agency objects to the recall"),
    (Why.RECALLED.value, "The agency has given it back"),
    (Why.ALL_PAID.value, "Everything was paid"),
    (Why.CLOSED.value, "It was closed"),
]
BEFORE = (State.DRAFT.value, State.CHECKED.value, State.APPROVED.value)
# What people say before it leaves, and what at any time.
SAID = {"agency_id", "product", "note", "override_reason", "item_ids", "document_ids"}
GIVEN = SAID | {"company_id", "partner_id", "currency_id", "user_id", "action_id"}
ALWAYS = {"user_id", "note", "activity_ids", "message_follower_ids", "message_ids"}


class CreditFollowupPlacement(models.Model):
    """One case of one customer at one agency, until its money is here."""

    _name = "credit.followup.placement"
    _description = "Case at an Agency"
    _inherit = [
        "credit.followup.case",
        "credit.followup.clocked",
        "credit.followup.holding",
        "credit.followup.guarded",
        "portal.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    _hold_reason = "agency"
    _hold_is_firm = True
    # After promises, disputes and agreements; before what is proposed.
    _clock_order = 9
    _order = "id desc"
    _check_company_auto = True
    _rec_names_search = ("name", "agency_ref", "partner_id")

    agency_id = fields.Many2one(
        "credit.followup.agency",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        tracking=True,
    )
    agency_ref = fields.Char(string="Number at the agency", readonly=True, copy=False)
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        required=True,
        default=lambda self: self.env.user,
        check_company=True,
        tracking=True,
    )
    item_ids = fields.One2many(
        "credit.followup.placement.item", "placement_id", string="Claims", copy=False
    )
    exchange_ids = fields.One2many(
        "credit.followup.placement.message",
        "placement_id",
        string="Conversation",
        readonly=True,
        copy=False,
    )
    note = fields.Text(help="For your own people; the agency does not see it.")
    override_reason = fields.Char(
        string="Handed over all the same, because",
        tracking=True,
        copy=False,
        help="Where a person decides otherwise than the check.",
    )
    override_by_id = fields.Many2one(
        "res.users", string="Decided so by", readonly=True, copy=False
    )
    action_id = fields.Many2one(
        "credit.followup.action",
        string="Decided with",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    state = fields.Selection(
        STATES,
        required=True,
        default=State.DRAFT.value,
        index=True,
        tracking=True,
        copy=False,
        group_expand="_group_expand_state",
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, copy=False, default=Why.PREPARED.value
    )
    leaves_by_itself = fields.Boolean(
        readonly=True,
        copy=False,
        help="Two people confirmed and approved the level that hands it over.",
    )
    prepared_by_id = fields.Many2one(
        "res.users", string="Prepared by", readonly=True, copy=False
    )
    checked_by_id = fields.Many2one(
        "res.users", string="Checked by", readonly=True, copy=False
    )
    approved_by_id = fields.Many2one(
        "res.users", string="Approved by", readonly=True, copy=False
    )
    may_be_there = fields.Boolean(
        compute="_compute_may_be_there", string="The agency may have it"
    )
    # What the agency said, and when
    delivered_on = fields.Date(string="Delivered on", readonly=True, copy=False)
    is_received = fields.Boolean(readonly=True, copy=False)
    is_paused = fields.Boolean(readonly=True, copy=False)
    recall = fields.Selection(
        [
            ("none", "No"),
            ("asked", "Asked"),
            ("refused", "Refused"),
            ("confirmed", "Confirmed"),
        ],
        required=True,
        readonly=True,
        default="none",
        copy=False,
    )
    recall_asked_on = fields.Date(string="Asked back on", readonly=True, copy=False)
    recall_why = fields.Char(string="Asked back because", readonly=True, copy=False)
    is_closed = fields.Boolean(readonly=True, copy=False)
    closed_on = fields.Date(string="Closed on", readonly=True, copy=False)
    close_code = fields.Selection(
        CLOSES, string="Closed as", readonly=True, copy=False, tracking=True
    )
    # By what agencies name a case, zeros before it aside: spreadsheets take them away.
    _name_idx = models.Index("(company_id, ltrim(name, '0'))")
    _agency_ref_idx = models.Index(
        "(company_id, ltrim(agency_ref, '0')) WHERE agency_ref IS NOT NULL"
    )
    # Amounts
    amount_placed = fields.Monetary(
        string="Handed over", compute="_compute_amounts", store=True
    )
    amount_open = fields.Monetary(string="Open", compute="_compute_amounts", store=True)

    @api.depends("item_ids.amount_placed", "item_ids.amount_open", "item_ids.answer")
    def _compute_amounts(self):
        for one in self:
            # What waits to join, or came back, is not there.
            told = one.item_ids.filtered(
                lambda item: item.answer not in (PROPOSED, "withdrawn")
            )
            one.amount_placed = sum(told.mapped("amount_placed"))
            one.amount_open = sum(told.mapped("amount_open"))

    @api.model
    def _group_expand_state(self, states, _domain):
        """Return the columns of a board as a case goes; empty ones stay away."""
        return [code for code, _name in STATES if code in states]

    @api.depends("exchange_ids.may_be_there", "exchange_ids.state")
    def _compute_may_be_there(self):
        for one in self:
            one.may_be_there = any(one.exchange_ids.mapped("may_be_there"))

    @api.depends("name", "partner_id")
    def _compute_display_name(self):
        for one in self:
            parts = (one.name, one.partner_id.name)
            one.display_name = " · ".join(filter(None, parts))

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Prepare cases: people say what of whom goes to which agency."""
        if not self.env.su:
            self = self._without_defaults(GIVEN)
            if any(vals.keys() - GIVEN for vals in vals_list):
                raise AccessError(
                    self.env._("A case is prepared, checked, approved and then sent.")
                )
        sequence = self.env["ir.sequence"].sudo()
        numbered = [
            {
                **vals,
                "name": sequence.next_by_code(self._name),
                "prepared_by_id": self.env.uid,
            }
            for vals in vals_list
        ]
        return super().create(numbered)

    def write(self, vals):
        """Keep what left as it left."""
        if not self.env.su:
            gone = self.filtered(lambda one: one.state not in BEFORE)
            allowed = ALWAYS if gone else ALWAYS | SAID
            if all(gone.mapped("proposed_count")):
                # Why claims are added all the same is said before they are.
                allowed = allowed | {"override_reason", "document_ids"}
            if vals.keys() - allowed:
                raise UserError(
                    self.env._("What was handed over stays as it was: send a change.")
                )
        if "override_reason" in vals:
            by = bool(vals["override_reason"]) and self.env.uid
            vals = {**vals, "override_by_id": by}
        result = super().write(vals)
        if vals.keys() & {"agency_id", "product", "item_ids", "override_reason"}:
            self.sudo()._look_again()
        return result

    def _look_again(self):
        """Let what changed after the check be checked once more."""
        checked = self.filtered(lambda one: one.state in BEFORE[1:])
        checked.write({"checked_by_id": False, "approved_by_id": False})
        tasks.approval_is_given(checked)
        checked._enter(State.DRAFT.value, Why.PREPARED.value)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(self.env._("A case stays on record: cancel it instead."))

    def _money(self, amount):
        return format_amount(self.env, amount, self.currency_id)
