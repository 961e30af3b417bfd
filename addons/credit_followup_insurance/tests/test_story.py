"""The whole way of two customers: one paid by the insurer, one forfeited."""

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase


@tagged("post_install", "-at_install")
class TestStory(InsuranceCase):
    """What the insurer is told in time is paid; what is told late is not."""

    def test_from_the_cover_to_the_shared_recovery(self):
        clearing, indemnity = self.with_accounts()
        cover = self.covered()
        move = self.invoice(amount=4000, due=0)
        # The limit is reduced before the due date: what was delivered stays covered.
        self.decide(cover, "reduced", 1000, on=-5)
        later = self.invoice(amount=800, due=40)
        self.night(1)
        loss = self.loss()
        self.assertEqual((loss.state, loss.until), ("overdue", day(75)))
        self.assertEqual(loss.amount_at_risk, 3600)
        self.assertFalse(self.stops())
        # Its task is there ten days before the last day, and not a day earlier.
        self.night(61)
        self.assertEqual(loss.state, "default")
        self.assertEqual(loss.stops_from, day(61))
        self.assertEqual(self.stops().degree, "stop")
        self.night(64)
        self.assertFalse(loss.activity_ids)
        self.night(65)
        self.assertEqual(loss.state, "to_notify")
        task = loss.activity_ids
        self.assertEqual((task.date_deadline, task.user_id), (day(75), self.manager))
        self.assertIn("3,600", task.summary)
        # Notified on the last day: in time.
        self.say(loss, "notified", 75, user=self.officer)
        self.assertEqual(loss.state, "default")
        self.assertFalse(loss.activity_ids)
        self.night(80)
        self.assertEqual((loss.state, loss.until), ("to_hand_over", day(90)))
        self.say(loss, "handed_over", 85, user=self.officer, insurer_ref="AT-9")
        self.assertEqual(loss.insurer_ref, "AT-9")
        # The insurer collects: our follow-up is suspended.
        line = self.item(move)
        holds = self.env["credit.followup.hold"].search([("source_id", "=", loss.id)])
        self.assertEqual(set(holds.mapped("reason")), {"insurer"})
        self.assertIn(line, holds.move_line_id)
        self.say(loss, "filed", 100, user=self.officer)
        self.assertEqual(loss.state, "filed")
        self.night(253)
        self.assertEqual(loss.state, "payable")
        # What was delivered after the reduction is above what is left of the limit.
        late = loss.item_ids.filtered(lambda one: one.move_id == later)
        self.assertEqual((late.amount_insured, late.lack), (0, "above_limit"))
        self.say(loss, "indemnity", 254, amount=3600)
        self.assertEqual((loss.state, loss.amount_indemnity), ("indemnified", 3600))
        self.assertEqual(loss.amount_loss, 4800)
        self.assertEqual(self.balance(clearing), 3600)
        self.assertEqual(self.balance(indemnity), -3600)
        # The customer still owes; what comes in is shared.
        self.assertEqual(line.amount_residual_currency, 4000)
        with self.on(260):
            self.pay(move, 1000, on=day(260))
        self.assertEqual((loss.state, loss.amount_to_share), ("to_share", 900))
        self.say(loss, "share", 261, amount=900)
        self.assertEqual((loss.state, loss.amount_shared), ("indemnified", 900))
        self.assertEqual(self.balance(clearing), 2700)
        self.assertEqual(self.balance(indemnity), -2700)

    def test_a_notice_that_was_missed(self):
        other = self._customer("Bert Maes")
        self.covered(partner=other)
        self.invoice(other, amount=2000, due=0)
        self.night(75)
        loss = self.loss(other)
        self.assertEqual((loss.state, loss.amount_at_risk), ("to_notify", 1800))
        self.night(76)
        self.assertEqual((loss.state, loss.reason), ("forfeited", "not_notified"))
        self.assertEqual((loss.amount_at_risk, loss.amount_forfeited), (0, 1800))
        self.assertIn("1,800", loss.message_ids[0].body)
        # A second night changes nothing, and says nothing again.
        told = len(loss.message_ids)
        self.night(77)
        self.night(86)
        self.assertEqual((loss.state, len(loss.message_ids)), ("forfeited", told))
        # The cockpit says what was lost, to whoever works there.
        with self.on(86):
            run = self.env["credit.followup.run"].with_user(self.officer)
            links = [one["text"] for one in run.today_status()["links"]]
        self.assertTrue(any("1,800" in one for one in links), links)
