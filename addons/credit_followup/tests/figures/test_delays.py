from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestDelays(FollowupCase):
    """Money that waits because of ourselves, and what that costs."""

    def delays(self, on, user=None):
        with freeze_time(day(on)):
            delays = self.env["credit.followup.delay"].with_user(user or self.reader)
            action = delays.with_company(self.company).action_look()
            found = delays.search(action["domain"])
        return {
            (one.reference, one.kind): (one.days, round(one.cost, 2)) for one in found
        }

    def test_never_sent_and_what_it_costs(self):
        move = self.invoice(due=30)
        key = (move.name, "never_sent")
        self.assertNotIn(key, self.delays(0))
        self.assertEqual(self.delays(10)[key], (10, 10.0))
        self.pay(move)
        self.assertNotIn(key, self.delays(11))

    def test_sent_late_by_three_days_and_not_by_two(self):
        late, soon = self.invoice(due=30), self.invoice(due=30)
        for move, on in ((late, 3), (soon, 2)):
            with freeze_time(day(on)):
                move.is_move_sent = True
        found = self.delays(20)
        self.assertEqual(found[late.name, "sent_late"][0], 3)
        self.assertNotIn((soon.name, "sent_late"), found)
        with freeze_time(day(9)):
            late.is_move_sent = True
        self.assertEqual(late.followup_sent_on, day(3))

    def test_no_due_date_and_one_beyond_the_law(self):
        self.customer.country_id = self.env.ref("base.be")
        self.company.followup_country_id = self.env.ref("base.be")
        self.customer.followup_segment = "business"
        none, law, beyond = (
            self.invoice(due=number, invoice_date=day(0)) for number in (0, 60, 61)
        )
        found = self.delays(1)
        self.assertIn((none.name, "no_due_date"), found)
        self.assertIn((beyond.name, "term_too_long"), found)
        self.assertNotIn((law.name, "term_too_long"), found)

    def test_each_reads_his_own_list(self):
        self.invoice(due=30)
        self.delays(40)
        delays = self.env["credit.followup.delay"]
        self.assertFalse(delays.with_user(self.officer).search([]))
        with self.assertRaises(AccessError):
            delays.with_user(self.outsider).action_look()
