from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.events import (
    MONEY,
    CloseCode,
    Event,
    Kind,
    PaidTo,
    RejectReason,
)
from odoo.addons.credit_followup.models.handover.mapping import EVENTS
from odoo.addons.credit_followup.models.handover.mapping_code import (
    CLOSES,
    PAYEES,
    REJECTIONS,
)

AMOUNTS = [one.value for one in MONEY]


class CreditFollowupSay(models.TransientModel):
    """What an agency said by telephone, letter or e-mail: as a row of a file would."""

    _name = "credit.followup.say"
    _description = "Note What an Agency Said"

    placement_id = fields.Many2one(
        "credit.followup.placement", string="Case", required=True
    )
    currency_id = fields.Many2one(related="placement_id.currency_id")
    kind = fields.Selection(EVENTS, string="It says", required=True)
    has_amount = fields.Boolean(compute="_compute_has_amount")
    item_id = fields.Many2one(
        "credit.followup.placement.item",
        string="Claim",
        domain="[('placement_id', '=', placement_id), ('answer', '!=', 'proposed')]",
        help="Empty: it is about the whole case.",
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    amount = fields.Monetary()
    fee = fields.Monetary(help="What it keeps of this payment.")
    fee_tax = fields.Monetary(string="Tax on the fee")
    fees_netted = fields.Boolean(
        string="Kept of what it pays out",
        compute="_compute_fees_netted",
        store=True,
        readonly=False,
        precompute=True,
    )
    paid_to = fields.Selection(PAYEES, string="Paid to", default=PaidTo.AGENCY.value)
    payment_ref = fields.Char(
        string="Number of the payment", help="Its number at the agency."
    )
    payout_ref = fields.Char(
        string="Number of the payout", help="Its number at the agency."
    )
    due_on = fields.Date(string="Promised for")
    close = fields.Selection(CLOSES, string="Closed as")
    reject = fields.Selection(REJECTIONS, string="Rejected because")
    agency_ref = fields.Char(string="Its number of the case")
    text = fields.Char(string="In its words")

    @api.depends("kind")
    def _compute_has_amount(self):
        for wizard in self:
            wizard.has_amount = wizard.kind in AMOUNTS

    @api.depends("placement_id")
    def _compute_fees_netted(self):
        for wizard in self:
            wizard.fees_netted = wizard.placement_id.agency_id.mapping_id.fees_netted

    def action_apply(self):
        """Judge it as a row of a file, and apply it unless somebody has to look."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        self.placement_id.check_access("read")
        self._check_said()
        feedback = self.env["credit.followup.feedback"]
        row = feedback._take_word(self.placement_id, self._event(), self.fees_netted)
        if row.state == "waiting":
            return {
                **self.env["ir.actions.act_window"]._for_xml_id(
                    "credit_followup_agency.action_feedback_row"
                ),
                "domain": [("id", "=", row.id)],
            }
        return {"type": "ir.actions.act_window_close"}

    def _check_said(self):
        if self.date > fields.Date.context_today(self):
            raise UserError(self.env._("The agency cannot have said it in the future."))
        if self.has_amount and self.currency_id.compare_amounts(self.amount, 0) <= 0:
            raise UserError(self.env._("Say how much: more than zero."))
        if self.kind == Kind.PAYOUT.value and not self.payout_ref:
            raise UserError(self.env._("Say which payout it is: its number."))

    def _event(self):
        """Return it as the agency's file would have it."""
        kind, case = Kind(self.kind), self.placement_id
        line = self.item_id.move_line_id
        said = {
            "case_ref": "" if kind is Kind.PAYOUT else case.name,
            "claim_ref": claim_ref(line) if line else "",
            "agency_ref": self.agency_ref or "",
            "text": self.text or "",
            "due_on": self.due_on or None,
        }
        if kind is Kind.CLOSED and self.close:
            said["close"] = CloseCode(self.close)
        if kind is Kind.REJECTED and self.reject:
            said["reject"] = RejectReason(self.reject)
        return Event(1, kind, self.date, uuid4().hex, **said, **self._money_of(kind))

    def _money_of(self, kind):
        if kind not in MONEY:
            return {}
        found = {
            "amount": money(self.amount),
            "currency": self.currency_id.name,
            "paid_to": PaidTo(self.paid_to or PaidTo.AGENCY.value),
            "payment_id": self.payment_ref or "",
            "payout_id": self.payout_ref or "",
        }
        if kind is Kind.FEE:
            # A bill is its fee and the tax.
            found["fee"] = money(self.amount) - money(self.fee_tax)
        elif self.fee:
            found["fee"] = money(self.fee)
        if self.fee_tax:
            found["fee_tax"] = money(self.fee_tax)
        return found
