"""Claims of one case: some are asked back, others join, each by itself."""

import io
import json
import zipfile

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common_answers import AnswersCase


class ClaimsCase(AnswersCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.invoice(due=1, currency_id=cls.euro.id)

    def item_of(self, case, move):
        return case.item_ids.filtered(lambda one: one.move_id == move)

    def ref(self, case, move):
        return f"L{self.item_of(case, move).move_line_id.id}"

    def sent_pdf(self, move):
        """Keep the PDF with which an invoice was sent."""
        self.env["ir.attachment"].create(
            {
                "name": "invoice.pdf",
                "raw": b"%PDF-1.4 " + move.name.encode(),
                "mimetype": "application/pdf",
                "res_model": "account.move",
                "res_id": move.id,
                "res_field": "invoice_pdf_report_file",
                "company_id": move.company_id.id,
            }
        )

    def held(self, case):
        return case._own_holds().move_line_id.move_id

    def told(self, case):
        """Return what the agency was told after the file itself, the oldest first."""
        return (
            case.exchange_ids.filtered(
                lambda one: one.direction == "out" and one.kind == "update"
            )
            .sorted("sequence")
            .mapped("said")
        )


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
            self.assertIn(f"recall · {ref}", said)
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
            self.assertNotIn(ref, self.told(case)[-1])

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


@tagged("post_install", "-at_install")
class TestClaimsThatJoin(ClaimsCase):
    """They are looked at and approved as the first ones were."""

    def setUp(self):
        super().setUp()
        self.manager_too = self.manager.copy({"login": "second-manager"})

    def taken(self):
        case = self.hand_over(self.move)
        self.answer(self.row(case, "accepted", 65))
        case.invalidate_recordset()
        return case

    def proposed(self):
        case = self.taken()
        case.with_user(self.officer).action_add_claims()
        return case

    def package(self, case):
        """Return the last message as the agency opens it."""
        content = case._last_out()._files()[-1][1]
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return {name: file.read(name) for name in file.namelist()}

    def test_the_agency_knows_nothing_before_a_second_person_approved(self):
        with self.on(65):
            case = self.proposed()
            item = self.item_of(case, self.other)
            self.assertEqual((item.answer, item.is_live), ("proposed", True))
            self.assertFalse(self.told(case))
            self.assertEqual(case.state, "active")
            self.assertEqual(case.amount_open, self.move.amount_residual)
            self.assertEqual(self.held(case), self.move | self.other)
            asked = case.activity_ids.filtered(
                lambda one: (
                    one.activity_type_id
                    == self.env.ref("credit_followup.activity_approve")
                )
            )
            self.assertTrue(asked)
            self.assertNotEqual(asked.user_id, self.officer)
            case.with_user(self.manager).action_approve_claims()
            self.assertEqual(item.answer, "waiting")
            self.assertIn(f"new_claim · L{item.move_line_id.id}", self.told(case)[0])
            self.assertFalse(asked.exists())

    def test_its_documents_go_along_and_the_first_ones_not_again(self):
        with self.on(65):
            self.sent_pdf(self.move)
            self.sent_pdf(self.other)
            case = self.proposed()
            first = case.document_ids.filtered("has_left")
            new = case.document_ids - first
            self.assertEqual(first.line_ids.move_id, self.move)
            self.assertEqual(new.line_ids.move_id, self.other)
            case.with_user(self.manager).action_approve_claims()
            found = self.package(case)
            self.assertLessEqual(set(new.mapped("path")), found.keys())
            self.assertFalse(set(first.mapped("path")) & found.keys())
            dossier = json.loads(found["dossier.json"])
            self.assertEqual(len(dossier["claims"]), 2)
            self.assertTrue(all(case.document_ids.mapped("has_left")))

    def test_who_added_it_does_not_approve_it(self):
        with self.on(65):
            case = self.taken()
            case.with_user(self.manager).action_add_claims()
            with self.assertRaisesRegex(UserError, "Somebody other"):
                case.with_user(self.manager).action_approve_claims()
            case.with_user(self.manager_too).action_approve_claims()
            self.assertEqual(self.item_of(case, self.other).answer, "waiting")

    def test_approval_is_for_managers_who_may_export(self):
        with self.on(65):
            case = self.proposed()
            with self.assertRaises(AccessError):
                case.with_user(self.officer).action_approve_claims()
            self.manager.group_ids -= self.env.ref("credit_followup.group_export")
            with self.assertRaises(AccessError):
                case.with_user(self.manager).action_approve_claims()

    def test_what_speaks_against_it_keeps_it_here(self):
        with self.on(65):
            case = self.proposed()
            self.env["credit.followup.dispute"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(self.other).id,
                    "amount": 10,
                    "ground": "other",
                }
            )
            found = case.with_user(self.manager).action_approve_claims()
            self.assertEqual(found["tag"], "display_notification")
            self.assertIn("disputed", case.finding_ids.mapped("code"))
            self.assertEqual(self.item_of(case, self.other).answer, "proposed")
            case.with_user(self.manager).override_reason = "He disputes a trifle"
            with self.assertRaisesRegex(UserError, "Somebody other"):
                case.with_user(self.manager).action_approve_claims()
            case.with_user(self.manager_too).action_approve_claims()
            self.assertEqual(self.item_of(case, self.other).answer, "waiting")

    def test_the_reason_of_the_first_claims_is_none_for_others(self):
        with self.on(65):
            case = self.taken()
            case.sudo().override_reason = "The first ones were disputed"
            case.with_user(self.officer).action_add_claims()
            self.assertFalse(case.override_reason)

    def test_one_of_them_is_taken_out(self):
        third = self.invoice(due=2, currency_id=self.euro.id)
        with self.on(65):
            case = self.proposed()
            self.assertEqual(case.proposed_count, 2)
            self.item_of(case, third).with_user(self.officer).action_take_out()
            self.assertEqual(case.proposed_count, 1)
            self.assertEqual(self.held(case), self.move | self.other)
            first = self.item_of(case, self.move).with_user(self.officer)
            with self.assertRaises(UserError):
                first.action_take_out()

    def test_no_row_of_a_file_lets_one_join(self):
        with self.on(65):
            case = self.proposed()
            item = self.item_of(case, self.other)
            row = self.take_in(self.row(case, "accepted", 1)).row_ids
            self.assertEqual(row.fate, "review")
            row.with_user(self.officer).item_id = item
            with self.assertRaises(UserError):
                row.with_user(self.officer).action_accept()
            self.assertEqual(item.answer, "proposed")

    def test_a_case_that_is_asked_back_drops_what_waits(self):
        with self.on(65):
            case = self.proposed()
            case.with_user(self.manager)._ask_back("He pays us")
            self.assertEqual((case.state, case.proposed_count), ("recalling", 0))
            self.assertEqual(self.held(case), self.move)

    def test_what_falls_due_is_asked_once(self):
        with self.on(65):
            case = self.taken()
            for _night in range(3):
                self.Placement._cron_propose()
            notes = "".join(case.activity_ids.mapped("note"))
            self.assertEqual(notes.count(self.other.name), 1)

    def test_what_is_not_added_is_followed_up_as_before(self):
        with self.on(65):
            self.sent_pdf(self.other)
            case = self.proposed()
            listed = len(case.document_ids)
            case.with_user(self.officer).action_drop_claims()
            self.assertEqual(case.item_ids.move_id, self.move)
            self.assertEqual(self.held(case), self.move)
            self.assertEqual(len(case.document_ids), listed - 1)
            self.assertFalse(self.told(case))

    def test_a_case_that_is_over_drops_what_waits(self):
        with self.on(65):
            case = self.proposed()
            closed = {"status_code": "uncollectable"}
            self.answer(self.row(case, "closed", 65, **closed))
            self.assertIn(case.state, ("closed", "settled"))
            self.assertEqual(case.item_ids.move_id, self.move)
            self.assertFalse(self.held(case))
