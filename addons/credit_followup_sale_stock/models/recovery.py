from odoo import models
from odoo.exceptions import UserError

# Once it is agreed, or before where the customer gives them back of his own.
MAY_COME_BACK = ("sent", "unanswered", "agreed", "petitioned", "lost")


class CreditFollowupRecovery(models.Model):
    _inherit = "credit.followup.recovery"

    def action_take_back(self):
        """Prepare the transfers by which the goods come back; they credit nothing."""
        self.ensure_one()
        self._check_role("officer")
        if self.state not in MAY_COME_BACK:
            raise UserError(self.env._("Claim the goods first."))
        goods = self.line_ids.sudo()._still_ours().filtered("stock_move_id")
        if not goods:
            raise UserError(self.env._("No transfer brought these goods."))
        prepared = goods._being_returned()
        if prepared:
            raise UserError(
                self.env._(
                    "The warehouse has it already: %(names)s.",
                    names=", ".join(prepared.mapped("name")),
                )
            )
        back = self.env["stock.picking"]
        for picking, own in goods.grouped("picking_id").items():
            back |= own._back_from(picking)
        names = ", ".join(back.mapped("name"))
        self.message_post(
            body=self.env._("Prepared for the warehouse: %(names)s.", names=names)
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "title": self.env._("The warehouse takes them back"),
                "message": self.env._("Prepared: %(names)s.", names=names),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
