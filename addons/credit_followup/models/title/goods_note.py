from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

FOUND = [
    ("seen", "Seen, it is there"),
    ("resold", "Resold"),
    ("processed", "Processed"),
    ("built_in", "Built into something"),
    ("missing", "Not there"),
]
THERE = "seen"
SAID = {"goods_id", "found", "quantity", "noted_on", "note"}


class CreditFollowupGoodsNote(models.Model):
    """What somebody found out about goods under reserved title, on a day."""

    _name = "credit.followup.goods.note"
    _description = "Note on Goods under Reserved Title"
    _inherit = ["credit.followup.guarded"]
    _company_fields = ("goods_id",)
    _order = "noted_on desc, id desc"
    _check_company_auto = True
    _rec_name = "goods_id"

    goods_id = fields.Many2one(
        "credit.followup.goods",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="goods_id.company_id", store=True, index=True)
    found = fields.Selection(FOUND, string="What was found", required=True)
    quantity = fields.Float(digits="Product Unit", required=True, default=1.0)
    noted_on = fields.Date(
        string="On", required=True, default=fields.Date.context_today
    )
    user_id = fields.Many2one(
        "res.users", string="By", readonly=True, default=lambda self: self.env.user
    )
    note = fields.Char(help="Where, by whom, to whom it was sold…")
    is_gone = fields.Boolean(compute="_compute_is_gone")

    _check_quantity = models.Constraint(
        "CHECK(quantity > 0)", "A note is about some goods: its quantity is above zero."
    )

    @api.depends("found")
    def _compute_is_gone(self):
        for one in self:
            one.is_gone = one.found != THERE

    @api.constrains("quantity", "found", "goods_id")
    def _check_not_more_than_there(self):
        for goods in self.goods_id:
            gone = sum(goods.note_ids.filtered("is_gone").mapped("quantity"))
            if gone > goods.quantity and goods.active:
                raise ValidationError(
                    self.env._(
                        "More is noted as gone than was delivered: %(quantity)s.",
                        quantity=goods.quantity,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            self = self._without_defaults(SAID)
            vals_list = [
                {key: one for key, one in vals.items() if key in SAID}
                for vals in vals_list
            ]
        return super().create(vals_list)

    @api.ondelete(at_uninstall=False)
    def _unlink_told(self):
        """Say in the discussion of the title what was removed, and by whom."""
        said = dict(self._fields["found"]._description_selection(self.env))
        for note in self.filtered("goods_id.title_id"):
            note.goods_id.title_id.sudo().message_post(
                body=self.env._(
                    "Removed what %(user)s noted on %(day)s: %(found)s, %(quantity)s "
                    "of %(goods)s.",
                    user=note.user_id.sudo().name,
                    day=note.noted_on,
                    found=said[note.found],
                    quantity=note.quantity,
                    goods=note.goods_id.name,
                )
            )

    def write(self, vals):
        if not self.env.su:
            raise UserError(
                self.env._("A note stays as it was: add another, or remove it.")
            )
        return super().write(vals)
