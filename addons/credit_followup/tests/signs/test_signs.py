from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestSigns(FollowupCase):
    """Signs are recorded as they happen, with their evidence, each once."""

    def signs(self, partner=None):
        return self.env["credit.followup.sign"].search(
            [("partner_id", "=", (partner or self.customer).id)]
        )

    def sign(self, sign="cheque_unsigned", on=0, user=None, **values):
        return (
            self.env["credit.followup.sign"]
            .with_user(user or self.officer)
            .create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "sign": sign,
                    "seen_on": day(on),
                    **values,
                }
            )
        )

    def score(self, on):
        with freeze_time(day(on)):
            self.env.invalidate_all()
            customer = self.customer.with_company(self.company)
            return customer.followup_score, customer.followup_band

    def test_a_part_in_a_round_sum_is_seen_by_the_night(self):
        move = self.invoice(due=0)
        self.follow_up(1)
        self.pay(move, 400, on=day(2))
        self.follow_up(2)
        sign = self.signs()
        self.assertEqual(
            (sign.sign, sign.evidence_id), ("round_sum", self.item(move).id)
        )
        self.follow_up(3)
        self.assertEqual(self.signs(), sign)

    def test_all_of_it_or_an_uneven_part_is_no_sign(self):
        whole, part = self.invoice(due=0), self.invoice(due=0)
        self.pay(whole, on=day(2))
        self.pay(part, 417.5, on=day(2))
        self.follow_up(2)
        self.assertFalse(self.signs())

    def test_who_pays_later_than_he_used_to(self):
        for number in range(5):
            move = self.invoice(due=-300 + number)
            self.pay(move, on=day(-295 + number))
        for number in range(5):
            move = self.invoice(due=-60 + number)
            self.pay(move, on=day(-30 + number))
        self.follow_up(0)
        sign = self.signs()
        self.assertEqual(sign.sign, "later")
        self.assertIn("30 days late", sign.note)
        self.assertIn("5 in the year before", sign.note)
        self.pay(self.invoice(due=-40), on=day(1))
        self.follow_up(1)
        self.assertEqual(self.signs(), sign)

    def test_a_broken_promise_is_a_sign(self):
        move = self.invoice(due=0)
        with freeze_time(day(1)):
            self.env["credit.followup.promise"].create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(move).id,
                    "amount": move.amount_residual,
                    "promised_on": day(3),
                }
            )
        self.follow_up(30)
        self.assertEqual(self.signs().sign, "promise_broken")

    def test_another_bank_account_of_who_owes_is_a_sign(self):
        banks = self.env["res.partner.bank"].sudo()
        self.customer.bank_ids.sudo().unlink()
        for partner in (self.customer, self._customer("Friend")):
            banks.create({"partner_id": partner.id, "acc_number": "BE35001234567837"})
        self.invoice(due=0)
        self.assertFalse(self.signs())
        for partner in banks.search([]).partner_id:
            banks.create({"partner_id": partner.id, "acc_number": "BE68539007547034"})
        found = self.env["credit.followup.sign"].search([("sign", "=", "bank_changed")])
        self.assertEqual(found.partner_id, self.customer)

    def test_a_claim_to_goods_in_proceedings_and_an_agreement(self):
        self.env["credit.followup.recovery"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "published_on": day(0),
                "proceedings": "Court of Ghent, 2026/7",
            }
        )
        sign = self.signs()
        self.assertEqual(
            (sign.sign, sign.note), ("insolvency", "Court of Ghent, 2026/7")
        )

    def test_the_score_explains_itself_and_sets_nothing(self):
        self.assertEqual(self.score(0), (0, "calm"))
        self.sign()
        self.assertEqual(self.score(0), (25, "watch"))
        self.sign("cheque_returned")
        self.assertEqual(self.score(0), (65, "careful"))
        customer = self.customer.with_company(self.company)
        with freeze_time(day(0)):
            words = customer.followup_score_words
        self.assertIn("A cheque came back, on", words)
        self.assertIn("We propose a firmer policy", words)
        self.assertIn("half of his credit limit", words)
        self.assertEqual(customer.trust, "normal")
        self.assertEqual(self.score(365), (0, "calm"))

    def test_insolvency_is_grave(self):
        self.sign("insolvency")
        self.assertEqual(self.score(364)[1], "grave")

    def test_what_was_seen_stays_and_is_each_companys_own(self):
        sign = self.sign()
        with self.assertRaises(AccessError):
            sign.write({"sign": "later"})
        with self.assertRaises(AccessError):
            self.sign(user=self.reader)
        with self.assertRaises(AccessError):
            self.sign(evidence_id=1)
        other = self.setup_other_company()["company"]
        with freeze_time(day(0)):
            self.assertEqual(self.customer.with_company(other).followup_score, 0)
