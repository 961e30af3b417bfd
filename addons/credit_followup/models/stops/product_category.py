from odoo import fields, models


class ProductCategory(models.Model):
    _inherit = "product.category"

    followup_never_stopped = fields.Boolean(
        string="Never stopped",
        help="Goods that safety needs: they leave whatever a customer owes, and an "
        "order of nothing else is confirmed.",
    )
