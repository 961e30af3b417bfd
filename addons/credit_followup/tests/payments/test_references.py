from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.account.tools.structured_reference import (
    is_valid_structured_reference_be,
    is_valid_structured_reference_iso,
)

from ..common_payments import PaymentsCase

NATIONAL = "+++090/9337/55493+++"


@tagged("post_install", "-at_install", "money")
class TestReferences(PaymentsCase):
    """One reference that a transfer can carry, the same wherever it is shown."""

    # === WHICH REFERENCE === #

    def test_one_invoice_is_asked_for_by_its_own_reference(self):
        action = self.asked(1000)
        self.assertEqual(action.communication, self.moves.payment_reference)

    def test_several_invoices_have_a_structured_reference_of_the_message(self):
        action = self.asked(1000, 250)
        self.assertEqual(len(action.line_ids), 2)
        self.assertRegex(action.communication, r"^\+{3}\d{3}/\d{4}/\d{5}\+{3}$")
        self.assertTrue(is_valid_structured_reference_be(action.communication))
        self.assertIn(str(action.id), action.communication.replace("/", ""))

    def test_the_instalments_of_an_invoice_share_its_reference(self):
        term = self.env["account.payment.term"].create(
            {
                "name": "Two halves",
                "line_ids": [
                    (0, 0, {"value": "percent", "value_amount": 50, "nb_days": days})
                    for days in (28, 30)
                ],
            }
        )
        move = self.invoice(invoice_payment_term_id=term.id, invoice_date_due=False)
        action = self.follow_up(5).action_ids
        self.assertEqual(len(action.line_ids), 2)
        self.assertEqual(action.communication, move.payment_reference)

    def test_elsewhere_in_the_sepa_zone_it_is_a_creditor_reference(self):
        self._settle_in(self.company, "base.fr")
        action = self.asked(1000, 250)
        self.assertTrue(action.communication.startswith("RF"))
        self.assertTrue(is_valid_structured_reference_iso(action.communication))

    def test_outside_of_the_zone_it_is_the_message_s_own(self):
        self._settle_in(self.company, "base.us")
        action = self.asked(1000, 250)
        self.assertEqual(action.communication, action.reference)

    def test_a_reference_that_a_localisation_makes_is_taken_from_it(self):
        """As l10n_se does from a customer, l10n_no from an invoice's name."""
        self._settle_in(self.company, "base.se")
        journal = self.company_data["default_journal_sale"]
        moves = type(self.env["account.move"])
        action = self.asked(1000, 250, offset=0)
        number = f"9{action.id:09}"
        for kind, take in (
            ("partner", lambda move: f"OCR{move.partner_id.ref}"),
            ("invoice", lambda move: f"KID{int(move.partner_id.id)}{move.name[-7:]}"),
        ):
            name = f"_get_invoice_reference_odd_{kind}"
            self.patch(type(journal), "invoice_reference_model", "odd")
            setattr(moves, name, take)
            self.addCleanup(delattr, moves, name)
            made = action._structured_reference()
            self.assertIn(number[-6:], made)
            delattr(moves, name)
            setattr(moves, name, lambda _move: False)

    # === CUSTOMERS ABROAD === #

    def abroad(self, *amounts, country="base.fr", **values):
        """Ask a customer of another country."""
        partner = self._customer("Luc Petit", country_id=self.env.ref(country).id)
        return self.asked(*amounts, partner=partner, **values)

    def test_a_customer_abroad_is_not_asked_for_the_form_of_our_country(self):
        single = self.abroad(1000, payment_reference=NATIONAL)
        several = self.abroad(1000, 250, offset=6)
        self.assertTrue(is_valid_structured_reference_iso(single.communication))
        self.assertTrue(is_valid_structured_reference_iso(several.communication))

    def test_his_reference_is_found_again_on_the_bank_s_line(self):
        action = self.abroad(1000, payment_reference=NATIONAL)
        line = self.transfer(f"Thanks, {action.communication}", 1000)
        self.assertEqual(line.followup_action_id, action)
        self.assertEqual(
            (line.followup_fit, line.partner_id), ("exact", self.moves.partner_id)
        )

    def test_he_is_asked_for_an_invoice_s_plain_number_where_that_is_its_own(self):
        action = self.abroad(1000)
        self.assertEqual(action.communication, self.moves.payment_reference)

    def test_outside_of_the_zone_the_national_form_gives_way_to_the_number(self):
        self._settle_in(self.company, "base.us")
        action = self.abroad(1000, payment_reference=NATIONAL)
        self.assertEqual(action.communication, self.moves.name)

    def test_at_home_the_invoice_keeps_its_own(self):
        action = self.asked(1000, payment_reference=NATIONAL)
        self.assertEqual(action.communication, NATIONAL)

    # === EVERYWHERE THE SAME === #

    def test_the_mail_the_letter_and_the_code_show_the_same(self):
        self.policy.level_ids.sorted()[0].by_letter = True
        values = self.euro_account()
        action = self.asked(1000, 250, **values)
        code = action._epc_params()["value"].split("\n")
        self.assertEqual(code[9], action.communication_key)
        self.assertEqual(code[10], "")
        self.assertIn(action.communication, action.body)
        mail = action.delivery_ids.mail_id
        self.assertIn(action.communication, mail.body_html)

    def test_a_reference_without_structure_is_free_text_in_the_code(self):
        self._settle_in(self.company, "base.us")
        action = self.asked(1000, 250, **self.euro_account())
        code = action._epc_params()["value"].split("\n")
        self.assertEqual((code[9], code[10]), ("", action.reference))

    def test_a_proposal_shows_what_it_will_be(self):
        self.policy.level_ids.mode = "confirm"
        action = self.asked(1000, 250)
        self.assertFalse(action.communication)
        shown = action._communication()
        self.act(action, "action_confirm", offset=5)
        self.assertEqual(action.communication, shown)

    def test_it_is_frozen_with_the_message(self):
        action = self.asked(1000, 250)
        reference = action.communication
        self.pay(self.moves[0])
        self.assertEqual(action._communication(), reference)
        for user in (self.reader, self.officer, self.manager):
            with self.assertRaises(AccessError):
                action.with_user(user).communication = "mine"

    def test_a_duplicate_keeps_the_original_s_reference(self):
        action = self.asked(1000, 250)
        self.act(action, "action_resend", offset=6)
        copy = self.Action.search([("duplicate_of_id", "=", action.id)])
        self.assertEqual(copy.communication, action.communication)

    def test_each_message_has_another_one(self):
        first = self.asked(1000, 250)
        other = self.asked(100, 25, offset=6, partner=self._customer("Bert Baert"))
        self.assertNotEqual(first.communication_key, other.communication_key)

    # === SEARCHING === #

    def test_items_invoices_messages_and_payments_are_found_by_the_reference(self):
        action = self.asked(1000, 250)
        other = self.invoice(due=-1, partner=self._customer("Bert Baert"))
        payment = self.pay(self.moves[0])
        for typed in (
            action.communication,
            action.communication_key,
            action.communication.replace("/", " "),
            action.reference,
            action.communication_key[:9],
        ):
            with self.subTest(typed=typed):
                domain = [("followup_reference", "ilike", typed)]
                moves = self.env["account.move"].with_user(self.accountant)
                self.assertEqual(moves.search(domain), self.moves.sorted())
                items = self.env["account.move.line"].with_user(self.accountant)
                found = items.search(
                    [*domain, ("account_type", "=", "asset_receivable")]
                )
                self.assertEqual(found.move_id, self.moves.sorted())
                payments = self.env["account.payment"].with_user(self.accountant)
                self.assertEqual(payments.search(domain), payment)
                actions = self.Action.with_user(self.reader)
                self.assertEqual(
                    actions.search([("reference", "ilike", typed)]), action
                )
        self.assertNotIn(other, self.moves)

    def test_an_invoice_is_named_by_the_reference(self):
        action = self.asked(1000, 250)
        for typed in (action.communication, action.reference):
            moves = self.env["account.move"].with_user(self.accountant)
            found = {one for one, _name in moves.name_search(typed)}
            self.assertEqual(found, set(self.moves.ids))
            items = self.env["account.move.line"].with_user(self.accountant)
            found = {one for one, _name in items.name_search(typed)}
            self.assertTrue(set(self.item(self.moves).ids) <= found)

    def test_who_does_not_see_the_follow_up_finds_nothing_by_it(self):
        action = self.asked(1000, 250)
        biller = self._user("biller")
        biller.group_ids += self.env.ref("account.group_account_invoice")
        moves = self.env["account.move"].with_user(biller)
        self.assertFalse(moves.name_search(action.communication))
        with self.assertRaises(AccessError):
            moves.search([("followup_reference", "ilike", action.communication)])

    def test_a_payment_is_found_by_its_memo(self):
        action = self.asked(1000, 250)
        payment = self.env["account.payment"].create(
            {
                "partner_id": self.customer.id,
                "amount": 5,
                "memo": action.communication_key,
            }
        )
        found = self.env["account.payment"].search(
            [("followup_reference", "ilike", action.communication)]
        )
        self.assertEqual(found, payment)
