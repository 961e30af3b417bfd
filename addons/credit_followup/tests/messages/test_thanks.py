"""Thanks: once, soon, true, and only where the company wants them."""

from freezegun import freeze_time

from odoo.exceptions import AccessError

from ..common import FollowupCase, day


class TestThanks(FollowupCase):
    """An invoice is reminded on day 5 and paid on day 8."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.write({"followup_thanks": True, "followup_test_mode": False})
        cls.customer.email = "anna@claes.example"
        cls.Thanks = cls.env["credit.followup.thanks"]
        cls.move = cls.invoice(amount=1000.0, due=0)
        cls.follow_up(5)

    def paid(self, amount=None, on=8):
        self.pay(self.move, amount, on=day(on))

    def thanks(self, on=9):
        """Return who is thanked in the night of a day."""
        before = self.Thanks.search([])
        self.follow_up(on)
        return self.Thanks.search([]) - before

    def test_who_pays_after_a_reminder_is_thanked_once(self):
        self.paid()
        one = self.thanks()
        self.assertEqual((one.partner_id, one.day), (self.customer, day(9)))
        self.assertEqual(one.line_ids, self.move._followup_lines())
        mail = one.message_ids.filtered("subject")
        self.assertEqual(mail.subject, "Thank you for your payment")
        self.assertEqual(mail.partner_ids, self.customer)
        self.assertIn(self.move.name, mail.body)
        self.assertEqual(mail.reply_to, self.company._followup_sender())
        self.assertFalse(self.thanks(10))

    def test_a_part_is_not_enough(self):
        self.paid(999.0)
        self.assertFalse(self.thanks())

    def test_nobody_is_thanked_who_owes_something_late(self):
        self.invoice(amount=50.0, due=8)
        self.paid()
        self.assertFalse(self.thanks(9))

    def test_what_is_due_today_is_not_late(self):
        self.invoice(amount=50.0, due=9)
        self.paid()
        self.assertTrue(self.thanks(9))

    def test_not_without_the_setting_nor_in_test_mode(self):
        self.paid()
        self.company.followup_thanks = False
        self.assertFalse(self.thanks())
        self.company.write({"followup_thanks": True, "followup_test_mode": True})
        self.assertFalse(self.thanks(10))

    def test_what_a_credit_note_closed_was_not_paid(self):
        self.paid(100.0)
        note = self.invoice(amount=900.0, move_type="out_refund", invoice_date=day(8))
        lines = (note | self.move).line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        )
        lines.filtered(lambda line: not line.reconciled).reconcile()
        self.assertEqual(self.move.amount_residual, 0.0)
        self.assertFalse(self.thanks())

    def test_who_has_no_address_is_not_thanked(self):
        self.paid()
        self.customer.email = False
        self.assertFalse(self.thanks(9))
        self.customer.email = "anna@claes.example"
        self.assertTrue(self.thanks(10))

    def test_not_where_a_dispute_ended_it(self):
        hold = self.env["credit.followup.hold"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "reason": "dispute",
                "note": "Another invoice",
                "date_from": day(1),
            }
        )
        self.paid()
        self.assertFalse(self.thanks(9))
        hold.date_to = day(10)
        self.assertTrue(self.thanks(10))

    def test_in_the_customer_s_language(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        self.customer.lang = "nl_NL"
        self.paid()
        self.assertIn("Dank u", self.thanks().message_ids.filtered("subject").subject)

    def test_a_payment_that_comes_back_and_again_is_thanked_once(self):
        self.paid()
        self.assertTrue(self.thanks())
        self.move._followup_lines().remove_move_reconcile()
        self.move.line_ids.remove_move_reconcile()
        self.pay(self.move, on=day(11))
        self.assertFalse(self.thanks(12))

    def test_others_see_nothing_and_nobody_writes(self):
        self.paid()
        one = self.thanks()
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", other)
        self.assertFalse(self.Thanks.with_user(stranger).search([]))
        with self.assertRaises(AccessError):
            one.with_user(self.manager).write({"day": day(1)})
        with self.assertRaises(AccessError), freeze_time(day(9)):
            self.Thanks.with_user(self.manager).create(
                {"company_id": self.company.id, "partner_id": self.customer.id}
            )
