from odoo import Command, api, fields, models
from odoo.exceptions import UserError

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
# What people change at any time, and what while it is a draft.
ALWAYS = {"user_id", "note", "message_follower_ids", "activity_ids"}
IN_DRAFT = TERMS | {"person_id", "breach_level_id"}
# What people give a new one, beside its items.
GIVEN = IN_DRAFT | {"user_id", "note", "company_id", "partner_id", "currency_id"}


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
    _hold_is_firm = True
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
    action_id = fields.Many2one(
        "credit.followup.action",
        string="Asked by",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="The call or decision that it answers.",
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
    approved_on = fields.Date(string="Approved on", readonly=True, copy=False)

    # === SIGNATURE === #

    valid_until = fields.Date(
        string="Sign by",
        readonly=True,
        copy=False,
        help="The last day on which the offer can be signed.",
    )
    signed_on = fields.Date(string="Signed on", readonly=True, copy=False)
    signed_by = fields.Char(string="Signed by", readonly=True, copy=False)
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
    scan_hash = fields.Char(string="SHA-256 of the copy", readonly=True, copy=False)
    document_id = fields.Many2one(
        "ir.attachment",
        string="Agreement as offered",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
    )
    document_hash = fields.Char(string="SHA-256", readonly=True, copy=False)

    grace_days = fields.Integer(
        string="Days of grace",
        readonly=True,
        copy=False,
        help="As it was offered: days after an instalment.",
    )
    term_days = fields.Integer(
        string="Days that a notice gives",
        readonly=True,
        copy=False,
        help="As it was offered.",
    )

    @api.depends("amount_total", "amount_accrued", "with_accrued", "last_on")
    def _compute_needs_approval(self):
        """For its amount, its length, or what it waives of interest and costs."""
        for agreement in self:
            company = agreement.company_id.sudo()
            months = company.followup_agreement_approve_months
            most = company.followup_agreement_approve_amount
            waives = company.followup_waiver_limit
            waived = 0 if agreement.with_accrued else agreement.amount_accrued
            agreement.needs_approval = bool(
                (most and agreement._converted(agreement.amount_total) > most)
                or (months and agreement._months() > months)
                or (waives and waived and agreement._converted(waived) > waives)
            )

    def _months(self):
        """Return how many months it lasts; a closed day makes no agreement longer."""
        first, last = self.agreed_on, self.last_on or self.agreed_on
        return (last.year - first.year) * 12 + last.month - first.month

    def _converted(self, amount):
        """Return an amount of the agreement in the currency of the company."""
        company = self.company_id.sudo()
        return self.currency_id._convert(amount, company.currency_id, company)

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Write drafts of items that may be agreed on; the steps say the rest."""
        if not self.env.su:
            self = self._without_defaults(GIVEN)
        lines = self.env["account.move.line"]
        wanted = [
            lines.browse(
                command[2].get("move_line_id")
                for command in vals.get("item_ids", ())
                if command[0] == Command.CREATE
            )
            for vals in vals_list
        ]
        lines.union(*wanted).check_access("read")
        number = self.env["ir.sequence"].next_by_code
        agreements = super().create(
            [
                {
                    **{key: one for key, one in vals.items() if key in GIVEN},
                    "previous_id": vals.get("previous_id"),
                    "action_id": vals.get("action_id"),
                    "name": number(self._name),
                }
                for vals in vals_list
            ]
        )
        for agreement, own in zip(agreements.sudo(), wanted, strict=True):
            agreement._begin(own)
        agreements._check_items()
        agreements._write_plan()
        return agreements

    def _begin(self, lines):
        """Put the items into a new draft of the customer."""
        customer = self.partner_id.commercial_partner_id
        if self.partner_id != customer:
            self.partner_id = customer
        self.item_ids = [Command.create({"move_line_id": line.id}) for line in lines]

    def write(self, vals):
        """Let people change a draft; what was offered is offered anew instead."""
        if not self.env.su and not vals.keys() <= ALWAYS:
            is_draft = all(one.state == DRAFT for one in self)
            if not is_draft or not vals.keys() <= ALWAYS | IN_DRAFT:
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
