"""Remind now and the statement of account, from the customer and the invoice."""

import logging

from odoo.exceptions import AccessError, RedirectWarning
from odoo.tests import Form, tagged

from ...effects.printing import pages
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestRemind(FollowupCase):
    def remind(self, record=None, user=None, on=0):
        record = (record or self.customer).with_user(user or self.officer)
        with self.on(on):
            window = record.with_company(self.company).action_followup_remind()
        return self.Action.search(window["domain"])

    def test_what_the_policy_gives_now_is_proposed_and_not_sent(self):
        move = self.invoice(due=-10)
        action = self.remind()
        self.assertEqual((action.state, action.level_id.name), ("proposed", "One"))
        self.assertEqual(action.run_id.kind, "manual")
        self.assertEqual(self.remind(move), action, "the invoice opens the same one")

    def test_only_this_customer_is_looked_at(self):
        self.invoice(self._customer("Other NV"), due=-10)
        self.invoice(due=-10)
        self.assertEqual(self.remind().run_id.action_ids.partner_id, self.customer)

    def test_who_is_not_due_is_not_reminded_and_the_user_reads_why(self):
        self.invoice(due=0)
        runs = self.env["credit.followup.run"].search_count([])
        with self.assertRaisesRegex(RedirectWarning, "Next: One on") as answer:
            self.remind(on=4)
        # The server logs with this level; without it, as an error with its trace.
        self.assertEqual(answer.exception.loglevel, logging.INFO)
        self.assertEqual(self.env["credit.followup.run"].search_count([]), runs)
        self.assertTrue(self.remind(on=5))

    def test_a_hold_is_not_overruled(self):
        self.invoice(due=-10)
        self.env["credit.followup.hold"].create(
            {"partner_id": self.customer.id, "note": "Pallets", "date_from": day(-1)}
        )
        with self.assertRaisesRegex(RedirectWarning, "Pallets"):
            self.remind()

    def test_a_reader_reminds_nobody(self):
        self.invoice(due=-10)
        for user in (self.reader, self.outsider):
            with self.assertRaises(AccessError):
                self.remind(user=user)
        with self.assertRaises(AccessError):
            self.customer.with_user(self.reader).action_followup_statement()

    def test_the_statement_lists_what_is_open_due_or_not(self):
        late, early = self.invoice(due=-10), self.invoice(due=20, amount=200)
        self.pay(amount=50)
        paid = self.invoice(due=-20, amount=70)
        self.pay(paid)
        report = self.env.ref("credit_followup.report_statement")
        printing = report.with_user(self.reader).with_company(self.company)
        pdf, kind = printing._render_qweb_pdf(report.report_name, self.customer.ids)
        text = "".join(page.extract_text() for page in pages(pdf))
        text = text.replace("\t", " ")
        self.assertEqual(kind, "pdf")
        for words in (late.name, early.name, "1,150.00", "Not yet allocated"):
            self.assertIn(words, text)
        self.assertNotIn(paid.name, text)
        with self.assertRaises(AccessError):
            printing.with_user(self.outsider)._render_qweb_pdf(
                report.report_name, self.customer.ids
            )

    def test_the_statement_is_mailed_with_its_pdf_by_an_officer(self):
        self.invoice(due=-10)
        customer = self.customer.with_user(self.officer).with_company(self.company)
        window = customer.action_followup_statement()
        composer = Form(
            customer.env["mail.compose.message"].with_context(**window["context"])
        ).save()
        composer.action_send_mail()
        message = self.customer.message_ids[:1]
        self.assertIn("statement of your account", message.body)
        self.assertEqual(len(message.attachment_ids), 1)
        self.assertEqual(message.partner_ids, self.customer)

    def test_an_officer_chooses_policy_and_segment_and_logs_a_note(self):
        customer = self.customer.with_user(self.officer).with_company(self.company)
        customer.followup_policy_id = self.policy
        customer.followup_segment = "key"
        customer.message_post(body=self.customer.name)
        self.assertEqual(self.customer.message_ids[:1].author_id.name, "officer")
        for values in (
            {"email": "new@customer.example"},
            {"vat": "BE0477472701"},
            {"property_account_receivable_id": False},
        ):
            with self.assertRaises(AccessError):
                customer.write(values)
        self.officer.group_ids += self.env.ref("base.group_partner_manager")
        customer.email = "new@customer.example"

    def test_who_may_write_partners_only_does_not_choose_how_they_are_followed(self):
        self.reader.group_ids += self.env.ref("base.group_partner_manager")
        customer = self.customer.with_user(self.reader)
        customer.email = "other@customer.example"
        with self.assertRaises(AccessError):
            customer.followup_segment = "key"
        with self.assertRaises(AccessError):
            customer.create({"name": "New", "followup_segment": "key"})
