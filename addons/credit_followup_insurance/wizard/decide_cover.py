from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.cover.covers import COVERING, Decision

DECISIONS = [
    (Decision.GRANTED.value, "Granted"),
    (Decision.REDUCED.value, "Reduced"),
    (Decision.REFUSED.value, "Refused"),
    (Decision.WITHDRAWN.value, "Withdrawn"),
]


class CreditFollowupInsuranceDecide(models.TransientModel):
    """What an insurer decided of a customer: on the request, or as the next cover."""

    _name = "credit.followup.insurance.decide"
    _description = "Note What an Insurer Decided"

    cover_id = fields.Many2one("credit.followup.insurance.cover", required=True)
    currency_id = fields.Many2one(related="cover_id.currency_id")
    decision = fields.Selection(DECISIONS, required=True)
    limit = fields.Monetary()
    valid_from = fields.Date(
        string="From",
        required=True,
        default=fields.Date.context_today,
        help="What was delivered before keeps the cover that it had.",
    )
    valid_until = fields.Date(
        string="Over on", help="The first day on which it does not count."
    )
    reference = fields.Char(required=True)
    rating = fields.Char()
    buyer_ref = fields.Char(string="The insurer's number of the customer")
    file = fields.Binary(string="Document")
    file_name = fields.Char()
    note = fields.Char()

    def action_apply(self):
        """Note the decision; from its first day on it counts."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        self.cover_id.check_access("write")
        covers = Decision(self.decision) in COVERING
        if covers and self.currency_id.compare_amounts(self.limit, 0) <= 0:
            raise UserError(self.env._("Say up to how much: more than zero."))
        if self.valid_until and self.valid_until <= self.valid_from:
            raise UserError(self.env._("A decision counts at least for a day."))
        said = {
            "limit": self.limit if covers else 0.0,
            "valid_until": self.valid_until,
            "reference": self.reference,
        }
        more = ("rating", "buyer_ref", "file", "file_name", "note")
        said |= {name: self[name] for name in more if self[name]}
        decided = self.cover_id._decide(self.decision, self.valid_from, said)
        return decided._get_records_action()
