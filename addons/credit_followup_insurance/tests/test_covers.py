"""What the insurer decided, from when on it counts, and what it stops."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase

RENEW = "credit_followup_insurance.activity_renew"


@tagged("post_install", "-at_install")
class TestCovers(InsuranceCase):
    """Decisions follow each other, and never count on the same day."""

    def test_a_request_is_in_force_on_no_day(self):
        cover = self.asked()
        self.assertEqual((cover.state, cover.decision), ("asked", "requested"))
        self.assertFalse(self.stops())

    def test_a_decision_on_the_request_and_one_that_follows(self):
        cover = self.covered(until=50)
        self.assertEqual((cover.state, cover.limit), ("in_force", 5000))
        after = self.decide(cover, "reduced", 2000, on=0)
        self.assertEqual((cover.state, cover.valid_until), ("over", day(0)))
        self.assertEqual((after.state, after.valid_from), ("in_force", day(0)))
        self.assertFalse(after.valid_until)

    def test_a_decision_that_counts_later(self):
        cover = self.covered()
        after = self.decide(cover, "reduced", 2000, on=-1, valid_from=day(10))
        self.assertEqual((after.state, cover.state), ("ahead", "in_force"))
        self.night(9)
        self.assertEqual((after.state, cover.state), ("ahead", "in_force"))
        self.night(10)
        self.assertEqual((after.state, cover.state), ("in_force", "over"))

    def test_a_mistake_of_the_same_day_is_mended(self):
        cover = self.decide(self.asked(), "refused")
        self.assertTrue(self.stops())
        mended = self.decide(cover, "granted", 700)
        self.assertEqual((mended, mended.decision), (cover, "granted"))
        self.assertFalse(self.stops())

    def test_no_day_that_was_covered_is_taken_back(self):
        cover = self.decide(self.covered(), "reduced", 2000, on=0)
        with self.assertRaisesRegex(UserError, "begins on that day or later"):
            self.decide(cover, "withdrawn", on=-1)

    def test_two_covers_on_one_day_are_refused_with_their_names(self):
        cover = self.covered()
        words = f"{self.customer.name}.*overlaps with {self.customer.name}"
        with self.assertRaisesRegex(ValidationError, words):
            cover.sudo().copy({"decision": "granted", "valid_from": day(0)})
        # The other insurer decides for himself.
        other = self.make_contract(number="P-2")
        self.covered(contract=other)

    def test_a_cover_is_under_a_contract_of_its_company(self):
        ready = self.env.ref("credit_followup_insurance.contract_atradius")
        with self.assertRaisesRegex(ValidationError, "copy it first"):
            self.Cover.create({"contract_id": ready.id, "partner_id": self.customer.id})

    def test_a_refused_or_withdrawn_cover_holds_deliveries(self):
        cover = self.covered()
        self.decide(cover, "withdrawn", on=0)
        (stop,) = self.stops()
        self.assertEqual((stop.degree, stop.insurance_since), ("stop", day(0)))
        self.night(1)
        self.assertEqual(len(self.stops()), 1)
        again = self.Cover.search(
            [("partner_id", "=", self.customer.id), ("state", "=", "in_force")]
        )
        self.decide(again, "granted", 100, on=2)
        self.assertFalse(self.stops())
        self.assertEqual((stop.state, stop.reason), ("ended", "withdrawn"))

    def test_whoever_was_never_decided_on_is_not_stopped(self):
        self.asked()
        self.night(0)
        self.assertFalse(self.stops())

    def test_a_cover_that_runs_out_is_asked_for_before(self):
        cover = self.covered(until=20)
        task = cover.activity_ids
        self.assertEqual(task.activity_type_id, self.env.ref(RENEW))
        self.assertEqual((task.date_deadline, task.user_id), (day(20), self.manager))
        self.night(19)
        self.assertFalse(self.stops())
        self.night(20)
        self.assertEqual((cover.state, len(self.stops())), ("over", 1))
        self.assertFalse(cover.activity_ids)

    def test_the_discretionary_limit_counts_where_a_cover_ran_out(self):
        self.contract.discretionary = 500
        self.covered(until=20)
        self.night(20)
        self.assertFalse(self.stops())

    def test_a_stop_that_a_person_ended_stays_ended(self):
        self.decide(self.covered(), "withdrawn", on=0)
        with self.on(1):
            self.stops().with_user(self.manager).action_end()
        self.night(2)
        self.night(12)
        self.assertFalse(self.stops())

    def test_the_degree_is_the_contracts(self):
        self.contract.stop_degree = "note"
        self.decide(self.covered(), "withdrawn", on=0)
        self.assertEqual(self.stops().degree, "note")

    def test_what_was_decided_stays(self):
        cover = self.covered().with_user(self.manager)
        cover.note = "Seen"
        for vals in ({"limit": 9}, {"decision": "granted"}, {"valid_from": day(0)}):
            with self.assertRaises(UserError):
                cover.write(vals)
        with self.assertRaises(UserError):
            cover.unlink()

    def test_nobody_decides_by_creating(self):
        with self.assertRaises(AccessError):
            self.Cover.with_user(self.manager).create(
                {
                    "contract_id": self.contract.id,
                    "partner_id": self.customer.id,
                    "decision": "granted",
                    "limit": 10**6,
                }
            )
        by_default = self.Cover.with_user(self.officer).with_context(
            default_decision="granted", default_limit=10**6
        )
        cover = by_default.create(
            {"contract_id": self.contract.id, "partner_id": self.customer.id}
        )
        self.assertEqual((cover.decision, cover.limit), ("requested", 0))

    def test_a_limit_of_nothing_is_no_grant(self):
        with self.assertRaisesRegex(UserError, "more than zero"):
            self.decide(self.asked(), "granted", 0)
        with self.assertRaisesRegex(UserError, "at least for a day"):
            self.decide(self.asked(), "granted", 5, on=0, until=0)


@tagged("post_install", "-at_install")
class TestContracts(InsuranceCase):
    """Contracts have their times; the ready ones are copied and checked."""

    def test_a_contract_without_its_times_is_refused_with_its_name(self):
        for name in ("extension_days", "notify_days", "file_days", "waiting"):
            words = f"Our contract.*{self.contract._fields[name].string}"
            with self.subTest(name), self.assertRaisesRegex(ValidationError, words):
                self.contract.copy({"number": "P-3", name: 0})
        never = {"hand_over_days": 0, "waits_from": "handed_over"}
        with self.assertRaisesRegex(ValidationError, "Days to hand over"):
            self.contract.copy(never)
        with self.assertRaisesRegex(ValidationError, "at most 100"):
            self.contract.copy({"percent": 100.5})

    def test_a_ready_contract_is_copied_and_still_to_be_checked(self):
        ready = self.env.ref("credit_followup_insurance.contract_coface")
        own = ready.with_user(self.manager)
        with self.assertRaisesRegex(UserError, "copy it and check"):
            own.name = "Mine"
        with self.on(0):
            copy = self.Contract.browse(own.action_use()["res_id"])
        self.assertEqual(copy.company_id, self.company)
        self.assertEqual(copy.partner_id.name, "Coface")
        self.assertFalse(copy.is_ready or copy.is_checked)
        self.assertEqual((copy.notify_days, copy.notify_from), (10, "extension"))
        self.assertTrue(copy.notice_layout_id)
        self.assertIn("To be checked", copy.source)

    def test_every_ready_contract_says_where_its_times_are_from(self):
        found = self.Contract.search([("is_ready", "=", True)])
        self.assertEqual(len(found), 4)
        for one in found:
            self.assertIn("To be checked against your contract", one.source)

    def test_a_contract_that_is_over_covers_what_was_delivered_before(self):
        cover = self.covered()
        before = self.invoice(due=30)
        after = self.invoice(due=31)
        with self.on(0):
            self.contract.valid_until = day(1)
        self.night(0)
        self.assertEqual((cover.state, len(self.stops())), ("in_force", 0))
        self.night(1)
        self.assertEqual((cover.state, len(self.stops())), ("over", 1))
        self.night(32)
        lacks = {one.move_id: one.lack for one in self.loss().item_ids}
        self.assertEqual((lacks[before], lacks[after]), (False, "no_cover"))
        with self.on(33):
            self.contract.valid_until = False
        self.assertEqual((cover.state, len(self.stops())), ("in_force", 0))

    def test_a_change_of_times_is_looked_at_at_once(self):
        self.covered()
        self.invoice(due=0)
        self.night(1)
        loss = self.loss()
        self.assertEqual((loss.state, loss.until), ("overdue", day(75)))
        with self.on(2):
            self.contract.notify_days = 5
        self.assertEqual((loss.state, loss.until), ("to_notify", day(5)))
