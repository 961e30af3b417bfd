"""The statement of account: what is open with a customer on a day; no reminder."""

from odoo import api, fields, models
from odoo.tools.misc import format_date

from ...effects.channels.transfers import transfer_code
from ...facts.figures.statements import read_statement
from ...facts.page.items import any_elsewhere

TEMPLATE = "credit_followup.template_statement"
# What fits on a transfer.
LETTERS = 140


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

    def action_followup_statement_at(self):
        """Ask for the day and the form of a statement."""
        self.env.user._followup_check("readonly")
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Statement at a day"),
            "res_model": "credit.followup.statement",
            "view_mode": "form",
            "target": "new",
            "context": {"default_partner_ids": self.commercial_partner_id.ids},
        }

    @api.model
    def _followup_statement_day(self):
        """Return the day of the statement that is asked for, today where none is."""
        asked = fields.Date.to_date(self.env.context.get("followup_day"))
        return asked or fields.Date.context_today(self)

    def _followup_statement_name(self):
        """Return what the file is called, in the language of who reads it."""
        customer = self.commercial_partner_id
        customer = customer.with_context(lang=customer.lang or self.env.lang)
        return customer.env._(
            "Statement of account – %(customer)s – %(day)s",
            customer=customer.name.replace("/", "-"),
            day=fields.Date.to_string(self._followup_statement_day()),
        )

    def _followup_statement_words(self):
        """Say of which day a statement is, in the language of who reads it."""
        return self.env._(
            "As of %(day)s: what was paid later was open then.",
            day=format_date(
                self.env, self._followup_statement_day(), date_format="long"
            ),
        )

    def _followup_statement(self, company):
        """Return the parts of the statement, one of each currency.

        Invoices, entries, and what came in and nobody has allocated yet, below zero.
        """
        self.ensure_one()
        day = self._followup_statement_day()
        # Which claims stood on a day long ago is not kept.
        is_past = day < fields.Date.context_today(self)
        claimed = {} if is_past else self._followup_claimed(company)
        return read_statement(self.commercial_partner_id, company, day, claimed)

    def _followup_statement_code(self, part, bank, company):
        """Return the code by which the balance of a part is transferred, if any.

        None where an agency, a court or an insolvency has some of it: that is not paid
        to us.
        """
        lines = self.env["account.move.line"].union(*(row.line for row in part.rows))
        customer = self.commercial_partner_id.with_company(company)
        if any_elsewhere(lines, customer, self._followup_statement_day()):
            return None
        moves = [row.line.move_id for row in part.rows if row.left > 0]
        one = moves[0].payment_reference if len(moves) == 1 else ""
        numbers = one or " ".join(move.name for move in moves)
        words = numbers if len(numbers) <= LETTERS else self.name[:LETTERS]
        return transfer_code(bank, part.balance, words, part.currency, self)

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
