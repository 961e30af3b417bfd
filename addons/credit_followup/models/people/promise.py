from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.misc import format_amount, format_date

from ...facts.items import unpaid
from ...facts.people.promises import read_promisable, waiting_days
from ...facts.settings import company_workdays
from ...followup_core.people.promises import MOVES, Means, State, Why, last_day

MEANS = [
    (Means.TRANSFER.value, "Bank transfer"),
    (Means.CHEQUE.value, "Cheque"),
    (Means.DIRECT_DEBIT.value, "Direct debit"),
    (Means.CARD.value, "Card or online"),
]
STATES = [
    (State.OPEN.value, "Running"),
    (State.KEPT.value, "Kept"),
    (State.PARTLY.value, "Kept in part"),
    (State.BROKEN.value, "Broken"),
    (State.WITHDRAWN.value, "Withdrawn"),
]
REASONS = [
    (Why.PROMISED.value, "Its day has not passed"),
    (Why.BANK_NOT_KNOWN.value, "The bank is not known past its last day yet"),
    (Why.ON_ACCOUNT.value, "Money came in that is not allocated yet"),
    (Why.PAID.value, "Paid in time"),
    (Why.PAID_IN_PART.value, "A part was paid in time"),
    (Why.NOT_PAID.value, "Nothing was paid in time"),
    (Why.UNDONE.value, "The payment was undone or returned"),
    (Why.WITHDRAWN.value, "Withdrawn by a person"),
    (Why.ITEM_GONE.value, "Its item is no more: the invoice was corrected"),
]
# What people learn afterwards; the promise itself stays as it was given.
AFTERWARDS = {"number", "proof", "proof_name", "note", "user_id"}


