"""The statement of account: what is open with a customer, due or not; no reminder."""

from odoo import fields, models
from odoo.fields import Domain

from ...facts import items

TEMPLATE = "credit_followup.template_statement"


class ResPartner(models.Model):
    _inherit = "res.partner"

    def action_followup_statement(self):
        """Write a mail with the statement of account, to be read before it goes."""
        self.ensure_one()
        self.env.user._followup_check("officer")
        self.check_access("read")
        customer = self.commercial_partner_id
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Statement of account"),
            "res_model": "mail.compose.message",
            "view_mode": "form",
            "target": "new",
            "context": {
                "allowed_company_ids": self.env.company.ids,
                "default_model": "res.partner",
                "default_res_ids": customer.ids,
                "default_composition_mode": "comment",
                "default_template_id": self.env.ref(TEMPLATE).id,
                "default_partner_ids": customer._followup_addressee().ids,
            },
        }

    def action_followup_print_statement(self):
        """Print the statement of account."""
        self.env.user._followup_check("readonly")
        self.check_access("read")
        report = self.env.ref("credit_followup.report_statement")
        return report.report_action(self.commercial_partner_id)

    def _followup_statement_name(self):
        """Return what the file is called, in the language of who reads it."""
        customer = self.commercial_partner_id
        customer = customer.with_context(lang=customer.lang or self.env.lang)
        return customer.env._(
            "Statement of account – %(customer)s – %(day)s",
            customer=customer.name.replace("/", "-"),
            day=fields.Date.to_string(fields.Date.context_today(self)),
        )

    def _followup_statement(self, company):
        """Return ``[(currency, rows, claimed, balance)]`` of what is open, by age.

        Invoices, entries, and what came in and nobody has allocated yet, below zero.
        """
        self.ensure_one()
        lines = self.env["account.move.line"].search(
            items.OPEN
            & Domain("company_id", "=", company.id)
            & Domain("partner_id", "child_of", self.commercial_partner_id.id)
            & Domain("amount_residual_currency", "!=", 0),
            order="date_maturity, date, id",
        )
        claimed = self._followup_claimed(company)
        parts = lines.grouped("currency_id")
        found = []
        for currency in dict.fromkeys([*parts, *claimed]):
            own = parts.get(currency, lines[:0])
            residual = sum(own.mapped("amount_residual_currency"))
            more = claimed.get(currency, 0.0)
            found.append((currency, own, more, residual + more))
        return found

    def _followup_claimed(self, company):
        """Return what messages claimed and is not booked, by currency."""
        groups = (
            self.env["credit.followup.charge"]
            .sudo()
            ._read_group(
                [
                    ("company_id", "=", company.id),
                    ("partner_id", "child_of", self.commercial_partner_id.id),
                    ("state", "=", "claimed"),
                ],
                ["currency_id"],
                ["amount:sum"],
            )
        )
        return {currency.sudo(False): amount for currency, amount in groups}
