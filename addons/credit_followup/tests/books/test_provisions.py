"""Provisions: what was owed on a day, the matrix, the entry and its reversal."""

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError

from ..common import day
from .common import BooksCase


class TestProvisions(BooksCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        frozen = freeze_time(day(0))
        frozen.start()
        cls.addClassCleanup(frozen.stop)
        account = cls.env["account.account"].create
        cls.cost = account({"name": "Cost", "code": "CF634", "account_type": "expense"})
        cls.provided = account(
            {"name": "Provided", "code": "CF409", "account_type": "asset_current"}
        )
        cls.company.write(
            {
                "followup_provision_journal_id": cls.misc.id,
                "followup_provision_cost_account_id": cls.cost.id,
                "followup_provision_account_id": cls.provided.id,
                "followup_provision_without_vat": False,
            }
        )
        cls.Band = cls.env["credit.followup.provision.band"]
        cls.bands = cls.Band.create(
            [
                {
                    "company_id": cls.company.id,
                    "from_days": 30,
                    "to_days": 90,
                    "percent": 10,
                },
                {"company_id": cls.company.id, "from_days": 90, "percent": 50},
            ]
        )

    def provision(self, offset=0, user=None):
        return (
            self.env["credit.followup.provision"]
            .with_user(user or self.officer)
            .create({"company_id": self.company.id, "date": day(offset)})
        )

    def lines(self, provision):
        return {
            line.move_line_id.move_id: (line.days, line.percent, line.provided)
            for line in provision.line_ids
        }

    def test_a_list_by_age(self):
        late, later, young = self.invoices([100.0, 200.0, 300.0], due=0)
        late.invoice_date_due = day(-30)
        later.invoice_date_due = day(-90)
        young.invoice_date_due = day(-29)
        one = self.provision()
        self.assertEqual(
            self.lines(one),
            {late: (30, 10.0, 10.0), later: (90, 50.0, 100.0), young: (29, 0.0, 0.0)},
        )
        self.assertEqual((one.owed, one.amount, one.state), (600.0, 110.0, "list"))

    def test_a_segment_with_rows_follows_them_alone(self):
        self.bands += self.Band.create(
            {
                "company_id": self.company.id,
                "segment": "consumer",
                "from_days": 60,
                "percent": 100,
            }
        )
        private = self._customer("Carla Peeters", is_company=False)
        move = self.invoice(private, 100.0, due=-59)
        self.assertEqual(self.lines(self.provision())[move][1:], (0.0, 0.0))
        self.assertEqual(self.lines(self.provision(1))[move][1:], (100.0, 100.0))

    def test_as_it_was_on_the_day(self):
        """What was paid or posted since is owed, or not there, as on that day."""
        paid = self.invoice(amount=100.0, due=-100)
        self.pay(paid, on=day(-5))
        part = self.invoice(amount=100.0, due=-100)
        self.pay(part, 40.0, on=day(-20))
        self.pay(part, 60.0, on=day(-9))
        new = self.invoice(amount=100.0, due=20)
        found = self.lines(self.provision(-10))
        self.assertEqual(found[paid], (90, 50.0, 50.0))
        self.assertEqual(found[part], (90, 50.0, 30.0))
        self.assertIn(new, found)
        self.assertNotIn(new, self.lines(self.provision(-11)))
        self.assertEqual(self.lines(self.provision()).keys(), {new})

    def test_money_that_nobody_allocated_pays_the_oldest(self):
        old, young = self.invoices([100.0, 100.0], due=-100)
        old.invoice_date_due = day(-120)
        self.on_account(130.0, day(-1))
        found = self.lines(self.provision())
        self.assertEqual(found, {young: (100, 50.0, 35.0)})

    def test_without_vat(self):
        self.company.followup_provision_without_vat = True
        move = self.taxed(100.0, due=-100)
        self.assertEqual(self.lines(self.provision())[move][2], 50.0)

    def test_what_is_set_by_hand_stays(self):
        move = self.invoice(amount=100.0, due=-100)
        one = self.provision()
        one.line_ids.percent = 80.0
        self.assertEqual((one.amount, one.line_ids.is_by_hand), (80.0, True))
        one.action_list()
        self.assertEqual(one.amount, 80.0)
        one.action_entry()
        one.entry_id.action_post()
        self.assertEqual(self.lines(self.provision(30))[move][1], 80.0)
        with self.assertRaisesRegex(UserError, "has its entry"):
            one.line_ids.percent = 10.0
        with self.assertRaisesRegex(UserError, "Only the percent"):
            one.line_ids.write({"provided": 1.0})

    def test_the_entry_and_its_reversal_on_the_next_one(self):
        other = self._customer("Boris Dubois")
        self.invoice(amount=100.0, due=-100)
        move = self.invoice(other, 60.0, due=-100)
        first = self.provision(-10)
        first.action_entry()
        self.assertEqual(first.state, "draft")
        entry = first.sudo().entry_id
        self.assertEqual(
            self.entry_of(entry),
            [(self.cost, 80.0), (self.provided, -30.0), (self.provided, -50.0)],
        )
        second = self.provision(0)
        with self.assertRaisesRegex(UserError, "still a draft"):
            second.action_entry()
        entry.action_post()
        self.assertEqual(first.state, "booked")
        self.pay(move)
        second.action_list()
        second.action_entry()
        (second.sudo().entry_id | second.sudo().reversal_id).action_post()
        self.assertEqual((first.state, second.state), ("reversed", "booked"))
        self.assertEqual(self.balance(self.provided), -50.0)
        self.assertEqual(self.balance(self.cost), 50.0)
        third = self.provision(20)
        self.assertEqual(third.previous_id, second)

    def test_the_one_before_is_known_when_the_entry_is_made(self):
        """Of two lists beside each other the second reverses the first all the same."""
        self.invoice(amount=100.0, due=-100)
        first, second = self.provision(-10), self.provision(0)
        self.assertFalse(second.previous_id)
        first.action_entry()
        first.sudo().entry_id.action_post()
        second.action_entry()
        self.assertEqual(second.previous_id, first)
        (second.sudo().entry_id | second.sudo().reversal_id).action_post()
        self.assertEqual(self.balance(self.provided), -50.0)
        with self.assertRaisesRegex(UserError, "in the books already"):
            self.provision(-5).action_entry()

    def test_nobody_writes_what_follows_from_the_ledger(self):
        self.invoice(amount=100.0, due=-100)
        one = self.provision()
        with self.assertRaises(UserError):
            one.write({"entry_id": False})
        with self.assertRaises(UserError):
            one.line_ids.unlink()

    def test_a_draft_that_is_deleted_leaves_the_list(self):
        self.invoice(amount=100.0, due=-100)
        one = self.provision()
        one.action_entry()
        with self.assertRaisesRegex(UserError, "has its entry"):
            one.unlink()
        one.sudo().entry_id.unlink()
        self.assertEqual(one.state, "list")
        one.unlink()

    def test_rows_that_overlap_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "30-90 overlaps with 89-100"):
            self.Band.create(
                {
                    "company_id": self.company.id,
                    "from_days": 89,
                    "to_days": 100,
                    "percent": 1,
                }
            )

    def test_rights(self):
        with self.assertRaises(AccessError):
            self.provision(user=self.reader)
        with self.assertRaises(AccessError):
            self.bands[0].with_user(self.officer).percent = 1
        one = self.provision()
        with self.assertRaises(AccessError):
            one.with_user(self.reader).action_entry()
        other = self.setup_other_company()["company"]
        stranger = self._user("stranger", "group_manager", other)
        with self.assertRaises(AccessError):
            one.with_user(stranger).action_list()

    def test_without_accounts_nothing_is_booked(self):
        self.invoice(amount=100.0, due=-100)
        self.company.followup_provision_account_id = False
        with self.assertRaisesRegex(UserError, "accounts of provisions"):
            self.provision().action_entry()
