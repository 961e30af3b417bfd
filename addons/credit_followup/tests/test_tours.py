"""An accountant's jobs in a real browser, on a desk and on a phone."""

import json

from odoo import Command
from odoo.tests import HttpCase, tagged

from .common import FollowupCase
from .common_charges import ChargesCase

EVERY_DAY = "0123456"


@tagged("post_install", "-at_install", "tour")
class TestAtDesk(FollowupCase, HttpCase):
    """As officer, and as manager without administrator's rights."""

    browser_size = "1400x900"

    def setUp(self):
        super().setUp()
        for user in (self.officer, self.manager):
            user.password = user.login
        # The browser lives today, whatever day of the week that is.
        self.company.resource_calendar_id = self.env["resource.calendar"].create(
            {
                "name": "Every day",
                "company_id": self.company.id,
                "attendance_ids": [
                    Command.create(
                        {
                            "name": day,
                            "dayofweek": day,
                            "hour_from": 0,
                            "hour_to": 24,
                            "day_period": "morning",
                        }
                    )
                    for day in EVERY_DAY
                ],
            }
        )
        self.policy.level_ids.mode = "confirm"

    def tour(self, name, user="officer"):
        self.start_tour("/odoo", f"credit_followup_{name}", login=f"followup_{user}")

    def propose(self):
        """Propose for the customers of these tests, for a person to review."""
        actions = self.follow_up(5).action_ids
        self.assertEqual(set(actions.mapped("state")), {"proposed"})
        return actions

    def test_see_what_leaves_and_confirm(self):
        self.invoice(due=0)
        action = self.propose()
        self.tour("cockpit")
        self.assertEqual(action.state, "ready")
        self.assertEqual(action.confirmed_by_id, self.officer)

    def test_see_what_leaves_and_confirm_the_next(self):
        self.invoice(due=0, amount=2000)
        self.invoice(self._customer("Bert Maes"), due=0)
        actions = self.propose()
        self.tour("next")
        states = {one.partner_id.name: one.state for one in actions}
        self.assertEqual(states, {"Anna Claes": "ready", "Bert Maes": "proposed"})

    def test_confirm_and_postpone_on_the_card(self):
        self.invoice(due=0, amount=2000)
        self.invoice(self._customer("Bert Maes"), due=0)
        actions = self.propose()
        self.tour("card")
        states = {one.partner_id.name: one.state for one in actions}
        self.assertEqual(states, {"Anna Claes": "ready", "Bert Maes": "proposed"})

    def test_postpone_one_invoice(self):
        first, second = self.invoice(due=0), self.invoice(due=-1)
        action = self.propose()
        self.tour("postpone")
        hold = self.env["credit.followup.hold"].search([])
        self.assertEqual(len(hold), 1)
        self.assertIn(hold.move_line_id.move_id, first | second)
        self.assertEqual(action.state, "proposed")

    def test_log_a_call_and_its_promise(self):
        self.customer.phone = "+32 9 555 01 02"
        level = self.policy.level_ids.sorted()[0]
        level.write({"by_email": False, "by_phone": True, "mode": "automatic"})
        self.invoice(due=0)
        action = self.follow_up(5).action_ids
        self.assertEqual(action.todo, "phone")
        self.tour("call")
        contact = self.customer.followup_contact_ids
        self.assertEqual(contact.words, "Posted this morning")
        promise = self.customer.followup_promise_ids
        self.assertEqual((promise.means, promise.state), ("cheque", "open"))
        self.assertEqual((action.state, action.todo), ("done", False))

    def test_agree_on_instalments_and_have_them_signed(self):
        self.invoice(due=-40, amount=1200)
        self.tour("agree")
        agreement = self.env["credit.followup.agreement"].search([])
        self.assertEqual((agreement.state, agreement.number), ("offered", 6))
        self.start_tour(agreement._portal_url(), "credit_followup_sign")
        self.assertEqual(
            (agreement.state, agreement.signed_by), ("active", "Anna Claes")
        )
        self.assertEqual(agreement.signed_hash, agreement.document_hash)
        self.assertTrue(agreement.signature)
        self.assertTrue(agreement.signed_from)

    def test_answers_of_a_courtesy_call_by_their_keys(self):
        move = self.invoice(due=0)
        self.env["credit.followup.courtesy"].sudo().create(
            {"move_id": move.id, "company_id": self.company.id}
        )
        self.tour("courtesy")
        contact = self.customer.followup_contact_ids
        answers = (contact.satisfied, contact.received, contact.passed)
        self.assertEqual(answers, ("yes", False, False))

    def test_note_what_was_resold_and_claim_the_rest(self):
        self.product_a.type = "consu"
        terms = self.env["credit.followup.terms"].create(
            {
                "name": "2026",
                "company_id": self.company.id,
                "valid_from": "2020-01-01",
                "reserves_title": True,
            }
        )
        terms._accepted(self.customer, "copy", accepted_on="2020-01-01")
        self.invoice(
            due=0,
            invoice_line_ids=[
                Command.create({"product_id": self.product_a.id, "price_unit": 1000.0})
            ],
        )
        self.tour("goods")
        claim = self.env["credit.followup.recovery"].search([])
        self.assertEqual((claim.line_ids.quantity, claim.state), (0.75, "draft"))

    def test_find_out_why(self):
        self.invoice(due=0)
        self.tour("why")

    def test_change_a_text_in_french_with_its_preview(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.invoice(due=0)
        self.propose()
        self.tour("text", "manager")
        text = self.policy.level_ids.text_ids
        self.assertEqual(text.lang, "fr_FR")
        self.assertIn("Veuillez payer, [customer].", text.body)

    def test_pay_and_see_it_leave_the_desk(self):
        move = self.invoice(due=0)
        action = self.propose()
        self.tour("pay")
        self.assertIn(move.payment_state, ("paid", "in_payment"))
        self.assertEqual(action.amount_due, 1000)

    def test_set_up_a_company_from_zero(self):
        self.company.write({"followup_active": False, "followup_test_mode": True})
        self.invoice(due=0)
        self.tour("setup", "manager")
        action = self.Action.search([])
        self.assertEqual((action.state, action.is_test), ("ready", True))

    def test_the_calculator_answers_as_the_values_are_typed(self):
        self.company.country_id = self.env.ref("base.be")
        self.tour("calculator")


@tagged("post_install", "-at_install", "tour")
class TestMailOnPhone(ChargesCase, HttpCase):
    """A mail at the width of a phone, as a mail program shows it."""

    def test_nothing_of_a_mail_scrolls_sideways(self):
        """In the languages whose headings are longest, too."""
        for late in (1, 2):
            self.invoice(due=-late, amount=12345.67, currency_id=self.euro.id)
        action = self.follow_up(5).action_ids
        self.assertTrue(action.block_sheet)
        codes = ["fr_FR", "nl_NL", "de_DE"]
        for code in codes:
            self.env["res.lang"]._activate_lang(code)
        addon = self.env["ir.module.module"].search([("name", "=", "credit_followup")])
        addon._update_translations(codes)
        for code in ("en_US", *codes):
            with self.subTest(language=code):
                own = action.with_context(lang=code)
                own.invalidate_recordset()
                self.assertEqual("Fällig am" in own.block_items, code == "de_DE")
                self.assert_fits(f"{own.block_items}{own.block_sheet}")

    def assert_fits(self, html):
        """Show a mail at the width of a phone; nothing of it may be wider."""
        body = json.dumps(f"<div style='padding:0 26px'>{html}</div>")
        self.browser_js(
            "/web/login",
            f"""
            const frame = document.createElement("iframe");
            frame.style = "width: 390px; height: 844px; border: 0";
            frame.srcdoc = "<!DOCTYPE html><body style='margin:0'>" + {body};
            frame.onload = () => {{
                const page = frame.contentDocument;
                const boxes = page.querySelectorAll("div[style*='overflow-x']");
                const wide = [page.documentElement, ...boxes].map(
                    (one) => one.scrollWidth - one.clientWidth
                );
                const fits = Math.max(...wide) <= 0;
                console.log(fits ? "test successful" : "sideways by " + wide);
            }};
            document.body.append(frame);
            """,
            ready="document.readyState === 'complete'",
        )


@tagged("post_install", "-at_install", "tour")
class TestOnPhone(TestAtDesk):
    """The same jobs at the width of a phone."""

    browser_size = "390x844"
    touch_enabled = True
    allow_inherited_tests_method = True
    # A phone has no keys.
    test_answers_of_a_courtesy_call_by_their_keys = None
