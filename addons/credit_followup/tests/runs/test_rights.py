"""What nobody may write by hand, over the wire as well as on the screens."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestRights(FollowupCase):
    """Refused: every field of weight."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)

    # === FIELDS === #

    def test_nobody_writes_by_hand_what_messages_wrote(self):
        item = self.item(self.move)
        for field, value in (
            ("followup_level_id", self.policy.level_ids[0].id),
            ("followup_level_on", day(0)),
            ("followup_notice", "3"),
            ("followup_notice_on", day(0)),
            ("followup_asked_on", day(0)),
            ("followup_cycle", 7),
        ):
            for user in (self.officer, self.manager):
                with self.subTest(field=field, user=user.name):
                    user.group_ids += self.env.ref("account.group_account_manager")
                    with self.assertRaises(AccessError):
                        item.with_user(user).write({field: value})

    def test_who_bills_and_reads_the_follow_up_does_not_choose_the_policy(self):
        self.reader.group_ids += self.env.ref("account.group_account_manager")
        with self.assertRaises(AccessError):
            self.item(self.move).with_user(self.reader).followup_policy_id = self.policy

    def test_a_run_is_dated_and_given_to_a_company_before_it_begins_only(self):
        run = self.follow_up(5)
        for values in ({"date": day(0)}, {"company_id": self.company.id}):
            with self.assertRaises(UserError):
                run.with_user(self.officer).write(values)

    def test_a_context_sets_nothing_that_a_person_may_not(self):
        context = {
            "default_kind": "nightly",
            "default_state": "done",
            "default_bank_is_fresh": True,
            "default_force_reason": "because",
        }
        runs = self.env["credit.followup.run"].with_user(self.officer)
        run = runs.with_context(**context).create({})
        self.assertEqual((run.kind, run.state), ("manual", "proposing"))
        self.assertFalse(run.bank_is_fresh or run.force_reason)

    def test_a_context_sets_nothing_on_what_is_proposed(self):
        self.policy.level_ids.mode = "confirm"
        context = {
            "default_state": "ready",
            "default_confirmed_by_id": self.manager.id,
            "default_amount_interest": 500.0,
            "default_is_open": False,
        }
        with self.on(5):
            run = self.env["credit.followup.run"].with_user(self.officer).create({})
            run.with_context(**context).action_propose()
        action = run.action_ids
        self.assertEqual((action.state, action.todo), ("proposed", "review"))
        self.assertFalse(action.confirmed_by_id or action.amount_interest)

    def test_a_client_that_says_it_is_the_scheduler_is_not_believed(self):
        with self.on(5):
            run = self.env["credit.followup.run"].with_user(self.officer).create({})
            run.with_context(ir_cron_progress_id=1, cron_id=1).action_propose()
        self.assertEqual(run.state, "proposed")

    def test_holds_are_set_and_ended_in_one_s_own_name(self):
        holds = self.env["credit.followup.hold"].with_user(self.officer)
        values = {"partner_id": self.customer.id, "note": "x"}
        with self.assertRaises(AccessError):
            holds.create({**values, "user_id": self.manager.id})
        hold = holds.create(values)
        with self.assertRaises(AccessError):
            hold.user_id = self.manager
        with self.assertRaises(AccessError):
            hold.ended_by_id = self.manager
        other = holds.with_context(
            default_user_id=self.manager.id, default_ended_on="2020-01-01"
        ).create(values)
        self.assertEqual((other.user_id, other.ended_on), (self.officer, False))
        other.action_end()
        with self.assertRaises(AccessError):
            other.date_to = False
        ended = other.ended_by_id
        other.with_user(self.manager).action_end()
        self.assertEqual(other.ended_by_id, ended)

    def test_the_end_of_a_hold_keeps_its_trace(self):
        for begins in (0, 3):
            hold = self.env["credit.followup.hold"].create(
                {
                    "partner_id": self.customer.id,
                    "note": "x",
                    "date_from": day(begins),
                }
            )
            self.act(hold, "action_end", offset=0)
            self.assertTrue(hold.exists())
            self.assertEqual((hold.ended_on, hold.ended_by_id), (day(0), self.officer))
            self.assertEqual(hold.date_to, day(begins))
        self.assertTrue(self.follow_up(5).action_ids)

    # === COMPANIES === #

    def test_nothing_is_moved_to_a_company_that_its_user_cannot_see(self):
        other = self.env["res.company"].create({"name": "Unseen"})
        hold = self.env["credit.followup.hold"].create(
            {"partner_id": self.customer.id, "note": "x"}
        )
        terms = self.env["credit.followup.terms"].create({"name": "Mine"})
        policy = self._policy(self.company)
        run = self.env["credit.followup.run"].with_user(self.officer).create({})
        for record, user in (
            (hold, self.officer),
            (run, self.officer),
            (terms, self.manager),
            (policy, self.manager),
        ):
            with self.subTest(model=record._name), self.assertRaises(UserError):
                record.with_user(user).company_id = other

    # === TASKS === #

    def test_a_reader_closes_and_removes_no_task(self):
        self.policy.level_ids[0].write({"by_email": False, "by_phone": True})
        action = self.follow_up(5).action_ids
        (task,) = action.activity_ids
        for method in ("action_feedback", "unlink"):
            with self.subTest(method=method), self.assertRaises(AccessError):
                getattr(task.with_user(self.reader), method)()
        for values in ({"active": False}, {"user_id": self.reader.id}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                task.with_user(self.reader).write(values)
        task.with_user(self.officer).action_feedback()
        self.assertEqual(action.delivery_ids.state, "done")

    # === NAMES === #

    def test_every_model_is_found_by_name(self):
        for name, model in self.registry.items():
            if name.startswith("credit.followup.") and not model._abstract:
                with self.subTest(model=name):
                    self.env[name].sudo().name_search("Anna")
