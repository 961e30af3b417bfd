from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...effects import tasks
from ...followup_core.stops import orders
from ...followup_core.stops.releases import MOVES, State, Why
from .stop_clock import of_customers

STATES = [
    (State.ASKED.value, "Asked for"),
    (State.GRANTED.value, "Granted"),
    (State.USED.value, "Used"),
    (State.OVER.value, "Over"),
    (State.REFUSED.value, "Refused"),
    (State.TAKEN_BACK.value, "Taken back"),
]
REASONS = [
    (Why.ASKED.value, "A second person has to agree"),
    (Why.GRANTED.value, "A second person agreed"),
    (Why.ORDER_DONE.value, "All of the order has left"),
    (Why.AMOUNT_USED.value, "Its amount is used up"),
    (Why.TIME_OVER.value, "Its last day is over"),
    (Why.ORDER_GONE.value, "The order was cancelled"),
    (Why.NO_STOP.value, "Nothing stops the customer any more"),
    (Why.REFUSED.value, "A second person refused"),
    (Why.TAKEN_BACK.value, "Taken back by a person"),
]
KINDS = [
    ("order", "For one order"),
    ("amount", "Up to an amount"),
    ("time", "For a time"),
]
SAID = {"company_id", "partner_id", "kind", "order_ref", "amount", "until", "why"}


