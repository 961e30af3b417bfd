"""What insurers get as files: only by who may export, recorded, in their layout."""

import io
import zipfile

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.credit_followup.tests.common import day

from .common import InsuranceCase


@tagged("post_install", "-at_install")
class TestFiles(InsuranceCase):
    """The overdue notice, the claim file and the turnover."""

    def setUp(self):
        super().setUp()
        cover = self.asked()
        cover.buyer_ref = "B-77"
        self.decide(cover, "granted", 5000)
        self.overdue = self.invoice(due=0)
        self.coming = self.invoice(amount=300, due=90)
        self.night(70)
        self.loss_ = self.loss()

    def made(self, method, user=None, on=70):
        with self.on(on):
            getattr(self.loss_.with_user(user or self.manager), method)()
        return self.loss_.export_ids.sorted("id")[-1:]

    def dossier(self, export):
        with zipfile.ZipFile(io.BytesIO(export._bytes())) as archive:
            names = archive.namelist()
            return names, archive.read("dossier.json").decode()

    def test_only_who_may_export_makes_files(self):
        for user in (self.reader, self.officer):
            for method in ("action_make_notice", "action_make_claim"):
                with self.assertRaises(AccessError):
                    self.made(method, user)

    def test_the_notice_has_what_is_not_due_yet(self):
        export = self.made("action_make_notice")
        names, text = self.dossier(export)
        self.assertTrue(any(one.startswith("overdue_notice_") for one in names), names)
        for words in (self.overdue.name, self.coming.name, "B-77", '"policy":"P-1"'):
            self.assertIn(words, text)
        self.assertIn(day(75).isoformat(), text)
        self.assertEqual(
            (export.user_id, export.recipient_id),
            (self.manager, self.contract.partner_id),
        )
        # That it was made is no notice yet.
        self.assertFalse(self.loss_.item_ids.notified_on)

    def test_the_notice_of_a_contract_that_wants_what_is_overdue_only(self):
        self.contract.with_not_due = False
        _names, text = self.dossier(self.made("action_make_notice"))
        self.assertIn(self.overdue.name, text)
        self.assertNotIn(self.coming.name, text)

    def test_the_same_file_again_is_another_message(self):
        first = self.made("action_make_notice")
        second = self.made("action_make_claim")
        self.assertEqual(self.loss_.file_count, 2)
        self.assertNotEqual(first.name, second.name)

    def test_a_layout_that_was_not_chosen_is_said(self):
        self.contract.notice_layout_id = False
        with self.assertRaisesRegex(UserError, "Choose the layouts"):
            self.made("action_make_notice")

    def test_what_a_layout_cannot_hold_is_said(self):
        layout = self.contract.notice_layout_id.copy()
        columns = layout.sheet_ids.column_ids
        columns.filtered(lambda one: one.header == "Customer").longest = 3
        self.contract.notice_layout_id = layout
        with self.assertRaisesRegex(UserError, "cannot hold"):
            self.made("action_make_notice")

    def test_nothing_open_is_nothing_to_tell(self):
        with self.on(70):
            self.pay(self.overdue, on=day(70))
            self.pay(self.coming, on=day(70))
        with self.assertRaisesRegex(UserError, "nothing to tell"):
            self.made("action_make_notice")

    def turnover(self, first, last, user=None):
        with self.on(70):
            window = (
                self.env["credit.followup.insurance.turnover"]
                .with_user(user or self.manager)
                .create(
                    {
                        "contract_id": self.contract.id,
                        "date_from": day(first),
                        "date_to": day(last),
                    }
                )
            )
            window.action_make()
        exports = self.env["credit.followup.export"]
        return exports.search([("res_model", "=", self.contract._name)], limit=1)

    def test_the_turnover_of_insured_customers_on_both_sides_of_its_days(self):
        other = self._customer("Hans Free")
        self.invoice(other, due=0)
        self.pay(partner=self.customer, amount=50)
        export = self.turnover(-31, -30)
        book = self._sheet(export)
        self.assertEqual([row[4] for row in book[1:]], ["Anna Claes"])
        self.assertEqual([row[8] for row in book[1:]], [950])
        self.assertEqual(self._sheet(self.turnover(60, 60))[1][8], 300)
        with self.assertRaisesRegex(UserError, "Nothing was invoiced"):
            self.turnover(61, 70)
        with self.assertRaises(AccessError):
            self.turnover(-31, -30, self.officer)

    def _sheet(self, export):
        from openpyxl import load_workbook  # noqa: PLC0415

        book = load_workbook(io.BytesIO(export._bytes()))
        return list(book.active.iter_rows(values_only=True))
