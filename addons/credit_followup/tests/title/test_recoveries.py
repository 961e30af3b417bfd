from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import day
from ..common_titles import TitlesCase


@tagged("post_install", "-at_install")
class TestRecoveries(TitlesCase):
    """Goods that are claimed back, within the days of the law."""

    def setUp(self):
        super().setUp()
        self.accept()
        self.title_ = self.title()
        self.administrator = self._customer("Administrator")

    def claim(self, user=None, on=20, **values):
        with freeze_time(day(on)):
            return (
                self.env["credit.followup.recovery"]
                .with_user(user or self.officer)
                .create(
                    {
                        "company_id": self.company.id,
                        "partner_id": self.customer.id,
                        **values,
                    }
                )
            )

    def french(self, **values):
        self.customer.country_id = self.env.ref("base.fr")
        return self.claim(
            addressee_id=self.administrator.id,
            published_on="2026-03-14",
            proceedings="Tribunal de commerce de Lille, 2026/1",
            **values,
        )

    def test_it_lists_what_is_there(self):
        notes = self.env["credit.followup.goods.note"].with_user(self.officer)
        notes.create(
            {"goods_id": self.title_.goods_ids.id, "found": "resold", "quantity": 0.5}
        )
        claim = self.claim()
        self.assertEqual((claim.line_ids.quantity, claim.value), (0.5, 500))
        self.assertEqual(claim.line_ids.invoice, self.title_.move_id.name)
        self.assertEqual(claim.addressee_id, self.customer)
        self.assertFalse(claim.claim_until)

    def test_the_day_of_the_law_is_a_task(self):
        claim = self.french()
        self.assertEqual(str(claim.claim_until), "2026-06-14")
        task = claim.activity_ids
        self.assertEqual(task.user_id, self.officer)
        self.assertEqual(str(task.date_deadline), "2026-06-14")
        with freeze_time("2026-03-20"):
            claim.published_on = "2026-03-15"
        self.assertEqual(str(claim.activity_ids.date_deadline), "2026-06-15")

    def test_the_last_day_and_the_day_after(self):
        claim = self.french()
        for on, state in (("2026-06-14", "draft"), ("2026-06-15", "late")):
            claim.sudo()._look(self.date(on))
            self.assertEqual(claim.state, state)
        self.assertFalse(claim.activity_ids)

    def test_what_is_sent_is_kept_and_its_days_run(self):
        claim = self.french()
        with self.assertRaises(AccessError):
            claim.action_send()
        with freeze_time("2026-03-20"):
            claim.with_user(self.manager).action_send()
        self.assertEqual((claim.state, str(claim.sent_on)), ("sent", "2026-03-20"))
        self.assertTrue(claim.document_id.raw.startswith(b"%PDF"))
        self.assertEqual(len(claim.sha256), 64)
        with freeze_time("2026-03-24"):
            claim.received_on = "2026-03-23"
        self.assertEqual(str(claim.answer_until), "2026-04-23")
        self.assertEqual(str(claim.petition_until), "2026-05-23")
        self.assertEqual(str(claim.activity_ids.date_deadline), "2026-04-23")
        with self.assertRaises(UserError):
            claim.write({"published_on": "2026-03-01"})
        with self.assertRaises(UserError):
            claim.line_ids.unlink()
        claim.sudo()._look(self.date("2026-04-24"))
        self.assertEqual(claim.state, "unanswered")
        self.assertEqual(str(claim.activity_ids.date_deadline), "2026-05-23")
        claim.action_petitioned()
        claim.sudo()._look(self.date("2026-06-01"))
        self.assertEqual(claim.state, "petitioned")

    def test_the_letter_is_in_the_language_of_who_gets_it(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.administrator.lang = "fr_FR"
        claim = self.french()
        page = self._page(claim)
        self.assertIn("2026", page)
        self.assertIn(self.title_.move_id.name, page)
        self.assertIn("L624-9", page)
        self.administrator.lang = "en_US"
        self.assertIn("We delivered the goods listed below", self._page(claim))
        self.assertIn("accepted on", self._page(claim))

    def _page(self, claim):
        paper = claim._paper("credit_followup.recovery")
        env = self.env(context={**self.env.context, "lang": paper["lang"]})
        return str(
            env["ir.qweb"]._render(
                paper["template"],
                {
                    "company": paper["company"],
                    "addressee": paper["addressee"],
                    **paper["values"],
                },
            )
        )

    def test_what_is_paid_is_claimed_no_more(self):
        claim = self.french()
        self.pay(self.title_.move_id, 1000, on=day(21))
        claim.sudo()._look(day(21))
        self.assertEqual((claim.state, claim.reason), ("paid", "goods_paid"))
        with self.assertRaises(UserError):
            claim.with_user(self.manager).action_send()

    def test_a_default_of_the_context_sends_nothing(self):
        claims = self.env["credit.followup.recovery"].with_user(self.officer)
        claim = claims.with_context(default_state="agreed", default_sha256="x").create(
            {"partner_id": self.customer.id, "company_id": self.company.id}
        )
        self.assertEqual((claim.state, claim.sha256), ("draft", False))

    def test_nothing_there_is_nothing_to_claim(self):
        claim = self.claim(partner_id=self.administrator.id)
        self.assertFalse(claim.line_ids)
        with self.assertRaises(UserError):
            claim.with_user(self.manager).action_send()

    def test_the_customers_button_opens_the_claim_that_is_prepared(self):
        customer = self.customer.with_user(self.officer)
        first = customer.action_followup_claim_goods()
        self.assertEqual(customer.action_followup_claim_goods(), first)
        with self.assertRaises(AccessError):
            self.customer.with_user(self.reader).action_followup_claim_goods()
