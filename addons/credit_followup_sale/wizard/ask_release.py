from odoo import fields, models
from odoo.exceptions import UserError


class CreditFollowupAskRelease(models.TransientModel):
    """Ask that one order goes on in spite of a stop, and say why."""

    _name = "credit.followup.ask.release"
    _description = "Ask for a Release"
    _check_company_auto = True
    _rec_name = "order_id"

    order_id = fields.Many2one("sale.order", required=True, check_company=True)
    company_id = fields.Many2one(related="order_id.company_id")
    words = fields.Text(related="order_id.followup_stop_words")
    why = fields.Char(string="Reason", required=True)
    until = fields.Date(
        string="Ends on",
        required=True,
        default=lambda self: fields.Date.add(fields.Date.context_today(self), days=8),
        help="The first day on which it does not count.",
    )

    def action_apply(self):
        """Ask a second person of the follow-up, as whoever sells the order."""
        self.ensure_one()
        order = self.order_id
        order.check_access("write")
        if not order.followup_stop_words:
            raise UserError(self.env._("Nothing stops this order."))
        releases = self.env["credit.followup.release"].sudo()
        for customer in order._followup_held_for():
            if not self._is_asked(releases, order, customer):
                releases.create(
                    {
                        "company_id": order.company_id.id,
                        "partner_id": customer.id,
                        "kind": "order",
                        "order_ref": order.name,
                        "order_key": order._followup_key(),
                        "until": self.until,
                        "why": self.why,
                        "asked_by_id": self.env.uid,
                    }
                )
        order.message_post(
            body=self.env._("A release was asked for: %(why)s", why=self.why)
        )
        return {"type": "ir.actions.act_window_close"}

    def _is_asked(self, releases, order, customer):
        """Tell whether somebody asked for the same already."""
        return releases.search_count(
            [
                ("company_id", "=", order.company_id.id),
                ("partner_id", "=", customer.id),
                ("order_key", "=", order._followup_key()),
                ("state", "in", ("asked", "granted")),
            ],
            limit=1,
        )
