"""What people do with agreements, what they may agree on, and what they may not."""

import io

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools.pdf import PdfFileReader

from ..common import day
from ..common_agreements import AgreementsCase


@tagged("post_install", "-at_install")
class TestAgreementSteps(AgreementsCase):
    """Draft, approval, offer, signature, replacement."""

    def test_what_was_changed_meanwhile_is_not_signed(self):
        agreement = self.offer()
        shown = agreement.document_hash
        own = agreement.with_user(self.officer)
        with self.on(1):
            with self.assertRaises(UserError):
                own.number = 2
            own.action_draft()
            own.number = 2
            own.action_offer()
        self.assertEqual((agreement.version, len(agreement.instalment_ids)), (2, 2))
        with self.assertRaises(UserError) as said:
            self.sign(agreement, 1, shown)
        self.assertIn("changed meanwhile", str(said.exception))
        self.sign(agreement, 1)
        self.assertEqual(agreement.state, "active")

    def test_a_second_person_agrees_to_a_large_one(self):
        self.company.followup_agreement_approve_amount = 1000
        agreement = self.draft(user=self.manager)
        asked = agreement.sudo().activity_ids
        self.assertNotEqual(asked.user_id, self.manager)
        with self.on(0):
            with self.assertRaises(UserError):
                agreement.action_offer()
            with self.assertRaises(AccessError):
                agreement.action_approve()
            agreement.with_user(self.env.user).action_approve()
            # What was approved is not what is written afterwards.
            agreement.number = 4
            with self.assertRaises(UserError):
                agreement.action_offer()
            agreement.with_user(self.env.user).action_approve()
            agreement.action_offer()
        self.assertEqual(agreement.state, "offered")
        self.company.followup_agreement_approve_amount = 1200
        with self.on(1):
            agreement.action_cancel()
        short = self.draft()
        self.assertFalse(short.needs_approval)
        short.action_cancel()
        self.assertTrue(self.draft(rhythm="quarterly", number=6).needs_approval)

    def test_what_was_approved_can_be_offered_on_a_later_day(self):
        self.company.followup_agreement_approve_amount = 1000
        agreement = self.draft()
        with self.on(1):
            agreement.with_user(self.manager).action_approve()
        with self.on(2):
            agreement.action_offer()
        self.assertEqual((agreement.state, agreement.agreed_on), ("offered", day(2)))
        self.assertEqual(agreement.approved_by_id, self.manager)

    def test_an_offer_that_expired_is_made_anew(self):
        agreement = self.offer()
        before = agreement.document_hash
        self.follow_up(15)
        self.assertEqual(agreement.state, "expired")
        with self.on(16):
            agreement.with_user(self.officer).action_offer()
        self.assertEqual(agreement.valid_until, day(30))
        self.assertNotEqual(agreement.document_hash, before)
        text = PdfFileReader(io.BytesIO(agreement.document_id.raw)).pages[0]
        self.assertIn("April 3, 2026", " ".join(text.extract_text().split()))
        # What is printed afterwards are the very bytes that were offered.
        printed = self.env["ir.actions.report"]._render_qweb_pdf(
            "credit_followup.report_agreement", agreement.ids
        )
        self.assertEqual(printed[0], agreement.document_id.raw)

    def test_a_copy_signed_on_paper(self):
        agreement = self.offer()
        with self.on(3):
            opened = agreement.with_user(self.officer).action_sign()
            wizards = self.env[opened["res_model"]].with_user(self.officer)
            wizard = wizards.create(
                {
                    "agreement_id": agreement.id,
                    "signed_by": "Anna Claes",
                    "signed_on": day(2),
                }
            )
            with self.assertRaises(UserError):
                wizard.action_apply()
            wizard.scan = b"c2Nhbg=="
            wizard.action_apply()
        self.assertEqual((agreement.state, agreement.signed_on), ("active", day(2)))

    def test_another_takes_its_place(self):
        first = self.running()
        second = self.draft(10, previous_id=first.id, number=6)
        with self.on(10):
            second.action_offer()
        self.assertEqual(first.state, "active")
        self.sign(second.sudo(), 11)
        self.assertEqual((first.state, second.state), ("cancelled", "active"))
        self.assertEqual(self.held(), ["agreement"])

    def test_what_cannot_be_agreed_on(self):
        running = self.running()
        self.refused("already", self.move)
        running.with_user(self.manager).action_cancel()
        paid = self.invoice(due=-40)
        self.pay(paid)
        self.refused("not open", paid)
        other = self.setup_other_currency("CHF")
        foreign = self.invoice(due=-40, currency_id=other.id)
        self.refused("each currency", self.move | foreign)
        strange = self.invoice(self._customer("Other"), due=-40)
        self.refused("do not belong", strange)
        self.refused("before the agreement", self.move, first_on=day(-1))
        self.refused(
            "less than what is owed", self.move, deposit_amount=1200, deposit_on=day(0)
        )
        self.refused("between 1 and 120", self.move, number=121)
        self.refused("between zero", self.move, interest_kind="own", rate_percent=99)
        with self.assertRaises(AccessError):
            self.draft(user=self.reader)

    def refused(self, words, moves, **values):
        with self.assertRaises(ValidationError) as said:
            self.draft(moves=moves, **values)
        self.assertIn(words, str(said.exception))

    def test_a_promise_gives_way_and_a_dispute_is_left_out(self):
        with self.on(0):
            common = {
                "partner_id": self.customer.id,
                "move_line_id": self.item(self.move).id,
            }
            promise = self.env["credit.followup.promise"].create(
                {**common, "amount": 100, "promised_on": day(5)}
            )
            self.env["credit.followup.dispute"].create({**common, "amount": 200})
        agreement = self.offer()
        self.assertEqual(promise.state, "withdrawn")
        self.assertEqual(agreement.amount_principal, 1000)

    def test_what_was_paid_before_the_offer_is_not_agreed_on(self):
        draft = self.draft()
        self.pay(self.move, 300, on=day(0))
        with self.on(0):
            draft.action_offer()
        self.assertEqual((draft.amount_principal, draft.amount_total), (900, 900))
        self.assertEqual(draft.sudo().amount_paid, 0)
        note = self.pay(partner=self.customer, amount=100)
        with self.on(1):
            lines = (note | self.move).line_ids
            lines.filtered(
                lambda one: one.account_type == "asset_receivable"
            ).reconcile()
        # An offer is not changed behind the customer's back.
        self.follow_up(2)
        self.assertEqual(draft.state, "draft")
        with self.assertRaises(UserError):
            self.sign(draft.sudo(), 2)
        with self.on(2):
            draft.action_offer()
        self.assertEqual((draft.amount_total, draft.version), (800, 2))

    def test_what_was_agreed_is_not_written_by_hand(self):
        agreement = self.running().with_user(self.officer)
        with self.assertRaises(AccessError):
            agreement.instalment_ids[0].amount = 1
        draft = self.draft(
            moves=self.invoice(due=-40), approved_by_id=self.manager.id, name="Own"
        )
        self.assertFalse(draft.approved_by_id)
        self.assertNotEqual(draft.name, "Own")
        for vals in (
            {"item_ids": [Command.clear()]},
            {"signed_by": "Nobody"},
            {"document_id": False},
            {"approved_by_id": self.manager.id},
            {"amount_total": 1},
        ):
            for one in (agreement, draft):
                with self.assertRaises(UserError):
                    one.write(vals)
        with self.assertRaises(AccessError):
            self.env["credit.followup.agreement.item"].with_user(self.officer).create(
                {
                    "agreement_id": agreement.id,
                    "move_line_id": self.item(self.move).id,
                    "amount_open": 1000,
                }
            )
        with self.assertRaises(UserError):
            agreement.document_id.with_user(self.officer).raw = b"Other"
        with self.assertRaises(UserError):
            agreement.unlink()
        with self.assertRaises(UserError):
            agreement.hold_ids.with_user(self.officer).action_end()
        with self.assertRaises(UserError):
            self.move.button_draft()
