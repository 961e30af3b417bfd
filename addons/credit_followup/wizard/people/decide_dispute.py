from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import is_html_empty

from ...followup_core.people.disputes import State, Why


class CreditFollowupDecideDispute(models.TransientModel):
    """Say what was found, read what is written to the customer, and decide."""

    _name = "credit.followup.decide.dispute"
    _description = "Decide a Dispute"
    _inherit = "credit.followup.window"

    dispute_id = fields.Many2one(
        "credit.followup.dispute", required=True, readonly=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="dispute_id.currency_id")
    amount = fields.Monetary(related="dispute_id.amount")
    customer_words = fields.Text(related="dispute_id.words", string="What he says")
    what = fields.Selection(
        [(State.ACCEPTED.value, "Accept"), (State.REJECTED.value, "Reject")],
        string="Decision",
        required=True,
        default=State.REJECTED.value,
    )
    words = fields.Text(
        string="Why",
        help="In the customer's language: it is placed in the text below.",
    )
    recipient_id = fields.Many2one(
        "res.partner", string="Written to", compute="_compute_recipient_id"
    )
    is_mailed = fields.Boolean(
        string="Send it by e-mail",
        compute="_compute_is_mailed",
        readonly=False,
        store=True,
    )
    letter = fields.Html(
        string="Text", compute="_compute_letter", store=True, readonly=False
    )

    @api.depends("dispute_id")
    def _compute_recipient_id(self):
        for wizard in self:
            wizard.recipient_id = wizard.dispute_id._addressee()

    @api.depends("recipient_id")
    def _compute_is_mailed(self):
        for wizard in self:
            wizard.is_mailed = bool(wizard.recipient_id.email)

    @api.depends("what", "words", "dispute_id")
    def _compute_letter(self):
        for wizard in self:
            is_accepted = wizard.what == State.ACCEPTED.value
            wizard.letter = wizard.dispute_id._text(is_accepted, wizard.words or "")

    @api.model_create_multi
    def create(self, vals_list):
        """Show a dispute only to who may read it."""
        ids = [vals.get("dispute_id") for vals in vals_list]
        self.env["credit.followup.dispute"].browse(filter(None, ids)).check_access(
            "read"
        )
        return super().create(vals_list)

    @api.model
    def _open(self, dispute):
        """Return the window in which a dispute is decided."""
        self.env.user._followup_check("officer")
        wizard = self.create({"dispute_id": dispute.id})
        return {
            "type": "ir.actions.act_window",
            "name": dispute.name,
            "res_model": self._name,
            "res_id": wizard.id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
        }

    def action_apply(self):
        """Decide, and write what is in the window to the customer."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        dispute = self.dispute_id
        dispute.check_access("write")
        dispute._check_running()
        if self.what == State.REJECTED.value and not self.words:
            raise UserError(self.env._("Say why: the customer has to know."))
        if is_html_empty(self.letter):
            raise UserError(self.env._("Write what the customer gets to read."))
        if self.is_mailed and not self.recipient_id.email:
            raise UserError(self.env._("The customer has no e-mail address."))
        state = State(self.what)
        why = Why.REJECTED if state is State.REJECTED else Why.CREDIT_AWAITED
        values = {"decision": self.words, "letter": self.letter}
        dispute._decide(state, why, values)
        if self.is_mailed:
            dispute._send_decision()
        else:
            dispute._ask_to_post()
        return {"type": "ir.actions.act_window_close"}
