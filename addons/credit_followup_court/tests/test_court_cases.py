"""Cases at court: steps with their days, costs, forms, and what they interrupt."""

from datetime import date

from dateutil.relativedelta import relativedelta
from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form

from odoo.addons.credit_followup.tests.common import day

from .common import CourtCase


class TestCourtCases(CourtCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer.company_registry = "0477472701"
        cls.company.company_registry = "0403170701"
        cls.late = cls.invoice(due=-60)
        cls.Case = cls.env["credit.followup.court.case"]

    def begin(self, path="be_undisputed", move=None, user=None, **values):
        item = self.item(move or self.late)
        return self.Case.with_user(user or self.officer).create(
            {
                "company_id": self.company.id,
                "partner_id": item.partner_id.id,
                "path": path,
                "move_line_ids": [Command.set(item.ids)],
                **values,
            }
        )

    def step(self, case, code):
        return case.step_ids.filtered(lambda one: one.code == code)

    def done(self, case, code, on, outcome="done", **values):
        with freeze_time(max(on, day(0))):
            self.step(case, code).write({"done_on": on, "outcome": outcome, **values})

    # === STEPS AND DAYS === #

    def test_an_officer_begins_one_in_the_form(self):
        with Form(self.Case.with_user(self.officer)) as form:
            form.partner_id = self.customer
        case = form.save()
        self.assertEqual((case.create_uid, case.state), (self.officer, "open"))
        self.assertIn(self.item(self.late), case.move_line_ids)

    def test_the_steps_of_the_path_and_the_first_task(self):
        case = self.begin()
        self.assertEqual(case.state, "open")
        self.assertEqual(case.next_step_id.code, "lawyer_notice")
        self.assertIn("Formal notice of a lawyer", case.activity_ids.note)
        self.assertEqual(case.activity_ids.user_id, self.officer)

    def test_belgian_undisputed_claims_to_the_title(self):
        case = self.begin()
        case.action_next()
        self.done(case, "bailiff_summons", day(0), "service")
        self.assertEqual((case.state, case.reason), ("waiting", "time_runs"))
        minutes = self.step(case, "minutes")
        self.assertEqual(minutes.not_before, day(0) + relativedelta(months=1, days=8))
        self.assertEqual(case.next_on, minutes.not_before)
        with freeze_time(minutes.not_before):
            case.sudo()._look(minutes.not_before)
            self.assertEqual(case.state, "open")
            self.done(case, "minutes", minutes.not_before, "title")
        self.assertEqual((case.state, case.reason), ("titled", "title"))
        self.assertEqual(case.next_step_id.code, "seizure")

    def test_an_objection_leads_to_the_court(self):
        case = self.begin()
        self.done(case, "bailiff_summons", day(0), "objection")
        self.assertEqual((case.state, case.reason), ("objected", "contested"))
        self.assertEqual(case.next_step_id.code, "summons")
        self.assertFalse(self.step(case, "minutes").is_open)
        self.assertTrue(self.step(case, "summons").is_open)

    def test_a_french_order_that_is_not_served_in_time_is_lost(self):
        french = self._customer("Dubois SARL", country_id=self.env.ref("base.fr").id)
        case = self.begin("fr_injonction", self.invoice(french, due=-60))
        order = date(2026, 9, 1)
        self.done(case, "order", order)
        service = self.step(case, "service")
        self.assertEqual(service.until, date(2026, 12, 1))
        self.assertEqual(case.activity_ids.date_deadline, service.until)
        for on, state in (
            (date(2026, 11, 16), "open"),
            (date(2026, 11, 17), "near"),
            (date(2026, 12, 1), "near"),
            (date(2026, 12, 2), "late"),
        ):
            with freeze_time(on):
                case.sudo()._look(on)
            self.assertEqual(case.state, state, on)
        self.assertEqual(case.reason, "lost")
        self.assertIn("what was done is lost", case.activity_ids.note)

    def test_what_the_judge_says_goes_before_the_law(self):
        french = self._customer("Dubois SARL", country_id=self.env.ref("base.fr").id)
        case = self.begin("fr_injonction", self.invoice(french, due=-60))
        self.done(case, "order", day(0))
        service = self.step(case, "service")
        self.assertEqual(service.until, day(0) + relativedelta(months=6))
        service.said_until = day(20)
        self.assertEqual(service.until, day(20))
        self.assertEqual(case.activity_ids.date_deadline, day(20))

    def test_a_step_of_our_own(self):
        case = self.begin()
        own = self.env["credit.followup.court.step"].with_user(self.officer)
        step = own.create(
            {
                "case_id": case.id,
                "name": "Call the bailiff",
                "said_until": day(3),
                "sequence": -1,
            }
        )
        self.assertEqual(case.next_step_id, step)
        self.assertEqual(case.activity_ids.date_deadline, day(3))
        step.action_done()
        self.assertEqual(case.next_step_id.code, "lawyer_notice")

    # === A TOWN HALL === #

    def test_a_town_hall_goes_to_the_mediator_and_to_no_agency(self):
        town = self._customer(
            "Mairie de Lille",
            country_id=self.env.ref("base.fr").id,
            followup_segment="public_body",
        )
        move = self.invoice(town, due=-60)
        with self.assertRaisesRegex(ValidationError, "is no way against"):
            self.begin("fr_injonction", move)
        case = self.begin("fr_public", move)
        codes = case.step_ids.mapped("code")
        self.assertEqual(codes[:3], ["request", "mediator", "committee"])
        self.assertEqual(self.step(case, "mediator").procedure, "fr_mediateur")
        self.done(case, "request", day(0))
        self.done(case, "mediator", day(0), "rejected")
        # A mediator who refuses closes no way to the court.
        self.assertEqual((case.state, case.next_step_id.code), ("open", "committee"))

    # === WHAT RESTS, AND WHAT IS REFUSED === #

    def test_our_own_follow_up_of_its_items_rests(self):
        case = self.begin()
        run = self.follow_up(1)
        self.assertNotIn(self.item(self.late), run.action_ids.line_ids.move_line_id)
        with self.assertRaisesRegex(UserError, "end that"):
            case.hold_ids.with_user(self.officer).action_end()
        case.with_user(self.manager).action_close()
        self.assertEqual((case.state, case.reason), ("ended", "closed"))
        self.assertTrue(case.hold_ids.ended_on)
        self.assertFalse(case.activity_ids)

    def test_paid_it_ends_with_the_next_night(self):
        case = self.begin()
        self.pay(self.late)
        self.follow_up(1)
        self.assertEqual((case.state, case.reason), ("ended", "paid"))

    def test_a_payment_that_is_returned_opens_it_and_holds_again(self):
        case = self.begin()
        payment = self.pay(self.late)
        self.follow_up(1)
        self.assertFalse(case._own_holds())
        payment.action_cancel()
        self.follow_up(2)
        self.assertNotEqual(case.state, "ended")
        self.assertEqual(case._own_holds().move_line_id, self.item(self.late))

    def test_an_insolvency_closes_it_and_lets_none_begin(self):
        case = self.begin()
        self.declare()
        self.assertEqual((case.state, case.reason), ("ended", "closed"))
        with self.assertRaisesRegex(UserError, "File the claim in his insolvency"):
            self.begin()

    def test_what_is_at_court_is_not_written_off(self):
        self.begin()
        items = self.item(self.late).with_user(self.officer)
        with self.assertRaisesRegex(UserError, "in a case at court"):
            items.action_followup_write_off()

    def test_what_is_paid_or_held_by_others_is_refused_by_name(self):
        self.begin()
        with self.assertRaisesRegex(UserError, f"{self.late.name} is held already"):
            self.begin()
        paid = self.invoice(due=-5)
        self.pay(paid)
        with self.assertRaisesRegex(UserError, "is not open"):
            self.begin(move=paid)
        with self.assertRaisesRegex(ValidationError, "one customer"):
            self.begin(move=self.move, partner_id=self._customer("Boris").id)

    # === COSTS === #

    def test_costs_become_charges_of_their_own_kind(self):
        case = self.begin()
        summons = self.step(case, "bailiff_summons")
        summons.cost = 212.5
        with self.assertRaisesRegex(UserError, "that was done"):
            summons.action_claim_cost()
        self.done(case, "bailiff_summons", day(0), "service")
        summons.action_claim_cost()
        charge = summons.charge_id.sudo()
        self.assertEqual((charge.kind, charge.amount), ("cost", 212.5))
        self.assertEqual(charge.state, "claimed")
        self.assertIn("1394/21", charge.article)
        with self.assertRaisesRegex(UserError, "claimed already"):
            summons.action_claim_cost()
        self.assertEqual(case.cost, 212.5)
        notice = self.step(case, "lawyer_notice")
        notice.cost = 50
        notice.action_done()
        with self.assertRaisesRegex(UserError, "by law"):
            notice.action_claim_cost()

    def test_the_clock_of_charges_takes_no_cost_back(self):
        """What a bailiff cost does not follow from the days of the debt."""
        case = self.begin()
        summons = self.step(case, "bailiff_summons")
        summons.cost = 100
        self.done(case, "bailiff_summons", day(0), "service")
        summons.action_claim_cost()
        self.company.followup_charge = True
        self.pay(self.late, on=day(-60))
        self.follow_up(1)
        self.assertEqual(summons.charge_id.sudo().state, "claimed")

    # === FORMS === #

    def test_the_form_of_the_procedure(self):
        self.manager.group_ids += self.env.ref("credit_followup.group_export")
        french = self._customer(
            "Dubois SARL",
            country_id=self.env.ref("base.fr").id,
            company_registry="732829320",
        )
        case = self.begin(
            "fr_injonction",
            self.invoice(french, due=-60),
            court="Tribunal de commerce de Lille",
            representative="Jan Peeters",
        )
        step = self.step(case, "application")
        with self.assertRaises(AccessError):
            step.action_sheet()
        step.with_user(self.manager).action_sheet()
        names = step.sudo().document_ids.mapped("name")
        self.assertEqual(len(names), 2)
        pdf = step.sudo().document_ids.filtered(lambda one: "pdf" in one.name)
        self.assertTrue(pdf.raw.startswith(b"%PDF"))
        with self.assertRaisesRegex(UserError, "No form"):
            self.step(case, "order").with_user(self.manager).action_sheet()

    # === LIMITATION === #

    def test_a_summons_interrupts_the_limitation(self):
        item = self.item(self.late)
        before = item.followup_limit_on
        case = self.begin()
        self.done(case, "bailiff_summons", day(0), "service")
        item.invalidate_recordset(["followup_limit_on"])
        self.assertEqual(item.followup_limit_on, day(0) + relativedelta(years=10))
        self.assertLess(before, item.followup_limit_on)

    # === PEOPLE === #

    def test_rights_and_companies(self):
        with self.assertRaises(AccessError):
            self.begin(user=self.reader)
        case = self.begin()
        with self.assertRaises(AccessError):
            case.with_user(self.officer).action_close()
        with self.assertRaises(UserError):
            case.write({"partner_id": self.company.partner_id.id})
        with self.assertRaises(UserError):
            case.step_ids[0].write({"is_claimable": True})
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", other)
        with self.assertRaises(AccessError):
            case.step_ids[0].with_user(stranger).action_done()
