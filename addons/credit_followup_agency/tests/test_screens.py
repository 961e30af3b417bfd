"""What an accountant sees, and what the server gives when it is pressed."""

from odoo.exceptions import UserError
from odoo.tests import HttpCase, new_test_user, tagged

from .common_claims import ClaimsCase


@tagged("post_install", "-at_install")
class TestAgencyScreens(ClaimsCase, HttpCase):
    """Findings of an accountant who used it for the first time."""

    def open(self, user, path):
        user.password = user.login
        self.authenticate(user.login, user.login)
        return self.url_open(path)

    def test_who_may_export_downloads_what_left(self):
        with self.on(65):
            case = self.hand_over(self.move)
            message = case.exchange_ids.with_user(self.manager)
            action = message.action_download()
        given = self.open(self.manager, action["url"])
        self.assertEqual(given.status_code, 200)
        self.assertEqual(given.content, case.sudo().exchange_ids._files()[0][1])
        self.assertIn("no-store", given.headers["Cache-Control"])
        # Nobody else: an officer without the right, a stranger, a customer.
        self.assertNotEqual(self.open(self.officer, action["url"]).status_code, 200)
        portal = new_test_user(self.env, "a_debtor", groups="base.group_portal")
        self.assertNotEqual(self.open(portal, action["url"]).status_code, 200)
        case.sudo().exchange_ids.export_ids.package_ids.unlink()
        self.assertEqual(self.open(self.manager, action["url"]).status_code, 404)

    def test_the_words_of_a_mail_are_read_by_who_reads_the_case(self):
        with self.on(65):
            case = self.prepare(self.move)
            made = case.document_ids.attachment_id.filtered(
                lambda one: one.res_model == "credit.followup.case.document"
            )
            for one in made:
                self.assertTrue(one.res_id)
                self.assertTrue(one.with_user(self.reader).read(["raw"]))

    def test_a_file_that_was_read_is_told_in_a_plain_error(self):
        with self.on(65):
            case = self.hand_over(self.move)
            content = self.file(self.row(case, "accepted", 65))
            self.take_in(content)
            window = self.env["credit.followup.take.in"].with_user(self.officer)
            again = window.create(
                {
                    "agency_id": self.agency.id,
                    "mapping_id": self.mapping.id,
                    "file": self.env["ir.attachment"]
                    .create({"name": "x", "raw": content})
                    .datas,
                }
            )
            with self.assertRaisesRegex(UserError, "read already") as caught:
                again.action_read()
            self.assertIs(type(caught.exception), UserError)

    def test_today_names_the_cases_that_wait(self):
        with self.on(65):
            self.prepare(self.move)
            status = (
                self.env["credit.followup.run"]
                .with_user(self.officer)
                .with_company(self.company)
                .today_status()
            )
        self.assertIn("1", "".join(one["text"] for one in status["links"]))
        self.assertIn(
            "credit_followup_agency.action_placement_for_us",
            [one["action"] for one in status["links"]],
        )

    def test_a_hold_says_that_nothing_has_left(self):
        with self.on(65):
            case = self.prepare(self.move)
            self.assertIn("nothing has left", case._own_holds().note)
            case.action_cancel()
            case = self.hand_over(self.move)
            self.assertIn(f"as {case.name}", case._own_holds().note)
            self.assertNotIn("nothing has left", case._own_holds().note)

    def test_what_came_back_is_neither_counted_nor_offered_again(self):
        with self.on(65):
            case = self.hand_over(self.move, self.other)
            both = case.amount_open
            case.with_user(self.manager)._ask_back(
                "He pays us", self.item_of(case, self.other)
            )
            ref = self.ref(case, self.other)
            self.answer(self.row(case, "recall_confirmed", 65, claim_ref=ref))
            self.assertEqual(case.amount_open, both - self.other.amount_residual)
            case.invalidate_recordset()
            self.assertEqual(case.addable_count, 0)

    def test_nothing_is_to_bring_once_it_is_over(self):
        with self.on(65):
            case = self.hand_over(self.move)
            case.with_user(self.manager)._ask_back("He pays us")
            self.send()
            recall = case.exchange_ids.filtered(lambda one: one.kind == "recall")
            self.assertEqual(recall.state, "by_hand")
            self.answer(self.row(case, "recall_confirmed", 65))
            self.assertEqual((case.state, recall.state), ("settled", "cancelled"))
            self.assertIn("given it back", "".join(case.activity_ids.mapped("note")))

    def test_a_check_that_forbids_says_so(self):
        with self.on(65):
            self.agency.data_on = False
            case = self.prepare(self.move)
            found = case.with_user(self.officer).action_check()
            self.assertEqual(found["tag"], "display_notification")
            self.assertEqual(case.state, "draft")
