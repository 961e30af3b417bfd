"""What a customer sees on his page, and where the link to it stands."""

from odoo.exceptions import AccessError, UserError

from ..common import TODAY, FollowupCase, day
from .common import PageCase


class TestPage(PageCase):
    def test_what_is_open_and_how_late(self):
        self.invoice(amount=250.0, due=20)
        answer, page = self.look()
        self.assertEqual(answer.status_code, 200)
        items = page.xpath("//*[@name='item' and local-name()='li']")
        self.assertEqual(len(items), 2)
        text = items[0].text_content()
        self.assertIn(self.move.name, text)
        self.assertIn("10 days late", " ".join(text.split()))
        self.assertNotIn("late", items[1].text_content())
        ages = page.xpath("//*[@name='ages']")[0].text_content()
        self.assertIn("1,250.00", ages)
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertEqual(answer.headers["Referrer-Policy"], "same-origin")

    def test_nothing_open(self):
        self.pay(self.move)
        _answer, page = self.look()
        self.assertTrue(page.xpath("//*[@name='nothing']"))

    def test_his_language(self):
        self.env["res.lang"]._activate_lang("fr_BE")
        self.customer.lang = "fr_BE"
        _answer, page = self.look()
        self.assertEqual(page.get("lang"), "fr-BE")

    def test_papers(self):
        path = self.path()
        invoice = self.url_open(f"{path}/paper/invoice/{self.move.id}")
        self.assertEqual(invoice.headers["Content-Type"], "application/pdf")
        self.assertEqual(invoice.headers["Cache-Control"], "no-store")
        kept = [("res_model", "=", "account.move"), ("res_id", "=", self.move.id)]
        self.assertFalse(self.env["ir.attachment"].search(kept))
        statement = self.url_open(f"{path}/paper/statement/0")
        self.assertEqual(statement.content[:4], b"%PDF")

    def test_pay_by_transfer(self):
        path = f"{self.path()}/pay?item={self.ref()}"
        _answer, page = self.look(path)
        (transfer,) = page.xpath("//*[@name='transfer']")
        self.assertIn("1,000.00", transfer.text_content())

    def test_who_is_elsewhere_sees_where_and_pays_nothing(self):
        self.env["credit.followup.hold"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "reason": "insolvency",
                "note": "Opened",
            }
        )
        _answer, page = self.look()
        self.assertIn("Insolvency proceedings", page.text_content())
        self.assertFalse(page.xpath("//button[@formaction]"))
        answer = self.say("paid", self.move, on=day(10))
        self.assertFalse(self.words())
        self.assertIn("not possible", self.wrong(answer))

    def test_who_was_placed_by_an_addon_that_is_gone_still_pays_nothing_here(self):
        self.env["credit.followup.hold"].sudo().create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "reason": "insolvency",
                "note": "Opened",
                "source_model": "credit.followup.nowhere",
                "source_id": 1,
            }
        )
        answer, page = self.look()
        self.assertEqual(answer.status_code, 200)
        self.assertIn("Insolvency proceedings", page.text_content())
        self.assertFalse(page.xpath("//button[@formaction]"))

    def test_reading_writes_nothing_and_asks_as_often_for_many(self):
        def queries():
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.url_open(path)
            return self.cr.sql_log_count - before

        path = self.path()
        queries()
        few = queries()
        self.invoices([10.0] * 20, due=3)
        self.assertLessEqual(queries(), few + 2)
        self.assertFalse(self.words())


class TestLinks(FollowupCase):
    def mail(self):
        self.invoice(due=0)
        self.follow_up(5)
        action = self.Action.search([("partner_id", "=", self.customer.id)])
        self.act(action, "action_confirm", offset=5)
        return action, action.delivery_ids.mail_id.body_html

    def test_a_message_has_the_link_of_its_addressee(self):
        self.company.followup_page = True
        action, body = self.mail()
        link = self.customer._followup_page_link(self.company, action.date)
        self.assertIn(link, body)
        key = link.rpartition("/")[2]
        with self.on(5):
            found = self.env["res.partner"]._followup_of_page_key(key)
        self.assertEqual(found[:2], (self.company, self.customer))

    def test_without_a_page_there_is_no_link(self):
        _action, body = self.mail()
        self.assertNotIn("/followup/page/", body)

    def test_on_both_sides_of_its_last_day(self):
        self.company.followup_page = True
        link = self.customer._followup_page_link(self.company, TODAY)
        key = link.rpartition("/")[2]
        for offset, standing in ((89, "open"), (90, "expired")):
            with self.on(offset):
                found = self.env["res.partner"]._followup_of_page_key(key)
            self.assertEqual(found[2].value, standing)

    def test_who_may_open_and_revoke(self):
        self.company.followup_page = True
        customer = self.customer
        with self.assertRaises(AccessError):
            customer.with_user(self.reader).action_followup_open_page()
        opened = customer.with_user(self.officer).action_followup_open_page()
        key = opened["url"].rpartition("/")[2]
        people = self.env["res.partner"]
        self.assertTrue(people._followup_of_page_key(key))
        with self.assertRaises(AccessError):
            customer.with_user(self.reader).action_followup_revoke_page()
        customer.with_user(self.officer).action_followup_revoke_page()
        self.assertIsNone(people._followup_of_page_key(key))
        self.company.followup_page = False
        with self.assertRaises(UserError):
            customer.with_user(self.officer).action_followup_open_page()
