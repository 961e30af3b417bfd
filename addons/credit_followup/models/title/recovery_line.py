from odoo import api, fields, models
from odoo.exceptions import UserError


class CreditFollowupRecoveryLine(models.Model):
    """Goods of a claim, as they were listed when it was prepared."""

    _name = "credit.followup.recovery.line"
    _description = "Goods of a Claim"
    _order = "delivered_on, id"
    _check_company_auto = True

    recovery_id = fields.Many2one(
        "credit.followup.recovery",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="recovery_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    goods_id = fields.Many2one(
        "credit.followup.goods",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    title_id = fields.Many2one(
        "credit.followup.title", ondelete="set null", check_company=True
    )
    name = fields.Char(string="Description", required=True)
    quantity = fields.Float(digits="Product Unit")
    uom_id = fields.Many2one("uom.uom", string="Unit", ondelete="restrict")
    value = fields.Monetary(help="At the invoiced price, without tax.")
    delivered_on = fields.Date(string="Delivered on")
    place = fields.Char(string="Delivered to")
    invoice = fields.Char(help="Number of the invoice; empty where there is none yet.")

    @api.ondelete(at_uninstall=False)
    def _unlink_before(self):
        if not self.env.su and self.recovery_id._is_sent():
            raise UserError(
                self.env._("What was claimed stays as it was: make another claim.")
            )

    @api.model
    def _of_goods(self, goods):
        """Return the values of a line for goods that are there."""
        return {
            "goods_id": goods.id,
            "title_id": goods.title_id.id,
            "name": goods._described(),
            "quantity": goods.there,
            "uom_id": goods.uom_id.id,
            "value": goods.value_there,
            "delivered_on": goods.delivered_on,
            "place": _address(goods.place_id),
            "invoice": goods.move_id.name,
        }

    def _titles(self):
        """Return the titles to the goods of these lines: a seam."""
        return self.title_id | self.goods_id.title_id

    def _still_ours(self):
        """Return the goods of these lines that are ours and there: a seam."""
        return self.goods_id.filtered(lambda one: one.active and one.quantity > 0)


def _address(place):
    """Return an address on one line."""
    town = " ".join(filter(None, (place.zip, place.city)))
    return ", ".join(filter(None, (place.name, place.street, place.street2, town)))
