from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.misc import format_amount

from ...facts.items import unpaid
from ...facts.people.disputes import read_disputable
from ...followup_core.people.disputes import MOVES, State, Why

GROUNDS = [
    ("goods", "Goods"),
    ("service", "Service"),
    ("quantity", "Quantity"),
    ("price", "Price"),
    ("not_ordered", "Not ordered"),
    ("not_delivered", "Not delivered"),
    ("paid", "Paid already"),
    ("invoiced_twice", "Invoiced twice"),
    ("other", "Something else"),
]
STATES = [
    (State.OPEN.value, "To decide"),
    (State.OVERDUE.value, "Past its deadline"),
    (State.ACCEPTED.value, "Accepted"),
    (State.REJECTED.value, "Rejected"),
    (State.WITHDRAWN.value, "Withdrawn"),
    (State.PAID.value, "Closed: paid"),
]
REASONS = [
    (Why.RAISED.value, "Waits for a decision"),
    (Why.DEADLINE_NEAR.value, "Its deadline is near"),
    (Why.DEADLINE_OVER.value, "Nobody decided before the deadline"),
    (Why.ESCALATED.value, "Passed on, as nobody decided"),
    (Why.CREDIT_AWAITED.value, "Waits for the credit note"),
    (Why.CREDIT_LATE.value, "The credit note is late"),
    (Why.CREDITED.value, "Credited"),
    (Why.REJECTED.value, "Rejected by a person"),
    (Why.WITHDRAWN.value, "Withdrawn by the customer"),
    (Why.PAID.value, "Nothing of the invoice is open any more"),
    (Why.PAYMENT_UNDONE.value, "The payment was undone or returned"),
]
RUNNING = (State.OPEN.value, State.OVERDUE.value)
# What people change while nobody has decided; the rest stays as it was raised.
CHANGED = {"ground", "words", "user_id", "deadline_on", "amount", "person_id"}
# What may be learned at any time.
LINKED = {"credit_note_ids"}


