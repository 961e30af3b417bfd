from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import format_amount, format_date

from ...followup_core.stops.stops import MOVES, Cause, Degree, State, Why, gravest
from .stop_rule import DEGREES, WHAT_FOLLOWS

CAUSES = [
    (Cause.LEVEL.value, "Level of the follow-up"),
    (Cause.ANNOUNCED.value, "Announced to the customer"),
    (Cause.AMOUNT.value, "Overdue amount"),
    (Cause.DAYS.value, "Overdue for too long"),
    (Cause.PROMISE.value, "Broken promise"),
    (Cause.AGREEMENT.value, "Broken agreement"),
    (Cause.LIMIT.value, "Above the credit limit"),
    (Cause.INSURER.value, "Credit insurer"),
    (Cause.INSOLVENCY.value, "Insolvency"),
    (Cause.CHECK.value, "Solvency"),
    (Cause.TERMS.value, "More than usual"),
    (Cause.HAND.value, "Set by a person"),
]
STATES = [
    (State.ACTIVE.value, "In force"),
    (State.LIFTED.value, "Lifted"),
    (State.ENDED.value, "Over"),
]
REASONS = [
    (Why.SET.value, "Nothing has lifted it yet"),
    (Why.PAID.value, "What was to be paid is paid"),
    (Why.AGAIN.value, "A payment was undone, or more fell due"),
    (Why.TIME_OVER.value, "Its last day is over"),
    (Why.WITHDRAWN.value, "What it followed from was taken back"),
    (Why.BY_HAND.value, "Ended by a person"),
]
# What a person says of a stop that he sets, and what he may still change.
SAID = {"company_id", "partner_id", "degree", "until", "note", "cause"}
OPEN = {"until", "note", "degree"}


