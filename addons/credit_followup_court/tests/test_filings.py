"""What is filed with the administrator: owed at the judgment, no cent twice."""

import json

from odoo.exceptions import UserError

from odoo.addons.credit_followup.tests.common import day

from .common import CourtCase


class TestFilings(CourtCase):
    def test_the_filing_as_a_file(self):
        self.company.write({"followup_charge": True, "company_registry": "0477472701"})
        one = self.declare()
        one.action_keep()
        content = one.sudo().file_id.raw
        document = json.loads(content)
        self.assertEqual(document["schema"], "credit_followup.filing/1.1")
        self.assertEqual(document["proceedings"]["file_by"], str(day(28)))
        # Of interest only what ran before the judgment: the invoice was due after it.
        (claim,) = document["claims"]
        self.assertEqual((claim["principal"], claim["interest"]), ("1000.00", "0.00"))
        self.assertEqual(document["totals"][0]["total"], "1000.00")
        again = self.Insolvency.browse(one.id)
        again.action_keep()
        self.assertEqual(one.sudo().file_id.raw, content)
        self.assertTrue(one.sudo().letter_id.raw.startswith(b"%PDF"))

    def test_interest_ends_with_the_judgment(self):
        self.company.write({"followup_charge": True, "company_registry": "0477472701"})
        late = self.invoice(due=-100)
        one = self.declare()
        self.assertEqual(one.interest_until, day(-3))
        one.action_keep()
        claims = json.loads(one.sudo().file_id.raw)["claims"]
        found = {claim["number"]: float(claim["interest"]) for claim in claims}
        self.assertGreater(found[late.name], 0)
        self.assertEqual(found[self.move.name], 0)

    def test_a_letter_needs_who_administers(self):
        """The bankrupt himself is not written to; who lists his debts, is."""
        one = self.declare(administrator_id=False)
        for button in (one.action_keep, one.action_print):
            with self.assertRaisesRegex(UserError, "Say who administers"):
                button()
        one.kind = "reorganisation"
        one.action_keep()
        self.assertTrue(one.sudo().letter_id)

    def test_compensation_is_filed_asked_for_or_not(self):
        """What the law gives of right, and is not filed, is lost."""
        self.company.write({"followup_charge": True, "company_registry": "0477472701"})
        firm = self._customer("Thijs BV", is_company=True, vat="BE0477472701")
        euro = self.setup_other_currency("EUR", rates=[("2020-01-01", 0.5)])
        late = self.invoice(firm, due=-100, currency_id=euro.id)
        early = self.invoice(firm, due=0, currency_id=euro.id)
        one = self.declare(partner=firm)
        one.action_keep()
        claims = json.loads(one.sudo().file_id.raw)["claims"]
        found = {claim["number"]: claim["costs"] for claim in claims}
        self.assertEqual(found, {late.name: "40.00", early.name: "0.00"})

    def test_what_nobody_allocated_is_set_off(self):
        """A payment on account and a credit note of before; what came later is not."""
        self.on_account(150.0, day(-5))
        note = self.invoice(
            amount=50.0, due=-5, move_type="out_refund", invoice_date=day(-5)
        )
        self.on_account(70.0, day(-1))
        one = self.declare()
        one.action_keep()
        document = json.loads(one.sudo().file_id.raw)
        amounts = [credit["amount"] for credit in document["credits"]]
        self.assertEqual(sorted(amounts), ["-150.00", "-50.00"])
        self.assertIn(note.name, {one["number"] for one in document["credits"]})
        (total,) = document["totals"]
        self.assertEqual((total["total"], total["claimed"]), ("1000.00", "800.00"))

    def test_what_was_invoiced_after_the_judgment_is_not_filed(self):
        one = self.declare()
        owed = one.owed
        self.invoice(due=30, amount=500.0, invoice_date=day(0))
        one.invalidate_recordset(["owed"])
        self.assertEqual(one.owed, owed)

    def test_posted_charges_are_not_filed_twice(self):
        self.company.write(
            {
                "followup_charge": True,
                "company_registry": "0477472701",
                "followup_charge_journal_id": self.misc.id,
                "followup_interest_account_id": self.regained.id,
                "followup_compensation_account_id": self.regained.id,
            }
        )
        late = self.invoice(due=-100)
        charge = (
            self.env["credit.followup.charge"]
            .sudo()
            .create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "currency_id": self.company.currency_id.id,
                    "move_line_id": self.item(late).id,
                    "move_id": late.id,
                    "kind": "compensation",
                    "amount": 40.0,
                    "date_from": day(-90),
                    "date_to": day(-89),
                }
            )
        )
        charge.with_user(self.officer).action_post()
        one = self.declare()
        one.action_keep()
        claims = json.loads(one.sudo().file_id.raw)["claims"]
        self.assertEqual(
            {claim["number"] for claim in claims}, {late.name, self.move.name}
        )
        filed = {claim["number"]: claim for claim in claims}
        self.assertEqual(filed[late.name]["principal"], "1000.00")
        self.assertLessEqual(float(filed[late.name]["costs"]), 40.0)
