from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from ..models.losses.loss_steps import FILED, HANDED, NOTIFIED

WHAT = [
    ("notified", "The overdue was notified"),
    ("handed_over", "It was handed over"),
    ("filed", "The claim was filed"),
    ("upheld", "The insurer upholds his cover"),
    ("declined", "The insurer does not pay"),
    ("reopened", "The insurer looks at it again"),
    ("indemnity", "The insurer pays"),
    ("share", "His share of what came in is paid"),
    ("taken_back", "What was noted was a mistake"),
]
DONE = {"notified": NOTIFIED, "handed_over": HANDED, "filed": FILED}
MONEY = ("indemnity", "share")
# What changes money, or what was noted before, a manager says.
BY_MANAGER = (*MONEY, "upheld", "taken_back")


class CreditFollowupInsuranceSay(models.TransientModel):
    """What was done with an insured loss, or what the insurer said."""

    _name = "credit.followup.insurance.say"
    _description = "Note What Was Done with an Insurer"

    loss_id = fields.Many2one(
        "credit.followup.insurance.loss", string="Insured loss", required=True
    )
    what = fields.Selection(WHAT, string="What happened", required=True)
    possible = fields.Char(compute="_compute_possible")
    on = fields.Date(required=True, default=fields.Date.context_today)
    item_ids = fields.Many2many(
        "credit.followup.insurance.loss.item",
        "credit_followup_insurance_say_item",
        string="Items",
        domain="[('loss_id', '=', loss_id)]",
        help="Empty: all of them.",
    )
    duty = fields.Selection(
        [
            ("notified", "The notice"),
            ("handed_over", "The hand-over"),
            ("filed", "The filing"),
        ],
        string="Of which",
    )
    currency_id = fields.Many2one(related="loss_id.contract_currency_id")
    amount = fields.Monetary(
        compute="_compute_amount", store=True, readonly=False, precompute=True
    )
    insurer_ref = fields.Char(string="Number at the insurer")
    why = fields.Char(string="In a few words")

    @api.depends("loss_id")
    def _compute_possible(self):
        for wizard in self:
            wizard.possible = ",".join(wizard._possible())

    def _possible(self):
        """Yield what can have happened to the loss, in its order."""
        loss, items = self.loss_id, self.loss_id.item_ids
        if loss.is_declined:
            return ["reopened"]
        if loss.indemnified_on:
            return ["share", "taken_back"]
        done = [what for what, name in DONE.items() if not all(items.mapped(name))]
        noted = any(one[name] for one in items for name in DONE.values())
        is_lost = "forfeited" in items.mapped("stage")
        said = [*done, *(["upheld"] if is_lost else []), "indemnity", "declined"]
        return [*said, "taken_back"] if noted else said

    @api.depends("what", "loss_id")
    def _compute_amount(self):
        for wizard in self:
            loss = wizard.loss_id
            proposed = {
                "indemnity": loss.amount_at_risk,
                "share": loss.amount_to_share,
            }
            wizard.amount = proposed.get(wizard.what, 0.0)

    def action_apply(self):
        """Note it; where the loss stands follows from it at once."""
        self.ensure_one()
        role = "manager" if self.what in BY_MANAGER else "officer"
        self.env.user._followup_check(role)
        self.loss_id.check_access("write")
        self._check_said()
        if self.insurer_ref:
            self.loss_id.insurer_ref = self.insurer_ref
        self._apply()
        return {"type": "ir.actions.act_window_close"}

    def _check_said(self):
        if self.what in ("upheld", "declined", "taken_back") and not self.why:
            raise UserError(self.env._("Say why in a few words."))
        if self.what == "taken_back" and not self.duty:
            raise UserError(self.env._("Say what was not done."))
        if self.what in MONEY and self.currency_id.compare_amounts(self.amount, 0) <= 0:
            raise UserError(self.env._("Say how much: more than zero."))

    def _apply(self):
        loss, items = self.loss_id, self.item_ids or self.loss_id.item_ids
        if self.what in DONE:
            words = dict(self._fields["what"]._description_selection(self.env))
            day = format_date(self.env, self.on, date_format="medium")
            said = f"{words[self.what]} ({day}) {self.why or ''}".strip()
            loss._note_done(DONE[self.what], self.on, items, said)
        elif self.what == "taken_back":
            loss._take_back(DONE[self.duty], items, self.why)
        elif self.what == "upheld":
            loss._uphold(items, self.why)
        elif self.what in MONEY:
            loss._check_day(self.on)
            book = loss._indemnify if self.what == "indemnity" else loss._share
            book(self.amount, self.on)
        else:
            loss._decline(self.why if self.what == "declined" else False)
