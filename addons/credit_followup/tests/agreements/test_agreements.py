"""Agreements in time: offered, signed, late, noticed, broken, fulfilled."""

import hashlib

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import day
from ..common_agreements import AgreementsCase


@tagged("post_install", "-at_install")
class TestAgreements(AgreementsCase):
    """What the scheduled action and payments make of an agreement."""

    def test_it_is_offered_signed_paid_and_fulfilled(self):
        agreement = self.offer()
        self.assertEqual(self.stands(agreement), ("offered", "offered"))
        self.assertEqual(
            [(one.due_on, one.amount) for one in agreement.instalment_ids],
            [(day(30), 400), (day(61), 400), (day(91), 400)],
        )
        document = agreement.document_id
        self.assertTrue(document.raw.startswith(b"%PDF"))
        self.assertEqual(
            agreement.document_hash, hashlib.sha256(document.raw).hexdigest()
        )
        self.assertEqual(self.held(), ["agreement"])
        mail = agreement.message_ids.filtered("attachment_ids")
        self.assertEqual(mail.attachment_ids, document)
        self.assertEqual(mail.partner_ids, self.customer)
        self.assertIn(agreement.access_token, mail.body)
        self.assertFalse(self.follow_up(1).action_ids)

        self.sign(agreement, 2)
        self.assertEqual(self.stands(agreement), ("active", "on_track"))
        self.assertEqual(agreement.signed_hash, agreement.document_hash)
        self.assertEqual(agreement.signed_from, "192.0.2.7")
        self.assertFalse(agreement.hold_ids.date_to)
        for offset in (30, 61, 91):
            self.pay(self.move, 400, on=day(offset))
            self.follow_up(offset + 1)
        self.assertEqual(self.stands(agreement), ("fulfilled", "paid"))
        self.assertEqual((agreement.amount_paid, self.held()), (1200, []))

    def test_late_noticed_broken_and_on_at_the_named_level(self):
        three = self.policy.level_ids.sorted()[2]
        agreement = self.running(breach_level_id=three.id)
        self.pay(self.move, 400, on=day(30))
        # Three days before the second one, once.
        self.follow_up(57)
        self.assertFalse(agreement.is_reminded)
        self.follow_up(58)
        self.assertEqual(agreement.reminded_rank, 2)
        said = len(agreement.message_ids)
        self.follow_up(59)
        self.assertEqual(len(agreement.message_ids), said)
        # Its day, three days of grace, then a notice of eight days.
        self.follow_up(64)
        self.assertEqual(agreement.state, "active")
        self.follow_up(65)
        self.assertEqual(self.stands(agreement), ("noticed", "notice_runs"))
        self.assertEqual(
            (agreement.notice_on, agreement.notice_until), (day(65), day(73))
        )
        self.assertEqual(agreement.amount_missing, 400)
        self.assertEqual(agreement.notice_message_id.partner_ids, self.customer)
        links = self.env["credit.followup.run"].with_user(self.reader).today_status()
        self.assertIn(
            "Instalments that are late: 1", [one["text"] for one in links["links"]]
        )
        self.assertFalse(self.follow_up(73).action_ids)
        self.assertEqual(agreement.state, "noticed")
        # The day after, a Sunday, it breaks: the named level speaks on Monday.
        self.assertFalse(self.follow_up(74).action_ids)
        self.assertEqual(self.stands(agreement), ("broken", "notice_over"))
        self.assertFalse(agreement.next_due_on)
        action = self.follow_up(75).action_ids
        self.assertEqual(action.level_id, three)
        self.assertEqual(action.amount_due, 800)
        self.assertEqual(self.held(), [])
        self.assertEqual(agreement.activity_ids.user_id, self.officer)
        # What comes later does not mend it.
        self.pay(self.move, 400, on=day(76))
        self.follow_up(76)
        self.assertEqual(agreement.state, "broken")
        self.pay(self.move, 400, on=day(77))
        self.follow_up(78)
        self.assertEqual(self.stands(agreement), ("fulfilled", "paid_after_breach"))

    def test_what_is_claimed_after_a_breach_stays_claimed(self):
        agreement = self.running()
        claim = (
            self.env["credit.followup.charge"]
            .sudo()
            .create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "currency_id": self.move.currency_id.id,
                    "move_line_id": self.item(self.move).id,
                    "move_id": self.move.id,
                    "kind": "interest",
                    "amount": 12.0,
                    "date_from": day(-40),
                    "date_to": day(50),
                }
            )
        )
        for offset in (34, 43):
            self.follow_up(offset)
        self.assertEqual(agreement.state, "broken")
        self.pay(self.move, 1200, on=day(44))
        with self.on(45):
            agreement._look(day(45))
        self.assertEqual(agreement.reason, "paid_after_breach")
        self.assertEqual(claim.state, "claimed")

    def test_money_that_nobody_has_allocated_is_not_late(self):
        agreement = self.running()
        self.pay(amount=400, on=day(29))  # not money: a credit note, see below
        self.on_account(400, day(29))
        self.follow_up(40)
        self.assertEqual(agreement.state, "active")
        self.assertGreaterEqual(agreement.amount_paid, 400)

    def test_a_payment_that_is_undone_takes_it_back(self):
        agreement = self.running()
        payment = self.pay(self.move, 1200, on=day(10))
        self.follow_up(11)
        self.assertEqual(self.stands(agreement), ("fulfilled", "paid"))
        with self.on(20):
            payment.move_id.line_ids.remove_move_reconcile()
            payment.action_draft()
            payment.action_cancel()
        self.follow_up(21)
        self.assertEqual(self.stands(agreement), ("active", "payment_undone"))
        self.assertEqual(self.held(), ["agreement"])

    def test_a_credit_note_shortens_it_from_the_end(self):
        agreement = self.running()
        note = self.move._reverse_moves([{"invoice_date": day(5)}])
        note.invoice_line_ids.price_unit = 500
        with self.on(5):
            note.action_post()
            lines = (note | self.move).line_ids
            lines.filtered(
                lambda one: one.account_type == "asset_receivable"
            ).reconcile()
        self.follow_up(6)
        self.assertEqual(
            [(one.rank, one.amount) for one in agreement.instalment_ids],
            [(1, 400), (2, 300)],
        )
        self.assertEqual((agreement.version, agreement.amount_off), (2, 500))
        self.assertEqual(len(agreement.past_instalment_ids), 3)
        self.assertIn("500", agreement.message_ids[0].body)
        # The second night changes nothing.
        self.follow_up(7)
        self.assertEqual(agreement.version, 2)
        self.pay(self.move, 700, on=day(8))
        self.follow_up(9)
        self.assertEqual(agreement.state, "fulfilled")

    def test_an_offer_that_nobody_signs_expires(self):
        agreement = self.offer()
        self.assertFalse(self.follow_up(14).action_ids)
        self.assertEqual(agreement.state, "offered")
        self.assertTrue(self.follow_up(15).action_ids)
        self.assertEqual(self.stands(agreement), ("expired", "expired"))
        self.assertEqual(self.held(), [])
        with self.assertRaises(UserError):
            self.sign(agreement, 15)

    def test_money_on_account_fills_one_of_two(self):
        first = self.running()
        second = self.running(moves=self.invoice(due=-40, amount=1200.0))
        self.on_account(400, day(30))
        self.follow_up(34)
        self.assertEqual((first.state, second.state), ("active", "noticed"))
        for own in (first, second):
            own.sudo()._look(day(34))
        self.assertEqual((first.state, second.state), ("active", "noticed"))

    def test_a_notice_that_no_mail_carries_is_posted(self):
        agreement = self.running()
        self.customer.email = False
        self.follow_up(34)
        self.assertEqual(self.stands(agreement), ("late", "late"))
        task = agreement.activity_ids
        self.follow_up(60)
        self.assertEqual((agreement.state, agreement.activity_ids), ("late", task))
        report = self.env["ir.actions.report"]
        printed = report._render_qweb_pdf(
            "credit_followup.report_agreement_notice", agreement.ids
        )
        self.assertTrue(printed[0].startswith(b"%PDF"))
        with self.on(61):
            task.with_user(self.officer).action_feedback()
        self.assertEqual(agreement.state, "noticed")
        # Two days on the way, eight to pay.
        self.follow_up(71)
        self.assertEqual(agreement.state, "noticed")
        self.follow_up(72)
        self.assertEqual(agreement.state, "broken")

    def test_a_returned_payment_gets_a_notice_of_its_own(self):
        agreement = self.running()
        payment = self.pay(self.move, 1200, on=day(30))
        self.follow_up(31)
        self.assertEqual(agreement.state, "fulfilled")
        with self.on(95):
            payment.move_id.line_ids.remove_move_reconcile()
            payment.action_draft()
            payment.action_cancel()
        self.follow_up(96)
        self.assertEqual(agreement.state, "noticed")

    def test_in_test_mode_nobody_is_written_to_or_broken(self):
        agreement = self.running()
        self.company.followup_test_mode = True
        self.company.followup_test_email = "test@company.example"
        self.follow_up(80)
        self.assertEqual(agreement.state, "late")
        self.assertFalse(agreement.notice_on)

    def test_a_customer_who_is_merged_keeps_it(self):
        agreement = self.running()
        twin = self._customer("Anna Claes")
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge((self.customer | twin).ids, twin, extra_checks=False)
        self.assertEqual(agreement.partner_id, twin)
        self.pay(self.move, 1200, on=day(9))
        self.follow_up(10)
        self.assertEqual(agreement.state, "fulfilled")

    def test_ten_are_judged_in_as_many_queries_as_two(self):
        agreements = self.env["credit.followup.agreement"]
        for move in self.invoices([100.0] * 10, due=-40):
            agreements |= self.draft(moves=move).sudo()
        few, many = agreements[:2], agreements[2:]
        many._rulings(day(6))  # what is cached for good
        counts = []
        for own in (few, many):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            own._rulings(day(6))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])
