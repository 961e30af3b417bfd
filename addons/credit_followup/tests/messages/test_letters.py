import io

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools.pdf import PdfFileReader

from ...effects.channels.letter import render_letters, split_letters
from ..common import FollowupCase


@tagged("post_install", "-at_install")
class TestLetters(FollowupCase):
    """Letters that are printed together and kept apart."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        self.move = self.invoice(due=0)

    def send(self):
        return self.follow_up(5).action_ids

    def test_letters_printed_together_are_split_again(self):
        customers = [self._customer(f"Customer{number} NV") for number in range(3)]
        for partner in customers:
            self.invoice(partner, due=0)
        actions = self.send()
        pdf = render_letters(actions)
        files = split_letters(actions, pdf)
        for action in actions:
            page = PdfFileReader(io.BytesIO(files[action])).pages[0]
            text = " ".join(page.extract_text().split())
            self.assertIn(action.reference, text)
            self.assertIn(action.partner_id.name, text)

    def test_letters_printed_in_one_file_belong_to_who_prints_them(self):
        self.level.by_letter = True
        self.invoice(self._customer("Second NV"), due=0)
        actions = self.send()
        before = self.env["ir.attachment"].sudo().search([], order="id desc", limit=1)
        actions.with_user(self.officer).action_print()
        document = self.env["ir.attachment"].sudo().search([("id", ">", before.id)])
        self.assertTrue(document.with_user(self.officer).raw.startswith(b"%PDF"))
        with self.assertRaises(AccessError):
            document.with_user(self.reader).read(["raw"])
        self.assertEqual(set(actions.mapped("todo")), {False})

    def test_a_letter_of_several_pages_stays_whole(self):
        partner = self._customer("Manifold NV")
        for number in range(60):
            self.invoice(partner, due=-number % 3, amount=10 + number)
        actions = self.send()
        files = split_letters(actions, render_letters(actions))
        pages = {
            action.partner_id: len(PdfFileReader(io.BytesIO(files[action])).pages)
            for action in actions
        }
        self.assertEqual(pages[self.customer], 1)
        self.assertGreater(pages[partner], 1)
