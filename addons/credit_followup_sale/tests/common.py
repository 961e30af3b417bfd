"""What tests of orders need: a salesperson, and a quotation of a stopped customer."""

import base64

from odoo import Command
from odoo.exceptions import UserError

from odoo.addons.credit_followup.tests.common_stops import StopsCase

PIXEL = base64.b64encode(
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
        "awAAAABJRU5ErkJggg=="
    )
).decode()


class OrdersCase(StopsCase):
    """A customer who is stopped and wants to buy."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller = cls._seller("seller")
        cls.product = cls.env["product.product"].create(
            {"name": "Pallet", "list_price": 100.0, "type": "consu", "taxes_id": False}
        )

    @classmethod
    def _seller(cls, name):
        user = cls._user(name)
        user.group_ids += cls.env.ref("sales_team.group_sale_salesman_all_leads")
        return user

    def quotation(self, user=None, quantity=1, **values):
        """Make a quotation, as a salesperson does."""
        return (
            self.env["sale.order"]
            .with_user(user or self.seller)
            .with_company(self.company)
            .create(
                {
                    "partner_id": self.customer.id,
                    "order_line": [
                        Command.create(
                            {
                                "product_id": self.product.id,
                                "product_uom_qty": quantity,
                                "price_unit": 100.0,
                            }
                        )
                    ],
                    **values,
                }
            )
        )

    def sign(self, order):
        """Sign it as whoever has the link, who is none of us."""
        public = self.env.ref("base.public_user")
        signed = {"signed_by": "Anna Claes", "signature": PIXEL}
        order.with_user(public).sudo().write(signed)

    def refused(self, work, words="does not go on"):
        with self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
            work()
