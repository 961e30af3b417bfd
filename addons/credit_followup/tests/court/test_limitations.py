"""Limitation on items: watched, reckoned from evidence, warned of twice."""

from dateutil.relativedelta import relativedelta
from freezegun import freeze_time

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form

from ..common import TODAY, FollowupCase, day


class TestLimitations(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        belgium = cls.env.ref("base.be")
        cls.company.country_id = cls.company.account_fiscal_country_id = belgium
        # Nobody is reminded here.
        cls.policy.level_ids.unlink()
        cls.private = cls._customer("Carla Peeters", is_company=False)
        cls.french = cls._customer("Dubois SARL", country_id=cls.env.ref("base.fr").id)
        cls.Limitation = cls.env["credit.followup.limitation"]
        cls.Evidence = cls.env["credit.followup.evidence"]

    def of(self, move):
        return self.Limitation.search([("move_line_id", "=", self.item(move).id)])

    def night(self, on):
        """Let a night pass on a day."""
        with freeze_time(on):
            self.Run._cron_followup()

    def goods(self, due, partner=None):
        return self.invoice(partner or self.private, 100.0, due=due)

    def note(self, move, kind, on, **values):
        with freeze_time(max(TODAY, on)):
            return (
                self.env["credit.followup.evidence"]
                .with_user(self.officer)
                .create(
                    {
                        "company_id": self.company.id,
                        "partner_id": self.item(move).partner_id.id,
                        "kind": kind,
                        "on": on,
                        "move_line_ids": self.item(move).ids,
                        **values,
                    }
                )
            )

    def test_a_notice_counts_in_belgium_only(self):
        """Art. 2244 § 2: of a debtor who lives or sits there."""
        self.company.followup_law_choice = "company"
        own, other = self._customer("Thijs BV"), self.french
        own.country_id = self.env.ref("base.be")
        moves = [self.goods(-3600, one) for one in (own, other)]
        self.night(TODAY)
        for move in moves:
            self.note(move, "lawyer_notice", TODAY)
        self.night(day(1))
        reasons = [self.of(move).reason for move in moves]
        self.assertEqual(reasons, ["extended", "running"])

    # === WATCHED === #

    def test_an_item_is_watched_from_its_sixtieth_day_once_a_week(self):
        early, late = self.goods(-59), self.goods(-60)
        self.night(TODAY)
        self.assertFalse(self.of(early))
        one = self.of(late)
        self.assertEqual(one.last_on, day(-60) + relativedelta(years=1))
        self.assertEqual((one.state, one.since), ("running", day(-60)))
        self.assertIn("2272", one.article)
        self.night(day(6))
        self.assertFalse(self.of(early))
        self.night(day(7))
        self.assertTrue(self.of(early))

    def test_the_day_stands_on_every_item(self):
        move = self.goods(-10)
        self.assertEqual(
            self.item(move).followup_limit_on, day(-10) + relativedelta(years=1)
        )
        business = self.invoice(due=-10)
        self.assertEqual(
            self.item(business).followup_limit_on, day(-10) + relativedelta(years=10)
        )

    def test_what_is_posted_late_is_watched_all_the_same(self):
        self.night(TODAY)
        self.assertEqual(self.company.followup_limitation_on, day(-60))
        old = self.goods(-200)
        self.night(day(1))
        self.assertTrue(self.of(old))

    def test_an_unknown_law_gives_no_day_and_says_so(self):
        abroad = self._customer("Far Away", country_id=self.env.ref("base.us").id)
        self.company.followup_law_choice = "customer"
        move = self.goods(-100, abroad)
        self.night(TODAY)
        one = self.of(move)
        self.assertEqual((one.state, one.reason), ("unknown", "unknown_law"))
        self.assertFalse(one.last_on)
        self.assertFalse(self.item(move).followup_limit_on)

    def test_what_is_paid_is_forgotten_and_comes_back(self):
        move = self.goods(-100)
        self.night(TODAY)
        payment = self.pay(move)
        self.night(day(1))
        self.assertFalse(self.of(move))
        payment.action_cancel()
        self.night(day(2))
        self.assertTrue(self.of(move))

    def test_an_officer_notes_evidence_in_the_form(self):
        move = self.goods(-100)
        with freeze_time(TODAY), Form(self.Evidence.with_user(self.officer)) as form:
            form.partner_id = self.private
            form.kind = "acknowledgement"
            form.on = day(-5)
            form.move_line_ids.add(self.item(move))
        self.assertEqual(form.save().create_uid, self.officer)

    # === WARNED === #

    def test_both_warnings_on_their_days(self):
        move = self.goods(-100)
        self.night(TODAY)
        one = self.of(move)
        for days, state, tasks in (
            (181, "running", 0),
            (180, "near", 1),
            (31, "near", 1),
            (30, "close", 1),
            (0, "close", 1),
            (-1, "passed", 0),
        ):
            self.night(one.last_on - relativedelta(days=days))
            self.assertEqual((one.state, len(one.activity_ids)), (state, tasks), days)

    def test_what_is_near_when_it_is_taken_up_warns_the_same_night(self):
        move = self.goods(-300)
        self.night(TODAY)
        one = self.of(move)
        self.assertFalse(one.clock_error)
        self.assertEqual(one.state, "near")
        self.assertIn("can be claimed until", one.activity_ids.note)
        self.assertEqual(one.activity_ids.date_deadline, one.last_on)

    # === EVIDENCE === #

    def test_a_part_payment_of_the_debtor_begins_a_new_time(self):
        move = self.goods(-300)
        self.night(TODAY)
        self.pay(move, 40.0, on=day(-2))
        self.night(day(1))
        one = self.of(move)
        self.assertEqual(one.last_on, day(-2) + relativedelta(years=1))
        self.assertEqual((one.proof, one.state), ("part_payment", "running"))
        self.assertFalse(one.activity_ids)

    def test_a_credit_note_of_ours_begins_nothing(self):
        move = self.goods(-300)
        refund = self.invoice(self.private, 40.0, due=0, move_type="out_refund")
        (self.item(move) | refund.line_ids.filtered("date_maturity")).filtered(
            lambda line: line.account_id == self.item(move).account_id
        ).reconcile()
        self.night(TODAY)
        self.assertFalse(self.of(move).proof)

    def test_an_acknowledgement_counts_at_once(self):
        move = self.goods(-300)
        self.night(TODAY)
        noted = self.note(move, "acknowledgement", day(-1))
        one = self.of(move)
        self.assertEqual(one.last_on, day(-1) + relativedelta(years=10))
        with freeze_time(TODAY):
            noted.is_dropped = True
        self.assertEqual(one.last_on, day(-300) + relativedelta(years=1))
        self.assertEqual(one.state, "near")

    def test_proceedings_that_are_open_give_no_day(self):
        move = self.invoice(self.french, due=-400)
        self.company.followup_law_choice = "customer"
        noted = self.note(move, "insolvency_claim", day(-100))
        one = self.of(move)
        self.assertEqual((one.state, one.reason), ("suspended", "suspended"))
        noted.until = day(0)
        self.assertEqual(one.last_on, day(0) + relativedelta(years=5))

    def test_what_is_not_yet_or_of_others_proves_nothing(self):
        move = self.goods(-300)
        with self.assertRaises(ValidationError):
            self.env["credit.followup.evidence"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.private.id,
                    "on": day(1000),
                    "move_line_ids": self.item(move).ids,
                }
            )
        with self.assertRaises(ValidationError):
            self.note(move, "acknowledgement", day(-1), partner_id=self.french.id)
        with self.assertRaises(AccessError):
            self.note(move, "acknowledgement", day(-1)).with_user(self.manager).unlink()

    # === WHERE IT GOES === #

    def test_what_is_barred_may_be_written_off(self):
        move = self.goods(-400)
        self.night(TODAY)
        self.assertEqual(self.of(move).state, "passed")
        window = self.env["credit.followup.propose.write.off"].with_user(self.officer)
        with freeze_time(TODAY):
            opened = window._open_candidates()
        rows = window.browse(opened["res_id"]).line_ids
        self.assertEqual(rows.ground, "limitation")
        self.assertIn("Claimable until", rows.evidence)

    def test_items_are_found_by_their_day(self):
        move = self.goods(-100)
        self.night(TODAY)
        lines = self.env["account.move.line"].with_user(self.reader)
        last_on = self.of(move).last_on
        found = lines.search([("followup_limit_on", "<=", last_on)])
        self.assertIn(self.item(move), found)
        found = lines.search([("followup_limit_on", "<", last_on)])
        self.assertNotIn(self.item(move), found)
