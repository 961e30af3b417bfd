from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_amount

from ...decisions.sentences import words
from ...followup_core.books.charges import ASKED, MOVES, State, Why

STATES = [
    (State.CLAIMED.value, "Claimed"),
    (State.POSTED.value, "Posted"),
    (State.PAID.value, "Paid"),
    (State.WAIVED.value, "Waived"),
    (State.CANCELLED.value, "Taken back"),
]
REASONS = [
    (Why.CLAIMED.value, "Claimed by a message"),
    (Why.WHEN_CLAIMED.value, "Posted when claimed"),
    (Why.PRINCIPAL_PAID.value, "Posted when the principal was paid"),
    (Why.BY_HAND.value, "Posted by hand"),
    (Why.ENTRY_PAID.value, "The entry was paid"),
    (Why.ENTRY_UNDONE.value, "The entry was undone in the books"),
    (Why.ENTRY_SHARED.value, "Another charge of the entry was taken back"),
    (Why.PAYMENT_UNDONE.value, "The payment was undone"),
    (Why.CORRECTED.value, "More was claimed than is owed"),
    (Why.NOT_OWED.value, "Nothing is owed: paid in time"),
    (Why.TAKEN_BACK.value, "The message did not arrive or was cancelled"),
    (Why.WAIVED.value, "Waived by a person"),
    (Why.LET_GO.value, "Let go: its invoice was paid"),
    (Why.WITH_PAYMENT.value, "Posted with the payment that came for it"),
    (Why.REOPENED.value, "Claimed again: its invoice is open again"),
]
KINDS = [
    ("interest", "Interest"),
    ("compensation", "Compensation"),
    ("cost", "Costs of court and bailiff"),
]
_BY_DUE_DATE = "date_maturity, id"


class CreditFollowupCharge(models.Model):
    """What a message claimed for one item beside its principal, and its fate."""

    _name = "credit.followup.charge"
    _description = "Follow-up Charge"
    _inherit = ["credit.followup.clocked", "mail.thread", "mail.activity.mixin"]
    _moves = MOVES
    _rec_names_search = ("move_id", "partner_id")
    _order = "date_to desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one("res.company", required=True, index=True)
    company_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company currency"
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    currency_id = fields.Many2one("res.currency", required=True)
    action_id = fields.Many2one(
        "credit.followup.action",
        string="Claimed by",
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Item",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    move_id = fields.Many2one(
        "account.move",
        string="Invoice",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    instalment = fields.Integer(
        readonly=True,
        help="Which of the invoice's instalments, from zero; noted when it is reset to "
        "draft.",
    )
    kind = fields.Selection(KINDS, required=True)
    state = fields.Selection(
        STATES, required=True, default="claimed", index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, copy=False, default=Why.CLAIMED.value
    )
    amount = fields.Monetary(required=True, help="Below zero: a correction.")
    amount_company = fields.Monetary(
        compute="_compute_amount_company",
        store=True,
        currency_field="company_currency_id",
        string="Amount (company currency)",
    )
    date_from = fields.Date(string="Claimed from", required=True)
    date_to = fields.Date(
        required=True, string="Not claimed from", help="The first day not yet claimed."
    )
    claimed_until = fields.Date(
        compute="_compute_claimed_until",
        string="Claimed up to and including",
        help="The last day whose interest is in it, as the letter names it.",
    )
    article = fields.Char()
    legal_source = fields.Char(compute="_compute_legal_source", string="Legal source")
    slices = fields.Json()
    entry_id = fields.Many2one(
        "account.move",
        string="Journal entry",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )
    principal_paid = fields.Boolean(
        related="move_line_id.reconciled", string="Its invoice is paid"
    )
    asked_again_id = fields.Many2one(
        "credit.followup.action",
        string="Asked once more by",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        help="The message that asked for it after its invoice was paid.",
    )
    is_followed = fields.Boolean(
        string="Followed up on its own",
        readonly=True,
        copy=False,
        help="Its entry is an open item of its own.",
    )
    # Nothing is claimed twice for the same days of an item.
    _days_uniq = models.UniqueIndex(
        "(move_line_id, kind, date_to)"
        " WHERE state != 'cancelled' AND amount > 0 AND kind != 'cost'",
        "These days were claimed already.",
    )

    @api.depends("kind", "move_id", "amount")
    @api.depends_context("lang")
    def _compute_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for charge in self:
            amount = format_amount(self.env, charge.amount, charge.currency_id)
            words = (kinds.get(charge.kind), charge.move_id.name, amount)
            charge.name = " · ".join(filter(None, words))

    @api.depends("article")
    @api.depends_context("lang")
    def _compute_legal_source(self):
        for charge in self:
            charge.legal_source = words(self.env, charge.article or "")

    @api.depends("date_to")
    def _compute_claimed_until(self):
        for charge in self:
            charge.claimed_until = fields.Date.subtract(charge.date_to, days=1)

    @api.depends("amount", "currency_id", "date_to", "company_id")
    def _compute_amount_company(self):
        for charge in self:
            charge.amount_company = charge.currency_id._convert(
                charge.amount,
                charge.company_id.currency_id,
                charge.company_id,
                charge.date_to or fields.Date.context_today(charge),
            )

    # === BUSINESS METHODS === #

    def _check_officer(self):
        self.check_access("read")
        self.env.user._followup_check("officer")

    def _take_back(self, reason=Why.TAKEN_BACK):
        """Take claims back that a cancelled run or a bounced message made."""
        for charge in self.filtered(lambda one: one.state in ASKED):
            charge._take_back_one(reason)

    def _take_back_one(self, reason):
        """Take one back; a locked period leaves its reversal to a person, who is told.

        What reached nobody has to be taken off a message all the same.
        """
        try:
            with self.env.cr.savepoint():
                self._enter(State.CANCELLED.value, reason.value)
        except UserError as error:
            self.clock_error = str(error)

    def _claim_again(self):
        """Claim again what was taken back with a message that did arrive after all."""
        lost = self.filtered(
            lambda one: (
                one.state == State.CANCELLED.value
                and one.reason == Why.TAKEN_BACK.value
            )
        )
        lost._enter(State.CLAIMED.value, Why.CLAIMED.value)

    @api.model
    def _remember_instalments(self, moves):
        """Note which instalment each charge is of, before the lines may be deleted."""
        charges = self.sudo().search(
            [("move_id", "in", moves.ids), ("move_line_id", "!=", False)]
        )
        for move, own in charges.grouped("move_id").items():
            lines = move._followup_lines().sorted(_BY_DUE_DATE)
            for charge in own:
                charge.instalment = _place(charge.move_line_id, lines)

    @api.model
    def _reattach(self, moves):
        """Hang charges on the lines of invoices that were posted again.

        Each on the instalment that it was of, whichever line Odoo kept for it; of days
        that are claimed there already, on none: nothing is claimed twice.
        """
        charges = self.sudo().search([("move_id", "in", moves.ids)], order="id")
        charges.move_line_id = False
        charges.flush_recordset(["move_line_id"])
        taken = set()
        for charge in charges:
            lines = charge.move_id._followup_lines().sorted(_BY_DUE_DATE)
            line = lines[min(charge.instalment, max(len(lines) - 1, 0)) :][:1]
            # As the index has it: corrections and what was taken back claim no day.
            claims = charge.state != State.CANCELLED.value and charge.amount > 0
            key = (line, charge.kind, charge.date_to)
            if not claims or key not in taken:
                charge.move_line_id = line
                taken |= {key} if claims else set()


def _place(line, lines):
    """Return which of an invoice's instalments a line is, from zero."""
    return lines.ids.index(line.id) if line in lines else 0
