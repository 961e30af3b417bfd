from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.stops.orders import Asked, Kind

CONFIRMED = "sale"
WAITING = ("draft", "sent")
# What a reversal settled was not paid.
PAID = ("paid", "in_payment", "partial")
# What may not be changed on a confirmed order without being asked like a new one.
WHOSE = {"partner_id", "company_id"}


class SaleOrder(models.Model):
    _name = "sale.order"
    _inherit = ["sale.order", "credit.followup.stopped"]

    followup_stop_words = fields.Text(
        string="What stops it",
        compute="_compute_followup_stop_words",
        compute_sudo=True,
        help="Why it does not go on, and what the customer has to pay.",
    )

    @api.depends("partner_id", "company_id", "state", "amount_total", "name")
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
        """Ask before an order is confirmed, whoever does it and by whatever way."""
        if vals.get("state") == CONFIRMED:
            self.filtered(lambda one: one.state != CONFIRMED)._check_stops()
        result = super().write(vals)
        if vals.keys() & WHOSE and vals.get("state") != CONFIRMED:
            self.filtered(lambda one: one.state == CONFIRMED)._check_stops()
        return result

    def _validate_order(self):
        """Keep what a customer of the portal signed or paid; a stop waits for us.

        He is told politely, and whoever sells gets the task.
        """
        stopped = self._stopped()
        for order in stopped:
            order._followup_tell_seller()
        going = self - stopped
        return super(SaleOrder, going)._validate_order() if going else None

    def _followup_tell_seller(self):
        """Give whoever sells the task to settle what the customer signed."""
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            user_id=self.user_id.id or self.env.ref("base.user_admin").id,
            summary=self.env._("Signed, and waits: the customer is stopped"),
            note=self.sudo().followup_stop_words,
        )

    # === SEAMS === #

    def _stop_customers(self):
        return self.partner_id | self.partner_invoice_id

    def _stop_asked(self):
        self.ensure_one()
        return Asked(
            Kind.ORDER,
            self.name,
            self._followup_amount(),
            is_prepaid=self._followup_is_prepaid(),
            is_exempt=self._followup_is_exempt(),
        )

    def _stop_noted(self, words):
        self.message_post(body=words)

    def _followup_amount(self):
        """Return the order's amount in the company's currency, tax included."""
        company = self.company_id
        amount = self.currency_id._convert(
            self.amount_total,
            company.currency_id,
            company,
            self.date_order or fields.Date.context_today(self),
        )
        return Decimal(str(max(amount, 0.0)))

    def _followup_is_prepaid(self):
        """Tell whether all of it was paid before anything is delivered.

        Online, or by invoices: the same money may be counted by both, never twice.
        """
        invoices = self.invoice_ids.filtered(
            lambda one: one.state == "posted" and one.currency_id == self.currency_id
        )
        by_invoice = sum(
            (one.amount_total - one.amount_residual) * -one.direction_sign
            for one in invoices
            if one.payment_state in PAID
        )
        paid = max(self.amount_paid, by_invoice)
        return self.amount_total > 0 and (
            self.currency_id.compare_amounts(paid, self.amount_total) >= 0
        )

    def _followup_is_exempt(self):
        """Tell whether all of it is of categories that safety needs."""
        products = self.order_line.filtered(lambda line: not line.display_type)
        categories = products.product_id.categ_id
        return bool(categories) and all(categories.mapped("followup_never_stopped"))

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
        """Tell whether all that was ordered has been delivered."""
        lines = self.order_line.filtered(lambda one: not one.display_type)
        return self.state == CONFIRMED and all(
            line.product_uom_id.compare(line.qty_delivered, line.product_uom_qty) >= 0
            for line in lines
        )
