from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...const import NATURES
from ...followup_core.vocabulary import Basis, Channel, Nature

# Who lets a message go: nobody, a person, two. In the order of their strictness.
MODES = [
    ("automatic", "Automatic"),
    ("confirm", "To confirm"),
    ("four_eyes", "Four eyes"),
]


class CreditFollowupLevel(models.Model):
    """One step of a policy: when, in which tone, by which channels."""

    _name = "credit.followup.level"
    _description = "Follow-up Level"
    _inherit = ["credit.followup.guarded"]
    _company_fields = ("policy_id",)
    _order = "policy_id, sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    policy_id = fields.Many2one(
        "credit.followup.policy", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="policy_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    sequence = fields.Integer(default=10)
    days = fields.Integer(
        required=True,
        help="Days after the date on the right; negative for days before it.",
    )
    basis = fields.Selection(
        [
            (Basis.DUE.value, "the due date"),
            (Basis.INVOICE.value, "the invoice date"),
        ],
        string="Counted from",
        required=True,
        default=Basis.DUE.value,
    )
    nature = fields.Selection(
        NATURES, required=True, default=str(Nature.REMINDER.value)
    )
    by_email = fields.Boolean(string="E-mail", default=True)
    by_letter = fields.Boolean(string="Letter")
    by_registered = fields.Boolean(string="Registered letter")
    by_phone = fields.Boolean(string="Phone call")
    by_visit = fields.Boolean(string="Visit")
    mode = fields.Selection(
        MODES,
        required=True,
        default="confirm",
        help="Automatic: sent by the nightly run. To confirm: a person confirms it. "
        "Four eyes: a second person approves it as well.",
    )
    least_days = fields.Integer(
        string="Days since contact",
        help="Minimum number of days since the previous contact; the longer of this "
        "and the policy's own figure applies.",
    )
    deadline_days = fields.Integer(
        string="Days to pay", default=8, help="Days that the message gives to pay."
    )
    minimum = fields.Monetary(
        string="Minimum amount",
        help="The level is skipped for now while its items together are below this.",
    )
    template_id = fields.Many2one(
        "mail.template",
        string="Text",
        domain="[('model', '=', 'credit.followup.action')]",
        help="The text of the e-mail and of the letter.",
    )
    consequence = fields.Char(
        translate=True,
        help="What happens if the deadline passes, as one sentence to the customer.",
    )
    commits = fields.Selection(
        [
            ("next", "The next level, or the decision after the last one"),
            ("task", "A person: it becomes a task"),
        ],
        string="Carried out by",
        default="next",
        help="Who does what is announced here, on the day after the deadline. Empty: "
        "nothing is promised, and nobody is reminded of it.",
    )
    claim_charges = fields.Boolean(
        string="Claims interest and compensation",
        help="What the law or an accepted clause gives, where the company claims it.",
    )
    lists_facts = fields.Boolean(
        string="Lists the facts and annexes copies",
        help="What was accepted, written, said, promised and agreed stands in the "
        "message by its dates, in place of the earlier messages. Copies follow as "
        "numbered annexes, as they were sent.",
    )
    attach_invoices = fields.Boolean(
        string="Attach invoices", help="Attach the invoices as PDF to the e-mail."
    )
    to_escalation = fields.Boolean(
        string="Also to the escalation contact",
        help="Send a copy to the customer's contact marked for escalation.",
    )
    server_action_id = fields.Many2one(
        "ir.actions.server",
        string="Server action",
        domain="[('model_id.model', '=', 'credit.followup.action')]",
        groups="base.group_system",
        help="An action of your own that runs on each follow-up action of this level.",
    )
    timing = fields.Char(compute="_compute_timing", string="When")
    channels_text = fields.Char(compute="_compute_channels_text", string="Channels")

    _check_days_positive = models.Constraint(
        "CHECK(least_days >= 0 AND deadline_days >= 0 AND minimum >= 0)",
        "Days since contact, days to pay and minimum amount cannot be negative.",
    )

    # === COMPUTE METHODS === #

    @api.depends("days", "basis", "policy_id.grace_days")
    @api.depends_context("lang")
    def _compute_timing(self):
        """Say when it comes, the days of grace included that delay it."""
        for level in self:
            days, grace = level.days, level.policy_id.grace_days
            if level.basis == Basis.INVOICE.value and grace:
                level.timing = self.env._(
                    "%(days)s d after invoice date, %(more)s d if that is not before "
                    "due",
                    days=days,
                    more=days + grace,
                )
            elif level.basis == Basis.INVOICE.value:
                level.timing = self.env._("%(days)s d after invoice date", days=days)
            elif days < 0:
                level.timing = self.env._("%(days)s d before due", days=-days)
            elif days + grace:
                level.timing = self.env._("%(days)s d after due", days=days + grace)
            else:
                level.timing = self.env._("On the due date")

    @api.depends(lambda self: tuple(self._boxes().values()))
    @api.depends_context("lang")
    def _compute_channels_text(self):
        boxes = self._boxes()
        words = self.fields_get([*boxes.values()], ["string"])
        for level in self:
            names = [words[boxes[one]]["string"] for one in level._channels()]
            level.channels_text = ", ".join(names)

    # === CONSTRAINT METHODS === #

    @api.constrains("policy_id", "days", "basis")
    def _check_same_day(self):
        """Two levels on one day would reach a customer twice at once."""
        for policy in self.policy_id:
            moments = [(level.basis, level.days) for level in policy.level_ids]
            if len(set(moments)) < len(moments):
                raise ValidationError(
                    self.env._(
                        "Two levels of the policy %(policy)s fall on the same day. "
                        "Give each level its own number of days.",
                        policy=policy.name,
                    )
                )

    @api.constrains(lambda self: tuple(self._boxes().values()))
    def _check_has_channel(self):
        for level in self:
            if not level._channels():
                raise ValidationError(
                    self.env._(
                        "The level %(level)s has no channel. Tick at least one way to "
                        "reach the customer.",
                        level=level.name,
                    )
                )

    @api.constrains("template_id", "server_action_id")
    def _check_models(self):
        """A text or action of another model would act on foreign records."""
        for level in self.sudo():
            models_used = {level.template_id.model, level.server_action_id.model_name}
            if not models_used <= {False, "credit.followup.action"}:
                raise ValidationError(
                    self.env._("Choose a text and an action made for follow-up.")
                )

    @api.constrains("policy_id", "sequence", "nature")
    def _check_natures_rise(self):
        """A customer is never thanked politely after a formal notice."""
        for policy in self.policy_id:
            natures = [int(level.nature) for level in policy.level_ids.sorted()]
            if natures != sorted(natures):
                raise ValidationError(
                    self.env._(
                        "The levels of the policy %(policy)s must become firmer: "
                        "a milder one stands after a graver one.",
                        policy=policy.name,
                    )
                )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        levels = super().create(vals_list)
        levels.policy_id._wake_everybody()
        return levels

    def write(self, vals):
        before = self.policy_id
        result = super().write(vals)
        (before | self.policy_id)._wake_everybody()
        return result

    def unlink(self):
        self.policy_id._wake_everybody()
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_served(self):
        served = self.env["credit.followup.action"].search_count(
            [("level_id", "in", self.ids)], limit=1
        )
        if served:
            raise ValidationError(
                self.env._(
                    "A level that was used stays on record: archive its policy and "
                    "make a new one instead of deleting it."
                )
            )

    # === GETTERS === #

    def _gravest(self):
        """Return the gravest of these levels: by nature, then as its policy has it."""
        return self.sorted(lambda level: (level.nature, level.sequence))[-1:]

    def _channels(self):
        """Return the core's channels of one level, in order of preference."""
        self.ensure_one()
        return tuple(channel for channel, box in self._boxes().items() if self[box])

    @api.model
    def _boxes(self):
        """Return the box of each channel that is installed: ``{Channel: field}``."""
        boxes = {channel: f"by_{channel.value}" for channel in Channel}
        return {one: box for one, box in boxes.items() if box in self._fields}
