from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.credit_followup.tests.common import day

from ..effects.ways import best_agency, compared
from .common_answers import AnswersCase


@tagged("post_install", "-at_install")
class TestWays(AnswersCase):
    """Which agency fits a case, what the other ways bring, and who decides."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency.write(
            {"contract_on": day(-100), "fee_ids": [(0, 0, {"percent": 20})]}
        )
        cls.cheap = cls.make_agency(
            "AG2", contract_on=day(-100), fee_ids=[(0, 0, {"percent": 10})]
        )

    def test_the_agency_of_which_most_is_left(self):
        with self.on(60):
            line = self.item(self.move)
            self.assertEqual(
                best_agency(self.company, line, False, day(60)), self.cheap
            )
            self.cheap.amount_from = 5000
            self.assertEqual(
                best_agency(self.company, line, False, day(60)), self.agency
            )

    def test_the_table_says_why_an_agency_does_not_fit(self):
        self.cheap.country_ids = self.env.ref("base.fr")
        with self.on(60):
            page = compared(self.company, self.item(self.move), False, day(60))
            self.assertIn("another country", page)
            self.assertIn("Own efforts", page)

    def test_the_window_prepares_a_case(self):
        with self.on(60):
            action = self.customer.with_user(self.officer).action_followup_hand_over()
            window = self.env["credit.followup.place"].with_user(self.officer)
            form = Form(window.with_context(**action["context"]))
            self.assertEqual(form.agency_id, self.cheap)
            form.note = "No answer"
            wizard = form.save()
            opened = wizard.action_apply()
            case = self.Placement.browse(opened["res_id"])
            self.assertEqual(case.state, "draft")
            self.assertEqual(case.item_ids.move_line_id, self.item(self.move))
            self.assertIn(case.name, self.move.followup_with)
            with self.assertRaises(AccessError):
                self.customer.with_user(self.reader).action_followup_hand_over()

    def proposed(self, offset):
        """Return what the run of a day proposes for the customer."""
        actions = self.follow_up(offset).action_ids
        return actions.filtered(lambda one: one.partner_id == self.customer)

    def test_a_level_hands_over_where_two_people_saw_it(self):
        level = self.policy.level_ids.sorted()[-1]
        with self.assertRaises(ValidationError):
            self.policy.level_ids.sorted()[0].handover_agency_id = self.agency
        level.handover_agency_id = self.agency
        self.follow_up(5)
        self.follow_up(15)
        self.act(self.proposed(30), "action_confirm", self.officer, 30)
        action = self.proposed(47)
        self.act(action, "action_confirm", self.officer, 47)
        self.assertFalse(self.Placement.search([("partner_id", "=", self.customer.id)]))
        self.act(action, "action_approve", self.manager, 47)
        self.assertEqual((action.state, action.error), ("sent", False))
        case = self.Placement.search([("partner_id", "=", self.customer.id)])
        self.assertEqual(case.state, "approved", case.finding_ids.mapped("name"))
        self.assertEqual(case.approved_by_id, self.manager)
        with self.on(47):
            self.send()
            self.assertEqual(case.exchange_ids.kind, "handover")

    def test_what_falls_due_later_joins_the_case(self):
        with self.on(60):
            case = self.hand_over(self.move)
            self.answer(self.row(case, "accepted", 60))
            with self.assertRaises(UserError):
                case.with_user(self.manager).action_add_claims()
        other = self.invoice(due=62, currency_id=self.euro.id)
        with self.on(65):
            case.invalidate_recordset()
            self.assertEqual(case.addable_count, 1)
            case.with_user(self.officer).action_add_claims()
            case.with_user(self.manager).action_approve_claims()
            self.assertEqual(case.item_ids.move_id, self.move | other)
            told = case.exchange_ids.filtered(lambda one: one.kind == "update")
            self.assertIn("New claim", told.said)
            self.assertEqual(case.state, "active")

    def test_nothing_is_measured_on_few_cases(self):
        with self.on(60):
            self.hand_over(self.move)
        with self.on(500):
            results = self.env["credit.followup.agency.result"].with_user(self.reader)
            action = results.with_company(self.company).action_look()
            rows = results.search(action["domain"])
            self.assertEqual(set(rows.mapped("share_12")), {"–"})
            self.assertEqual(rows.filtered("is_total").files, 1)
