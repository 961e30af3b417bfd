"""A release in time: granted, used, over."""

from decimal import Decimal

from odoo import models

from ...followup_core.stops.releases import Release, Settings, State, Why, judge


class CreditFollowupRelease(models.Model):
    _inherit = "credit.followup.release"

    def _rulings(self, today):
        stops = self.env["credit.followup.stop"]
        needed = {
            (company, partner)
            for company, own in self.grouped("company_id").items()
            for partner in stops._in_force(company, own.partner_id)
        }
        orders_ = self._order_states()
        return [
            judge(
                one._fact(
                    (one.company_id, one.partner_id) in needed or one._is_demanded(),
                    orders_.get(one),
                ),
                today,
                Settings(),
            )
            for one in self
        ]

    def _is_demanded(self):
        """Tell whether its order waits, and may ask for it with no stop at all."""
        order = self._order_meant()
        return bool(
            order
            and order._followup_waits()
            and order._stop_has_demands(self.company_id)
        )

    def _fact(self, is_needed, order):
        done, gone = order or (False, False)
        left = Decimal(str(self.amount)) - Decimal(str(self.used))
        return Release(
            self.id,
            State(self.state),
            Why(self.reason),
            self.until,
            is_needed,
            done if self.kind == "order" else None,
            gone,
            left if self.kind == "amount" else None,
        )

    def _order_states(self):
        """Return whether all of its order has left, and whether it was cancelled.

        A seam: the addon that knows orders answers it.

        :return: ``{release: (done, gone)}`` of those whose order is known
        """
        return {}
