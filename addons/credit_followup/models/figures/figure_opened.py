"""Of what a figure is made: items, payments, invoices, messages, customers."""

from pytz import UTC, timezone

from odoo import fields, models

from ...const import STEPPED
from ...facts.settings import clock_of
from ...followup_core.workdays import months_earlier

# Days to pay and the share paid on time are of so many months.
PERIOD = 3


class CreditFollowupFigure(models.Model):
    _inherit = "credit.followup.figure"

    def action_view_owed(self):
        """Show the items that were open at the end of the month, as they were then."""
        self._check_opened()
        day = min(self.month, fields.Date.context_today(self))
        return self._opened("credit_followup.action_owed", [], followup_day=str(day))

    def action_view_receipts(self):
        """Show the payments of which days to pay and days late are averages."""
        self._check_opened()
        # A customer's are of the month itself, those of others of three.
        months = 1 if self.scope == "customer" else PERIOD
        first = months_earlier(fields.Date.add(self.month, days=1), months)
        return self._opened(
            "credit_followup.action_receipt",
            [("paid_on", ">=", first), ("paid_on", "<=", self.month)],
        )

    def action_view_invoices(self):
        """Show what was invoiced in the month."""
        self._check_opened()
        return self._opened(
            "account.action_move_out_invoice_type",
            [
                ("move_type", "in", ("out_invoice", "out_refund", "out_receipt")),
                ("state", "=", "posted"),
                ("invoice_date", ">=", self.month.replace(day=1)),
                ("invoice_date", "<=", self.month),
            ],
            "commercial_partner_id",
        )

    def action_view_steps(self):
        """Show the messages and calls of the month."""
        self._check_opened()
        return self._opened(
            "credit_followup.action_action",
            [
                ("kind", "=", "message"),
                ("state", "in", STEPPED),
                ("is_test", "=", False),
                ("date", ">=", self.month.replace(day=1)),
                ("date", "<=", self.month),
            ],
        )

    def action_view_contacts(self):
        """Show the calls and visits of the month that took somebody's time."""
        self._check_opened()
        zone = timezone(clock_of(self.company_id))
        first, end = (
            zone.localize(fields.Datetime.to_datetime(day)).astimezone(UTC)
            for day in (self.month.replace(day=1), self._next_month())
        )
        return self._opened(
            "credit_followup.action_contact",
            [
                ("kind", "in", ("call", "incoming", "visit")),
                ("moment", ">=", fields.Datetime.to_string(first)),
                ("moment", "<", fields.Datetime.to_string(end)),
            ],
        )

    def action_view_claimed(self):
        """Show the interest and costs that messages of the month claimed."""
        self._check_opened()
        # What a day claims counts until the next one begins.
        first = fields.Date.add(self.month.replace(day=1), days=1)
        until = fields.Date.add(self._next_month(), days=1)
        return self._opened(
            "credit_followup.action_charge",
            [
                ("state", "!=", "cancelled"),
                ("date_to", ">=", first),
                ("date_to", "<", until),
            ],
        )

    def action_view_losses(self):
        """Show what was written off in the month, and not paid since."""
        self._check_opened()
        return self._opened(
            "credit_followup.action_write_off",
            [
                ("state", "=", "booked"),
                ("booked_on", ">=", self.month.replace(day=1)),
                ("booked_on", "<=", self.month),
            ],
        )

    def _next_month(self):
        return fields.Date.add(self.month, days=1)

    def action_view_customers(self):
        """Show the customers of whom these figures are the sum."""
        self._check_opened()
        own = [("company_id", "=", self.company_id.id), ("month", "=", self.month)]
        own += [("scope", "=", "customer")]
        if self.scope == "segment":
            own += [("segment", "=", self.segment)]
        if self.scope == "payer":
            own += [("payer", "=", self.payer)]
        if self.scope == "salesperson":
            own += [("user_id", "=", self.user_id.id)]
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_figure"
        )
        return {
            **action,
            "display_name": self.display_name,
            "domain": own,
            "views": [(False, "list"), (False, "pivot"), (False, "form")],
            "context": {},
        }

    def _check_opened(self):
        self.env.user._followup_check("readonly")
        self.ensure_one()
        self.check_access("read")

    def _opened(self, xmlid, domain, customer="partner_id", **context):
        """Return the action that shows what belongs to the company or customer."""
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        own = [("company_id", "=", self.company_id.id), *domain]
        if self.partner_id:
            own.append((customer, "=", self.partner_id.id))
        return {
            **action,
            "display_name": f"{action['name']} · {self.display_name}",
            "domain": own,
            "context": context,
        }
