from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.credit_followup.followup_core.exports.opening import open_package

from .common import AgencyCase


@tagged("post_install", "-at_install")
class TestPlacements(AgencyCase):
    """A case from the first look until the agency has it; nothing leaves before."""

    def test_from_the_first_look_to_the_agency(self):
        with self.on(60):
            case = self.hand_over(self.move)
            self.assertEqual(case.state, "delivered")
            self.assertEqual(case.amount_placed, 1000)
            (message,) = case.exchange_ids
            self.assertEqual((message.kind, message.state), ("handover", "sent"))
            export = message.export_ids
            self.assertEqual(message.sha256, export.sha256)
            package = open_package(export._bytes())
            self.assertEqual(package.dossier["case"]["ref"], case.name)
            self.assertEqual(self.found(package.dossier), [])
            self.assertIn("documents/", "".join(package.files))

    def test_the_customer_is_told_to_turn_to_the_agency(self):
        with self.on(60):
            self.hand_over(self.move)
            holds = self.env["credit.followup.hold"].search([])
            hold = holds.filtered(lambda one: one.reason == "agency")
            self.assertEqual(hold._turned_to(), {hold: self.agency.partner_id})

    def test_what_goes_along(self):
        layouts = self.env["credit.followup.layout"].search([("is_ready", "=", True)])
        # Two want what the case has not; those for an insurer are no agency's.
        others = ("riverty-json", "fixed-width")
        self.agency.write(
            {
                "layout_ids": layouts.filtered(
                    lambda one: (
                        one.code not in others and not one.code.startswith("insurer-")
                    )
                ).ids,
                "with_reminder": True,
                "with_sheets": True,
                "product": "judicial",
                "may_litigate": True,
            }
        )
        with self.on(60):
            case = self.prepare(self.move, product="amicable")
            case.action_check()
            case.with_user(self.manager).action_approve()
            case.with_user(self.manager).action_export()
            files = open_package(case.exchange_ids.export_ids._bytes()).files
            self.assertLessEqual(
                {"summary.pdf", "reminder.xml", "be_undisputed.json"}, set(files)
            )
            self.assertTrue(files["summary.pdf"].startswith(b"%PDF"))

    def test_two_people(self):
        with self.on(60):
            case = self.prepare(self.move, user=self.manager)
            case.action_check()
            with self.assertRaises(UserError):
                case.action_approve()
            with self.assertRaises(AccessError):
                case.with_user(self.officer).action_approve()

    def test_export_is_a_right_of_its_own(self):
        with self.on(60):
            case = self.checked(self.move)
            case.with_user(self.manager).action_approve()
            self.manager.group_ids -= self.env.ref("credit_followup.group_export")
            with self.assertRaises(AccessError):
                case.with_user(self.manager).action_export()

    def test_no_debt_is_collected_twice(self):
        other = self.make_agency("AG2")
        with self.on(60):
            self.prepare(self.move)
            with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
                self.prepare(self.move, agency=other)

    def test_our_own_follow_up_stops_and_goes_on(self):
        with self.on(60):
            case = self.prepare(self.move)
            hold = self.item(self.move).move_id.line_ids.move_id
            hold = self.env["credit.followup.hold"].search(
                [("move_line_id", "=", self.item(self.move).id)]
            )
            self.assertEqual(hold.reason, "agency")
            case.action_cancel()
            self.assertTrue(hold.ended_on)

    def test_nothing_leaves_without_data_protection(self):
        self.agency.data_on = False
        with self.on(60):
            case = self.checked(self.move)
            self.assertEqual(case.state, "draft")
            self.assertIn("no_data_agreement", case.finding_ids.mapped("code"))

    def test_what_was_paid_before_it_left_does_not_leave(self):
        with self.on(60):
            case = self.checked(self.move)
            case.with_user(self.manager).action_approve()
            self.pay(self.move)
            case.with_user(self.manager).action_export()
            self.assertEqual(case.state, "draft")
            self.assertFalse(case.exchange_ids)

    def test_a_payment_in_between_lowers_what_leaves(self):
        with self.on(60):
            case = self.checked(self.move)
            case.with_user(self.manager).action_approve()
            self.pay(self.move, 400)
            case.with_user(self.manager).action_export()
            self.assertEqual(case.amount_placed, 600)
            content = case.exchange_ids.export_ids._bytes()
            claim = open_package(content).dossier["claims"][0]
            self.assertEqual(claim["open_amount"], "600.00")

    def test_a_judgement_may_be_overridden_with_a_reason(self):
        self.customer.write({"vat": False, "company_registry": False})
        with self.on(60):
            case = self.checked(self.move)
            self.assertEqual(case.state, "draft")
            case.override_reason = "His number is on its way"
            case.action_check()
            self.assertEqual(case.state, "checked")
