from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import tagged

from .common import GoodsCase

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["out", "back", "credited", "invoice"]),
        st.integers(0, 1),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=6,
)


@tagged("post_install", "-at_install")
class TestRandomMoves(GoodsCase):
    """Lots listed for a debtor are what the warehouse shipped less what came back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.drug = cls._stored("Drug", 0, tracking="lot")

    # A database has no instances to shrink in, and each example is a savepoint.
    @settings(
        max_examples=6,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(STEPS)
    def test_lots_are_what_left_less_what_came_back(self, steps):
        with self.env.cr.savepoint() as savepoint:
            self._play(steps)
            savepoint.rollback()
        self.env.invalidate_all()

    def _play(self, steps):
        self.accept()
        lots = self.lots("L1", "L2", product=self.drug)
        order = self.ordered(30, self.drug, 10)
        shipped = []
        for what, at, quantity in steps:
            lot = lots[at]
            if what == "out":
                shipped.append((self.delivered(order, quantity, lot), lot, quantity))
            elif what == "invoice":
                if order.invoice_status == "to invoice":
                    order._create_invoices(final=True).action_post()
            elif shipped:
                picking, lot, left = shipped.pop()
                self.back(
                    picking, min(quantity, left), lot, credited=what == "credited"
                )
            self.assertEqual(self._listed_lots(), self._in_the_warehouse(order))

    def _listed_lots(self):
        found = Counter()
        for one in self.goods:
            found[one.lot_id] += one.there
        return +found

    def _in_the_warehouse(self, order):
        """Return by lot what left less what came back, by the transfers alone."""
        found = Counter()
        for one in order.picking_ids.move_line_ids.filtered(
            lambda line: line.state == "done"
        ):
            sign = 1 if one.location_dest_id.usage == "customer" else -1
            found[one.lot_id] += sign * one.quantity
        return +found
