"""Invoices that fall due later join the case, looked at as the first ones were."""

import io
import json
import zipfile

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common_claims import ClaimsCase


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
            self.assertIn(f"New claim · {self.other.name}", self.told(case)[0])
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
            # Whoever decided not to add it is not asked each day.
            case.activity_ids.action_done()
            self.Placement._cron_propose()
            self.assertFalse(case.activity_ids)
            later = self.invoice(due=3, currency_id=self.euro.id)
            self.Placement._cron_propose()
            self.assertIn(later.name, "".join(case.activity_ids.mapped("note")))
            self.assertNotIn(self.other.name, "".join(case.activity_ids.mapped("note")))

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

    def test_an_agency_that_never_answers_it_is_late(self):
        days = self.agency.days_to_acknowledge
        with self.on(65):
            case = self.proposed()
            case.with_user(self.manager).action_approve_claims()
            self.assertEqual(case.next_on, day(65 + days + 1))
        with self.on(65 + days + 1):
            case.sudo()._look(day(65 + days + 1))
            self.assertEqual((case.state, case.reason), ("active", "answer_late"))

    def test_a_case_that_is_over_drops_what_waits(self):
        with self.on(65):
            case = self.proposed()
            closed = {"status_code": "uncollectable"}
            self.answer(self.row(case, "closed", 65, **closed))
            self.assertIn(case.state, ("closed", "settled"))
            self.assertEqual(case.item_ids.move_id, self.move)
            self.assertFalse(self.held(case))