class CreditFollowupStop(models.Model):
    """What keeps a customer's orders and deliveries from going on, and what lifts it.

    A hold suspends our follow-up; a stop suspends his orders.
    """

    _name = "credit.followup.stop"
    _description = "Stop of Orders"
    _inherit = ["credit.followup.clocked", "credit.followup.guarded", "mail.thread"]
    _moves = MOVES
    # After whatever breaks or is kept, before what is proposed.
    _clock_order = 9
    _order = "set_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "note")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain="['|', ('parent_id', '=', False), ('is_company', '=', True)]",
    )
    degree = fields.Selection(
        DEGREES,
        string="What follows",
        required=True,
        default=Degree.STOP.value,
        tracking=True,
        help=WHAT_FOLLOWS,
    )
    cause = fields.Selection(
        CAUSES, required=True, readonly=True, default=Cause.HAND.value
    )
    rule_id = fields.Many2one(
        "credit.followup.stop.rule",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    action_id = fields.Many2one(
        "credit.followup.action",
        string="Message",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="The message that announced it, or whose level sets it.",
    )
    move_line_ids = fields.Many2many(
        "account.move.line",
        string="Items",
        readonly=True,
        check_company=True,
        help="What has to be paid before it is lifted.",
    )
    set_on = fields.Date(
        string="Since", required=True, readonly=True, default=fields.Date.context_today
    )
    until = fields.Date(
        string="Over on",
        tracking=True,
        help="The first day on which it does not count.",
    )
    note = fields.Char(help="Why, in a few words, for whoever reads it later.")
    user_id = fields.Many2one(
        "res.users", string="Set by", readonly=True, default=lambda self: self.env.user
    )
    to_pay = fields.Monetary(
        string="Left to pay",
        readonly=True,
        help="What has to be paid before it is lifted, as of the last look.",
    )
    state = fields.Selection(
        STATES, required=True, default=State.ACTIVE.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, default=Why.SET.value, tracking=True
    )
    words = fields.Char(compute="_compute_words", string="In words")

    _running = models.Index("(company_id, partner_id) WHERE state = 'active'")
    _check_days = models.Constraint(
        "CHECK(until IS NULL OR until > set_on)",
        "A stop is over after the day on which it is set.",
    )

    # === COMPUTE METHODS === #

    @api.depends("partner_id", "cause")
    @api.depends_context("lang")
    def _compute_name(self):
        causes = dict(self._fields["cause"]._description_selection(self.env))
        for one in self:
            one.name = f"{one.partner_id.display_name or ''} · {causes[one.cause]}"

    @api.depends("cause", "note", "set_on", "to_pay", "until", "state")
    @api.depends_context("lang")
    def _compute_words(self):
        for one in self:
            one.words = f"{one._why()} {one._lifted_by()}"

    def _why(self):
        """Say why it was set, to whoever sells."""
        day = format_date(self.env, self.set_on, date_format="medium")
        by_hand = self.env._(
            "Since %(day)s, by %(user)s: “%(note)s”.",
            day=day,
            user=self.user_id.sudo().name,
            note=self.note or "",
        )
        return self._whys(day).get(self.cause, by_hand)

    def _whys(self, day):
        """Return the words of each cause that is no person's decision."""
        return {
            Cause.LEVEL.value: self.env._(
                "Since %(day)s: the follow-up has reached a level that stops him.",
                day=day,
            ),
            Cause.ANNOUNCED.value: self.env._(
                "On %(day)s we told him that we no longer deliver.", day=day
            ),
            Cause.AMOUNT.value: self.env._(
                "Since %(day)s more is overdue than we let pass.", day=day
            ),
            Cause.DAYS.value: self.env._(
                "Since %(day)s he is late for longer than we let pass.", day=day
            ),
            Cause.PROMISE.value: self.env._(
                "Since %(day)s: he did not keep a promise to pay.", day=day
            ),
            Cause.AGREEMENT.value: self.env._(
                "Since %(day)s: he did not keep an instalment agreement.", day=day
            ),
            Cause.LIMIT.value: self.env._(
                "Since %(day)s he owes more than his credit limit.", day=day
            ),
            Cause.INSURER.value: self.env._(
                "Since %(day)s the credit insurer does not cover him.", day=day
            ),
            Cause.INSOLVENCY.value: self.env._(
                "Since %(day)s: insolvency proceedings. %(note)s",
                day=day,
                note=self.note or "",
            ),
        }

    def _lifted_by(self):
        """Say what would lift it."""
        if self.until:
            day = format_date(self.env, self.until, date_format="medium")
            return self.env._("It is over on %(day)s.", day=day)
        if self.to_pay:
            return self.env._(
                "A payment of %(amount)s lifts it at once.",
                amount=format_amount(self.env, self.to_pay, self.currency_id),
            )
        return self.env._("A person has to end it.")

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Set stops; what a person sets is by hand, with a reason."""
        if not self.env.su:
            self = self._without_defaults(SAID)
            for vals in vals_list:
                if vals.keys() - SAID or vals.get("cause", Cause.HAND.value) not in (
                    Cause.HAND.value,
                    Cause.INSURER.value,
                ):
                    raise AccessError(
                        self.env._("A stop says by itself what it follows from.")
                    )
                if not vals.get("note"):
                    raise UserError(self.env._("Say in a few words why he is stopped."))
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su and vals.keys() - OPEN:
            raise AccessError(
                self.env._("A stop is not changed: end it and set another one.")
            )
        if not self.env.su and self._is_softened(vals):
            self.env.user._followup_check("manager")
        return super().write(vals)

    def _is_softened(self, vals):
        """Tell whether a change lets more go on than before: that ends a stop, too."""
        degree = Degree(vals["degree"]) if vals.get("degree") else None
        until = fields.Date.to_date(vals.get("until"))
        return any(
            (degree and degree is not gravest([degree, Degree(one.degree)]))
            or (until and (not one.until or until < one.until))
            for one in self
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(self.env._("A stop stays on record: end it instead."))

    # === BUTTONS === #

    def action_end(self):
        """Let the customer's orders go on by a person's decision."""
        self.check_access("write")
        self.env.user._followup_check("manager")
        if self.filtered(lambda one: one.state == State.ENDED.value):
            raise UserError(self.env._("This is over already."))
        self.sudo()._enter(State.ENDED.value, Why.BY_HAND.value)
        return True
