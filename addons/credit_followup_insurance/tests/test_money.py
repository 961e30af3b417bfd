"""The insurer's money in the books: owed, paid in, shared, and undone."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase


@tagged("post_install", "-at_install")
class TestMoney(InsuranceCase):
    """A loss that was filed in time, and 900 of which the insurer pays."""

    def setUp(self):
        super().setUp()
        self.clearing, self.indemnity = self.with_accounts()
        self.covered()
        self.move = self.invoice(due=0)
        self.night(1)
        self.loss_ = self.loss()
        for what in ("notified", "handed_over", "filed"):
            self.say(self.loss_, what, 2, user=self.officer)

    def test_what_is_expected_is_proposed(self):
        with self.on(160):
            window = self.env["credit.followup.insurance.say"].create(
                {"loss_id": self.loss_.id, "what": "indemnity"}
            )
        self.assertEqual(window.amount, 900)

    def test_the_waiting_time_on_both_sides(self):
        self.assertEqual(self.loss_.until, day(155))
        self.night(154)
        self.assertEqual(self.loss_.state, "filed")
        self.night(155)
        self.assertEqual(self.loss_.state, "payable")
        self.assertIn("ask Insurer", self.loss_.activity_ids.summary)

    def test_who_is_no_manager_books_nothing(self):
        with self.assertRaises(AccessError):
            self.say(self.loss_, "indemnity", 160, user=self.officer, amount=900)

    def test_without_accounts_nothing_is_booked(self):
        self.contract.indemnity_account_id = False
        with self.assertRaisesRegex(UserError, "Choose the accounts"):
            self.say(self.loss_, "indemnity", 160, amount=900)
        self.assertFalse(self.loss_.indemnity_entry_id)

    def test_it_is_paid_in_and_the_clearing_account_is_at_zero(self):
        self.say(self.loss_, "indemnity", 160, amount=900)
        with self.assertRaisesRegex(UserError, "indemnified already"):
            self.say(self.loss_, "indemnity", 161, amount=900)
        entry = self.loss_.indemnity_entry_id
        self.assertEqual((entry.state, entry.date), ("posted", day(160)))
        owed = entry.line_ids.filtered(lambda one: one.account_id == self.clearing)
        self.assertEqual(owed.partner_id, self.contract.partner_id)
        self.assertEqual(self.balance(self.clearing), 900)
        bank = self.env["account.move"].create(
            {
                "journal_id": entry.journal_id.id,
                "date": day(165),
                "line_ids": [
                    (0, 0, {"account_id": self.clearing.id, "credit": 900}),
                    (
                        0,
                        0,
                        {
                            "account_id": self.company_data[
                                "default_account_assets"
                            ].id,
                            "debit": 900,
                        },
                    ),
                ],
            }
        )
        bank.action_post()
        self.assertEqual(self.balance(self.clearing), 0)

    def test_what_he_paid_is_no_risk_of_ours_and_no_loss_alone(self):
        band = {"company_id": self.company.id, "from_days": 0, "percent": 50}
        self.env["credit.followup.provision.band"].create(band)
        self.say(self.loss_, "indemnity", 160, amount=900)
        self.assertEqual(self.loss_.item_ids.stage, "indemnified")
        self.assertFalse(self.loss_.item_ids.until)
        with self.on(161):
            values = {"company_id": self.company.id, "date": day(161)}
            line = self.env["credit.followup.provision"].create(values).line_ids
            self.assertEqual((line.owed, line.base, line.provided), (1000, 100, 50))
            one = self.env["credit.followup.write.off"].create(
                {
                    "move_line_id": self.item(self.move).id,
                    "ground": "other",
                    "evidence": "Letters returned",
                }
            )
            self.assertIn("Insurer paid", one.warnings)

    def test_only_what_can_have_happened_is_offered(self):
        window = self.env["credit.followup.insurance.say"]
        self.assertEqual(
            window.new({"loss_id": self.loss_.id}).possible,
            "indemnity,declined,taken_back",
        )
        self.say(self.loss_, "indemnity", 160, amount=900)
        self.assertEqual(
            window.new({"loss_id": self.loss_.id}).possible, "share,taken_back"
        )

    def test_an_entry_that_is_undone_is_as_none(self):
        self.say(self.loss_, "indemnity", 160, amount=900)
        with self.on(161):
            reversal = self.loss_.indemnity_entry_id._reverse_moves(
                [{"date": day(161)}], cancel=True
            )
        self.assertEqual(reversal.state, "posted")
        self.assertFalse(self.loss_.indemnified_on)
        self.assertEqual(
            (self.loss_.state, self.loss_.amount_indemnity), ("payable", 0)
        )
        self.say(self.loss_, "indemnity", 162, amount=800)
        self.assertEqual(self.loss_.amount_indemnity, 800)
        self.assertEqual(self.balance(self.clearing), 800)

    def test_recoveries_are_shared_and_undone(self):
        self.say(self.loss_, "indemnity", 160, amount=900)
        with self.on(170):
            payment = self.pay(self.move, 500, on=day(170))
        self.assertEqual(
            (self.loss_.state, self.loss_.amount_to_share), ("to_share", 450)
        )
        with self.assertRaisesRegex(UserError, "not more"):
            self.say(self.loss_, "share", 171, amount=450.01)
        self.say(self.loss_, "share", 171, amount=200)
        self.assertEqual(
            (self.loss_.state, self.loss_.amount_to_share), ("to_share", 250)
        )
        self.say(self.loss_, "share", 172, amount=250)
        self.assertEqual(self.loss_.state, "indemnified")
        # The payment is returned: the insurer has too much, and nothing more is due.
        with self.on(173):
            payment.move_id.line_ids.remove_move_reconcile()
        self.assertEqual(
            (self.loss_.amount_recovered, self.loss_.amount_to_share), (0, 0)
        )
        with self.on(174):
            self.loss_.share_entry_ids.sorted("id")[:1].button_draft()
        self.assertEqual(self.loss_.amount_shared, 250)

    def test_all_that_comes_in_settles_it(self):
        self.say(self.loss_, "indemnity", 160, amount=900)
        with self.on(170):
            self.pay(self.move, on=day(170))
        self.assertEqual(
            (self.loss_.state, self.loss_.amount_to_share), ("to_share", 900)
        )
        self.say(self.loss_, "share", 171, amount=900)
        self.assertEqual((self.loss_.state, self.loss_.is_live), ("settled", False))
        self.assertEqual(self.balance(self.clearing), 0)
        self.assertEqual(self.balance(self.indemnity), 0)

    def test_by_what_each_lost(self):
        self.contract.sharing = "loss"
        self.say(self.loss_, "indemnity", 160, amount=600)
        with self.on(170):
            self.pay(self.move, 500, on=day(170))
        self.assertEqual(self.loss_.amount_to_share, 300)

    def test_what_falls_due_after_the_indemnity_is_another_loss(self):
        self.say(self.loss_, "indemnity", 160, amount=900)
        second = self.invoice(due=170)
        self.night(171)
        new = self.loss()
        self.assertNotEqual(new, self.loss_)
        self.assertEqual(new.item_ids.move_id, second)
        self.assertEqual(self.loss_.item_ids.move_id, self.move)
