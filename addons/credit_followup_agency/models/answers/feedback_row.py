from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.handover.classify import Fate, Reason
from odoo.addons.credit_followup.followup_core.handover.states import State
from odoo.addons.credit_followup.models.handover.mapping import EVENTS
from odoo.addons.credit_followup.models.handover.mapping_code import (
    CLOSES,
    PAYEES,
    REJECTIONS,
)

from ...facts.placements import PROPOSED

FATES = [
    (Fate.AUTO.value, "Clear"),
    (Fate.REVIEW.value, "To look at"),
    (Fate.ERROR.value, "Wrong"),
]
REASONS = [
    (Reason.CLEAR.value, "Clear"),
    (Reason.UNKNOWN.value, "No case has this reference"),
    (Reason.AMBIGUOUS.value, "Several cases have this reference"),
    (Reason.CONTRADICTING.value, "Its references contradict each other"),
    (Reason.OTHER_AGENCY.value, "The case is with another agency"),
    (Reason.OTHER_CURRENCY.value, "Another currency than the case"),
    (Reason.NEGATIVE.value, "An amount is below zero"),
    (Reason.NOT_HANDED_OVER.value, "The case has not left yet"),
    (Reason.PAYOUT_DIFFERS.value, "The payout is not the sum of its rows"),
    (Reason.PAYOUT_KNOWN.value, "A payout of this number is known already"),
    (Reason.UNKNOWN_PAYMENT.value, "The returned payment is not known"),
    (Reason.CHANGED.value, "The same number said something else before"),
    (Reason.TWIN.value, "The same row is there twice"),
    (Reason.ZEROS_LOST.value, "Found only without the zeros before a number"),
    (Reason.BEFORE_HANDOVER.value, "Before the hand-over"),
    (Reason.ENDED.value, "The case is over"),
    (Reason.ABOVE_OPEN.value, "More than what is open"),
    (Reason.PAYMENT_KNOWN.value, "A payment of this number is known already"),
    (Reason.ALIKE.value, "The same amount of that day is known already"),
    (Reason.ABOVE_PAYMENT.value, "More than was paid is returned"),
    (Reason.DIRECT.value, "Paid to somebody else than the agency"),
    (Reason.NOT_ASKED.value, "Nobody asked the case back"),
    (Reason.WAS_TAKEN.value, "The case was accepted before"),
    (Reason.STILL_OPEN.value, "Closed as paid, and money is open"),
    (Reason.FOR_PEOPLE.value, "For a person"),
]
# Wrong only as long as nobody has said which case is meant.
ABOUT_WHAT = (
    *(Reason.UNKNOWN.value, Reason.AMBIGUOUS.value, Reason.CONTRADICTING.value),
    Reason.OTHER_AGENCY.value,
    # What customers paid is true beside a payout that is not its sum: it is booked, and
    # the difference stands on the payout until somebody has explained it.
    Reason.PAYOUT_DIFFERS.value,
)
NOT_LEFT = (State.DRAFT.value, State.CHECKED.value, State.APPROVED.value)
STATES = [
    ("waiting", "Waits"),
    ("applied", "Applied"),
    ("failed", "Not applied"),
    ("dismissed", "Dismissed"),
]


