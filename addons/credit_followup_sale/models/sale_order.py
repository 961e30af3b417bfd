from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.stops.orders import Asked, Kind
from odoo.addons.credit_followup.models.stops.stopped import HELD

CONFIRMED = "sale"
WAITING = ("draft", "sent")
WAITS = "credit_followup_sale.activity_waits"
# What may not be changed on a confirmed order without being asked like a new one.
WHOSE = {"partner_id", "partner_invoice_id", "company_id"}


class SaleOrder(models.Model):
    _name = "sale.order"
    _inherit = ["sale.order", "credit.followup.stopped"]

    followup_stop_words = fields.Text(
        string="What stops it",
        compute="_compute_followup_stop_words",
        compute_sudo=True,
        # A customer of the portal reads his orders; what we say of him is not his.
        groups="base.group_user",
        help="Why it does not go on, and what the customer has to pay.",
    )

    @api.depends(
        *("partner_id", "partner_invoice_id", "company_id"),
        *("state", "amount_total", "name"),
    )
    @api.depends_context("lang")
    def _compute_followup_stop_words(self):
        waiting = self.filtered(lambda one: one.state in WAITING and one.partner_id)
        (self - waiting).followup_stop_words = False
        return super(SaleOrder, waiting)._compute_followup_stop_words()

    # === WHEREVER IT IS CONFIRMED === #

    @api.model_create_multi
    def create(self, vals_list):
        """Ask also what is made as a confirmed order, by import or by a program."""
        orders = super().create(vals_list)
        orders.filtered(lambda one: one.state == CONFIRMED)._check_stops()
        return orders

    def write(self, vals):
        """Ask when an order is confirmed, whoever does it and by whatever way.

        Once it is written: what is written with it counts as well.
        """
        confirmed = self.filtered(lambda one: one.state == CONFIRMED)
        result = super().write(vals)
        if vals.get("state") == CONFIRMED:
            going = self - confirmed
            going._check_stops()
            going.sudo().activity_unlink([WAITS])
        if vals.keys() & WHOSE:
            confirmed.filtered(lambda one: one.state == CONFIRMED)._check_stops()
        return result

    def _validate_order(self):
        """Keep what a customer of the portal signed; what is held waits for us."""
        held = self._followup_held()
        held._followup_tell_seller()
        going = self - held
        return super(SaleOrder, going)._validate_order() if going else None

    def _followup_held(self):
        """Return those that do not go on, whoever signs or pays them."""
        return self._stopped()

    def _followup_tell_seller(self):
        """Give whoever sells the task to settle what the customer signed or paid."""
        for order in self:
            order.activity_schedule(
                WAITS,
                user_id=order.user_id.id or self.env.ref("base.user_admin").id,
                note=order._followup_why_held(),
            )

    def _followup_why_held(self):
        return self.sudo().followup_stop_words

    def _followup_held_for(self):
        """Return the customers for whom something keeps the order from going on."""
        customers = [
            one.customer.id for one in self._stop_answers() if one.found.outcome in HELD
        ]
        return self.env["res.partner"].browse(dict.fromkeys(customers))

    def _followup_waits(self):
        """Tell whether it is to be confirmed yet: until then a release is needed."""
        return self.state in WAITING

    # === SEAMS === #

    def _stop_customers(self):
        return self.partner_id | self.partner_invoice_id

    def _stop_payer(self):
        """Return who gets the invoice, whoever orders."""
        payer = self.partner_invoice_id or self.partner_id
        return payer.commercial_partner_id

    def _stop_asks(self):
        return {
            order: Asked(
                order._followup_kind(),
                order._followup_key(),
                order._followup_amount(),
                is_prepaid=order._followup_is_prepaid(),
                is_exempt=order._followup_is_exempt(),
            )
            for order in self
        }

    def _stop_noted(self, words):
        self.message_post(body=words)

    def _followup_key(self):
        """Return what a release knows the order by, whatever its name becomes."""
        return f"{self._name},{self.id}"

    def _followup_totals(self):
        """Return by order what those that are confirmed come to."""
        confirmed = self.filtered(lambda one: one.state == CONFIRMED)
        return {one: one.amount_total for one in confirmed}

    def _followup_kind(self):
        """Return what is asked for: an order of nothing but returns is none.

        Goods at no price are asked for as any other: they may be priced later.
        """
        lines = self.order_line.filtered(lambda one: not one.display_type)
        gives = any(one.product_uom_qty > 0 for one in lines)
        return Kind.RETURN if lines and not gives else Kind.ORDER

    def _followup_amount(self):
        """Return the order's amount in the company's currency, tax included."""
        return self._followup_in_company(self.amount_total)

    def _followup_in_company(self, amount):
        """Return an amount of the order in the company's currency, never below zero.

        At the rate of the day on which it was made: what was let go on stays so.
        """
        company = self.company_id
        day = (self.create_date or fields.Datetime.now()).date()
        found = self.currency_id._convert(amount, company.currency_id, company, day)
        return Decimal(str(max(found, 0.0)))

    def _followup_is_exempt(self):
        """Tell whether all of it is of categories that safety needs, but carriage."""
        lines = self.order_line.filtered(
            lambda one: not one.display_type and not one._is_delivery()
        )
        products = lines.product_id
        return bool(products) and all(
            one.categ_id._followup_is_never_stopped() for one in products
        )

    # === BUTTONS === #

    def action_followup_ask_release(self):
        """Ask that this order may go on, and say why."""
        self.ensure_one()
        self.check_access("write")
        if not self.followup_stop_words:
            raise UserError(self.env._("Nothing stops this order."))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ask for a release"),
            "res_model": "credit.followup.ask.release",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_order_id": self.id},
        }

    def _followup_has_left(self):
        """Tell whether all the goods that were ordered have been delivered."""
        goods = self.order_line.filtered(lambda one: one.product_id.type == "consu")
        return self.state == CONFIRMED and all(
            one.product_uom_id.compare(one.qty_delivered, one.product_uom_qty) >= 0
            for one in goods
        )
