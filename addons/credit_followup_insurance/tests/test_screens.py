"""Every window opens for who reads, with what stands in it."""

from odoo.tests import Form, tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase


@tagged("post_install", "-at_install")
class TestScreens(InsuranceCase):
    """Forms, lists and the line on Today, as the users have them."""

    def setUp(self):
        super().setUp()
        self.cover = self.covered()
        self.move = self.invoice(due=0)
        self.night(70)
        self.loss_ = self.loss()

    def test_the_forms_open_for_who_reads(self):
        with self.on(70):
            for record in (self.contract, self.cover, self.loss_):
                form = Form(record.with_user(self.reader))
                self.assertEqual(form.id, record.id)
            customer = self.customer.with_user(self.reader)
            view = "credit_followup_insurance.res_partner_view_form"
            arch = customer.get_view(
                self.env.ref(view).inherit_id.inherit_id.id, "form"
            )
            self.assertIn("followup_cover_sentence", arch["arch"])

    def test_an_officer_asks_for_a_cover_and_notes_what_was_decided(self):
        customer = self._customer("Ida New")
        with self.on(70):
            opened = customer.with_user(self.officer).action_followup_request_cover()
            covers = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(covers.with_context(**opened["context"]))
            self.assertEqual(form.contract_id, self.contract)
            form.requested_amount = 800
            cover = form.save()
            opened = cover.action_decide()
            window = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(window.with_context(**opened["context"]))
            form.decision, form.limit, form.reference = "granted", 700, "D-9"
            form.save().action_apply()
        self.assertEqual(
            (cover.state, cover.limit, cover.valid_from), ("in_force", 700, day(70))
        )

    def test_the_window_of_what_was_done(self):
        with self.on(70):
            opened = self.loss_.with_user(self.officer).action_say()
            window = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(window.with_context(**opened["context"]))
            form.what = "notified"
            form.insurer_ref = "N-4"
            form.save().action_apply()
        self.assertEqual(self.loss_.insurer_ref, "N-4")
        self.assertEqual(self.loss_.item_ids.notified_on, day(70))

    def test_today_says_what_is_at_risk_to_officers(self):
        with self.on(70):
            for user, is_told in ((self.officer, True), (self.reader, False)):
                run = self.env["credit.followup.run"].with_user(user)
                run = run.with_company(self.company)
                texts = [one["text"] for one in run.today_status()["links"]]
                told = [one for one in texts if "would be forfeited" in one]
                self.assertEqual(bool(told), is_told, texts)
        with self.on(70):
            run = self.env["credit.followup.run"].with_user(self.officer)
            (told,) = [
                one["text"]
                for one in run.today_status()["links"]
                if "900" in one["text"]
            ]
        self.assertIn("May 18, 2026", told)

    def test_the_lists_of_filters(self):
        losses = self.Loss.with_user(self.reader)
        self.assertIn(self.loss_, losses.search([("is_to_act", "=", True)]))
        self.assertNotIn(self.loss_, losses.search([("is_to_act", "=", False)]))
