"""How a customer pays, on his form: from the books, his promises and disputes."""

from freezegun import freeze_time

from ..common import FollowupCase, day


class TestPayers(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        frozen = freeze_time(day(30))
        frozen.start()
        cls.addClassCleanup(frozen.stop)
        cls.moves = cls.invoices([100.0] * 5, due=-60)

    def pays(self, late, moves=None):
        for move in self.moves if moves is None else moves:
            self.pay(move, on=day(-60 + late))

    def promise(self, move):
        """Note on day 10 that he pays on day 15."""
        with freeze_time(day(10)):
            self.env["credit.followup.promise"].with_user(self.officer).create(
                {
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(move).id,
                    "amount": 10.0,
                    "promised_on": day(15),
                }
            )

    def told(self, partner=None):
        one = (partner or self.customer).with_user(self.reader)
        one.invalidate_recordset(["followup_payer", "followup_payer_words"])
        return one.followup_payer, one.followup_payer_words

    def test_days_until_something_more_falls_due(self):
        one = self.customer.with_user(self.reader)
        self.assertFalse(one.followup_due_next)
        self.invoice(due=45)
        near = self.invoice(due=30)
        one.invalidate_recordset()
        self.assertEqual((one.followup_due_next, one.followup_days_left), (day(30), 0))
        self.pay(near)
        one.invalidate_recordset()
        self.assertEqual((one.followup_due_next, one.followup_days_left), (day(45), 15))
        shown = one.action_view_followup_figures()
        self.assertIn(("partner_id", "=", self.customer.id), shown["domain"])

    def test_nothing_paid_nothing_said(self):
        self.assertEqual(self.told(), (False, False))

    def test_four_payments_are_no_type(self):
        self.pays(10, self.moves[:4])
        payer, words = self.told()
        self.assertFalse(payer)
        self.assertIn("Pays 10 days late", words)
        self.assertIn("Fewer than five payments", words)

    def test_who_is_late_and_who_is_not(self):
        self.pays(10)
        payer, words = self.told()
        self.assertEqual(payer, "forgetful")
        self.assertEqual(
            words,
            "Pays 10 days late on average (0 % on time). Late, though not by more than "
            "thirty days.",
        )
        other = self._customer("Boris Dubois")
        self.pays(0, self.invoices([50.0] * 5, other, due=-60))
        self.assertEqual(
            self.told(other), ("on_time", "Pays on the due date (100 % on time).")
        )
        # A contact is his company, and others' payments are not his.
        person = self.env["res.partner"].create(
            {"name": "Zoe", "parent_id": other.id, "type": "contact"}
        )
        self.assertEqual(self.told(person)[0], "on_time")

    def test_who_paid_after_the_last_message(self):
        """The policy has one message, which went out on day 5."""
        self.policy.level_ids.sorted()[1:].unlink()
        moves = self.invoices([100.0] * 5, due=0)
        self.follow_up(5)
        for move in moves:
            self.pay(move, on=day(8))
        payer, words = self.told()
        self.assertEqual(payer, "waits")
        self.assertIn("100 % came only after the last message.", words)

    def test_promises_and_disputes_count(self):
        self.pays(40)
        self.assertEqual(self.told()[0], "waits")
        later = self.invoices([10.0] * 3, due=-60)
        for move in later:
            self.promise(move)
        self.follow_up(29)
        payer, words = self.told()
        self.assertEqual(payer, "bad_faith")
        self.assertIn("Promises were broken", words)

    def test_credit_notes_are_no_payments(self):
        for move in self.moves:
            note = move._reverse_moves([{"invoice_date": day(-50)}], cancel=True)
            self.assertEqual(note.state, "posted")
        self.assertEqual(self.told(), (False, False))

    def test_many_are_asked_in_as_many_queries_as_one(self):
        others = [self._customer(f"Many {number}") for number in range(6)]
        for one in others:
            self.pays(5, self.invoices([10.0], one, due=-60))
        many = self.env["res.partner"].union(*others).with_user(self.reader)

        def queries(partners):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            partners.mapped("followup_payer_words")
            return self.env.cr.sql_log_count - before

        queries(many)
        self.assertLessEqual(queries(many) - queries(many[:1]), 1)

    def test_a_policy_is_proposed_and_a_person_decides(self):
        self.pays(45)
        firm = self.policy.copy({"name": "Firm", "payer": "waits"})
        one = self.customer.with_user(self.officer).with_company(self.company)
        one.invalidate_recordset()
        self.assertEqual(one.followup_payer, "waits")
        self.assertEqual(one.followup_proposed_policy_id, firm)
        self.assertFalse(one.followup_policy_id)
        one.action_followup_take_policy()
        self.assertEqual(one.followup_policy_id, firm)
        one.invalidate_recordset()
        self.assertFalse(one.followup_proposed_policy_id)

    def test_what_is_meant_for_payers_is_nobody_s_by_his_segment(self):
        usual = self.customer.with_company(self.company).followup_applied_policy_id
        firm = self.policy.copy({"payer": "waits", "segment": "consumer"})
        other = self._customer("Carla Peeters", is_company=False)
        self.invoice(other, 10.0, due=0)
        other = other.with_company(self.company)
        self.assertNotEqual(other.followup_applied_policy_id, firm)
        self.assertTrue(usual)

    def test_reasons_that_he_named(self):
        self.pays(10)
        outcome = self.env.ref("credit_followup.outcome_no_funds")
        self.env["credit.followup.contact"].with_user(self.officer).create(
            [
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "outcome_id": outcome.id,
                    "with_summary": False,
                    "summary_reason": "A short call",
                }
            ]
            * 2
        )
        _payer, words = self.told()
        self.assertIn(f"He said: {outcome.name} (2).", words)
