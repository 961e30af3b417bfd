from odoo import fields, models


class ProductCategory(models.Model):
    _inherit = "product.category"

    followup_never_stopped = fields.Boolean(
        string="Never stopped",
        help="Goods that safety needs: they leave whatever a customer owes, and an "
        "order of nothing else is confirmed.",
    )

    def _followup_is_never_stopped(self):
        """Tell whether it, or a category that it belongs to, is never stopped."""
        path = [int(one) for one in (self.parent_path or "").split("/") if one]
        return any((self | self.browse(path)).mapped("followup_never_stopped"))
