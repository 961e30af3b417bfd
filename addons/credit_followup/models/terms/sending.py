from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...effects.terms import sendings as effects
from ...facts.terms.sendings import read_sendings
from ...followup_core.terms.proof import Way
from ...followup_core.terms.sendings import MOVES, Settings, State, Why, judge

STATES = [
    (State.SENT.value, "Sent"),
    (State.SILENT.value, "Nobody objected"),
    (State.ANSWERED.value, "Answered"),
    (State.OBJECTED.value, "Objected"),
    (State.RETURNED.value, "Not served"),
]
REASONS = [
    (Why.SENT.value, "The days to object are running"),
    (Why.TIME_OVER.value, "The days to object are over"),
    (Why.WROTE.value, "He wrote: somebody has to read it"),
    (Why.BOUNCED.value, "The e-mail came back"),
    (Why.BY_HAND.value, "A person noted it"),
]


class CreditFollowupTermsSending(models.Model):
    """Conditions of sale that were sent to a customer again, and what came of it."""

    _name = "credit.followup.terms.sending"
    _description = "Conditions Sent again"
    _inherit = ["credit.followup.clocked", "credit.followup.guarded", "mail.thread"]
    _moves = MOVES
    _order = "sent_on desc, id desc"
    _check_company_auto = True
    _rec_name = "partner_id"

    company_id = fields.Many2one("res.company", required=True, index=True)
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    terms_id = fields.Many2one(
        "credit.followup.terms",
        string="Version",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    sent_on = fields.Date(string="Sent on", required=True, readonly=True)
    email = fields.Char(string="Sent to", readonly=True)
    sha256 = fields.Char(
        string="SHA-256", readonly=True, help="Of the document that was sent."
    )
    mail_message_id = fields.Many2one(
        "mail.message", string="Message", readonly=True, ondelete="set null"
    )
    acceptance_id = fields.Many2one(
        "credit.followup.terms.acceptance",
        string="Proof",
        readonly=True,
        ondelete="restrict",
        check_company=True,
        help="What his silence is noted as.",
    )
    is_returned = fields.Boolean(readonly=True)
    is_answered = fields.Boolean(readonly=True)
    state = fields.Selection(
        STATES, required=True, default=State.SENT.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, default=Why.SENT.value
    )

    _once_a_day = models.Constraint(
        "UNIQUE(terms_id, partner_id, sent_on)", "Sent to this customer on that day."
    )

    def write(self, vals):
        if not self.env.su and vals.keys() - {"message_follower_ids"}:
            raise AccessError(
                self.env._("What was sent stays as it was: note what he says.")
            )
        return super().write(vals)

    # === SENDING === #

    @api.model
    def _send_again(self, company, today):
        """Send the version in force to who had it neither signed nor sent in a year."""
        return effects.send_again(company, today)

    # === WHAT COMES BACK === #

    def _message_post_after_hook(self, message, msg_vals):
        """Take a mail that comes in as an answer, which a person reads."""
        if message.message_type == "email":
            self.sudo().is_answered = True
            self.sudo()._look(fields.Date.context_today(self))
        return super()._message_post_after_hook(message, msg_vals)

    def _message_receive_bounce(self, email, partner):
        result = super()._message_receive_bounce(email, partner)
        self.sudo().is_returned = True
        self.sudo()._look(fields.Date.context_today(self))
        return result

    # === BUTTONS === #

    def action_objected(self):
        """Note that he does not accept them."""
        self._say(State.OBJECTED)
        return True

    def action_no_objection(self):
        """Note that what he wrote is no objection."""
        self._say(State.SILENT)
        return True

    def _say(self, state):
        self.check_access("read")
        self.env.user._followup_check("officer")
        if self.filtered(lambda one: state not in self._moves[State(one.state)]):
            raise UserError(self.env._("That does not follow from where it stands."))
        self.sudo()._enter(state.value, Why.BY_HAND.value)

    # === CLOCK === #

    def _rulings(self, today):
        rulings = []
        for company, own in self.grouped("company_id").items():
            settings = Settings(company.followup_objection_days)
            rulings += [judge(one, today, settings) for one in read_sendings(own)]
        return rulings

    def _entered(self, state):
        """Note his silence as such; it counts no more once he objects."""
        result = super()._entered(state)
        if state == State.SILENT.value:
            for one in self.filtered(lambda sending: not sending.acceptance_id):
                one.acceptance_id = one.terms_id._accepted(
                    one.partner_id,
                    Way.SILENCE.value,
                    accepted_on=fields.Date.context_today(one),
                    accepted_by=one.email,
                )
        elif state in (State.OBJECTED.value, State.RETURNED.value):
            said = dict(self._fields["state"]._description_selection(self.env))
            self.acceptance_id.write(
                {
                    "withdrawn_reason": said[state],
                    "withdrawn_on": fields.Date.context_today(self),
                    "withdrawn_by_id": self.env.uid,
                }
            )
        return result
