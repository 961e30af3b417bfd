from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...facts.agreements.agreements import read_agreeable
from ...facts.items import unpaid
from ...followup_core.agreements.judge import MOVES
from ...followup_core.agreements.states import State, Why
from .agreement_plan import TERMS

STATES = [
    (State.DRAFT.value, "Draft"),
    (State.OFFERED.value, "Offered"),
    (State.EXPIRED.value, "Expired"),
    (State.SIGNED.value, "Signed"),
    (State.ACTIVE.value, "Running"),
    (State.LATE.value, "Late"),
    (State.NOTICED.value, "Notice given"),
    (State.BROKEN.value, "Broken"),
    (State.FULFILLED.value, "Fulfilled"),
    (State.CANCELLED.value, "Cancelled"),
]
REASONS = [
    (Why.DRAFTED.value, "Not offered yet"),
    (Why.OFFERED.value, "Waits for the signature"),
    (Why.EXPIRED.value, "Nobody signed in time"),
    (Why.NOTHING_OPEN.value, "Nothing is open any more"),
    (Why.SIGNED.value, "Signed; it has not begun"),
    (Why.ON_TRACK.value, "Paid as agreed"),
    (Why.INSTALMENT_COMING.value, "The next instalment is near"),
    (Why.BANK_NOT_KNOWN.value, "The bank is not known far enough yet"),
    (Why.LATE.value, "An instalment is late"),
    (Why.NOTICE_RUNS.value, "A notice gives a last time to pay"),
    (Why.NOTICE_OVER.value, "The last time to pay is over"),
    (Why.PAID.value, "All instalments were paid"),
    (Why.PAID_OUTSIDE.value, "Settled otherwise: nothing is open any more"),
    (Why.PAID_AFTER_BREACH.value, "Paid after it was broken"),
    (Why.PAID_IN_TIME.value, "It turned out to have been paid in time"),
    (Why.PAYMENT_UNDONE.value, "A payment was undone or returned"),
    (Why.BY_HAND.value, "By a person"),
]
DRAFT = State.DRAFT.value
# What ties its items: they cannot be in another one.
TIED = (
    State.DRAFT.value,
    State.OFFERED.value,
    State.SIGNED.value,
    State.ACTIVE.value,
    State.LATE.value,
    State.NOTICED.value,
)
# What people change at any time; the rest is written while it is a draft.
ALWAYS = {"user_id", "note", "message_follower_ids", "activity_ids"}


