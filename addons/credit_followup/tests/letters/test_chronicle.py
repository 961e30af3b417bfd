import base64
import io
from hashlib import sha256

from freezegun import freeze_time
from reportlab.pdfgen.canvas import Canvas

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools.pdf import PdfFileReader

from ...effects.channels.enclosures import letters_in_one
from ...facts.letters.chronicle import read_of_items
from ..common import FollowupCase, day

# A Tuesday after the third level has begun.
LAST = 34


@tagged("post_install", "-at_install")
class TestChronicle(FollowupCase):
    """A customer who was written to, promised on the telephone, and did not pay."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        one, two, cls.last = cls.policy.level_ids.sorted()[:3]
        one.write({"by_email": True, "by_letter": False})
        two.write({"by_email": False, "by_letter": True})
        cls.last.write(
            {
                "mode": "automatic",
                "by_email": True,
                "by_letter": True,
                "lists_facts": True,
                "template_id": cls.env.ref("credit_followup.template_final").id,
            }
        )
        cls.move = cls.invoice(due=0)
        cls.accepted = cls._accept()
        cls.mailed = cls.follow_up(5).action_ids
        cls.printed = cls.follow_up(15).action_ids
        with freeze_time(day(15)):
            cls.printed.with_user(cls.officer).action_printed()
        # What was sent is annexed as it was, whatever the text is now.
        text = cls.env.ref("credit_followup.template_first").sudo()
        text.body_html = "<p>Other words</p>"
        cls._call()

    @classmethod
    def _accept(cls):
        terms = cls.env["credit.followup.terms"].create(
            {
                "name": "Conditions 2025",
                "company_id": cls.company.id,
                "valid_from": "2025-01-01",
            }
        )
        buffer = io.BytesIO()
        canvas = Canvas(buffer)
        canvas.drawString(50, 500, "Signed by Anna Claes")
        canvas.save()
        return cls.env["credit.followup.terms.acceptance"].create(
            {
                "terms_id": terms.id,
                "partner_id": cls.customer.id,
                "accepted_on": "2025-06-01",
                "proof": base64.b64encode(buffer.getvalue()),
            }
        )

    @classmethod
    def _call(cls):
        """Speak with a person who promises, and note what only we should read."""
        person = cls.env["res.partner"].create(
            {
                "name": "Luc Gillis",
                "parent_id": cls.customer.id,
                "email": "luc@customer.example",
            }
        )
        with freeze_time(f"{day(16)} 12:00"):
            cls.contact = (
                cls.env["credit.followup.contact"]
                .with_user(cls.officer)
                .create(
                    {
                        "company_id": cls.company.id,
                        "partner_id": cls.customer.id,
                        "person_id": person.id,
                        "outcome_id": cls.env.ref(
                            "credit_followup.outcome_promises"
                        ).id,
                        "words": "Pays on Tuesday",
                    }
                )
            )
            cls.promise = (
                cls.env["credit.followup.promise"]
                .with_user(cls.officer)
                .create(
                    {
                        "company_id": cls.company.id,
                        "partner_id": cls.customer.id,
                        "move_line_id": cls.item(cls.move).id,
                        "amount": 1000.0,
                        "promised_on": day(20),
                        "note": "Evasive",
                    }
                )
            )

    def texts(self, pdf):
        """Return the words of each page."""
        return [
            " ".join(page.extract_text().split())
            for page in PdfFileReader(io.BytesIO(pdf)).pages
        ]

    # === THE LETTER === #

    def test_the_letter_lists_dated_facts_and_annexes_what_was_sent(self):
        action = self.follow_up(LAST).action_ids
        self.assertEqual(self.promise.state, "broken")
        self.assertFalse(action.error)
        body = " ".join(str(action.body).split())
        places = []
        for said in (
            "You accepted our conditions of sale (Conditions 2025).",
            "(annex 1)",
            "We wrote to you (E-mail): One.",
            "(annex 2)",
            "We wrote to you (Letter): Two.",
            "(annex 3)",
            "We spoke with Luc Gillis by telephone. You told us that you will pay.",
            "(annex 4)",
            "by March 24, 2026. It was not paid by then.",
            "reaches us by",
            "After Three we write again.",
        ):
            self.assertIn(said, body)
            places.append(body.index(said))
        self.assertEqual(places, sorted(places))
        self.assertNotIn("(annex 5)", body)
        for ours in ("Evasive", "Pays on Tuesday"):
            self.assertNotIn(ours, body)
        letter = action.delivery_ids.filtered("attachment_id")
        mail = action.delivery_ids.mail_id
        self.assertEqual(letter.sha256, sha256(mail.attachment_ids.raw).hexdigest())
        self.assert_annexed(letter.attachment_id.raw)

    def assert_annexed(self, pdf):
        """Check index, numbers, words and hashes of the annexes of a letter."""
        pages = self.texts(pdf)
        place = next(n for n, text in enumerate(pages) if "Annexes" in text)
        for title in (
            "Conditions of sale Conditions 2025, accepted on June 1, 2025",
            "One, sent on March 9, 2026",
            "Two, sent on March 19, 2026",
            "Summary of our conversation of March 20, 2026",
        ):
            self.assertIn(title, pages[place])
        annexes = " ".join(pages[place + 1 :])
        for words in (
            *("Signed by Anna Claes", "Perhaps it escaped your attention"),
            *("Pays on Tuesday", "luc@customer.example", "anna@customer.example"),
            *("Annex 1", "Annex 4", f"{len(pages)} / {len(pages)}"),
        ):
            self.assertIn(words, annexes)
        self.assertNotIn("Other words", annexes)
        # The hash on the page is the one of that day, of the very words.
        sent, told = self.mailed.delivery_ids, self.contact.sudo().summary_ids
        squeezed = "".join(annexes.split())
        self.assertEqual(
            sent.sha256, sha256(sent.mail_id.body_html.encode()).hexdigest()
        )
        for one in (sent, told):
            self.assertIn(one.sha256, squeezed)

    def test_a_copy_that_is_not_as_it_was_sent_stops_its_letter(self):
        document = self.printed.delivery_ids.attachment_id
        document.sudo().raw = document.raw + b"\n"
        action = self.follow_up(LAST).action_ids
        self.assertEqual(action.state, "failed")
        self.assertIn("Annex 3 (Two", action.error)

    def test_what_is_deleted_beside_its_words_stops_no_letter(self):
        mail = self.mailed.delivery_ids.mail_id.sudo()
        mail.attachment_ids = [Command.create({"name": "Bill", "raw": b"x"})]
        mail.attachment_ids.unlink()
        self.assertEqual(self.follow_up(LAST).action_ids.state, "sent")

    def test_a_courtesy_call_about_another_invoice_is_not_told(self):
        other = self.invoice(due=90)
        with self.on(17):
            for move in (self.move, other):
                self.env["credit.followup.contact"].create(
                    {
                        "company_id": self.company.id,
                        "partner_id": self.customer.id,
                        "kind": "courtesy",
                        "invoice_id": move.id,
                        "outcome_id": self.env.ref(
                            "credit_followup.outcome_courtesy"
                        ).id,
                        "received": "yes",
                        "with_summary": False,
                        "summary_reason": "Said on the telephone",
                    }
                )
        items = self.item(self.move)
        facts = read_of_items(self.env, {self.mailed: items})[self.mailed]
        about = {one.record.invoice_id for one in facts if one.kind == "contact"}
        self.assertEqual(about, {self.env["account.move"], self.move})

    def test_the_preview_has_the_annexes_and_other_levels_have_none(self):
        self.last.mode = "confirm"
        action = self.follow_up(LAST).action_ids
        self.assertEqual(action.state, "proposed")
        self.assertIn(f"{action.reference}.pdf", action.leaving)
        self.assertIn("Annex 4", " ".join(self.texts(letters_in_one(action))))
        self.last.lists_facts = False
        action.invalidate_recordset(["block_history"])
        self.assertIn("March 9, 2026", action.block_history)
        self.assertNotIn("annex", action.block_history)
        self.assertNotIn("Annex 4", " ".join(self.texts(letters_in_one(action))))

    # === THE TIMELINE === #

    def test_the_customer_s_form_tells_it_on_one_line_newest_first(self):
        self.pay(self.move, 100, on=day(17))
        told = str(self.customer.with_user(self.reader).followup_timeline)
        places = [
            told.index(said)
            for said in (
                *("100.00 was paid", "1,000.00 by Mar 24, 2026", "Promised to pay"),
                *("Two · Letter", "One · E-mail", "Accepted: Conditions 2025"),
            )
        ]
        self.assertEqual(places, sorted(places))
        self.assertIn(f'href="/odoo/credit.followup.action/{self.mailed.id}"', told)
        with self.assertRaises(AccessError):
            self.customer.with_user(self.outsider).read(["followup_timeline"])
        self.assertFalse(self._customer("Nobody NV").followup_timeline)

    def test_many_customers_need_no_more_queries_than_two(self):
        customers = self.env["res.partner"].union(
            *(self._customer(f"Customer{number} NV") for number in range(8))
        )
        for customer in customers:
            self.invoice(customer, due=LAST - 5)
        actions = self.follow_up(LAST).action_ids
        own = actions.filtered(lambda one: one.partner_id in customers)
        self.assertEqual(len(own), 8)
        for read in (
            lambda few: few.mapped("followup_timeline"),
            lambda few: own.filtered(lambda one: one.partner_id in few)._chronicles(),
        ):
            read(customers)
            counts = [self.queries(read, customers[:count]) for count in (2, 8)]
            self.assertLessEqual(counts[1], counts[0])

    def queries(self, read, customers):
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        read(customers.browse(customers.ids))
        return self.env.cr.sql_log_count - before