class CreditFollowupRelease(models.Model):
    """What goes on in spite of a stop: one asks and says why, another one agrees."""

    _name = "credit.followup.release"
    _description = "Release from a Stop"
    _inherit = [
        "credit.followup.clocked",
        "credit.followup.guarded",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _moves = MOVES
    # After the stops.
    _clock_order = 10
    _order = "id desc"
    _check_company_auto = True
    _rec_names_search = ("partner_id", "order_ref")

    name = fields.Char(compute="_compute_name")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    kind = fields.Selection(KINDS, required=True, default="order")
    order_ref = fields.Char(string="Order")
    order_key = fields.Char(
        readonly=True, copy=False, help="Which order is meant; its name may change."
    )
    amount = fields.Monetary(
        help="In the company's currency, tax included. For an order it is what the "
        "order came to: who sells more asks again."
    )
    used = fields.Monetary(readonly=True, copy=False, help="What has gone on with it.")
    until = fields.Date(
        string="Over on",
        required=True,
        default=lambda self: fields.Date.add(fields.Date.context_today(self), days=8),
        help="The first day on which it does not count.",
    )
    why = fields.Char(string="Reason for it", required=True)
    asked_by_id = fields.Many2one(
        "res.users",
        string="Asked by",
        readonly=True,
        default=lambda self: self.env.user,
    )
    granted_by_id = fields.Many2one("res.users", string="Granted by", readonly=True)
    state = fields.Selection(
        STATES, required=True, default=State.ASKED.value, index=True, tracking=True
    )
    reason = fields.Selection(
        REASONS, string="Where it stands", readonly=True, default=Why.ASKED.value
    )
    use_ids = fields.One2many(
        "credit.followup.release.use", "release_id", string="Used by", readonly=True
    )

    _check_amounts = models.Constraint(
        "CHECK(amount >= 0 AND used >= 0)", "No amount of a release may be negative."
    )

    @api.depends("partner_id", "kind", "order_ref")
    @api.depends_context("lang")
    def _compute_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for one in self:
            what = one.order_ref or kinds[one.kind]
            one.name = f"{one.partner_id.display_name or ''} · {what}"

    @api.constrains("kind", "order_ref", "amount")
    def _check_kind(self):
        for one in self:
            if one.kind == "order" and not one.order_ref:
                raise ValidationError(self.env._("Name the order that may go on."))
            if one.kind == "amount" and not one.amount:
                raise ValidationError(self.env._("Say up to which amount it counts."))

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            self = self._without_defaults(SAID)
            if any(vals.keys() - SAID for vals in vals_list):
                raise AccessError(
                    self.env._("A release is asked for, and then granted.")
                )
        releases = super().create(vals_list)
        for one in releases:
            one.sudo()._name_order()
            tasks.ask_approval(one.sudo(), one.asked_by_id)
        return releases

    def write(self, vals):
        if not self.env.su and vals.keys() - {"activity_ids", "message_follower_ids"}:
            raise AccessError(self.env._("A release is not changed: ask for another."))
        return super().write(vals)

    def _name_order(self):
        """Keep which order is meant, and what it comes to, when it is asked for.

        :raises UserError: if several have the name
        """
        if self.order_ref and not self.order_key:
            found = self._orders_named()
            if len(found) > 1:
                raise UserError(
                    self.env._(
                        "Several orders are named %(name)s: ask on the order itself.",
                        name=self.order_ref,
                    )
                )
            self.order_key = found[0]._followup_key() if found else self.order_ref
        order = self._order_meant()
        if order and self.kind == "order":
            self.amount = float(order._followup_amount())

    def _orders_named(self):
        """Return the orders, or transfers without one, of that name.

        A seam: the addons that know orders and transfers add theirs.
        """
        return []

    def _order_meant(self):
        """Return the order or the transfer that is meant, None where it is unknown."""
        model, _comma, number = (self.order_key or "").partition(",")
        if model not in self.env or not number.isdigit():
            return None
        return self.env[model].browse(int(number)).exists()

    # === BUTTONS === #

    def action_grant(self):
        """Agree; nobody grants what he asked for himself."""
        self._check_second_person(State.ASKED)
        tasks.approval_is_given(self.sudo())
        self.sudo().granted_by_id = self.env.uid
        self.sudo()._enter(State.GRANTED.value, Why.GRANTED.value)
        return True

    def action_refuse(self):
        """Refuse what was asked for."""
        self._check_running(State.ASKED)
        tasks.approval_is_given(self.sudo())
        self.sudo()._enter(State.REFUSED.value, Why.REFUSED.value)
        return True

    def action_take_back(self):
        """Take a release back that was granted."""
        self._check_running(State.GRANTED)
        self.sudo()._enter(State.TAKEN_BACK.value, Why.TAKEN_BACK.value)
        return True

    def _check_second_person(self, state):
        self._check_running(state)
        if self.filtered(lambda one: one.asked_by_id == self.env.user):
            raise AccessError(
                self.env._("A second person agrees: you asked for this release.")
            )

    def _check_running(self, state):
        self.check_access("write")
        self.env.user._followup_check("manager")
        if not self or self.filtered(lambda one: one.state != state.value):
            raise UserError(self.env._("This was decided already."))

    # === USE === #

    @api.model
    def _granted(self, company, partners):
        """Return what may be used today, by customer."""
        today = fields.Date.context_today(self)
        releases = self.sudo().search(
            [
                ("company_id", "=", company.id),
                *of_customers(partners),
                ("state", "=", State.GRANTED.value),
                ("until", ">", today),
            ]
        )
        return releases.grouped(lambda one: one.partner_id.commercial_partner_id)

    def _core(self, key):
        """Return the core's releases for an order: what let it go on counts for it."""
        return [
            orders.Release(
                str(one.id),
                key if one._used_by(key) else one.order_key or "",
                one._left_for(key),
            )
            for one in self
        ]

    def _left_for(self, key):
        """Return up to which amount an order may go on; None where any may."""
        if self.kind == "time" or not self.amount:
            return None
        used = self.used - sum(self._used_by(key).mapped("amount"))
        return Decimal(str(self.amount)) - Decimal(str(self.currency_id.round(used)))

    def _used_by(self, key):
        return self.use_ids.filtered(lambda one: one.order_key == key)

    def _use(self, asked, name):
        """Note what went on with it; a part of the same order uses only what is more.

        :param asked: the core's facts of the order
        :param name: what people call it
        """
        self.ensure_one()
        amount = float(asked.amount)
        known = self._used_by(asked.ref)
        if known and amount <= known.amount:
            return
        self.used += amount - sum(known.mapped("amount"))
        if known:
            known.amount = amount
            return
        values = {"order_key": asked.ref, "order_ref": name, "amount": amount}
        self.use_ids.create({"release_id": self.id, **values})
