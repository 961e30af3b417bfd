"""Insolvencies: what stops in the same minute, and what has to be done by when."""

import json

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form

from odoo.addons.credit_followup.tests.common import day

from .common import CourtCase


class TestInsolvencies(CourtCase):
    # === WHAT STOPS === #

    def test_nothing_is_sent_any_more(self):
        self.declare()
        run = self.follow_up(5)
        self.assertFalse(run.action_ids)
        self.assertEqual(run.left_out_ids.mapped("reason"), ["group_held"])
        self.assertIn("Insolvency", self.customer.followup_hold_ids.display_name)

    def test_what_waits_is_taken_back_in_the_same_minute(self):
        """A mail in the queue and a call to make do not outlive the judgment."""
        first = self.policy.level_ids.sorted()[0]
        first.write({"by_email": True, "by_phone": True})
        action = self.follow_up(5).action_ids
        self.assertEqual(action.delivery_ids.sorted("id").mapped("state")[0], "pending")
        with freeze_time(day(5)):
            self.declare()
        self.assertEqual(set(action.delivery_ids.mapped("state")), {"cancelled"})
        self.assertEqual(action.state, "cancelled")
        self.assertFalse(action.activity_ids)
        mails = self.env["mail.mail"].search(
            [("model", "=", action._name), ("res_id", "=", action.id)]
        )
        self.assertNotIn("outgoing", mails.mapped("state"))

    def test_a_proposal_is_not_sent(self):
        third = self.policy.level_ids.sorted()[2]
        self.policy.level_ids = third
        third.write({"days": 5, "mode": "confirm"})
        action = self.follow_up(5).action_ids
        with freeze_time(day(5)):
            self.declare()
            action.with_user(self.officer).action_confirm()
        self.assertEqual(action.state, "cancelled")

    def test_deliveries_wait(self):
        one = self.declare()
        stops = self.env["credit.followup.stop"].search(
            [("partner_id", "=", self.customer.id)]
        )
        self.assertEqual((stops.cause, stops.degree), ("insolvency", "stop"))
        self.assertEqual(stops.state, "active")
        self.pay(self.move)
        self.assertEqual(stops.state, "active")
        self.close(one)
        self.assertEqual(stops.state, "ended")

    def test_only_the_proceedings_end_their_hold(self):
        one = self.declare()
        with self.assertRaisesRegex(UserError, "end that"):
            one.hold_ids.with_user(self.officer).action_end()
        self.close(one, "mistake")
        self.assertTrue(one.hold_ids.ended_on)
        self.assertEqual(one.state, "closed")
        self.assertEqual(len(self.follow_up(5).action_ids), 1)

    def test_a_second_one_is_refused_by_name(self):
        self.declare()
        with self.assertRaisesRegex(UserError, "Anna Claes · Bankruptcy is known"):
            self.declare()

    # === DAYS === #

    def test_the_day_of_the_judgment_goes_before_the_law(self):
        one = self.declare()
        self.assertEqual(one.file_until, day(28))
        self.assertIn("XX.155", one.article)
        one.said_until = day(20)
        self.assertEqual(one.file_until, day(20))

    def test_the_task_is_the_next_day_of_the_law(self):
        one = self.declare(said_until=day(20))
        task = one.activity_ids
        self.assertEqual((task.date_deadline, task.user_id), (day(20), self.officer))
        for offset, state in ((5, "open"), (6, "near"), (20, "near"), (21, "missed")):
            with freeze_time(day(offset)):
                one.sudo()._look(day(offset))
            self.assertEqual(one.state, state, offset)
            self.assertEqual(len(one.activity_ids), 1)
        self.assertIn("ask a lawyer", one.activity_ids.note)

    def test_filed_admitted_closed(self):
        one = self.declare()
        one.action_filed()
        self.assertEqual((one.state, one.filed_on), ("filed", day(0)))
        self.assertFalse(one.activity_ids)
        one.write({"admitted_on": day(0), "admitted": 1000.0})
        self.assertEqual(one.state, "admitted")
        self.close(one)
        self.assertEqual((one.state, one.is_empty), ("closed", True))
        with self.assertRaisesRegex(UserError, "closed stay so"):
            one.write({"admitted": 1.0})

    def test_days_that_cannot_be(self):
        with self.assertRaises(ValidationError):
            self.declare(opened_on=day(1))
        with self.assertRaises(ValidationError):
            self.declare(filed_on=day(-3))

    # === WHAT FOLLOWS === #

    def test_goods_are_claimed_from_the_administrator(self):
        curator = self._customer("Me Curator")
        one = self.declare(administrator_id=curator.id, published_on=day(-1))
        window = one.action_claim_goods()
        claim = self.env["credit.followup.recovery"].browse(window["res_id"])
        self.assertEqual(claim.addressee_id, curator)
        self.assertEqual(claim.published_on, day(-1))

    def test_what_was_paid_in_the_suspect_period(self):
        other = self.invoice(amount=300.0, due=-300)
        self.pay(other, 100.0, on=day(-2))
        self.pay(other, 50.0, on=day(-1))
        self.pay(other, 25.0, on=day(-300))
        one = self.declare()
        self.assertEqual(one.suspect_amount, 100.0)
        window = one.with_user(self.officer).action_view_suspect()
        found = self.env["account.move.line"].search(window["domain"])
        self.assertEqual(found.mapped("balance"), [-100.0])

    def test_closed_without_payment_it_may_be_written_off(self):
        one = self.declare()
        window = self.env["credit.followup.propose.write.off"].with_user(self.officer)
        self.assertFalse(window.browse(window._open_candidates()["res_id"]).line_ids)
        self.close(one)
        self.move.invoice_date_due = day(-1)
        rows = window.browse(window._open_candidates()["res_id"]).line_ids
        self.assertEqual(
            (rows.move_line_id.move_id, rows.ground), (self.move, "insolvency")
        )

    def test_the_vat_comes_back_with_the_judgment(self):
        move = self.taxed(100.0, due=-10)
        # The tax is Belgium's: a chart of its own would say so.
        belgium = self.env.ref("base.be").id
        self.env.cr.execute(
            "UPDATE res_company SET account_fiscal_country_id = %s WHERE id = %s",
            [belgium, self.company.id],
        )
        self.company.invalidate_recordset(["account_fiscal_country_id"])
        one = self.declare(published_on=day(-1))
        with self.assertRaisesRegex(UserError, "File the claim first"):
            one.action_relieve_vat()
        owed = one.owed
        one.action_filed()
        window = one.action_relieve_vat()
        wizard = self.env[window["res_model"]].with_user(self.officer)
        wizard = wizard.browse(window["res_id"])
        rows = {row.move_line_id.move_id: row for row in wizard.line_ids}
        self.assertTrue(rows[move].returns_vat)
        self.assertIn("77", rows[move].vat_evidence)
        self.assertFalse(rows[self.move].returns_vat)
        wizard.action_apply()
        written = self.WriteOff.search([("move_line_id.move_id", "=", move.id)])
        written.with_user(self.manager).action_approve()
        tax = -move.line_ids.filtered("tax_line_id").balance
        self.assertEqual(written.vat_amount, tax)
        # What was given up for its tax is owed, and filed, all the same.
        one.invalidate_recordset(["owed"])
        self.assertEqual(one.owed, owed)
        one.action_keep()
        claims = json.loads(one.sudo().file_id.raw)["claims"]
        filed = {claim["number"]: float(claim["principal"]) for claim in claims}
        self.assertEqual(filed[move.name], move.amount_total)

    def test_all_of_it_is_provided_for(self):
        self.declare()
        provision = self.env["credit.followup.provision"].create(
            {"company_id": self.company.id, "date": day(0)}
        )
        self.assertEqual(provision.line_ids.percent, 100.0)

    def test_the_claim_that_was_filed_interrupts(self):
        """In Belgium it does as long as the proceedings are open, and begins anew."""
        one = self.declare()
        before = self.item(self.move).followup_limit_on
        one.action_filed()
        self.item(self.move).invalidate_recordset(["followup_limit_on"])
        after = self.item(self.move).followup_limit_on
        self.assertTrue(not after or after >= before)

    def test_a_filing_that_was_rejected_or_a_mistake_interrupts_nothing(self):
        item = self.item(self.move)
        before = item.followup_limit_on
        one = self.declare()
        one.action_filed()
        one.rejected_on = day(0)
        item.invalidate_recordset(["followup_limit_on"])
        self.assertEqual(item.followup_limit_on, before)
        one.rejected_on = False
        self.close(one, "mistake")
        item.invalidate_recordset(["followup_limit_on"])
        self.assertEqual(item.followup_limit_on, before)

    # === PEOPLE === #

    def test_an_officer_notes_it_in_the_form(self):
        """The form sends whatever is not read-only on it."""
        with Form(self.Insolvency.with_user(self.officer)) as form:
            form.opened_on = False
            form.partner_id = self.customer
            form.opened_on = day(-2)
            self.assertEqual(form.file_until, day(28))
        one = form.save()
        self.assertEqual((one.state, one.create_uid), ("open", self.officer))
        self.assertTrue(one.hold_ids)

    def test_rights_and_companies(self):
        with self.assertRaises(AccessError):
            self.declare(self.reader)
        with self.assertRaises(AccessError):
            self.declare(closed_on=day(0))
        one = self.declare()
        with self.assertRaises(AccessError):
            one.with_user(self.officer).action_close()
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", other)
        with self.assertRaises(AccessError):
            one.with_user(stranger).action_filed()
        self.assertFalse(self.customer.with_user(stranger).followup_insolvency)
        self.assertIn(
            "Bankruptcy", self.customer.with_user(self.reader).followup_insolvency
        )

    def test_today_names_what_waits(self):
        self.declare()
        with freeze_time(day(0)):
            links = list(self.Run.with_user(self.officer)._status_links(self.company))
        self.assertIn(
            "Claims to file in insolvencies: 1", [one["text"] for one in links]
        )