class CreditFollowupPromise(models.Model):
    """What a customer said he would pay, when and how, for one item."""

    _name = "credit.followup.promise"
    _description = "Promise to Pay"
    _inherit = [
        "credit.followup.clocked",
        "credit.followup.holding",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    _hold_reason = "promise"
    _order = "promised_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "move_line_id", "number")

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
        string="Promised by",
        check_company=True,
        help="Who gave his word for the customer.",
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
    amount = fields.Monetary(required=True, tracking=True)
    amount_open = fields.Monetary(
        string="Open when promised", readonly=True, copy=False
    )
    made_on = fields.Date(
        string="Given on", required=True, default=fields.Date.context_today
    )
    promised_on = fields.Date(string="Pays on", required=True, tracking=True)
    means = fields.Selection(MEANS, required=True, default=Means.TRANSFER.value)
    last_on = fields.Date(
        string="Counts until",
        readonly=True,
        copy=False,
        help="The last day on which money counts as paid in time: the promised day and "
        "the working days that the means takes to arrive.",
    )
    number = fields.Char(copy=False, help="Of the cheque or of the transfer.")
    proof = fields.Binary(string="Scan", attachment=True, copy=False)
    proof_name = fields.Char(string="Name of the scan", copy=False)
    note = fields.Char(string="Words", help="What was said, in a few words.")
    first_id = fields.Many2one(
        "credit.followup.promise",
        string="Given together with",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="One word for several invoices: the first of its promises.",
    )
    given_ids = fields.One2many(
        "credit.followup.promise",
        "first_id",
        string="For other invoices",
        readonly=True,
        copy=False,
    )
    user_id = fields.Many2one(
        "res.users",
        string="Taken by",
        default=lambda self: self.env.user,
        check_company=True,
    )
    action_id = fields.Many2one(
        "credit.followup.action",
        string="Asked by",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="The message or call that it answers.",
    )
    state = fields.Selection(
        STATES, required=True, default=State.OPEN.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, copy=False, default=Why.PROMISED.value
    )

    _open_uniq = models.UniqueIndex(
        "(move_line_id) WHERE state = 'open'",
        "This item has an open promise already: withdraw it first.",
    )
    _check_amount = models.Constraint(
        "CHECK(amount > 0)", "The promised amount must be above zero."
    )

    @api.depends("move_line_id")
    def _compute_currency_id(self):
        for promise in self:
            promise.currency_id = promise.move_line_id.currency_id or (
                promise.currency_id
            )

    @api.depends("partner_id", "amount", "promised_on")
    @api.depends_context("lang")
    def _compute_name(self):
        for promise in self:
            promise.name = promise.env._(
                "%(customer)s: %(amount)s by %(day)s",
                customer=promise.partner_id.display_name,
                amount=format_amount(self.env, promise.amount, promise.currency_id),
                day=format_date(self.env, promise.promised_on, date_format="medium"),
            )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        """Take promises on items that may be promised, and hold what they are about."""
        promises = super().create(
            [
                {**vals, "state": State.OPEN.value, "reason": Why.PROMISED.value}
                for vals in vals_list
            ]
        )
        for company, own in promises.grouped("company_id").items():
            own._freeze(company)
        promises._check_promised()
        promises._hold()
        return promises

    def _freeze(self, company):
        """Keep what is owed now, and the last day as the calendar says it now."""
        workdays = company_workdays(company.sudo(), min(self.mapped("made_on")))
        waits = waiting_days(company.sudo())
        for promise in self.sudo():
            means = Means(promise.means)
            last = last_day(promise.promised_on, means, waits, workdays)
            promise.write(
                {
                    "amount_open": promise.move_line_id.amount_residual_currency,
                    "partner_id": promise.partner_id.commercial_partner_id.id,
                    "last_on": last,
                    "next_on": fields.Date.add(last, days=1),
                }
            )

    def write(self, vals):
        """Let people add what they learn; what was said is not said otherwise later."""
        if not self.env.su and not vals.keys() <= AFTERWARDS:
            raise UserError(
                self.env._(
                    "A promise stays as it was given. Withdraw it and take another one."
                )
            )
        return super().write(vals)

    def _word(self):
        """Return the first promise of the word that was given."""
        return self.first_id or self

    def _given(self):
        """Return all promises of the word that was given: one for each invoice."""
        first = self._word()
        return first | first.given_ids

    # === WHAT MAY BE PROMISED === #

    def _check_promised(self):
        """Refuse what cannot be promised; read at once for all of them."""
        today = fields.Date.context_today(self)
        promisable = read_promisable(self.move_line_id, today)
        before = self._promised_before()
        for promise in self:
            owed, hold = promisable.get(promise.move_line_id.id, (0, False))
            promise._check_item(hold)
            promise._check_given(today, float(owed))
            if promise.move_line_id in before:
                promise._check_proof()

    def _promised_before(self):
        """Return the items of these promises that others were given for before."""
        earlier = self.sudo().search(
            [
                ("move_line_id", "in", self.move_line_id.ids),
                ("state", "!=", State.WITHDRAWN.value),
                ("id", "not in", self.ids),
            ]
        )
        return earlier.move_line_id

    def _check_item(self, hold):
        """Refuse items that are paid, of another customer, or held for other causes."""
        item = self.move_line_id.sudo()
        if not unpaid(item):
            raise ValidationError(
                self.env._("%(item)s is not open.", item=item.move_name or item.name)
            )
        if item.partner_id.commercial_partner_id != self.partner_id:
            raise ValidationError(
                self.env._("The item does not belong to this customer.")
            )
        if hold:
            raise ValidationError(
                self.env._(
                    "%(item)s is on hold already: %(hold)s. End that first.",
                    item=item.move_name,
                    hold=hold.name,
                )
            )

    def _check_given(self, today, owed):
        """Refuse days that have passed and more than may be promised of the item."""
        if self.made_on > today:
            raise ValidationError(
                self.env._("A promise cannot be given on a day that has not come.")
            )
        if self.promised_on < today:
            raise ValidationError(self.env._("The promised day has passed already."))
        if self.currency_id.compare_amounts(self.amount, owed) > 0:
            raise ValidationError(
                self.env._(
                    "More is promised than %(item)s owes: %(owed)s.",
                    item=self.move_line_id.move_name,
                    owed=format_amount(self.env, owed, self.currency_id),
                )
            )

    def _check_proof(self):
        """Want a proof of whoever promised for this item before."""
        if not (self.number or self.proof):
            raise ValidationError(
                self.env._(
                    "%(item)s was promised before. Enter the number of the cheque or "
                    "transfer, or a scan of it.",
                    item=self.move_line_id.move_name,
                )
            )