class CreditFollowupFeedbackRow(models.Model):
    """A row of an agency's file: what it says, about what, and what became of it."""

    _name = "credit.followup.feedback.row"
    _description = "Row of an Agency's File"
    _order = "feedback_id desc, line"
    _check_company_auto = True
    _rec_name = "identity"

    feedback_id = fields.Many2one(
        "credit.followup.feedback",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, index=True, readonly=True
    )
    agency_id = fields.Many2one(
        "credit.followup.agency",
        required=True,
        readonly=True,
        ondelete="restrict",
        check_company=True,
    )
    line = fields.Integer(readonly=True, aggregator=None)
    kind = fields.Selection(EVENTS, string="Event", readonly=True, required=True)
    date = fields.Date(readonly=True)
    identity = fields.Char(readonly=True, required=True)
    fingerprint = fields.Char(readonly=True)
    references = fields.Char(string="It says", readonly=True)
    fate = fields.Selection(FATES, string="Class", readonly=True, index=True)
    reason = fields.Selection(REASONS, string="Why", readonly=True)
    placement_id = fields.Many2one(
        "credit.followup.placement",
        string="Case",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain="[('agency_id', '=', agency_id)]",
    )
    item_id = fields.Many2one(
        "credit.followup.placement.item",
        string="Claim",
        ondelete="restrict",
        check_company=True,
        domain="[('placement_id', '=', placement_id), ('answer', '!=', 'proposed')]",
    )
    currency_id = fields.Many2one("res.currency", readonly=True)
    amount = fields.Monetary(readonly=True)
    # How the agency splits it: nothing where it does not, which is not zero.
    split = fields.Json(readonly=True)
    fee = fields.Monetary(readonly=True)
    fee_tax = fields.Monetary(string="Tax on the fee", readonly=True)
    paid_to = fields.Selection(PAYEES, string="Paid to", readonly=True)
    payment_ref = fields.Char(string="Payment", readonly=True)
    payout_ref = fields.Char(string="Payout", readonly=True, index="btree_not_null")
    payout_id = fields.Many2one(
        "credit.followup.payout",
        string="Payout record",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    value_on = fields.Date(string="Value date", readonly=True)
    due_on = fields.Date(string="Promised for", readonly=True)
    close = fields.Selection(CLOSES, string="Closed as", readonly=True)
    reject = fields.Selection(REJECTIONS, string="Rejected because", readonly=True)
    agency_ref = fields.Char(string="Its case", readonly=True)
    text = fields.Char(readonly=True)
    state = fields.Selection(
        STATES, required=True, readonly=True, default="waiting", index=True
    )
    error = fields.Char(readonly=True)
    booking = fields.Json(readonly=True)
    move_ids = fields.Many2many(
        "account.move", string="Entries", readonly=True, check_company=True
    )
    decided_by_id = fields.Many2one("res.users", string="Decided by", readonly=True)

    _event_uniq = models.UniqueIndex(
        "(agency_id, identity) WHERE state IN ('applied', 'dismissed')",
        "An event of an agency is applied once.",
    )
    _in_payout_idx = models.Index("(agency_id, identity) WHERE payout_ref IS NOT NULL")

    def write(self, vals):
        """Let people say what a row is about; the rest is as the agency wrote it."""
        if not self.env.su:
            if vals.keys() - {"placement_id", "item_id"} or self.filtered(
                lambda one: one.state not in ("waiting", "failed")
            ):
                raise UserError(self.env._("What an agency sent stays as it came."))
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise UserError(self.env._("What an agency sent stays as it came."))
        return super().create(vals_list)

    # === BUTTONS === #

    def action_accept(self):
        """Apply rows that a person looked at."""
        self._check_decision()
        self._check_applicable()
        self._decide()
        own = self.sudo()
        own.feedback_id._apply_rows(own)
        failed = own.filtered(lambda one: one.state == "failed")
        if failed and len(self) == 1:
            raise UserError(failed.error)
        return True

    def action_dismiss(self):
        """Note that nothing follows from a row."""
        self._check_decision()
        self._decide()
        self.sudo().state = "dismissed"
        return True

    def _decide(self):
        self.sudo().decided_by_id = self.env.user

    def _check_applicable(self):
        """Refuse what is wrong in itself, and what is said of another agency's case.

        Which case a row is about a person may say; what it says nobody changes.
        """
        for row in self.sudo():
            case, item = row.placement_id, row.item_id
            if row.fate == Fate.ERROR.value and row.reason not in ABOUT_WHAT:
                reasons = dict(self._fields["reason"]._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "Line %(line)s is wrong and can only be dismissed: %(why)s",
                        line=row.line,
                        why=reasons[row.reason],
                    )
                )
            if (
                (case and case.agency_id != row.agency_id)
                or (case and case.state in NOT_LEFT)
                or (item and item.placement_id != case)
                or (item and item.answer == PROPOSED)
                or (case and row.currency_id and row.currency_id != case.currency_id)
                or row.amount < 0
            ):
                raise UserError(
                    self.env._(
                        "Line %(line)s does not fit the case: look at agency, claim, "
                        "currency and amount.",
                        line=row.line,
                    )
                )

    def _check_decision(self):
        self.check_access("read")
        self.env.user._followup_check("officer")
        if self.filtered(lambda one: one.state not in ("waiting", "failed")):
            raise UserError(self.env._("This row was decided already."))
        if self.filtered(lambda one: one.feedback_id.state == "refused"):
            raise UserError(
                self.env._("The file was refused: nothing of it is applied.")
            )
