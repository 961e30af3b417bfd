"""What counts as paid of an agreement, what shortens it, and what does neither."""

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import day
from ..common_agreements import AgreementsCase


@tagged("post_install", "-at_install")
class TestAgreementMoney(AgreementsCase):
    """Credits, money on account, money that is matched anew, charges."""

    def credit(self, amount, today, move=None):
        """Credit a part of the invoice and match it, as accountants do."""
        move = move or self.move
        with self.on(today):
            note = move._reverse_moves([{"invoice_date": day(today)}])
            note.invoice_line_ids.price_unit = amount
            note.action_post()
            self.match(note | move)
        return note

    def match(self, moves):
        lines = moves.line_ids.filtered(
            lambda one: one.account_type == "asset_receivable"
        )
        lines.reconcile()

    def charge_entry(self):
        """Book what was claimed beside the invoice."""
        entry = self.env["account.move"].create(
            {
                "move_type": "entry",
                "line_ids": [
                    Command.create(
                        {
                            "account_id": self.item(self.move).account_id.id,
                            "partner_id": self.customer.id,
                            "date_maturity": day(-10),
                            "debit": 40,
                        }
                    ),
                    Command.create(
                        {
                            "account_id": self.move.invoice_line_ids.account_id.id,
                            "credit": 40,
                        }
                    ),
                ],
            }
        )
        entry.action_post()
        item = self.item(self.move)
        self.env["credit.followup.charge"].sudo().create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "currency_id": item.currency_id.id,
                "move_line_id": item.id,
                "move_id": self.move.id,
                "kind": "compensation",
                "amount": 40,
                "entry_id": entry.id,
                "date_from": day(-39),
                "date_to": day(-10),
                "state": "posted",
            }
        )
        return entry

    def test_a_credit_for_the_disputed_part_leaves_the_plan(self):
        with self.on(0):
            self.env["credit.followup.dispute"].create(
                {
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(self.move).id,
                    "amount": 200,
                }
            )
        agreement = self.running()
        self.assertEqual(agreement.amount_total, 1000)
        self.credit(200, 5)
        self.follow_up(6)
        self.assertEqual((agreement.version, agreement.amount_off), (1, 0))
        # A cent beyond it is of the plan.
        self.credit(0.01, 7)
        self.follow_up(8)
        self.assertEqual((agreement.version, agreement.amount_total), (2, 999.99))

    def test_each_credit_takes_its_interest_and_gives_none_back(self):
        euro = self.setup_other_currency("EUR")
        self.company.country_id = self.env.ref("base.be")
        self.move = self.invoice(due=-40, amount=1200.0, currency_id=euro.id)
        agreement = self.running(interest_kind="owed")
        found = [agreement.amount_interest]
        for today in (5, 8):
            self.credit(300, today)
            self.follow_up(today + 1)
            found.append(agreement.amount_interest)
        self.assertEqual(found, sorted(found, reverse=True))
        self.assertEqual(len(set(found)), 3)
        principal = sum(agreement.instalment_ids.mapped("principal"))
        self.assertEqual((principal, agreement.version), (600, 3))
        self.assertEqual(agreement.amount_total, 600 + found[-1])

    def test_money_that_is_matched_anew_is_not_new(self):
        payment = self.pay(self.move, 300, on=day(-3))
        agreement = self.running()
        self.assertEqual(agreement.amount_principal, 900)
        with self.on(5):
            lines = payment.move_id.line_ids
            lines.remove_move_reconcile()
            self.match(payment.move_id | self.move)
        self.follow_up(6)
        self.assertEqual((agreement.amount_paid, agreement.version), (0, 1))
        # What comes on top counts.
        self.pay(self.move, 100, on=day(7))
        self.follow_up(8)
        self.assertEqual(agreement.amount_paid, 100)

    def test_money_that_names_an_agreement_fills_that_one(self):
        first = self.running()
        second = self.running(moves=self.invoice(due=-40, amount=1200.0))
        row = second.instalment_ids.sorted("rank")[0]
        self.on_account(400, day(30), f"Paiement {second._reference(row)} merci")
        self.follow_up(34)
        self.assertEqual((first.state, second.state), ("noticed", "active"))
        self.on_account(500, day(35))
        self.follow_up(36)
        self.assertEqual((first.amount_paid, second.amount_paid), (500, 400))

    def test_what_was_claimed_beside_is_not_agreed_on_twice(self):
        item, entry = self.item(self.move), self.charge_entry()
        with self.assertRaises(ValidationError) as said:
            self.draft(moves=self.move | entry)
        self.assertIn("claimed beside an invoice", str(said.exception))
        # The agreement covers the entry: what is paid of it is paid of the plan.
        agreement = self.running()
        held = item | entry.line_ids.filtered("debit")
        self.assertEqual(agreement.hold_ids.move_line_id, held)

    def test_what_is_booked_beside_an_item_meanwhile_is_held_too(self):
        agreement = self.running()
        entry = self.charge_entry()
        self.assertFalse(self.follow_up(5).action_ids)
        held = self.item(self.move) | entry.line_ids.filtered("debit")
        self.assertEqual(agreement.hold_ids.move_line_id, held)
        self.follow_up(6)
        self.assertEqual(len(agreement.hold_ids), 2)

    def test_one_that_replaces_another_and_is_late_when_it_is_noted(self):
        first = self.running()
        second = self.draft(10, previous_id=first.id, first_on=day(12))
        with self.on(10):
            second.action_offer()
        with self.on(30):
            opened = second.with_user(self.officer).action_sign()
            self.env[opened["res_model"]].with_user(self.officer).create(
                {
                    "agreement_id": second.id,
                    "signed_by": "Anna Claes",
                    "signed_on": day(11),
                    "scan": b"c2Nhbg==",
                }
            ).action_apply()
        self.assertEqual(first.state, "cancelled")
        self.assertEqual((second.state, self.held()), ("noticed", ["agreement"]))

    def test_an_offer_ends_before_its_first_instalment_is_late(self):
        agreement = self.offer(first_on=day(5))
        self.assertEqual(agreement.valid_until, day(5))
        self.sign(agreement, 5)
        self.assertEqual((agreement.state, agreement.notice_on), ("active", False))
        late = self.offer(moves=self.invoice(due=-40), first_on=day(5))
        with self.assertRaises(UserError):
            self.sign(late, 6)

    def test_the_window_does_not_look_into_another_company(self):
        other = self.setup_other_company()
        company = other["company"]
        strange = (
            self.env["account.move"]
            .with_company(company)
            .create(
                {
                    "move_type": "out_invoice",
                    "partner_id": self.customer.id,
                    "invoice_line_ids": [
                        Command.create({"name": "A", "price_unit": 9})
                    ],
                }
            )
        )
        strange.action_post()
        wizards = self.env["credit.followup.agree"].with_user(self.officer)
        for name in ("line_ids", "known_item_ids"):
            values = {
                "company_id": company.id,
                "partner_id": self.customer.id,
                "first_on": day(30),
                name: [Command.set(strange._followup_lines().ids)],
            }
            with self.assertRaises(AccessError):
                wizards.create(values)
