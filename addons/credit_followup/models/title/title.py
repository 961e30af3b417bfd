from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...followup_core.title.ground import Ground
from ...followup_core.title.release import MOVES, State, Why

STATES = [
    (State.NONE.value, "Not reserved"),
    (State.RESERVED.value, "Reserved"),
    (State.RELEASED.value, "Released"),
    (State.RECOVERED.value, "Goods came back"),
    (State.GIVEN_UP.value, "Given up"),
]
REASONS = [
    (Why.NO_GROUND.value, "Nothing was agreed in time"),
    (Why.AGREED.value, "Nothing is paid"),
    (Why.PART_PAID.value, "A part is paid, which releases nothing"),
    (Why.PAID.value, "All is paid"),
    (Why.PAYMENT_UNDONE.value, "The payment was undone or returned"),
    (Why.NOTHING_OWED.value, "The invoice was credited"),
    (Why.GOODS_BACK.value, "All goods came back"),
    (Why.BY_HAND.value, "A person gave it up"),
]
GROUNDS = [
    (Ground.AGREED.value, "The customer accepted the clause in time"),
    (Ground.PRINTED.value, "The clause stood on the delivery slip"),
    (Ground.NO_CLAUSE.value, "No conditions with such a clause"),
    (Ground.NOT_ACCEPTED.value, "Nobody accepted the clause"),
    (Ground.TOO_LATE.value, "The clause came after the delivery"),
    (Ground.CONSUMER_SILENT.value, "A consumer has to agree, and did not"),
]


class CreditFollowupTitle(models.Model):
    """The title to the goods of one invoice: reserved until it is paid."""

    _name = "credit.followup.title"
    _description = "Reservation of Title"
    _inherit = ["credit.followup.clocked", "credit.followup.guarded", "mail.thread"]
    _moves = MOVES
    _clock_order = 7
    _order = "delivered_on desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("move_id", "partner_id")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(related="move_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="move_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    move_id = fields.Many2one(
        "account.move",
        string="Invoice",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    amount_open = fields.Monetary(related="move_id.amount_residual", string="Open")
    acceptance_id = fields.Many2one(
        "credit.followup.terms.acceptance",
        string="Accepted by",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    terms_id = fields.Many2one(
        "credit.followup.terms",
        string="Version",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    clause = fields.Text(related="terms_id.title_clause")
    delivered_on = fields.Date(
        string="Delivered on",
        readonly=True,
        help="The day on which the last goods left.",
    )
    share_ours = fields.Float(
        string="Share that is ours",
        readonly=True,
        help="Less than all of it only where the clause releases goods as they are "
        "paid.",
    )
    goods_ids = fields.One2many("credit.followup.goods", "title_id", readonly=True)
    ground = fields.Selection(GROUNDS, string="Because", readonly=True)
    by_hand = fields.Selection(
        [("reserved", "Reserved"), ("released", "Not reserved")],
        string="Said by a person",
        readonly=True,
        copy=False,
    )
    by_hand_why = fields.Char(string="Reason for it", readonly=True, tracking=True)
    by_hand_user_id = fields.Many2one("res.users", string="Said by", readonly=True)
    state = fields.Selection(
        STATES, required=True, default=State.NONE.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Why", readonly=True, default=Why.NO_GROUND.value
    )

    _one_per_invoice = models.Constraint(
        "UNIQUE(move_id)", "The title to the goods of an invoice is kept once."
    )

    @api.depends("move_id", "partner_id")
    def _compute_name(self):
        for one in self:
            parts = (one.move_id.name, one.partner_id.display_name)
            one.name = " · ".join(filter(None, parts))

    def write(self, vals):
        if not self.env.su and vals.keys() - {"message_follower_ids"}:
            raise AccessError(
                self.env._("What is reserved follows from what was agreed and paid.")
            )
        return super().write(vals)

    # === BUTTONS === #

    def action_say(self):
        """Ask why title is reserved in spite of everything, or is not."""
        self.ensure_one()
        self.check_access("read")
        self.env.user._followup_check("manager")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Change the reservation"),
            "res_model": "credit.followup.say.title",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_title_id": self.id},
        }

    def _say(self, said, why):
        """Keep what a person says of the reservation, and why."""
        self.ensure_one()
        if not (why or "").strip():
            raise UserError(self.env._("Say in a few words why."))
        self.sudo().write(
            {"by_hand": said, "by_hand_why": why, "by_hand_user_id": self.env.uid}
        )
        self.sudo()._look(fields.Date.context_today(self))