class CreditFollowupAgreement(models.Model):
    """What a customer and the company agreed: what is owed, paid in instalments."""

    _name = "credit.followup.agreement"
    _description = "Instalment Agreement"
    _inherit = [
        "credit.followup.clocked",
        "credit.followup.holding",
        "credit.followup.guarded",
        "credit.followup.agreement.plan",
        "portal.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    _hold_reason = "agreement"
    # After promises and disputes, before what is proposed.
    _clock_order = 6
    _order = "agreed_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("name", "partner_id")

    name = fields.Char(string="Number", readonly=True, copy=False, index=True)
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
        string="Signs for the customer",
        check_company=True,
        help="Empty: whoever receives the reminders.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        required=True,
        default=lambda self: self.env.user,
        check_company=True,
        tracking=True,
    )
    currency_id = fields.Many2one("res.currency", required=True)
    item_ids = fields.One2many(
        "credit.followup.agreement.item", "agreement_id", string="Items", copy=False
    )
    note = fields.Text(help="For your own people; the customer does not see it.")
    state = fields.Selection(
        STATES, required=True, default=DRAFT, index=True, tracking=True, copy=False
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, copy=False, default=Why.DRAFTED.value
    )
    previous_id = fields.Many2one(
        "credit.followup.agreement",
        string="Replaces",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        help="The agreement that this one takes the place of, once it is signed.",
    )
    breach_level_id = fields.Many2one(
        "credit.followup.level",
        string="Goes on with",
        check_company=True,
        help="The level that follows at once when the agreement is broken. Empty: the "
        "follow-up resumes where it was.",
    )

    # === APPROVAL === #

    needs_approval = fields.Boolean(
        compute="_compute_needs_approval",
        store=True,
        string="A second person agrees first",
    )
    approved_by_id = fields.Many2one(
        "res.users", string="Approved by", readonly=True, copy=False
    )
    approved_on = fields.Date(readonly=True, copy=False)

    # === SIGNATURE === #

    valid_until = fields.Date(
        string="Sign by",
        readonly=True,
        copy=False,
        help="The last day on which the offer can be signed.",
    )
    signed_on = fields.Date(readonly=True, copy=False)
    signed_by = fields.Char(readonly=True, copy=False)
    signed_from = fields.Char(
        string="Signed from", readonly=True, copy=False, help="The network address."
    )
    signed_at = fields.Datetime(string="Signed at", readonly=True, copy=False)
    signed_hash = fields.Char(
        string="SHA-256 of what was signed", readonly=True, copy=False
    )
    signature = fields.Image(
        readonly=True, copy=False, attachment=True, max_width=1024, max_height=1024
    )
    scan = fields.Binary(
        string="Signed copy", readonly=True, copy=False, attachment=True
    )
    scan_name = fields.Char(string="Name of the copy", readonly=True, copy=False)
    document_id = fields.Many2one(
        "ir.attachment",
        string="Agreement as offered",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )
    document_hash = fields.Char(string="SHA-256", readonly=True, copy=False)

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Write drafts of items that may be agreed on; number and state are ours."""
        for vals in vals_list:
            vals["state"], vals["reason"] = DRAFT, Why.DRAFTED.value
            vals["name"] = self.env["ir.sequence"].next_by_code(self._name)
        agreements = super().create(vals_list)
        for agreement in agreements.sudo():
            customer = agreement.partner_id.commercial_partner_id
            if agreement.partner_id != customer:
                agreement.partner_id = customer
        agreements._check_items()
        agreements.sudo()._freeze_items()
        agreements._write_plan()
        return agreements

    def write(self, vals):
        """Let people change a draft; what was offered is offered anew instead."""
        if not self.env.su and not vals.keys() <= ALWAYS:
            if self.filtered(lambda one: one.state != DRAFT):
                raise UserError(
                    self.env._(
                        "An agreement that was offered is not rewritten. Take it back "
                        "to draft, or replace it by another one."
                    )
                )
        result = super().write(vals)
        if TERMS & vals.keys() and not self.env.su:
            self._write_plan()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_offered(self):
        if self.filtered(lambda one: one.document_id):
            raise UserError(self.env._("What was offered once is kept. Cancel it."))

    # === WHAT MAY BE AGREED ON === #

    def _check_items(self):
        """Refuse items of others, of two currencies, paid, held, or agreed on."""
        for agreement in self:
            lines = agreement.sudo().item_ids.move_line_id
            if not lines:
                raise ValidationError(
                    self.env._("Choose the invoices that this is about.")
                )
            agreement._check_same(lines)
            agreement._check_free(lines)

    def _check_same(self, lines):
        if lines.company_id != self.company_id:
            raise ValidationError(
                self.env._("An agreement is for the invoices of one company.")
            )
        if lines.currency_id != self.currency_id:
            raise ValidationError(self.env._("Make one agreement for each currency."))
        if lines.partner_id.commercial_partner_id != self.partner_id:
            raise ValidationError(
                self.env._("The items do not belong to this customer.")
            )

    def _check_free(self, lines):
        """Refuse what is paid, and what something else holds: name the first."""
        paid = (lines - unpaid(lines))[:1]
        if paid:
            raise ValidationError(
                self.env._("%(item)s is not open.", item=paid.move_name)
            )
        tied = self._tied(lines)[:1]
        if tied:
            raise ValidationError(
                self.env._(
                    "%(item)s is in agreement %(number)s already.",
                    item=tied.move_line_id.move_name,
                    number=tied.agreement_id.name,
                )
            )
        today = fields.Date.context_today(self)
        for line, (amount, hold) in read_agreeable(
            lines, today, self.previous_id
        ).items():
            if not amount:
                raise ValidationError(
                    self.env._(
                        "%(item)s is on hold already: %(hold)s. End that first.",
                        item=line.move_name,
                        hold=hold.name or "",
                    )
                )

    def _tied(self, lines):
        """Return the items of other agreements that hold these lines."""
        return (
            self.env["credit.followup.agreement.item"]
            .sudo()
            .search(
                [
                    ("move_line_id", "in", lines.ids),
                    ("agreement_id.state", "in", TIED),
                    ("agreement_id", "not in", (self | self.previous_id).ids),
                ]
            )
        )

    def _freeze_items(self):
        """Keep what is open now, without what is disputed of it."""
        today = fields.Date.context_today(self)
        for agreement in self:
            lines = agreement.item_ids.move_line_id
            open_now = read_agreeable(lines, today, agreement.previous_id)
            for item in agreement.item_ids:
                line = item.move_line_id
                item.amount = float(open_now[line][0])
                item.amount_open = line.amount_residual_currency
                item.name = line.move_name
                item.due_on = line.date_maturity or line.date
