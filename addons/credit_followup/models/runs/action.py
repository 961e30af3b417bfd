from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...const import COUNTED
from ..ledger.loose import LooseMany2one
from ..scenario.level import MODES

STATES = [
    ("proposed", "Proposed"),
    ("ready", "Ready"),
    ("to_do", "To do by hand"),
    ("sent", "Sent"),
    ("delivered", "Delivered"),
    ("done", "Done"),
    ("failed", "Failed"),
    ("cancelled", "Cancelled"),
]
TASKS = [
    ("phone", "Call"),
    ("visit", "Visit"),
    ("approve", "Approve"),
    ("review", "Review"),
    ("letter", "Print"),
    ("registered", "To the post office"),
    ("decide", "Decide"),
    ("repair", "Reach another way"),
]
CARRIED_OUT = (*COUNTED, "failed")
# Why a customer was left out after the proposal.
LEFT_OUT = [
    ("user_excluded", "Left out by a person"),
    ("changed", "Changed since the proposal"),
]
# What a person may change on a proposal, and nothing else; nothing once it was sent.
TEXT = {"note", "subject"}
EDITABLE = TEXT | {"user_id"}
UPDATE_COMMAND = 1


class CreditFollowupAction(models.Model):
    """What was decided for one customer group, and what became of it."""

    _name = "credit.followup.action"
    _description = "Follow-up Action"
    _inherit = ["mail.thread", "mail.activity.mixin", "credit.followup.summed"]
    _order = "date desc, nature desc, amount_company desc, id"
    _check_company_auto = True
    _mail_post_access = "read"
    _rec_names_search = ("partner_id",)

    name = fields.Char(compute="_compute_name")
    reference = fields.Char(compute="_compute_reference")
    run_id = fields.Many2one(
        "credit.followup.run",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    # Found by the index of the last contact.
    company_id = fields.Many2one("res.company", required=True)
    company_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company currency"
    )
    # Who has one is not deleted: see ``res.partner``.
    partner_id = LooseMany2one(
        "res.partner", string="Customer", required=True, index=True, check_company=True
    )
    group_key = fields.Integer(
        string="Group key",
        readonly=True,
        help="The customer as it was decided for; a merge of contacts leaves it alone.",
    )
    currency_id = fields.Many2one("res.currency", required=True)
    kind = fields.Selection(
        [("message", "Message"), ("decision", "Decision")], required=True
    )
    state = fields.Selection(
        STATES, required=True, default="proposed", tracking=True, copy=False
    )
    policy_id = fields.Many2one(
        "credit.followup.policy", check_company=True, ondelete="restrict"
    )
    level_id = fields.Many2one(
        "credit.followup.level",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    nature = fields.Selection(related="level_id.nature", store=True)
    segment = fields.Selection(related="policy_id.segment", store=True)
    mode = fields.Selection(MODES, help="Who lets this action go.")
    user_id = fields.Many2one("res.users", string="Responsible", check_company=True)
    date = fields.Date(required=True, index=True)
    deadline_on = fields.Date(string="Deadline given")
    is_test = fields.Boolean(string="Test")
    line_ids = fields.One2many("credit.followup.action.line", "action_id")
    delivery_ids = fields.One2many("credit.followup.delivery", "action_id")
    # Amounts as decided, read again when the message leaves.
    amount_claimed = fields.Monetary(string="Claimed")
    # What led to the decision on its day, for whoever asks years later.
    facts = fields.Json(prefetch=False, readonly=True, copy=False)
    amount_credits = fields.Monetary(string="Unallocated credits")
    amount_due = fields.Monetary(string="To pay", help="Claimed less credits.")
    company_rate = fields.Float(
        string="Rate to company currency",
        digits=0,
        readonly=True,
        help="What one unit is worth in company currency.",
    )
    item_count = fields.Integer(string="Items")
    days_late = fields.Integer(
        string="Days late when made", help="Of the oldest item, on the action's date."
    )
    sent_on = fields.Datetime(string="Sent on", readonly=True, copy=False)
    served_on = fields.Date(
        string="Counts from",
        readonly=True,
        copy=False,
        help="The day from which the level counts.",
    )
    arrives_on = fields.Date(
        string="Reaches the customer on",
        readonly=True,
        copy=False,
        help="The day of sending plus the days that the slowest channel travels.",
    )
    confirmed_by_id = fields.Many2one(
        "res.users", string="Confirmed by", readonly=True, copy=False
    )
    approved_by_id = fields.Many2one(
        "res.users", string="Approved by", readonly=True, copy=False
    )
    cancel_reason = fields.Char(string="Cancelled because", readonly=True, copy=False)
    left_out = fields.Selection(
        LEFT_OUT,
        string="Left out",
        readonly=True,
        copy=False,
        help="How the run counts this customer.",
    )
    error = fields.Char(readonly=True, copy=False)
    is_settled = fields.Boolean(
        string="Settled",
        readonly=True,
        copy=False,
        help="A person has seen to what had failed.",
    )
    duplicate_of_id = fields.Many2one(
        "credit.followup.action",
        string="Duplicate of",
        readonly=True,
        index="btree_not_null",
        check_company=True,
    )
    awaits_approval = fields.Boolean(
        string="Awaits approval", compute="_compute_awaits_approval"
    )
    todo = fields.Selection(
        TASKS,
        string="What to do",
        compute="_compute_todo",
        store=True,
        index=True,
        group_expand="_order_todo",
        help="What a person has to do next; empty when nobody has to do anything.",
    )

    # Law 2: one action per group and run; a duplicate is asked for explicitly.
    _group_uniq = models.UniqueIndex(
        "(run_id, group_key, currency_id) WHERE duplicate_of_id IS NULL",
        "A run makes one action per customer and currency.",
    )
    # What a night and an executing worker look for, however many have left.
    _waiting_idx = models.Index(
        "(company_id, partner_id) WHERE state IN ('proposed', 'ready')"
    )
    _ready_idx = models.Index("(id) WHERE state = 'ready'")
    # The last contact of a customer group.
    _contact_idx = models.Index("(company_id, partner_id, currency_id, arrives_on)")

    # === COMPUTE METHODS === #

    @api.depends("partner_id", "level_id", "kind")
    @api.depends_context("lang")
    def _compute_name(self):
        decision = self.env._("Decision")
        for action in self:
            step = action.level_id.name or decision
            action.name = f"{action.partner_id.display_name or ''} · {step}"

    @api.depends("create_date")
    def _compute_reference(self):
        for action in self:
            action.reference = f"FU-{action._origin.id or 0:06}"

    @api.depends("name")
    def _compute_display_name(self):
        for action in self:
            action.display_name = action.name

    @api.depends("state", "mode", "confirmed_by_id", "approved_by_id")
    def _compute_awaits_approval(self):
        for action in self:
            action.awaits_approval = (
                action.state == "proposed"
                and action.mode == "four_eyes"
                and bool(action.confirmed_by_id)
                and not action.approved_by_id
            )

    @api.depends(
        "state",
        "kind",
        "mode",
        "is_settled",
        "is_test",
        "confirmed_by_id",
        "approved_by_id",
        "delivery_ids.state",
        "delivery_ids.channel",
        "delivery_ids.error",
    )
    def _compute_todo(self):
        for action in self:
            action.todo = action._next_todo()

    # === CRUD METHODS === #

    def write(self, vals):
        """Let people edit a proposal; what was sent is frozen for everybody.

        A changed text must be confirmed again: four eyes saw the old one.
        """
        if self.env.su or self._is_chatter(vals):
            return super().write(vals)
        self._check_editable(vals)
        result = super().write(vals)
        if TEXT & vals.keys():
            self.sudo().write({"confirmed_by_id": False, "approved_by_id": False})
        return result

    def _check_company(self, fnames=None):  # pylint: disable=missing-return
        """Check each value once per company.

        A night links thousands of actions to the same few levels, policies and users;
        Odoo's own check would evaluate a domain for each of them.
        """
        every = fnames is None or "company_id" in fnames
        for name in self._fields if every else fnames:
            if self._fields[name].relational and self._fields[name].check_company:
                one_each = {(one.company_id, one[name]): one.id for one in self}
                firsts = self.browse(one_each.values())
                super(CreditFollowupAction, firsts)._check_company([name])

    def _check_editable(self, vals):
        """Refuse everything but the texts of a proposal and the notes on deliveries."""
        names = vals.keys() - {"delivery_ids"}
        commands = {command[0] for command in vals.get("delivery_ids", [])}
        if not names <= EDITABLE or not commands <= {UPDATE_COMMAND}:
            raise AccessError(
                self.env._("Use the buttons: these fields follow the procedure.")
            )
        if names and any(action.state != "proposed" for action in self):
            raise UserError(
                self.env._("Only a proposal can be edited; this one has left.")
            )

    @api.model
    def _is_chatter(self, vals):
        """Tell whether only discussion and activities are written."""
        return all(name.startswith(("message_", "activity_")) for name in vals)

    # === GETTERS === #

    def _next_todo(self):
        """Return the code of what a person has to do for one action."""
        self.ensure_one()
        if self.state == "proposed":
            return "approve" if self.awaits_approval else "review"
        if self.state == "failed":
            return False if self.is_settled else "repair"
        if self.kind == "decision" and self.state == "to_do":
            return "decide"
        by_hand = self.delivery_ids.filtered(lambda one: one.state == "by_hand")
        if by_hand.filtered("error"):
            return "repair"
        if self.is_test or not by_hand:
            return False
        channels = set(by_hand.mapped("channel"))
        return next((code for code, _name in TASKS if code in channels), False)

    @api.model
    def _order_todo(self, values, domain):
        """Show the columns of the cockpit in the order of urgency, not of the code."""
        return [code for code, _name in TASKS if code in values]
