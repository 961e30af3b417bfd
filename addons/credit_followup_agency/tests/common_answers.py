"""What agencies answer: files as they send them, and the money behind them."""

import csv
import io

from odoo import Command
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import AgencyCase

COLUMNS = (
    *("agency_event_id", "message_ref", "case_ref", "agency_ref", "claim_ref"),
    *("event_type", "event_date", "status_code", "amount", "currency", "principal"),
    *("interest", "charges", "agency_fee", "fee_tax", "paid_to", "payment_id"),
    *("payout_id", "value_date", "due_date", "text"),
)


@tagged("post_install", "-at_install")
class AnswersCase(AgencyCase):
    """An agency whose money is booked, and verbs for what it sends."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mapping = cls.env["credit.followup.mapping"].search(
            [("is_ready", "=", True), ("name", "=", "Our own columns")]
        )
        account = cls.env["account.account"]
        cls.clearing = account.create(
            {
                "name": "Clearing AG1",
                "code": "580901",
                "account_type": "asset_current",
                "reconcile": True,
                "company_ids": [Command.set(cls.company.ids)],
            }
        )
        cls.income = cls.company_data["default_account_revenue"]
        cls.agency.write(
            {
                "mapping_id": cls.mapping.id,
                "clearing_account_id": cls.clearing.id,
                "clearing_journal_id": cls.company_data["default_journal_misc"].id,
                "fee_account_id": cls.company_data["default_account_expense"].id,
                "fee_tax_id": cls.company_data["default_tax_purchase"].id,
                "beyond_interest_account_id": cls.income.id,
                "beyond_charges_account_id": cls.income.id,
            }
        )

    def file(self, *rows):
        """Return a file of rows, each with what it says by column."""
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for number, row in enumerate(rows, 1):
            writer.writerow({"agency_event_id": f"E{self._next()}-{number}", **row})
        return buffer.getvalue().encode()

    def _next(self):
        type(self)._count = getattr(type(self), "_count", 0) + 1
        return self._count

    def row(self, case, event, offset=61, **said):
        amount = {"currency": "EUR"} if "amount" in said or "agency_fee" in said else {}
        if event in ("payment", "payment_reversed"):
            amount["paid_to"] = "agency"
        return {
            "case_ref": case.name,
            "event_type": event,
            "event_date": day(offset).isoformat(),
            **amount,
            **said,
        }

    def take_in(self, *rows, agency=None, name="answer.csv"):
        content = rows[0] if isinstance(rows[0], bytes) else self.file(*rows)
        feedback = self.env["credit.followup.feedback"].with_user(self.officer)
        return feedback._take_in(
            (agency or self.agency).with_user(self.officer),
            self.mapping.with_user(self.officer),
            name,
            content,
        )

    def answer(self, *rows):
        """Read a file and apply what is clear."""
        found = self.take_in(*rows)
        found.action_apply()
        return found

    def bank(self, amount, words, offset=70, partner=None):
        """Let money come on the bank."""
        return self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.company_data["default_journal_bank"].id,
                "date": day(offset),
                "payment_ref": words,
                "partner_id": partner.id if partner else False,
                "foreign_currency_id": self.euro.id,
                "amount_currency": amount,
                "amount": amount * 2,
            }
        )
