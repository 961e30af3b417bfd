"""What a night reads: nothing for who has no cover, and batches for the others."""

from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from ..facts.losses import read_losses
from .common import InsuranceCase


@tagged("post_install", "-at_install")
class TestNights(InsuranceCase):
    """Queries do not grow with customers, insured or not."""

    def queries(self, work):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        work()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_without_a_cover_one_question_is_asked(self):
        self.invoice(due=0)
        losses = self.Loss.sudo()
        with self.on(1):
            work = self.queries(lambda: losses._join_overdue(self.company, day(1)))
        self.assertEqual(work, 1)

    def test_facts_of_many_take_as_many_queries_as_of_one(self):
        for number in range(5):
            partner = self._customer(f"Many {number}")
            self.covered(partner=partner)
            self.invoices([100, 200], partner, due=0)
        self.night(1)
        losses = self.Loss.search([("contract_id", "=", self.contract.id)])
        self.assertEqual(len(losses), 5)
        with self.on(70):
            self.queries(lambda: read_losses(losses, day(70)))
            many = self.queries(lambda: read_losses(losses, day(70)))
            one = self.queries(lambda: read_losses(losses[:1], day(70)))
        self.assertEqual(many, one)

    def test_what_is_settled_is_not_looked_at(self):
        self.covered()
        move = self.invoice(due=0)
        self.night(1)
        with self.on(2):
            self.pay(move, on=day(2))
        loss = self.loss()
        self.assertEqual((loss.state, loss.next_on), ("settled", False))

    def test_only_what_something_joins_is_looked_at(self):
        other = self._customer("Boris Dubois")
        for partner in (self.customer, other):
            self.covered(partner=partner)
            self.invoice(partner, due=0)
        self.night(1)
        self.invoice(other, due=1)
        with self.on(2):
            joined = self.Loss.sudo()._join_overdue(self.company, day(2))
        self.assertEqual(joined, self.loss(other))
        self.assertEqual(len(joined.item_ids), 2)
