"""What a customer says on his page is what an officer would have noted."""

import base64

from ..common import day
from .common import PageCase

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
    "RU5ErkJggg=="
)


class TestPageWords(PageCase):
    def word(self):
        word = self.words()
        self.assertEqual(len(word), 1)
        self.assertEqual(word.partner_id, self.customer)
        return word, self.env[word.res_model].browse(word.res_id)

    def test_a_promise(self):
        answer = self.say("promise", self.move, on=day(24), amount="600.00")
        self.assertIn("We count on your payment", answer.text)
        _word, promise = self.word()
        self.assertEqual((promise.amount, promise.promised_on), (600.0, day(24)))
        self.assertEqual((promise.state, promise.user_id), ("open", self.officer))
        again = self.say("promise", self.move, on=day(24), amount="600.00")
        self.assertIn("not possible", self.wrong(again))
        self.assertEqual(len(self.words()), 1)

    def test_each_field_of_a_form_is_there_and_has_its_label(self):
        self.company.followup_page_from = 1.0
        for step in ("paid", "promise", "dispute", "instalments", "contact", "ask"):
            _answer, page = self.look(f"{self.path()}/{step}?item={self.ref()}")
            form = page.xpath("//form[@method='post']")[0]
            shown = form.xpath(".//input[@type!='hidden' or not(@type)]|.//textarea")
            labels = set(form.xpath(".//label/@for"))
            for one in [*shown, *form.xpath(".//select")]:
                self.assertIn(one.get("id"), labels, step)
            self.assertTrue(shown, step)
        _answer, page = self.look(f"{self.path()}/dispute?item={self.ref()}")
        self.assertEqual(page.xpath("//input[@name='amount']/@value"), ["1000.00"])
        self.assertTrue(page.xpath("//textarea[@name='words']"))

    def test_a_promise_is_shared_among_the_oldest(self):
        other = self.invoice(amount=500.0, due=2)
        self.say("promise", self.move, other, on=day(12), amount="1200")
        promises = self.env["credit.followup.promise"].search([])
        self.assertEqual(sorted(promises.mapped("amount")), [200.0, 1000.0])

    def test_a_promise_beyond_its_limits(self):
        late = self.say("promise", self.move, on=day(25), amount="1000")
        self.assertIn("too late", self.wrong(late))
        over = self.say("promise", self.move, on=day(12), amount="1000.01")
        self.assertIn("more than what is open", self.wrong(over))
        small = self.say("promise", self.move, on=day(12), amount="0.001")
        self.assertIn("enter the amount", self.wrong(small))
        huge = self.say("promise", self.move, on=day(12), amount="1e400")
        self.assertIn("more than what is open", self.wrong(huge))
        strange = self.say("promise", self.move, on="soon", amount="NaN")
        self.assertIn("enter the day", self.wrong(strange))
        self.assertIn("enter the amount", self.wrong(strange))
        self.assertFalse(self.words())

    def test_paid_already(self):
        answer = self.say("paid", self.move, on=day(9), means="transfer")
        self.assertIn("We look for your payment", answer.text)
        word, hold = self.word()
        self.assertEqual(
            (hold.reason, hold.move_line_id), ("pause", self.item(self.move))
        )
        self.assertGreater(hold.date_to, day(10))
        self.assertLess(hold.date_to, day(20))
        self.assertEqual(word.activity_ids.user_id, self.officer)
        again = self.say("paid", self.move, on=day(9))
        self.assertIn("not possible", self.wrong(again))

    def test_a_dispute_with_a_file(self):
        answer = self.say(
            "dispute",
            self.move,
            amount="400",
            ground="quantity",
            words="Ten were missing",
            files={"file": ("note.png", PNG, "image/png")},
        )
        self.assertIn("We look into it", answer.text)
        _word, dispute = self.word()
        self.assertEqual((dispute.amount, dispute.ground), (400.0, "quantity"))
        self.assertEqual(
            (dispute.user_id, dispute.person_id), (self.officer, self.customer)
        )
        self.assertIn("note.png", dispute.message_ids.attachment_ids.mapped("name"))
        _answer, page = self.look()
        self.assertIn("You dispute it", page.text_content())

    def test_one_of_several_is_disputed(self):
        other = self.invoice(amount=500.0, due=2)
        items = f"item={self.ref()}&item={self.ref(other)}"
        _answer, page = self.look(f"{self.path()}/dispute?{items}")
        asked = page.xpath("//input[@name='item']")
        self.assertEqual([one.get("type") for one in asked], ["radio", "radio"])
        self.assertFalse(page.xpath("//input[@name='amount']/@value"))

    def test_our_own_notes_are_in_our_own_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.customer.lang = "fr_FR"
        answer = self.say("paid", self.move, on=day(9))
        self.assertIn("Nous cherchons votre paiement", answer.text)
        self.assertIn("Says on his page", self.word()[1].note)

    def test_who_has_no_address_gets_no_link(self):
        self.customer.email = False
        old = self.path(expires=0)
        _answer, page = self.look(old)
        token = page.xpath("//input[@name='csrf_token']/@value")[0]
        form = {"csrf_token": token, "once": "a" * 32}
        answer = self.url_open(f"{old}/renew", data=form)
        self.assertIn("no e-mail address", self.wrong(answer))

    def test_instalments_are_chosen_and_signed(self):
        self.company.followup_page_from = 1000.0
        path = f"{self.path()}/instalments?item={self.ref()}"
        _answer, page = self.look(path)
        self.assertEqual(page.xpath("//input[@name='plan']/@value"), ["3", "6", "12"])
        answer = self.say("instalments", self.move, plan="3")
        _word, agreement = self.word()
        self.assertEqual((agreement.state, agreement.number), ("offered", 3))
        self.assertIn(f"/my/agreements/{agreement.id}", answer.url)

    def test_a_plan_that_was_not_offered(self):
        self.company.followup_page_from = 1000.0
        answer = self.say("instalments", self.move, plan="60")
        self.assertIn("choose a plan", self.wrong(answer))
        self.assertFalse(self.env["credit.followup.agreement"].search([]))

    def test_instalments_that_a_second_person_agrees_to(self):
        self.company.write(
            {"followup_page_from": 1.0, "followup_agreement_approve_amount": 500.0}
        )
        answer = self.say("instalments", self.move, plan="3")
        self.assertIn("has to agree first", answer.text)
        self.assertEqual(self.word()[1].state, "draft")

    def test_received_and_passed_for_payment(self):
        self.say("confirm", self.move)
        _word, contact = self.word()
        self.assertEqual(contact.invoice_id, self.move)
        self.assertEqual((contact.received, contact.passed), ("yes", "yes"))
        _answer, page = self.look()
        self.assertIn("You confirmed", page.text_content())

    def test_another_contact_is_no_addressee_by_himself(self):
        self.say("contact", name="Eva Maes", email="eva@customer.example")
        word, contact = self.word()
        self.assertEqual((contact.parent_id, contact.name), (self.customer, "Eva Maes"))
        self.assertEqual(self.customer._followup_addressee(), self.customer)
        self.assertTrue(word.activity_ids)
        empty = self.say("contact", name="Eva Maes")
        self.assertIn("enter a name", self.wrong(empty))

    def test_a_question(self):
        self.say("ask", words="Which delivery is this?")
        word, _record = self.word()
        self.assertIn("Which delivery", word.words)
        task = word.activity_ids.with_user(self.officer)
        self.assertIn("Which delivery", task.note)
        task.action_feedback("Answered by telephone")
        self.assertFalse(word.activity_ids)

    def test_a_new_link_goes_to_the_known_address(self):
        old = self.path(expires=0)
        answer, page = self.look(old)
        self.assertIn("no longer valid", page.text_content())
        token = page.xpath("//input[@name='csrf_token']/@value")[0]
        form = {"csrf_token": token, "once": "a" * 32}
        answer = self.url_open(f"{old}/renew", data=form)
        self.assertIn("A new link is on its way", answer.text)
        mail = self.env["mail.mail"].search([], order="id desc", limit=1)
        self.assertEqual(mail.recipient_ids, self.customer)
        before = self.env["mail.mail"].search_count([])
        self.url_open(f"{old}/renew", data={**form, "once": "b" * 32})
        self.assertEqual(self.env["mail.mail"].search_count([]), before)
        self.assertIn("/followup/page/", mail.body_html)
        self.assertNotIn("/followup/page/", answer.text.split("<main")[1])
