"""One claim of a case is asked back, and the agency keeps the others."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common_claims import ClaimsCase


@tagged("post_install", "-at_install")
class TestClaimsAskedBack(ClaimsCase):
    """One claim of two; the agency keeps the other."""

    def taken(self):
        case = self.hand_over(self.move, self.other)
        self.answer(self.row(case, "accepted", 65))
        return case

    def ask_back(self, case, *moves):
        items = case.item_ids.browse([self.item_of(case, move).id for move in moves])
        wizard = (
            self.env["credit.followup.recall"]
            .with_user(self.manager)
            .with_context(**case.with_user(self.manager).action_ask_back()["context"])
            .create({"why": "He pays us", "item_ids": [(6, 0, items.ids)]})
        )
        wizard.action_apply()

    def test_it_is_told_and_held_until_the_agency_gives_it_back(self):
        with self.on(65):
            case = self.taken()
            self.ask_back(case, self.other)
            self.assertEqual((case.state, case.recall), ("active", "none"))
            ref = self.ref(case, self.other)
            (said,) = self.told(case)
            self.assertEqual(said, f"Asked back · {self.other.name}")
            self.assertEqual(self.held(case), self.move | self.other)
            self.answer(self.row(case, "recall_confirmed", 65, claim_ref=ref))
            self.assertEqual(self.item_of(case, self.other).answer, "withdrawn")
            self.assertEqual(case.state, "active")
            self.assertEqual(self.held(case), self.move)
            self.assertEqual(len(self.told(case)), 1)
            # Another agency may have it now.
            agency = self.make_agency("AG2")
            other = self.prepare(self.other, agency=agency)
            self.assertEqual(other.item_ids.move_id, self.other)

    def test_the_agency_is_late_with_it(self):
        days = self.agency.days_to_confirm_recall
        with self.on(65):
            case = self.taken()
            self.ask_back(case, self.other)
            self.assertEqual(case.next_on, day(65 + days + 1))
            case.sudo()._look(day(65 + days))
            self.assertEqual(case.reason, "accepted")
        with self.on(65 + days + 1):
            case.sudo()._look(day(65 + days + 1))
            self.assertEqual((case.state, case.reason), ("active", "recall_late"))

    def test_one_that_the_agency_keeps_is_seen_by_a_person(self):
        with self.on(65):
            case = self.taken()
            self.ask_back(case, self.other)
            ref = self.ref(case, self.other)
            said = {"claim_ref": ref, "text": "He pays us by instalments"}
            self.answer(self.row(case, "recall_refused", 65, **said))
            self.assertFalse(self.item_of(case, self.other).asked_back_on)
            self.assertIn("instalments", "".join(case.activity_ids.mapped("note")))
            self.assertEqual(self.held(case), self.move | self.other)
            self.assertEqual(len(self.told(case)), 1, "the agency said it itself")

    def test_one_after_the_other_ends_the_case(self):
        with self.on(65):
            case = self.taken()
            self.ask_back(case, self.move, self.other)
            self.assertEqual(case.state, "recalling", "all of it: the case")
            for move in (self.other, self.move):
                ref = self.ref(case, move)
                self.answer(self.row(case, "recall_confirmed", 65, claim_ref=ref))
            self.assertEqual(case.recall, "confirmed")
            self.assertEqual(case.state, "settled")
            self.assertIn("given it back", "".join(case.activity_ids.mapped("note")))
            self.assertFalse(self.held(case))

    def test_the_first_of_them_frees_no_other(self):
        with self.on(65):
            case = self.taken()
            self.ask_back(case, self.move, self.other)
            ref = self.ref(case, self.other)
            self.answer(self.row(case, "recall_confirmed", 65, claim_ref=ref))
            self.assertEqual((case.state, case.recall), ("recalling", "asked"))
            self.assertEqual(self.held(case), self.move)

    def test_what_was_not_asked_for_waits_for_a_person(self):
        with self.on(65):
            case = self.taken()
            self.ask_back(case, self.other)
            ref = self.ref(case, self.move)
            found = self.answer(self.row(case, "recall_confirmed", 65, claim_ref=ref))
            self.assertEqual(found.row_ids.reason, "not_asked")
            self.assertEqual(self.item_of(case, self.move).answer, "accepted")

    def test_one_claim_that_rests_does_not_stop_the_others(self):
        with self.on(65):
            case = self.taken()
            ref = self.ref(case, self.other)
            self.answer(self.row(case, "paused", 65, claim_ref=ref))
            self.assertEqual(case.state, "active")
            self.answer(self.row(case, "paused", 65))
            self.assertEqual(case.state, "paused")

    def test_a_recall_that_is_refused_claim_by_claim_ends(self):
        with self.on(65):
            case = self.taken()
            self.ask_back(case, self.move, self.other)
            for move, recall in ((self.move, "asked"), (self.other, "refused")):
                ref = self.ref(case, move)
                self.answer(self.row(case, "recall_refused", 65, claim_ref=ref))
                self.assertEqual(case.recall, recall)
            self.assertEqual(case.state, "active")

    def test_what_was_given_back_is_not_told_any_more(self):
        with self.on(65):
            case = self.taken()
            self.ask_back(case, self.other)
            ref = self.ref(case, self.other)
            self.answer(self.row(case, "recall_confirmed", 65, claim_ref=ref))
            told = len(self.told(case))
            self.pay(self.other, 40, on=day(65))
            self.assertEqual(len(self.told(case)), told)
            self.pay(self.move, 40, on=day(65))
            self.assertEqual(len(self.told(case)), told + 1)
            self.assertNotIn(self.other.name, self.told(case)[-1])

    def test_an_invoice_there_is_not_taken_back(self):
        with self.on(65):
            case = self.taken()
            with self.assertRaisesRegex(UserError, case.name):
                self.move.button_draft()
            with self.assertRaisesRegex(UserError, case.name):
                self.move.button_cancel()
            self.answer(self.row(case, "closed", 65, status_code="uncollectable"))
            self.move.button_draft()
            self.assertEqual(self.move.state, "draft")

    def test_an_agency_with_cases_is_not_archived(self):
        with self.on(65):
            case = self.taken()
            with self.assertRaises(ValidationError):
                self.agency.active = False
            self.answer(self.row(case, "closed", 65, status_code="uncollectable"))
            self.agency.active = False

    def test_who_left_the_company_gets_no_tasks(self):
        with self.on(65):
            case = self.taken()
            case.sudo().user_id = self.officer
            self.officer.active = False
            self.answer(self.row(case, "closed", 65, status_code="uncollectable"))
            self.assertEqual(case.activity_ids.user_id, self.manager)

    def test_nothing_is_asked_back_twice(self):
        with self.on(65):
            case = self.taken()
            self.ask_back(case, self.other)
            self.assertEqual(case._to_ask_back().move_id, self.move)
            with self.assertRaises(UserError):
                self.ask_back(case, self.other)
