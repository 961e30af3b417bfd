from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools.misc import format_amount, format_date

from ...facts.items import ITEMS

# Who set and who ended a hold, and what it comes from, no client says.
SOURCE = {"source_model", "source_id"}
SAID_BY_ITSELF = {"ended_on", "ended_by_id"} | SOURCE
SAID_BY_DEFAULT = {f"default_{name}" for name in {"user_id"} | SAID_BY_ITSELF}


class CreditFollowupHold(models.Model):
    """The only thing that suspends: a customer, an item or a part of it."""

    _name = "credit.followup.hold"
    _description = "Follow-up Hold"
    _inherit = ["credit.followup.guarded"]
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "note")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        check_company=True,
        domain="['|', ('parent_id', '=', False), ('is_company', '=', True)]",
    )
    move_line_id = fields.Many2one(
        "account.move.line",
        string="Item",
        index="btree_not_null",
        check_company=True,
        ondelete="cascade",
        domain=f"[('partner_id', '=', partner_id)] + {list(ITEMS)!r}",
        help="Leave empty to hold everything the customer owes.",
    )
    currency_id = fields.Many2one(
        related="move_line_id.currency_id", string="Item currency"
    )
    is_part = fields.Boolean(
        string="Only a part",
        compute="_compute_is_part",
        inverse="_inverse_is_part",
        help="Hold a disputed part and go on with the rest of the item.",
    )
    amount = fields.Monetary(
        help="Hold only this part of the item; leave empty for all of it."
    )
    reason = fields.Selection(
        [
            ("pause", "Pause"),
            ("dispute", "Dispute"),
            ("promise", "Promise to pay"),
            ("agreement", "Instalment agreement"),
            ("insurer", "Credit insurer"),
            ("agency", "Collection agency"),
            ("insolvency", "Insolvency"),
        ],
        required=True,
        default="pause",
    )
    note = fields.Char(
        required=True, help="Why, in a few words, for whoever reads it later."
    )
    date_from = fields.Date(
        string="From", required=True, default=fields.Date.context_today
    )
    date_to = fields.Date(
        string="Resumes on",
        help="First day on which the follow-up goes on; empty for an open end.",
    )
    action_id = fields.Many2one(
        "credit.followup.action",
        string="Set from",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
        help="The proposal that was postponed, or the decision that was taken.",
    )
    source_model = fields.Char(readonly=True, copy=False)
    source_id = fields.Many2oneReference(
        model_field="source_model",
        string="Set by itself",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="The promise or the like that holds; it also ends the hold.",
    )
    user_id = fields.Many2one(
        "res.users", string="Set by", default=lambda self: self.env.user, readonly=True
    )
    ended_on = fields.Date(string="Ended on", readonly=True, copy=False)
    ended_by_id = fields.Many2one(
        "res.users", string="Ended by", readonly=True, copy=False
    )

    _check_dates = models.Constraint(
        "CHECK(date_to IS NULL OR date_to > date_from OR ended_on IS NOT NULL)",
        "A hold must resume after the day on which it starts.",
    )
    _check_amount = models.Constraint(
        "CHECK(amount IS NULL OR amount >= 0)", "A held amount cannot be negative."
    )
    _check_amount_has_item = models.Constraint(
        "CHECK(COALESCE(amount, 0) = 0 OR move_line_id IS NOT NULL)",
        "Choose the item of which a part is held.",
    )

    @api.depends("reason", "partner_id", "move_line_id")
    def _compute_name(self):
        reasons = dict(self._fields["reason"]._description_selection(self.env))
        for hold in self:
            item = hold.move_line_id.move_name or hold.partner_id.display_name
            words = (reasons.get(hold.reason), item)
            hold.name = " · ".join(filter(None, words))

    @api.depends("amount")
    def _compute_is_part(self):
        for hold in self:
            hold.is_part = bool(hold.amount)

    def _inverse_is_part(self):
        """Refuse a part without its amount; without a part, all of it is held."""
        if self.filtered(lambda one: one.is_part and not one.amount):
            raise ValidationError(self.env._("Enter the amount that is held."))
        self.filtered(lambda one: not one.is_part).amount = 0

    @api.constrains("partner_id", "move_line_id")
    def _check_item_of_customer(self):
        for hold in self.filtered("move_line_id"):
            customer = hold.move_line_id.partner_id.commercial_partner_id
            if customer != hold.partner_id.commercial_partner_id:
                raise ValidationError(
                    self.env._("The held item does not belong to this customer.")
                )

    @api.constrains("amount", "move_line_id")
    def _check_amount_of_item(self):
        for hold in self.filtered("amount"):
            item = hold.move_line_id
            owed = item.amount_residual_currency
            if item.currency_id.compare_amounts(hold.amount, owed) > 0:
                raise ValidationError(
                    self.env._(
                        "You cannot hold more than is open on the item: %(owed)s.",
                        owed=format_amount(self.env, owed, item.currency_id),
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            # A default is a value too.
            allowed = {
                key: value
                for key, value in self.env.context.items()
                if key not in SAID_BY_DEFAULT
            }
            self = self.with_context(allowed)  # pylint: disable=context-overridden
        for vals in vals_list:
            self._check_own(vals)
        holds = super().create(vals_list)
        holds._wake_customers()
        return holds

    def _check_cause(self):
        """Let what holds end its hold: without it the cause would go on unnoticed."""
        for hold in self.filtered(lambda one: one.source_model and not one.ended_on):
            cause = self.env.get(hold.source_model)
            if getattr(cause, "_hold_is_firm", False):
                source = cause.sudo().browse(hold.source_id)
                raise UserError(
                    self.env._(
                        "It is on hold by %(cause)s: end that, and the hold ends.",
                        cause=source.display_name,
                    )
                )

    def _check_own(self, vals):
        """Let nobody set a hold in another's name, or say that another ended it."""
        if self.env.su:
            return
        self._check_cause()
        named = vals.get("user_id", self.env.uid)
        if named != self.env.uid or SAID_BY_ITSELF & vals.keys():
            raise AccessError(
                self.env._("You can set or end a hold only in your own name.")
            )
        if self.filtered("ended_on") or (self and "user_id" in vals):
            raise AccessError(
                self.env._("A hold that has ended cannot be changed. Set a new one.")
            )

    def write(self, vals):
        self._check_own(vals)
        self._wake_customers()
        result = super().write(vals)
        self._wake_customers()
        return result

    def unlink(self):
        self._wake_customers()
        return super().unlink()

    def action_end(self):
        """End the hold today; one that has not begun never does. Its trace stays."""
        self.check_access("write")
        if not self.env.su:
            self._check_cause()
        today = fields.Date.context_today(self)
        in_force = self.sudo().filtered(lambda one: not one.ended_on)
        # Together, for a night ends many.
        for day, own in in_force.grouped(lambda one: max(today, one.date_from)).items():
            own.write(
                {
                    "date_to": day,
                    "ended_on": today,
                    "ended_by_id": self.env.user.id,
                }
            )

    def _since_words(self):
        """Say what is on hold and until when, beside a proposal."""
        self.ensure_one()
        what = self.move_line_id.move_name or self.partner_id.display_name
        if self.amount:
            part = format_amount(self.env, self.amount, self.currency_id)
            what = f"{what} ({part})"
        what = f"{what}, {self.note}"
        if not self.date_to:
            return self.env._("On hold until further notice: %(what)s.", what=what)
        return self.env._(
            "On hold until %(day)s: %(what)s.",
            day=format_date(self.env, self.date_to, date_format="medium"),
            what=what,
        )

    def _wake_customers(self):
        """Have the customers' open items looked at again in the next run."""
        self.env["credit.followup.wake"]._append(
            {(hold.company_id, hold.partner_id) for hold in self}, "held"
        )
