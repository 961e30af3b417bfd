"""What happens around a case besides the straight way: parts, changes, two agencies."""

import io
import zipfile
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from ..facts.balances import _ours
from ..facts.feedback import UnreadableError, events_of
from ..facts.results import read_files
from .common_answers import AnswersCase

WRITTEN = "odoo.addons.credit_followup_agency.effects.messages.written"


@tagged("post_install", "-at_install")
class TestSecondDay(AnswersCase):
    """Claims of one case that go different ways."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.invoice(due=1, currency_id=cls.euro.id)

    def held(self, case):
        return case._own_holds().move_line_id.move_id

    def told(self, case):
        """Return what the agency was told after the file itself."""
        return case.exchange_ids.filtered(
            lambda one: one.direction == "out" and one.kind == "update"
        ).mapped("said")

    def claim(self, case, move):
        item = case.item_ids.filtered(lambda one: one.move_id == move)
        return f"L{item.move_line_id.id}"

    # === HOLDS === #

    def test_a_claim_that_joins_is_held(self):
        with self.on(65):
            case = self.hand_over(self.move)
            self.answer(self.row(case, "accepted", 65))
            self.assertEqual(self.held(case), self.move)
            case.invalidate_recordset()
            case.with_user(self.manager).action_add_claims()
            self.assertEqual(self.held(case), self.move | self.other)

    def test_what_the_agency_does_not_take_is_not_held_again(self):
        with self.on(65):
            case = self.hand_over(self.move, self.other)
            self.assertEqual(self.held(case), self.move | self.other)
            self.answer(
                self.row(case, "accepted", 65, claim_ref=self.claim(case, self.move)),
                self.row(case, "rejected", 65, claim_ref=self.claim(case, self.other)),
            )
            self.assertEqual(case.state, "active")
            self.assertEqual(self.held(case), self.move)
            self.answer(self.row(case, "paused", 65))
            self.assertEqual(self.held(case), self.move)

    def test_a_claim_that_leaves_a_draft_is_free(self):
        with self.on(65):
            case = self.prepare(self.move, self.other)
            case.item_ids.filtered(lambda one: one.move_id == self.other).unlink()
            self.assertEqual(self.held(case), self.move)
            case.item_ids.create(
                {"placement_id": case.id, "move_line_id": self.item(self.other).id}
            )
            self.assertEqual(self.held(case), self.move | self.other)

    def test_one_closed_claim_closes_no_other(self):
        with self.on(65):
            case = self.hand_over(self.move, self.other)
            self.answer(self.row(case, "accepted", 65))
            closed = {"status_code": "uncollectable"}
            ref = self.claim(case, self.other)
            self.answer(self.row(case, "closed", 65, claim_ref=ref, **closed))
            self.assertEqual((case.state, case.is_closed), ("active", False))
            self.assertEqual(self.held(case), self.move)
            self.assertEqual(case.item_ids.filtered("is_live").move_id, self.move)
            self.assertFalse(self.told(case))
            ref = self.claim(case, self.move)
            self.answer(self.row(case, "closed", 65, claim_ref=ref, **closed))
            self.assertTrue(case.is_closed)
            self.assertFalse(self.held(case))

    # === FOUR EYES === #

    def test_what_changes_after_approval_is_approved_anew(self):
        with self.on(65):
            case = self.checked(self.move)
            case.with_user(self.manager).action_approve()
            case.item_ids.create(
                {"placement_id": case.id, "move_line_id": self.item(self.other).id}
            )
            self.assertEqual((case.state, case.approved_by_id.id), ("draft", False))
            case.action_check()
            case.with_user(self.manager).action_approve()
            case.document_ids[:1].with_user(self.officer).is_sent = False
            self.assertEqual(case.state, "draft")

    # === MONEY === #

    def test_a_payment_before_the_delivery_is_told_with_it(self):
        with self.on(65):
            case = self.checked(self.move)
            case.with_user(self.manager).action_approve()
            case.with_user(self.manager).action_export()
            self.send()
        with self.on(66):
            self.pay(self.move, 40, on=day(66))
            self.assertFalse(self.told(case))
            message = case.exchange_ids.filtered(lambda one: one.state == "by_hand")
            message.with_user(self.manager).action_brought()
            self.assertIn("Payment", "".join(self.told(case)))

    def test_what_the_agency_before_collected_this_one_is_told(self):
        second = self.make_agency("AG2", mapping_id=self.mapping.id)
        with self.on(65):
            first = self.hand_over(self.move)
            self.answer(self.row(first, "accepted", 65))
            self.answer(self.row(first, "closed", 65, status_code="uncollectable"))
        self.assertEqual((first.state, first.item_ids.is_live), ("settled", False))
        with self.on(67):
            case = self.hand_over(self.move, agency=second)
        with self.on(68):
            late = self.take_in(self.row(first, "payment", 68, amount=40))
            late.row_ids.with_user(self.officer).action_accept()
            self.assertEqual(late.row_ids.state, "applied", late.row_ids.error)
            self.assertIn("Payment", "".join(self.told(case)))

    def test_what_an_agency_collects_is_a_payment_everywhere(self):
        with self.on(65):
            case = self.hand_over(self.move)
            self.answer(
                self.row(case, "accepted", 65),
                self.row(case, "payment", 65, amount=40),
            )
            (file,) = read_files(self.company)
            self.assertEqual(len(file.recovered), 1)
            moment = fields.Datetime.now()
            ledger = case._dossiers(moment, "update")[case]["ledger"]
            said = [(one["type"], one["received_by"]) for one in ledger]
            self.assertEqual(said, [("payment", "agency")])
            self.pay(self.move, 10, on=day(65))
            ledger = case._dossiers(moment, "update")[case]["ledger"]
            said = {(one["amount"], one["received_by"]) for one in ledger}
            self.assertEqual(said, {("-40.00", "agency"), ("-10.00", "creditor")})

    def test_balances_leave_out_what_the_agency_closed(self):
        with self.on(65):
            case = self.hand_over(self.move, self.other)
            self.answer(self.row(case, "accepted", 65))
            ref = self.claim(case, self.other)
            closed = {"status_code": "uncollectable", "claim_ref": ref}
            self.answer(self.row(case, "closed", 65, **closed))
            ours, _cases = _ours(self.agency, by_claim=True)
            self.assertEqual([one.ref for one in ours], [self.claim(case, self.move)])

    def test_what_is_wrong_is_only_dismissed(self):
        with self.on(65):
            case = self.hand_over(self.move)
            wrong = self.take_in(
                self.row(case, "payment", 65, amount=40, currency="USD"),
            )
            self.assertEqual(wrong.row_ids.reason, "other_currency")
            with self.assertRaises(UserError):
                wrong.row_ids.with_user(self.officer).action_accept()
            wrong.row_ids.with_user(self.officer).action_dismiss()
            self.assertEqual(wrong.row_ids.state, "dismissed")

    def test_no_row_is_moved_to_a_case_of_another_agency(self):
        second = self.make_agency("AG2", mapping_id=self.mapping.id)
        with self.on(65):
            case = self.hand_over(self.move)
            foreign = self.hand_over(self.other, agency=second)
            row = self.take_in(self.row(case, "payment", 65, amount=40)).row_ids
            row.with_user(self.officer).placement_id = foreign
            with self.assertRaises(UserError):
                row.with_user(self.officer).action_accept()
            self.assertEqual(row.state, "waiting")

    def test_money_after_the_end_is_asked_for(self):
        days = self.agency.days_to_pay_out
        with self.on(65):
            case = self.hand_over(self.move)
            self.answer(self.row(case, "accepted", 65))
            self.answer(self.row(case, "closed", 65, status_code="uncollectable"))
            self.assertEqual(case.state, "settled")
            late = self.take_in(self.row(case, "payment", 65, amount=40))
            late.row_ids.with_user(self.officer).action_accept()
            self.assertEqual(case.state, "closed")
            self.assertTrue(case.next_on)
            case.sudo()._look(day(65 + days))
            self.assertEqual(case.reason, "closed")
        with self.on(65 + days + 1):
            case.sudo()._look(day(65 + days + 1))
            self.assertEqual((case.state, case.reason), ("closed", "payout_late"))
            self.assertTrue(case.activity_ids)

    # === WHAT GOES WRONG === #

    def test_a_balance_that_nothing_explains_is_asked_once(self):
        with self.on(65):
            case = self.hand_over(self.move)
            last = case.sudo()._last_told()
            (standing,) = last.standing
            last.standing = [{**standing, "open": "999999"}]
            for _night in range(3):
                case._look(day(65))
            notes = "".join(case.activity_ids.mapped("note"))
            self.assertEqual(notes.count(self.claim(case, self.move)), 1)
            self.assertFalse(self.told(case))

    def test_the_file_is_shown_to_who_may_export(self):
        with self.on(65):
            case = self.prepare(self.move)
            shown = self.env["credit.followup.case.preview"]
            number = case.with_user(self.officer).action_preview()["res_id"]
            with self.assertRaises(AccessError):
                shown.with_user(self.officer).browse(number).read(["dossier"])
            page = shown.with_user(self.officer).browse(number).page
            self.assertIn(self.move.name, page)
            number = case.with_user(self.manager).action_preview()["res_id"]
            self.assertIn(
                case.name, shown.with_user(self.manager).browse(number).dossier
            )

    def test_a_case_that_ends_unpaid_is_somebody_s(self):
        with self.on(65):
            case = self.hand_over(self.move)
            self.answer(self.row(case, "accepted", 65))
            self.answer(self.row(case, "closed", 65, status_code="uncollectable"))
            self.assertEqual(case.state, "settled")
            self.assertIn("decide", "".join(case.activity_ids.mapped("note")))

    def test_what_cannot_leave_by_itself_is_asked(self):
        with self.on(65):
            case = self.checked(self.move)
            case.with_user(self.manager).action_approve()
            case.sudo().leaves_by_itself = True
            self.agency.data_on = False
            self.send()
            self.assertEqual(case.state, "draft", case.finding_ids.mapped("name"))
            self.assertIn("by itself", "".join(case.activity_ids.mapped("note")))

    def test_a_layout_that_cannot_hold_it_stops_no_payment(self):
        with self.on(65):
            case = self.hand_over(self.move)
            layout = self.env["credit.followup.layout"].search(
                [("is_ready", "=", True)], limit=1
            )
            self.assertTrue(layout)
            self.agency.layout_ids = layout
            fault = type("File", (), {"findings": ["too long"], "name": "x"})()
            with patch(WRITTEN, return_value=fault):
                self.pay(self.move, 40, on=day(65))
            self.assertFalse(self.told(case))
            self.assertIn("too long", "".join(case.activity_ids.mapped("note")))
            case._look(day(65))
            self.assertIn("Payment", "".join(self.told(case)))

    def test_a_task_of_an_answer_outlives_the_next_state(self):
        with self.on(65):
            case = self.hand_over(self.move)
            self.answer(self.row(case, "accepted", 65))
            asked = self.take_in(self.row(case, "deceased", 65, text="In May"))
            asked.row_ids.with_user(self.officer).action_accept()
            self.answer(self.row(case, "paused", 65))
            self.assertEqual(case.state, "paused")
            self.assertIn("In May", "".join(case.activity_ids.mapped("note")))

    def test_a_broken_sheet_is_refused_in_words(self):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            file.writestr("[Content_Types].xml", "<Types")
            file.writestr("xl/workbook.xml", "<workbook><sheets")
        buffer.seek(0)
        mapping = self.mapping._core_mapping("AG1")
        with self.assertRaises(UnreadableError):
            list(events_of(buffer, "answer.xlsx", mapping, day(65)))
