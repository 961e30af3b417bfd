"""The window in which a promise is taken, from wherever one looks."""

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import day
from ..common_people import PromisesCase


@tagged("post_install", "-at_install")
class TestTakePromise(PromisesCase):
    """One promise for each item that the amount reaches."""

    def take(self, record, action, today=5, **values):
        """Open the window as an officer, fill it in and note the promise."""
        with freeze_time(day(today)):
            opened = getattr(record.with_user(self.officer), action)()
            wizard = (
                self.env[opened["res_model"]]
                .with_user(self.officer)
                .browse(opened["res_id"])
            )
            wizard.write({"promised_on": day(8), **values})
            wizard.action_apply()
        return self.env["credit.followup.promise"].search([], order="id")

    def test_an_amount_promises_the_oldest_first(self):
        older = self.invoice(due=-3, amount=700)
        promises = self.take(self.customer, "action_followup_promise", amount=900)
        self.assertEqual(
            [(one.move_line_id.move_id, one.amount) for one in promises],
            [(older, 700), (self.move, 200)],
        )
        self.assertEqual(promises.mapped("state"), ["open", "open"])

    def test_from_the_invoice_and_from_today(self):
        promise = self.take(self.move, "action_followup_promise")
        self.assertEqual((promise.amount, promise.user_id), (1000, self.officer))
        with freeze_time(day(6)):
            promise.with_user(self.officer).action_withdraw()
        self.policy.level_ids.sorted()[0].mode = "confirm"
        action = self.follow_up(6).action_ids
        again = self.take(action, "action_take_promise", 6, number="4711") - promise
        self.assertEqual(again.action_id, action)
        self.assertEqual(again.hold_ids.action_id, action)

    def test_more_than_is_owed_is_refused_in_the_window_too(self):
        with self.assertRaisesRegex(UserError, "More is promised"):
            self.take(self.move, "action_followup_promise", amount=1001)
        with self.assertRaisesRegex(UserError, "Enter the amount"):
            self.take(self.move, "action_followup_promise", amount=0)
        self.pay(self.move)
        with self.assertRaisesRegex(UserError, "Nothing is open"):
            self.move.with_user(self.officer).action_followup_promise()

    def test_a_word_that_runs_is_named_where_another_one_is_asked_for(self):
        self.take(self.move, "action_followup_promise", amount=400)
        with self.assertRaisesRegex(UserError, "400.00 by .* is running for INV"):
            self.move.with_user(self.officer).action_followup_promise()

    def test_what_is_disputed_is_not_promised(self):
        dispute = self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "move_line_id": self.item(self.move).id,
                "amount": 300,
                "reason": "dispute",
                "note": "Broken",
                "date_from": day(0),
            }
        )
        promise = self.take(self.move, "action_followup_promise")
        self.assertEqual((promise.amount, promise.hold_ids.amount), (700, 700))
        self.assertFalse(self.follow_up(6).action_ids)
        with freeze_time(day(7)):
            promise.with_user(self.officer).action_withdraw()
        self.refused("More is promised", amount=700.01, number="4711", given=7)
        dispute.action_end()

    def test_a_customer_on_pause_may_promise(self):
        self.env["credit.followup.hold"].create(
            {"partner_id": self.customer.id, "note": "Ill", "date_from": day(0)}
        )
        promise = self.take(self.move, "action_followup_promise")
        self.assertEqual((promise.amount, promise.state), (1000, "open"))

    def test_two_currencies_are_two_promises(self):
        other = self.setup_other_currency("CHF")
        self.invoice(due=-1, currency_id=other.id)
        with freeze_time(day(5)):
            opened = self.customer.with_user(self.officer).action_followup_promise()
        wizards = self.env[opened["res_model"]].with_user(self.officer)
        wizard = wizards.browse(opened["res_id"])
        self.assertEqual(len(wizard.item_ids), 1)
        wizard.item_ids = wizard.known_item_ids
        with self.assertRaisesRegex(UserError, "each currency"):
            wizard.action_apply()

    def after_a_broken_promise(self, firmer):
        """Return the level that follows where level Three has begun already."""
        _one, two, three, _four = self.policy.level_ids.sorted()
        two.write({"days": 8, "mode": "automatic"})
        three.write({"days": 10, "mode": "automatic", "nature": "1"})
        self.policy.firmer_after_broken = firmer
        self.follow_up(5)
        promise = self.promise(given=6, on=9, means="card")
        self.follow_up(12)
        self.assertEqual(promise.state, "broken")
        actions = self.run_of(12).action_ids | self.follow_up(16).action_ids
        return actions.level_id.name

    def test_after_a_broken_promise_the_scenario_goes_on(self):
        self.assertEqual(self.after_a_broken_promise(False), "Two")

    def test_after_a_broken_promise_it_is_firmer_where_the_policy_says_so(self):
        self.assertEqual(self.after_a_broken_promise(True), "Three")