class CreditFollowupDispute(models.Model):
    """What a customer says he does not owe: an item, or a part of it."""

    _name = "credit.followup.dispute"
    _description = "Dispute"
    _inherit = [
        "credit.followup.clocked",
        "credit.followup.holding",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    _hold_reason = "dispute"
    _hold_is_firm = True
    _order = "raised_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "move_line_id", "words")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    person_id = fields.Many2one(
        "res.partner",
        string="Raised by",
        check_company=True,
        help="Who disputes it for the customer; the decision goes to this person.",
    )
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Item",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="Empty where the invoice was corrected since and the item is no more.",
    )
    currency_id = fields.Many2one(
        "res.currency", compute="_compute_currency_id", store=True
    )
    ground = fields.Selection(
        GROUNDS,
        string="What is disputed",
        required=True,
        default="goods",
        tracking=True,
    )
    amount = fields.Monetary(
        string="Disputed",
        required=True,
        tracking=True,
        help="Only this part is held; the rest of the invoice is followed up.",
    )
    words = fields.Text(string="What he says", tracking=True)
    raised_on = fields.Date(
        string="Raised on",
        required=True,
        readonly=True,
        default=fields.Date.context_today,
    )
    user_id = fields.Many2one(
        "res.users",
        string="Owner",
        required=True,
        default=lambda self: self.env.user,
        check_company=True,
        tracking=True,
        help="Decides, and is reminded before the deadline.",
    )
    deadline_on = fields.Date(
        string="Decide by",
        required=True,
        default=lambda self: self._default_deadline_on(),
        tracking=True,
    )
    decided_on = fields.Date(string="Decided on", readonly=True, copy=False)
    decided_by_id = fields.Many2one(
        "res.users",
        string="Decided by",
        readonly=True,
        copy=False,
        check_company=True,
    )
    decision = fields.Text(
        readonly=True, copy=False, help="What was decided, and why.", tracking=True
    )
    letter = fields.Html(
        string="Written to the customer",
        readonly=True,
        copy=False,
        help="The decision as the customer got it.",
    )
    credit_note_ids = fields.Many2many(
        "account.move",
        "credit_followup_dispute_credit_note_rel",
        string="Credit notes",
        copy=False,
        check_company=True,
        domain="[('move_type', '=', 'out_refund'), ('state', '=', 'posted'),"
        " ('commercial_partner_id', '=', partner_id)]",
        help="Credit notes of the invoice are linked by themselves when they are "
        "posted.",
    )
    state = fields.Selection(
        STATES, required=True, default=State.OPEN.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, copy=False, default=Why.RAISED.value
    )

    _running_uniq = models.UniqueIndex(
        "(move_line_id) WHERE state IN ('open', 'overdue')",
        "This invoice has a dispute already that nobody has decided: change that one.",
    )
    _check_amount = models.Constraint(
        "CHECK(amount > 0)", "The disputed amount must be above zero."
    )

    @api.model
    def _default_deadline_on(self):
        """Return the last day to decide, as the company gives its people time."""
        days = self.env.company.sudo().followup_dispute_days
        return fields.Date.add(fields.Date.context_today(self), days=days)

    @api.onchange("move_line_id")
    def _onchange_move_line_id(self):
        """Propose that all of it is disputed."""
        self.amount = self.move_line_id.amount_residual_currency

    @api.depends("move_line_id")
    def _compute_currency_id(self):
        for dispute in self:
            dispute.currency_id = dispute.move_line_id.currency_id or (
                dispute.currency_id
            )

    @api.depends("move_line_id", "partner_id", "ground")
    @api.depends_context("lang")
    def _compute_name(self):
        grounds = dict(self._fields["ground"]._description_selection(self.env))
        for dispute in self:
            what = dispute.move_line_id.move_name or dispute.partner_id.display_name
            words = (what, grounds.get(dispute.ground))
            dispute.name = " · ".join(filter(None, words))

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Raise disputes of what is open, and hold what they are about."""
        said = ("decided_on", "decided_by_id", "decision", "letter", "raised_on")
        disputes = super().create(
            [
                {
                    **{key: one for key, one in vals.items() if key not in said},
                    "state": State.OPEN.value,
                    "reason": Why.RAISED.value,
                }
                for vals in vals_list
            ]
        )
        for dispute in disputes.sudo():
            customer = dispute.partner_id.commercial_partner_id
            if dispute.partner_id != customer:
                dispute.partner_id = customer
        disputes._check_disputed()
        disputes._started()
        return disputes

    def write(self, vals):
        """Let people change what nobody has decided; the rest stays as it was."""
        self._check_changed(vals)
        result = super().write(vals)
        if {"amount", "deadline_on", "user_id", "credit_note_ids"} & vals.keys():
            self._changed(vals)
        return result

    def _check_changed(self, vals):
        if self.env.su or vals.keys() <= LINKED:
            return
        is_decided = self.filtered(lambda one: one.state not in RUNNING)
        if is_decided or not vals.keys() <= CHANGED | LINKED:
            raise UserError(
                self.env._(
                    "A dispute that was decided stays as it is. Raise another one."
                )
            )

    # === WHAT MAY BE DISPUTED === #

    def _check_disputed(self):
        """Refuse items that are paid or of others, and more than is open of them."""
        disputable = read_disputable(self, fields.Date.context_today(self))
        for dispute in self:
            item = dispute.move_line_id.sudo()
            if not unpaid(item):
                raise ValidationError(
                    self.env._("%(item)s is not open.", item=item.move_name)
                )
            if item.partner_id.commercial_partner_id != dispute.partner_id:
                raise ValidationError(
                    self.env._("The item does not belong to this customer.")
                )
            dispute._check_most(float(disputable[dispute.id]))

    def _check_most(self, most):
        if self.currency_id.compare_amounts(self.amount, most) > 0:
            raise ValidationError(
                self.env._(
                    "More is disputed than %(item)s owes: %(owed)s.",
                    item=self.move_line_id.move_name,
                    owed=format_amount(self.env, most, self.currency_id),
                )
            )
