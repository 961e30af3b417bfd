"""Nothing leaks and nothing doubles: each call as somebody else, too much, twice."""

import uuid

from odoo.sql_db import db_connect
from odoo.tests import JsonRpcException
from odoo.tools import mute_logger

from ..common import day
from .common import PageCase

HTTP = "odoo.http"


class TestPageSecurity(PageCase):
    def setUp(self):
        super().setUp()
        self.other = self._customer("Bert Maes")
        self.others = self.invoice(self.other)

    def test_a_forged_key(self):
        path = self.path()
        key = path.rpartition("/")[2]
        company, person, expiry, signature = key.split("-")
        last = "0" if signature[-1] != "0" else "1"
        forged = (
            f"{company}-{self.other.id}-{expiry}-{signature}",
            f"{company}-{person}-20991231-{signature}",
            f"{company}-{person}-{expiry}-{signature[:-1]}{last}",
            f"999999-{person}-{expiry}-{signature}",
            f"{company}-9999999999-{expiry}-{signature}",
            f"{company}-999999999-20269999-{signature}",
            "nothing",
        )
        for one in forged:
            for more in ("", "/pay", "/paper/statement/0", "/said/1"):
                answer = self.url_open(f"/followup/page/{one}{more}")
                self.assertEqual(answer.status_code, 404, one + more)

    def test_a_revoked_key(self):
        path = self.path()
        self.customer.with_user(self.officer).action_followup_revoke_page()
        self.assertEqual(self.url_open(path).status_code, 404)
        self.assertEqual(self.url_open(self.path()).status_code, 200)

    def test_a_key_of_who_is_gone_or_stands_below_a_contact(self):
        contacts = self.env["res.partner"]
        office = contacts.create({"name": "Office", "parent_id": self.customer.id})
        below = contacts.create({"name": "Ann", "parent_id": office.id})
        left = contacts.create({"name": "Tom", "parent_id": self.customer.id})
        paths = [self.path(person) for person in (below, left)]
        left.active = False
        answers = [self.url_open(path).status_code for path in paths]
        self.assertEqual(answers, [200, 404])
        self.customer.with_user(self.officer).action_followup_revoke_page()
        left.active = True
        answers = [self.url_open(path).status_code for path in paths]
        self.assertEqual(answers, [404, 404])

    def test_an_expired_key_shows_nothing(self):
        old = self.path(expires=0)
        answer = self.url_open(old)
        self.assertNotIn(self.move.name, answer.text)
        for more in ("/pay", "/paid", f"/paper/invoice/{self.move.id}"):
            self.assertEqual(self.url_open(old + more).status_code, 404, more)
        self.assertEqual(self.url_open(f"{self.path()}/renew").status_code, 404)

    def test_who_leaves_the_customer_takes_no_key_along(self):
        person = self.env["res.partner"].create(
            {"name": "Jan", "parent_id": self.customer.id, "email": "jan@c.example"}
        )
        path = self.path(person)
        self.assertEqual(self.url_open(path).status_code, 200)
        person.parent_id = self.other
        self.assertEqual(self.url_open(path).status_code, 404)

    def test_documents_and_words_of_another_customer(self):
        path = self.path()
        self.say("ask", path=self.path(self.other), words="Of Bert")
        word = self.words()
        for more in (f"/paper/invoice/{self.others.id}", f"/said/{word.id}"):
            self.assertEqual(self.url_open(path + more).status_code, 404, more)
        self.assertNotIn(self.others.name, self.url_open(path).text)

    def test_items_of_another_customer(self):
        for step, values in (
            ("paid", {"on": day(9)}),
            ("promise", {"on": day(12), "amount": "10"}),
            ("dispute", {"amount": "10", "words": "Wrong"}),
            ("confirm", {}),
        ):
            answer = self.say(step, self.others, **values)
            self.assertIn("not possible", self.wrong(answer), step)
        answer = self.url_open(f"{self.path()}/pay?item={self.ref(self.others)}")
        self.assertNotIn(self.others.name, answer.text)
        self.assertFalse(self.words())

    def test_another_company(self):
        branch = self.company_data_2["company"]
        branch.followup_page = True
        answer = self.say("paid", self.move, path=self.path(company=branch), on=day(9))
        self.assertIn("not possible", self.wrong(answer))
        answer = self.url_open(self.path(company=branch))
        self.assertNotIn(self.move.name, answer.text)
        branch.followup_page = False
        self.assertEqual(self.url_open(self.path(company=branch)).status_code, 404)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company_data_2 = cls.setup_other_company()

    def test_the_same_form_twice_is_one_word(self):
        once = uuid.uuid4().hex
        for _time in range(2):
            self.say("ask", once=once, words="Once")
        self.assertEqual(len(self.words()), 1)
        for _time in range(2):
            self.say("ask", words="Each")
        self.assertEqual(len(self.words()), 3)

    def test_too_much_within_an_hour(self):
        for number in range(20):
            self.say("ask", words=f"Question {number}")
        answer = self.say("ask", words="One more")
        self.assertIn("a lot within an hour", self.wrong(answer))
        self.assertEqual(len(self.words()), 20)
        for _time in range(20):
            self.assertEqual(self.url_open(self.path()).status_code, 200)

    def test_a_hundred_requests_a_minute(self):
        path = self.path()
        token = self.token(path)
        answers = set()
        for number in range(100):
            form = {
                "csrf_token": token,
                "once": uuid.uuid4().hex,
                "words": f"Question {number}",
            }
            answers.add(self.url_open(f"{path}/ask", data=form).status_code)
        self.assertEqual(answers, {200})
        self.assertEqual(len(self.words()), 20)

    def test_so_many_documents_are_printed_at_a_time(self):
        path = f"{self.path()}/paper/statement/0"
        with db_connect(self.cr.dbname).cursor() as other:
            for slot in range(3):
                other.execute(
                    "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))",
                    ["credit_followup.paper", self.customer.id * 3 + slot],
                )
                self.assertTrue(other.fetchone()[0])
            self.assertEqual(self.url_open(path).status_code, 429)
        self.assertEqual(self.url_open(path).status_code, 200)

    def test_a_megabyte_of_text(self):
        answer = self.say("dispute", self.move, amount="10", words="x" * 2**20)
        self.assertIn("2000 characters", self.wrong(answer))
        answer = self.say("ask", words="x" * 2001)
        self.assertIn("2000 characters", self.wrong(answer))
        self.say("ask", words="x" * 2000)
        self.assertEqual(len(self.words()), 1)

    def test_files_that_are_not_what_they_say(self):
        values = {"amount": "10", "words": "Wrong"}
        for name, data in (
            ("bill.pdf", b"<html><script>alert(1)</script></html>"),
            ("bill.png", b"MZ\x90\x00" + b"\0" * 100),
            ("bill.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("bill.pdf", b""),
            ("bill.pdf", b"%PDF-1.4" + b"\0" * (5 * 2**20)),
        ):
            files = {"file": (name, data, "application/pdf")}
            answer = self.say("dispute", self.move, files=files, **values)
            self.assertIn("PDF or a picture", self.wrong(answer), name)
        self.assertFalse(self.words())

    def test_what_he_writes_is_shown_as_text(self):
        self.say("ask", words="<script>alert(1)</script>")
        self.assertNotIn("<script>alert", self.url_open(self.path()).text)
        self.assertNotIn("<script>", self.words().activity_ids.note)

    @mute_logger(HTTP)
    def test_without_the_token_of_the_form_nothing_is_taken(self):
        answer = self.url_open(f"{self.path()}/ask", data={"words": "Forged"})
        self.assertEqual(answer.status_code, 400)
        self.assertFalse(self.words())

    def test_our_own_people_only_look(self):
        self.officer.password = self.officer.login
        self.authenticate(self.officer.login, self.officer.login)
        answer = self.say("ask", words="In his name")
        self.assertIn("nothing is said here", self.wrong(answer))
        self.assertFalse(self.words())

    def test_nobody_calls_the_model(self):
        self.officer.password = self.officer.login
        self.authenticate(self.officer.login, self.officer.login)
        values = {"company_id": self.company.id, "partner_id": self.customer.id}
        with self.assertRaises(JsonRpcException), mute_logger(HTTP):
            self.make_jsonrpc_request(
                "/web/dataset/call_kw",
                {
                    "model": "credit.followup.said",
                    "method": "create",
                    "args": [{**values, "move": "ask", "once": "x"}],
                    "kwargs": {},
                },
            )
