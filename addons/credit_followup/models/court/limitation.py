from odoo import api, fields, models
from odoo.tools.misc import format_date

from ...decisions.court.limitations import values_of, watch
from ...decisions.sentences import words
from ...effects.court import limitations as effects
from ...effects.tasks import managers
from ...facts.court.limitations import proofs_of, read_limitations
from ...facts.items import unpaid
from ...followup_core.court.limitation import (
    MOVES,
    Settings,
    State,
    Why,
    judge,
    owed_of,
)
from ...followup_core.court.limits import limit
from ...followup_core.law.court.evidence import Evidence
from ..ledger.loose import LooseMany2one

STATES = [
    (State.RUNNING.value, "More than half a year left"),
    (State.NEAR.value, "Less than half a year left"),
    (State.CLOSE.value, "Less than a month left"),
    (State.PASSED.value, "Barred"),
    (State.SUSPENDED.value, "Proceedings are open"),
    (State.UNKNOWN.value, "Not known"),
    (State.ENDED.value, "Nothing open"),
]
REASONS = [
    (Why.RUNNING.value, "The time of the law runs"),
    (Why.EXTENDED.value, "Extended by a notice"),
    (Why.TITLE.value, "By a title"),
    (Why.SUSPENDED.value, "Proceedings are open"),
    (Why.UNKNOWN_LAW.value, "How long such a debt lives is not known here"),
    (Why.NO_DUE_DATE.value, "It has no due date"),
    (Why.NOTHING_OPEN.value, "Nothing is open any more"),
]
EVIDENCE = [
    (Evidence.ACKNOWLEDGEMENT.value, "Acknowledged in writing"),
    (Evidence.PART_PAYMENT.value, "Part payment"),
    (Evidence.AGREEMENT.value, "Signed agreement"),
    (Evidence.WRITTEN_DEMAND.value, "Formal notice"),
    (Evidence.LAWYER_NOTICE.value, "Notice of a lawyer or a bailiff"),
    (Evidence.COURT_CLAIM.value, "Action before a court"),
    (Evidence.PAYMENT_ORDER.value, "Order to pay, served"),
    (Evidence.JUDGMENT.value, "Enforceable title"),
    (Evidence.ENFORCEMENT.value, "Act of enforcement"),
    (Evidence.INSOLVENCY_CLAIM.value, "Claim filed in an insolvency"),
]


class CreditFollowupLimitation(models.Model):
    """Until when an item can be claimed: reckoned anew from all evidence each time."""

    _name = "credit.followup.limitation"
    _description = "Limitation of an Item"
    _inherit = [
        "credit.followup.clocked",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    # Nobody writes one, and its tasks are for who reads it.
    _mail_post_access = "read"
    # After all that interrupts: agreements, payments, cases.
    _clock_order = 14
    _order = "last_on, id"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
    )
    # The night makes rows beside accountants: a key would lock the items.
    move_line_id = LooseMany2one(
        "account.move.line",
        string="Item",
        required=True,
        readonly=True,
        check_company=True,
    )
    move_id = fields.Many2one(related="move_line_id.move_id", string="Invoice")
    currency_id = fields.Many2one(related="move_line_id.currency_id")
    amount = fields.Monetary(
        related="move_line_id.amount_residual_currency", string="Open"
    )
    last_on = fields.Date(
        string="Claimable until",
        readonly=True,
        index="btree_not_null",
        help="The last day on which it can be claimed; empty where none can be given.",
    )
    since = fields.Date(
        string="Runs from",
        readonly=True,
        help="The due date, or the day of what interrupted the time before.",
    )
    proof = fields.Selection(EVIDENCE, string="Interrupted by", readonly=True)
    article = fields.Char(readonly=True)
    law = fields.Char(string="By law", compute="_compute_law")
    source = fields.Char(readonly=True)
    state = fields.Selection(
        STATES, required=True, readonly=True, default=State.RUNNING.value, index=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, default=Why.RUNNING.value
    )
    user_id = fields.Many2one(
        "res.users", string="Responsible", compute="_compute_user_id"
    )

    _item_uniq = models.UniqueIndex(
        "(move_line_id)", "The limitation of this item is watched already."
    )

    @api.depends("move_line_id", "last_on")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            item = one.move_line_id.move_name or one.partner_id.display_name
            day = one.last_on and format_date(self.env, one.last_on)
            one.display_name = " · ".join(filter(None, (item, day)))

    @api.depends("article")
    @api.depends_context("lang")
    def _compute_law(self):
        for one in self:
            one.law = words(self.env, one.article or "")

    @api.depends("partner_id", "company_id")
    def _compute_user_id(self):
        for one in self:
            company = one.company_id.sudo()
            customer = one.partner_id.with_company(company).sudo()
            own = customer.followup_user_id or company.followup_user_id
            one.user_id = own or managers(self.env, company)[:1]

    # === SEAM === #

    @api.model
    def _proofs(self, lines):
        """Return what moves the time of items: ``{line id: [Proof]}``.

        The core's ``Proof``; in a constant number of queries.
        """
        return proofs_of(lines)

    # === BUTTONS === #

    def action_evidence(self):
        """Open the window in which what interrupted the time is noted."""
        self.env.user._followup_check("officer")
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Evidence"),
            "res_model": "credit.followup.evidence",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_company_id": self.company_id.id,
                "default_partner_id": self.partner_id.id,
                "default_move_line_ids": self.move_line_id.ids,
            },
        }

    def action_write_off(self):
        """Open the window in which barred items are given up."""
        self.check_access("read")
        return self.move_line_id.action_followup_write_off()

    # === CLOCK === #

    def _rulings(self, today):
        """Rule on each, and keep the day with its law beside the state."""
        found = read_limitations(self)
        for one, item in zip(self, found, strict=True):
            if item.is_open:
                one._keep(values_of(limit(owed_of(item))))
        return [judge(item, today, Settings()) for item in found]

    def _entered(self, state):
        effects.entered(State(state), self)

    def _look(self, today):
        """Forget what is paid: it comes back with a payment that is undone."""
        result = super()._look(today)
        effects.planned(self)
        self.filtered(lambda one: one.state == State.ENDED.value).unlink()
        return result

    @api.model
    def _look_at_lines(self, lines):
        """Reckon the time of these items anew, and watch those that are new."""
        today = fields.Date.context_today(self)
        known = self.search([("move_line_id", "in", lines.ids)])
        made = watch(unpaid(lines) - known.move_line_id, today)
        (known | made)._look(today)
