"""Items that are alike are read as one, and nothing is said otherwise for it."""

import random

from odoo.tests import tagged

from ...decisions.sentences import excluded_by_odoo, left_out_by_people, of_customer
from ...facts.reader import Reader
from ...facts.scenario.alike import AlikeReader
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestAlike(FollowupCase):
    def told(self, reader):
        """Return what a reader leads to: a sentence, its day and what is claimed."""
        found = []
        for decision in reader.decisions(self.customer.ids):
            excluded = excluded_by_odoo(self.env, [decision])
            left_out = left_out_by_people(
                self.env, self.company, self.customer.ids, reader.as_of
            )
            said = of_customer(self.env, reader, decision, left_out, excluded)
            lead = reader.telling(decision).item.key
            claimed = (decision.outcome, decision.claimed, decision.group.credits)
            found.append((decision.group.key, said, lead, *claimed))
        return found

    def assert_same(self, offset):
        """Compare with the reader that reads each item; return both readers' counts."""
        readers = (
            Reader(self.env, self.company, day(offset)),
            AlikeReader(self.env, self.company, day(offset)),
        )
        each, alike = map(self.told, readers)
        self.assertEqual(alike, each)
        return [
            sum(len(group.items) for group in reader.groups(self.customer.ids))
            for reader in readers
        ]

    def hold(self, line, amount=0.0):
        self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "move_line_id": line.id,
                "amount": amount,
                "date_from": day(0),
                "note": "Claim",
            }
        )

    def test_many_items_of_few_dates_are_read_as_few(self):
        for due in (0, 3):
            self.invoices([100.0] * 8, due=due)
        each, alike = self.assert_same(9)
        self.assertEqual((each, alike), (16, 2))

    def test_any_ledger_says_the_same_on_any_day(self):
        chance = random.Random(7)
        cad = self.setup_other_currency("CAD", rates=[("2020-01-01", 2.0)])
        self.policy.minimum_item = 60
        for _number in range(6):
            due = chance.choice((-40, -7, 0, 6))
            amounts = [chance.choice((20.0, 100.0, 119.0, 250.0)) for _one in range(3)]
            currency = chance.choice((cad, self.company.currency_id))
            self.invoices(amounts, due=due, currency_id=currency.id)
        lines = self.env["account.move.line"].search(
            [*self.env["account.move.line"]._get_followup_domain()]
        )
        self.assert_same(1)
        self.hold(lines[0])
        self.hold(lines[1], amount=5.0)
        lines[2].no_followup = True
        for offset in (-50, -1, 0, 5, 8, 20):
            self.assert_same(offset)
        self.pay(amount=90.0)
        self.follow_up(8)
        for offset in (9, 16, 40):
            self.assert_same(offset)

    def test_all_below_the_minimum_are_named_as_before(self):
        self.policy.minimum_item = 500
        self.invoices([100.0] * 5, due=0)
        self.invoices([700.0], due=0)
        self.assert_same(6)
        self.pay(self.env["account.move"].search([("amount_total", "=", 700)], limit=1))
        self.assert_same(6)
        seen = self.customer.with_context(followup_as_of=str(day(6)))
        self.assertIn("…", seen.followup_sentence)

    def test_the_item_that_is_asked_for_stands_by_itself(self):
        moves = self.invoices([100.0] * 4, due=0)
        line = self.item(moves[2])
        reader = AlikeReader(self.env, self.company, day(6), line.ids)
        (group,) = reader.groups(self.customer.ids)
        self.assertEqual(len(group.items), 2)
        self.assertIn(line.id, [item.key for item in group.items])
        seen = line.with_context(followup_as_of=str(day(6)))
        self.assertEqual(seen.followup_sentence, "To contact: One.")

    def test_as_many_queries_for_many_items_as_for_few(self):
        self.invoices([100.0] * 2, due=0)
        few = self._queries()
        self.invoices([100.0] * 20, due=0)
        self.assertLessEqual(self._queries(), few)

    def _queries(self):
        customer = self.customer.with_context(followup_as_of=str(day(6)))
        customer.followup_sentence  # noqa: B018  # what is read once a process
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.assertTrue(customer.followup_sentence)
        return self.env.cr.sql_log_count - before
