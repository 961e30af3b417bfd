"""The statement of account: where it is asked for, how it is signed and called."""

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from ..common import FollowupCase


@tagged("post_install", "-at_install")
class TestStatements(FollowupCase):
    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=-10)

    def composer(self, record):
        """Open the mail with the statement as an officer does."""
        own = record.with_user(self.officer).with_company(self.company)
        with self.on(0):
            window = own.action_followup_statement()
            mails = own.env["mail.compose.message"]
            return Form(mails.with_context(**window["context"])).save()

    def test_the_invoice_s_menu_writes_to_its_customer(self):
        composer = self.composer(self.move)
        self.assertEqual(composer.res_ids, str(self.customer.ids))
        with self.assertRaises(AccessError):
            self.move.with_user(self.reader).action_followup_statement()

    def test_it_is_printed_from_the_invoice_too(self):
        shown = self.move.with_user(self.reader).action_followup_print_statement()
        self.assertEqual(shown["report_name"], "credit_followup.statement")
        self.assertEqual(shown["context"]["active_ids"], self.customer.ids)
        with self.assertRaises(AccessError):
            self.move.with_user(self.outsider).action_followup_print_statement()

    def test_the_action_is_in_the_menus_of_customer_and_invoice(self):
        for model in ("res.partner", "account.move"):
            bound = self.env["ir.actions.actions"].with_user(self.officer)
            names = [one["name"] for one in bound.get_bindings(model)["action"]]
            self.assertIn("Statement of account", names, model)

    def test_a_person_signs_it(self):
        self.assertIn("officer", self.composer(self.customer).body)
        self.assertIn(self.company.name, self.composer(self.customer).body)

    def test_the_file_says_what_it_is_of_whom_and_of_when(self):
        with self.on(0):
            name = self.composer(self.customer).attachment_ids.name
        self.assertEqual(name, "Statement of account – Anna Claes – 2026-03-04.pdf")

    def test_the_file_is_called_in_the_customer_s_language(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        self.customer.lang = "nl_NL"
        with self.on(0):
            name = self.customer._followup_statement_name()
        self.assertEqual(name, "Rekeningoverzicht – Anna Claes – 2026-03-04")
