"""Answers by e-mail: read on their message, and taken by a person with one click."""

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import FollowupCase, day

HTML = (
    "<div>Hello,</div><div>We will pay $ 400.00 on 13 March by cheque.</div>"
    '<div class="gmail_quote">On Monday books@company.example wrote:'
    "<blockquote>We have paid on 1 March. Please send the invoice again.</blockquote>"
    "</div>"
)
FILE_ONLY = (
    "--b\nContent-Type: application/pdf; name=a.pdf\n"
    "Content-Disposition: attachment; filename=a.pdf\n\nx\n--b--\n"
)


@tagged("post_install", "-at_install")
class TestReplies(FollowupCase):
    """A message that left, and what customers write back."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.action = self.follow_up(5).action_ids
        self.sent = self.action.delivery_ids.mail_id.message_id
        self.count = 0

    def mail(self, text, kind="plain", sender="anna@customer.example", **headers):
        """Let the gateway receive an answer to the message; return it as it is kept."""
        self.count += 1
        lines = {
            "From": f"Anna <{sender}>",
            "To": "books@company.example",
            "Subject": "Re: Reminder",
            "Date": "Mon, 09 Mar 2026 10:00:00 +0000",
            "Message-Id": f"<answer-{self.count}@customer.example>",
            "In-Reply-To": self.sent,
            "MIME-Version": "1.0",
            "Content-Type": f'text/{kind}; charset="utf-8"',
            "Content-Transfer-Encoding": "8bit",
        }
        lines.update((name.replace("_", "-"), value) for name, value in headers.items())
        head = "".join(f"{name}: {value}\n" for name, value in lines.items())
        body = text if isinstance(text, bytes) else text.encode()
        with self.on(6), mute_logger("odoo.addons.mail.models.mail_thread"):
            self.env["mail.thread"].message_process(
                False, (head + "\n").encode() + body
            )
        known = self.env["credit.followup.reply"].search([], order="id desc", limit=1)
        return known.with_user(self.officer)

    def moves(self, reply):
        return reply.move_ids.mapped("move")

    def take(self, reply, move=None):
        """Take a move as an officer on that day; return what it opens."""
        with self.on(6):
            if not move:
                return reply.action_take()
            return reply.move_ids.filtered(lambda one: one.move == move).action_take()

    def test_a_promise_is_taken_with_what_was_read_and_not_by_itself(self):
        reply = self.mail(HTML, "html")
        self.assertEqual(reply.action_id, self.action)
        self.assertEqual(reply.person_id, self.customer)
        self.assertEqual(self.moves(reply), ["promise"])
        self.assertEqual(
            reply.words, "Hello,\nWe will pay $ 400.00 on 13 March by cheque."
        )
        self.assertEqual(reply.move_ids.saw, "will pay\n$ 400.00\n13 March\ncheque")
        promises = self.env["credit.followup.promise"].with_user(self.officer)
        self.assertFalse(promises.search([]))
        opened = self.take(reply)
        wizard = self.env[opened["res_model"]].browse(opened["res_id"])
        self.assertEqual(
            (wizard.amount, str(wizard.promised_on), wizard.means),
            (400, "2026-03-13", "cheque"),
        )
        with self.on(6):
            wizard.with_user(self.officer).action_apply()
        self.assertEqual(promises.search([]).person_id, self.customer)
        self.assertEqual((reply.state, reply.taken_for), ("taken", "promise"))
        self.assertEqual(reply.taken_by_id, self.officer)
        self.assertEqual(reply.company_id, self.company)

    def test_of_a_part_no_amount_is_filled_in(self):
        for said, is_part in (("We will pay", False), ("We will pay half", True)):
            reply = self.mail(f"{said} on 13 March.")
            self.assertEqual(reply.move_ids.is_part, is_part)
            opened = self.take(reply)
            wizard = self.env[opened["res_model"]].browse(opened["res_id"])
            self.assertEqual(bool(wizard.amount), not is_part)
            self.assertEqual(str(wizard.promised_on), "2026-03-13")

    def test_each_move_opens_its_window(self):
        said = self.mail("We dispute this invoice: the goods were damaged.")
        opened = self.take(said)
        self.assertEqual(opened["res_model"], "credit.followup.dispute")
        item = self.item(self.move)
        self.assertEqual(opened["context"]["default_move_line_id"], item.id)
        self.assertIn("damaged", opened["context"]["default_words"])
        opened = self.take(self.mail("We paid this invoice on 5 March."))
        context = opened["context"]
        self.assertEqual(context["default_reason"], "pause")
        self.assertEqual(context["default_date_to"], day(9))  # two days and one
        with self.on(6):
            holds = self.env["credit.followup.hold"].with_user(self.officer)
            hold = Form(holds.with_context(**context)).save()
        self.assertIn("We paid", hold.note)
        opened = self.take(self.mail("Could we pay in three instalments?"))
        self.assertEqual(opened["res_model"], "credit.followup.agree")
        said = self.mail("We never received the invoice, please send it again.")
        opened = self.take(said, "invoice_again")
        self.assertIn("anna@customer.example", opened["params"]["message"])
        self.assertIn(self.move.name, self.action.message_ids[:1].body)
        said = self.mail("I no longer work here, please write to info@x.example.")
        self.assertEqual(self.take(said)["res_id"], self.customer.id)
        opened = self.take(self.mail("Please call me on 12 March."))
        self.assertEqual(opened["res_model"], "credit.followup.contact")

    def test_a_mailbox_is_no_contact_and_a_person_is(self):
        said = "I am out of the office until 20 March and have limited access to mail."
        reply = self.mail(said, Auto_Submitted="auto-replied")
        self.assertEqual((reply.state, reply.proposed), ("automatic", ""))
        self.assertFalse(self.links())
        other = self.mail("Your parcel is at the door.")
        self.assertEqual((other.state, other.move_ids.ids), ("new", []))
        with self.on(6):
            told = self.customer.with_user(self.officer)._followup_words_of(
                self.company, self.env["credit.followup.contact"]
            )[self.customer]
        self.assertIn("Your parcel is at the door.", [one["said"] for one in told])
        self.assertNotIn(said, [one["said"] for one in told])
        self.assertEqual(self.links(), ["Answers to read: 1"])
        other.action_dismiss()
        self.assertFalse(self.links())
        other.action_reopen()
        self.assertFalse(other.taken_by_id)
        self.assertEqual(self.links(), ["Answers to read: 1"])

    def links(self):
        runs = self.env["credit.followup.run"].with_user(self.reader)
        with self.on(6):
            shown = [one["text"] for one in runs.today_status()["links"]]
        return [one for one in shown if "Answers" in one]

    def test_days_count_from_the_clock_of_the_company(self):
        calendar = self.company.resource_calendar_id
        late = "Mon, 09 Mar 2026 23:30:00 +0000"
        for zone, tomorrow in (("UTC", 6), ("Europe/Brussels", 7)):
            calendar.tz = zone
            reply = self.mail("We will pay tomorrow.", Date=late)
            self.assertEqual(reply.move_ids.on, day(tomorrow), zone)

    def test_whatever_comes_in_lands(self):
        stranger = self.mail("We paid on 5 March.", sender="x@elsewhere.example")
        self.assertEqual(self.moves(stranger), ["paid_already"])
        self.assertFalse(stranger.person_id)
        self.assertIn("x@elsewhere.example", stranger.sender)
        for text, headers in (
            (b"Nous avons pay\xe9 \xff\xfe", {}),
            (b"paid \xff", {"Content_Type": 'text/plain; charset="no-such-set"'}),
            ("<div>" * 3000 + "x", {"Content_Type": "text/html"}),
            ("paid " * 300_000, {}),
            (FILE_ONLY, {"Content_Type": 'multipart/mixed; boundary="b"'}),
        ):
            before = self.env["credit.followup.reply"].search_count([])
            self.mail(text, **headers)
            after = self.env["credit.followup.reply"].search_count([])
            self.assertEqual(after, before + 1, headers)
        again = self.env["credit.followup.reply"].search_count([])
        self.count -= 1
        self.mail("The same mail twice")
        self.assertEqual(self.env["credit.followup.reply"].search_count([]), again)

    def test_colleagues_answer_nobody_and_other_companies_see_nothing(self):
        reply = self.mail("We paid on 5 March.")
        self.mail("I rang him.", sender=self.officer.email)
        self.assertEqual(self.env["credit.followup.reply"].search([]), reply)
        other = self.setup_other_company()["company"]
        foreign = self._user("foreign", "group_manager", other)
        for user in (foreign, self.outsider):
            with self.assertRaises(AccessError):
                reply.with_user(user).read(["words"])
        with self.assertRaises(AccessError):
            reply.with_user(self.reader).action_take()
        with self.assertRaises(AccessError):
            reply.words = "Other words"
