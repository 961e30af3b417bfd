import re

from odoo import Command
from odoo.tests import HttpCase, new_test_user, tagged

from ..controllers import portal
from .common_transports import TransportsCase


@tagged("post_install", "-at_install")
class TestHandoverPortal(TransportsCase, HttpCase):
    """An agency's people see its own cases; for anybody else there are none."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency.transport = "portal"
        cls.other = cls.make_agency("AG2", transport="portal")
        cls.people = cls.portal_user("people", cls.agency.partner_id)
        cls.strangers = cls.portal_user("strangers", cls.other.partner_id)
        cls.debtor = cls.portal_user("debtor", cls.customer)

    @classmethod
    def portal_user(cls, login, parent):
        user = new_test_user(cls.env, f"agency_{login}", groups="base.group_portal")
        user.partner_id.parent_id = parent
        return user

    def setUp(self):
        super().setUp()
        with self.on(60):
            self.message = self.exported()
            self.send()
        self.case = self.message.placement_id
        self.path = f"/my/handovers/{self.case.id}"
        self.file_path = f"{self.path}/files/{self.message.export_ids.id}"

    def open(self, path, user=None, **values):
        user = user or self.people
        self.authenticate(user.login, user.login)
        with self.on(61):
            return self.url_open(path, **values)

    def leave(self, name, content, user=None, path=None):
        page = self.open(self.path)
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text).group(1)
        if user:
            self.authenticate(user.login, user.login)
        with self.on(61):
            return self.url_open(
                f"{path or self.path}/answer",
                data={"csrf_token": token},
                files={"file": (name, content)},
            )

    def feedbacks(self):
        return self.env["credit.followup.feedback"].search(
            [("agency_id", "=", self.agency.id)]
        )

    # === ITS OWN === #

    def test_its_cases(self):
        page = self.open("/my/handovers")
        self.assertIn(self.case.name, page.text)
        self.assertIn("/my/handovers", self.open("/my").text)
        page = self.open(self.path)
        for words in (self.case.name, self.move.name, self.customer.name, "1,000.00"):
            self.assertIn(words, page.text)
        self.assertIn(self.file_path, page.text)
        counted = self.make_jsonrpc_request(
            "/my/counters", {"counters": ["handover_count"]}
        )
        self.assertEqual(counted["handover_count"], 1)

    def test_its_people_are_told_without_a_word_about_the_customer(self):
        mail = self.env["mail.mail"].search([("subject", "=", self.case.name)])
        self.assertEqual(mail.email_to, self.people.email_formatted)
        self.assertIn(self.path, mail.body_html)
        for word in (self.customer.name, self.move.name):
            self.assertNotIn(word, mail.body_html)

    def test_our_notes_stay_ours(self):
        self.case.note = "Beware of his lawyer"
        self.case.message_post(body="Said among ourselves")
        page = self.open(self.path).text
        self.assertNotIn("Beware", page)
        self.assertNotIn("among ourselves", page)

    def test_what_lies_on_its_page_is_there_and_its_days_run(self):
        """Its people were told: nobody says later that nothing had left."""
        self.assertEqual((self.message.state, self.case.state), ("sent", "delivered"))
        self.assertTrue(self.case.next_on)
        self.assertIn("Waits for your answer", self.open("/my/handovers").text)
        answer = self.open(self.file_path)
        self.assertEqual(answer.content, self.message._files()[0][1])
        notes = " ".join(self.case.message_ids.mapped("body"))
        self.assertIn(self.people.name, notes)
        sent_at = self.message.sent_at
        self.assertEqual(self.open(self.file_path).status_code, 200)
        self.assertEqual(self.message.sent_at, sent_at)

    def test_nothing_is_shown_before_it_lies_there(self):
        with self.on(60):
            move = self.invoice(due=-5, currency_id=self.euro.id)
            case = self.exported(move).placement_id
        self.assertEqual(case.state, "exported")
        self.assertNotIn(case.name, self.open("/my/handovers").text)
        self.assertEqual(self.open(f"/my/handovers/{case.id}").status_code, 404)

    def test_what_it_gave_back_is_not_given_again(self):
        self.case._enter("rejected", "rejected")
        self.assertEqual(self.open(self.file_path).status_code, 404)
        page = self.open(self.path)
        self.assertEqual(page.status_code, 200)
        self.assertNotIn(self.customer.name, page.text)

    def test_an_answer_is_read_and_waits_for_us(self):
        self.open(self.file_path)
        content = self.file(self.row(self.case, "accepted"))
        page = self.leave("..\\..\\answer.csv", content)
        self.assertIn("Thank you", page.text)
        found = self.feedbacks()
        self.assertEqual((found.name, found.state), ("answer.csv", "read"))
        self.assertEqual(found.user_id, self.people)
        self.assertEqual(self.case.state, "delivered")
        self.assertIn("before", self.leave("again.csv", content).text)
        self.assertIn("not complete", self.leave("bad.csv", b"x").text)

    def test_an_answer_that_is_too_large(self):
        self.patch(portal, "MOST_BYTES", 10)
        self.assertIn("No file was taken", self.leave("a.csv", b"x" * 11).text)
        self.assertFalse(self.feedbacks())

    # === ANYBODY ELSE === #

    def assert_nothing(self, user):
        for path in (self.path, self.file_path):
            self.assertEqual(self.open(path, user).status_code, 404)
        page = self.open("/my/handovers", user)
        self.assertNotIn(self.case.name, page.text)
        notes = " ".join(self.case.message_ids.mapped("body"))
        self.assertNotIn(user.name, notes)
        counted = self.make_jsonrpc_request(
            "/my/counters", {"counters": ["handover_count"]}
        )
        self.assertEqual(counted["handover_count"], 0)
        return page

    def test_another_agency(self):
        page = self.assert_nothing(self.strangers)
        self.assertEqual(page.status_code, 200)
        # Nor by a case of its own.
        other = self.exported(
            self.invoice(due=-5, currency_id=self.euro.id), agency=self.other
        )
        own = f"/my/handovers/{other.placement_id.id}"
        path = f"{own}/files/{self.message.export_ids.id}"
        self.assertEqual(self.open(path, self.strangers).status_code, 404)

    def test_the_customer(self):
        self.assertEqual(self.assert_nothing(self.debtor).status_code, 404)

    def test_people_of_ours(self):
        colleague = new_test_user(self.env, "agency_colleague")
        both = new_test_user(self.env, "agency_inside")
        both.partner_id.parent_id = self.agency.partner_id
        for user in (colleague, both):
            self.assertEqual(self.assert_nothing(user).status_code, 404)

    def test_nobody(self):
        self.assertIn("/web/login", self.url_open(self.path).url)

    def test_an_agency_that_has_another_channel(self):
        self.agency.transport = "download"
        self.assertEqual(self.open(self.path).status_code, 404)

    def test_a_case_that_has_not_left(self):
        with self.on(60):
            case = self.checked(self.invoice(due=-5, currency_id=self.euro.id))
        path = f"/my/handovers/{case.id}"
        self.assertEqual(self.open(path).status_code, 404)

    def test_an_answer_in_the_name_of_another(self):
        content = self.file(self.row(self.case, "accepted"))
        self.assertIn(
            self.leave("a.csv", content, user=self.strangers).status_code, (400, 404)
        )
        self.assertFalse(self.feedbacks())

    def test_the_models_are_closed_to_it(self):
        models = ("placement", "placement.message", "placement.item", "agency")
        for name in (*models, "feedback", "export"):
            model = self.env[f"credit.followup.{name}"].with_user(self.people)
            self.assertFalse(model.has_access("read"), name)

    def test_nobody_there_can_log_in(self):
        self.people.group_ids = [Command.set(self.env.ref("base.group_public").ids)]
        with self.on(60):
            move = self.invoice(due=-5, currency_id=self.euro.id)
            self.assertIn("channel", self.checked(move).finding_ids.mapped("code"))
