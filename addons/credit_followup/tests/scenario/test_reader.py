from odoo.tests import tagged
from odoo.tools import SQL

from ...facts.reader import Reader
from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestReader(FollowupCase):
    """Whoever reads the whole ledger reads the same groups as who asks for some."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls._customer("Bea Smet")
        cls.third = cls._customer("Carl Wouters")
        cls.contact = cls.env["res.partner"].create(
            {"name": "Accounts", "parent_id": cls.customer.id, "type": "invoice"}
        )
        cls.moves = {
            partner: cls.invoices([1000.0, 200.0], partner, due=-20)
            for partner in (cls.customer, cls.other, cls.third)
        }
        cls.company_reader = Reader(cls.env, cls.company, day(0))

    def put_on_contact(self, move):
        """Let the open line of an invoice stand on a contact, as imports leave it."""
        line = self.item(move)
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE account_move_line SET partner_id = %s WHERE id = %s",
                self.contact.id,
                line.id,
            )
        )
        self.env.invalidate_all()
        return line

    def found(self, groups):
        """Return the items and credits of each group, which comes once."""
        groups = list(groups)
        found = {
            one.key: ([(item.key, item.residual) for item in one.items], one.credits)
            for one in groups
        }
        self.assertEqual(len(found), len(groups))
        return found

    def some(self):
        """Return the groups of all customers, asked for by name."""
        every = self.company_reader.due_customers(everything=True)
        return self.found(self.company_reader.groups(every))

    def test_the_whole_ledger_has_the_groups_of_its_customers(self):
        self.pay(amount=50, partner=self.other)
        whole = self.found(self.company_reader.all_groups())
        self.assertEqual(whole, self.some())
        customers = {partner_id for partner_id, _currency in whole}
        self.assertLessEqual({one.id for one in self.moves}, customers)

    def test_a_line_on_a_contact_is_read_with_its_customer(self):
        line = self.put_on_contact(self.moves[self.customer][0])
        whole = self.found(self.company_reader.all_groups())
        self.assertEqual(whole, self.some())
        self.assertNotIn(self.contact.id, {partner_id for partner_id, _ in whole})
        items, _credits = whole[self.customer.id, self.company.currency_id.id]
        self.assertEqual(len(items), 2)
        self.assertIn(line.id, [key for key, _residual in items])

    def test_ranges_share_the_ledger_and_nobody_is_read_twice(self):
        self.put_on_contact(self.moves[self.customer][0])
        whole = self.found(self.company_reader.all_groups())
        for count in (1, 2, 5):
            ranges = self.company_reader.ranges(count)
            self.assertLessEqual(len(ranges), count)
            self.assertEqual((ranges[0][0], ranges[-1][1]), (0, None))
            shared = [
                group
                for after, until in ranges
                for group in self.company_reader.all_groups(after, until)
            ]
            self.assertEqual(self.found(shared), whole)

    def test_a_contact_beyond_the_end_of_a_range_stays_with_its_customer(self):
        self.put_on_contact(self.moves[self.customer][0])
        first = self.found(self.company_reader.all_groups(until=self.customer.id))
        rest = self.found(self.company_reader.all_groups(after=self.customer.id))
        key = self.customer.id, self.company.currency_id.id
        self.assertEqual(len(first[key][0]), 2)
        self.assertNotIn(key, rest)
        self.assertNotIn(self.contact.id, {partner_id for partner_id, _ in rest})
