"""What tests of payments need: a company of a country, its bank, and transfers."""

from .common import FollowupCase, day


class PaymentsCase(FollowupCase):
    """A customer who was asked for two invoices in one message."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._settle_in(cls.company, "base.be")
        cls.accountant = cls._user("accountant", "group_officer")
        cls.accountant.group_ids += cls.env.ref("account.group_account_user")
        cls.bank_journal = cls.company_data["default_journal_bank"]

    @classmethod
    def _settle_in(cls, company, country):
        company.country_id = cls.env.ref(country)
        company.account_fiscal_country_id = cls.env.ref(country)

    def asked(self, *amounts, offset=5, **values):
        """Let a message leave for one invoice of each amount, the first one oldest."""
        self.moves = self.env["account.move"]
        for place, amount in enumerate(amounts):
            self.moves |= self.invoice(
                amount=amount, due=place - len(amounts) + 1, **values
            )
        return self.follow_up(offset).action_ids.filtered(
            lambda one: one.partner_id == self.moves[0].partner_id
        )

    def transfer(self, text, amount, offset=6, **values):
        """Import a transaction of the bank, as the importing user."""
        return self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank_journal.id,
                "date": day(offset),
                "payment_ref": text,
                "amount": amount,
                **values,
            }
        )

    def as_accountant(self, line):
        return line.with_user(self.accountant)

    def euro_account(self):
        """Let the company be paid in euro on an account that takes QR codes."""
        euro = self.setup_other_currency("EUR", rates=[("2020-01-01", 1.0)])
        bank = self.env["res.partner.bank"].create(
            {
                "acc_number": "BE71096123456769",
                "partner_id": self.company.partner_id.id,
                "allow_out_payment": True,
            }
        )
        return {"currency_id": euro.id, "partner_bank_id": bank.id}

    def claim(self, amount, action=None, move=None, **values):
        """Let a message have claimed a compensation on one of its invoices."""
        action = action or self.action
        move = move or self.moves[0]
        action.sudo().amount_compensation += amount
        income = self.company_data["default_account_revenue"]
        self.company.write(
            {
                "followup_charge": True,
                "followup_interest_account_id": income.id,
                "followup_compensation_account_id": income.id,
                "followup_charge_journal_id": self.company_data[
                    "default_journal_misc"
                ].id,
            }
        )
        return (
            self.env["credit.followup.charge"]
            .sudo()
            .create(
                {
                    "company_id": self.company.id,
                    "partner_id": action.partner_id.id,
                    "currency_id": action.currency_id.id,
                    "action_id": action.id,
                    "move_line_id": self.item(move).id,
                    "move_id": move.id,
                    "kind": "compensation",
                    "amount": amount,
                    "date_from": action.date,
                    "date_to": action.date,
                    **values,
                }
            )
        )

    def hold(self, move=None, amount=False, **values):
        """Dispute an invoice, a part of it, or all that the customer owes."""
        return self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "move_line_id": move and self.item(move).id,
                "amount": amount,
                "reason": "dispute",
                "note": "Broken",
                "date_from": day(0),
                **values,
            }
        )
