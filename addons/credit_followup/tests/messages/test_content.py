"""What a message says: text, items, documents, ways to pay."""

from odoo import Command
from odoo.tests import tagged

from ..common import FollowupCase


@tagged("post_install", "-at_install")
class TestContent(FollowupCase):
    """What stands in a message, and what goes along with it."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        self.move = self.invoice(due=0)

    def send(self):
        return self.follow_up(5).action_ids

    def test_the_body_says_what_is_owed_until_when_and_what_follows(self):
        body = self.send().body
        for part in (
            self.move.name,
            "was due on March 4, 2026, 5 days ago",
            "reaches us by",
            "After One we write again.",
            "accept our thanks",
        ):
            self.assertIn(part, body)

    def test_a_personal_note_stands_in_the_message(self):
        self.level.mode = "confirm"
        action = self.send()
        action.with_user(self.officer).note = "As agreed with Mrs Claes."
        self.act(action, "action_confirm", offset=5)
        self.assertIn("As agreed with Mrs Claes.", action.body)

    def test_the_invoices_are_attached_where_the_level_says_so(self):
        self.env["ir.attachment"].create(
            {
                "name": "invoice.pdf",
                "raw": b"%PDF-1.4 the invoice as sent",
                "res_model": "account.move",
                "res_id": self.move.id,
                "res_field": "invoice_pdf_report_file",
            }
        )
        self.level.attach_invoices = True
        mail = self.send().delivery_ids.mail_id
        self.assertEqual(mail.attachment_ids, self.move.invoice_pdf_report_id)

    def test_each_customer_of_a_level_gets_all_his_invoices(self):
        self.level.attach_invoices = True
        other = self._customer("Second NV")
        moves = self.invoices([100, 200], other)
        first, second = self.follow_up(5).action_ids.sorted("item_count")
        for action, own in ((first, self.move), (second, moves)):
            names = action.delivery_ids.mail_id.attachment_ids.mapped("name")
            self.assertEqual(
                sorted(names), sorted(one._get_invoice_report_filename() for one in own)
            )

    def test_a_person_signs_with_his_function(self):
        self.customer.followup_user_id = self.officer
        self.officer.partner_id.function = "Credit controller"
        body = str(self.send().body)
        self.assertRegex(body, r"officer\s*<br\s*/?>\s*Credit controller")

    def test_customers_are_told_the_bank_s_own_code(self):
        self._bank_account()
        account = self.company.partner_id.bank_ids[:1]
        account.bank_id = self.env["res.bank"].create(
            {"name": "Bank of Ghent", "bic": "GKCCBEBB"}
        )
        self.assertIn("(<span>GKCCBEBB</span>)", str(self.send().body))

    def test_the_items_are_listed_oldest_first_under_one_total(self):
        self.invoice(due=-1, amount=250)
        action = self.send()
        rows = action._item_rows()
        self.assertEqual([row["late"] for row in rows], [6, 5])
        self.assertEqual(str(action.block_items).count("To pay"), 1)
        self.assertIn(action._money(action.amount_claimed), action.block_items)

    def test_an_invoice_that_was_paid_in_part_is_named_with_its_whole_amount(self):
        self.pay(self.move, amount=400)
        action = self.send()
        self.assertIn("of $\xa01,000.00, $\xa0600.00 is open", action.block_facts)
        ((row),) = action._item_rows()
        self.assertEqual(
            (row["amount"], row["settled"]), ("$\xa0600.00", "$\xa0400.00")
        )
        self.assertIn("Paid or credited already", action.block_items)

    def test_the_payment_code_carries_the_amount_and_the_reference(self):
        self._bank_account()
        action = self.send()
        params = action._epc_params()
        self.assertIn("EUR1000.0", params["value"])
        self.assertIn("BE71096123456769", params["value"])

    def _bank_account(self):
        self.company.partner_id.country_id = self.env.ref("base.be")
        euro = self.setup_other_currency("EUR", rates=[("2020-01-01", 1.0)])
        bank = self.env["res.partner.bank"].create(
            {
                "acc_number": "BE71096123456769",
                "partner_id": self.company.partner_id.id,
                "allow_out_payment": True,
            }
        )
        self.move.button_draft()
        self.move.write(
            {
                "currency_id": euro.id,
                "partner_bank_id": bank.id,
                "invoice_line_ids": [
                    Command.update(self.move.invoice_line_ids.id, {"price_unit": 1000})
                ],
            }
        )
        self.move.action_post()
