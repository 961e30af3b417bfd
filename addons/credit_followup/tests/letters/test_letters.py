import io
import subprocess
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools.pdf import PdfFileReader

from ...effects import printing
from ...effects.channels.enclosures import letters_in_one
from ...effects.channels.letter import render_letters, split_letters
from ...effects.channels.letter_foot import _print_of
from ...effects.printing import head_text, offline
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

    def test_the_head_of_a_page_tells_whose_letter_it_is(self):
        """Reading whole pages would take most of the time of a letter."""
        self.invoice(self._customer("Second NV"), due=0)
        actions = self.send()
        pdf = render_letters(actions)
        heads = [head_text(page).split() for page in printing.pages(pdf)]
        for action, head in zip(actions, heads, strict=True):
            self.assertIn(action.reference, head)
        alone = "odoo.addons.credit_followup.effects.channels.letter._printed_alone"
        with patch(alone, side_effect=AssertionError):
            self.assertEqual(len(split_letters(actions, pdf)), 2)

    def test_the_lines_of_the_sender_are_never_cut_off(self):
        short = ["Company", "BE 0477.472.701"]
        self.assertEqual(_print_of(short, self.env), (7, short))
        four = ["x" * 100] * 4
        size, lines = _print_of(four, self.env)
        self.assertEqual((size, lines), (4.5, four))
        many = ["y" * 20] * 12
        size, lines = _print_of(many, self.env)
        self.assertEqual(lines, [" · ".join(many)])
        with self.assertRaisesRegex(UserError, "shorten the footer"):
            _print_of(["z" * 3000], self.env)

    def test_the_foot_has_what_the_law_wants_of_a_business_letter(self):
        """Belgium, CSA 2:20; France, R123-237; Germany, § 35a GmbHG."""
        self.company.write(
            {
                "company_registry": "0477472701",
                "vat": "BE0477472701",
                "report_footer": "<p>RPR Gent, besloten vennootschap</p>",
            }
        )
        actions = self.letters(1)
        foot = " ".join(actions._company_lines())
        for said in ("BE0477472701", "RPR Gent, besloten vennootschap"):
            self.assertIn(said, foot)
        self.assertEqual(foot.count("0477472701"), 1, "the two are one number")
        # In France the VAT number contains the other, and is another one.
        self.company.write({"company_registry": "443061841", "vat": "FR23443061841"})
        foot = " ".join(actions._company_lines())
        self.assertIn("443061841 · FR23443061841", foot)
        self.assertIn("RPR Gent, besloten", self.words(letters_in_one(actions)))

    def words(self, pdf):
        """Return the words of a letter of one page, between single spaces."""
        (page,) = PdfFileReader(io.BytesIO(pdf)).pages
        return " ".join(page.extract_text().split())

    def test_the_preview_is_the_letter_as_it_would_be_printed(self):
        actions = self.letters(1)
        self.assertEqual(actions.state, "proposed")
        reports = self.env["ir.actions.report"].with_user(self.officer)
        pdf, kind = reports._render_qweb_pdf("credit_followup.letter", actions.ids)
        text = self.words(pdf)
        self.assertEqual(kind, "pdf")
        self.assertIn(actions.reference, text)
        # One amount: on the card, in the header and in the letter.
        self.assertIn(" ".join(actions._money(actions.amount_now).split()), text)
        self.assertEqual(actions.amount_now, actions.amount_total)

    def test_a_letter_cannot_be_deleted_from_a_discussion(self):
        self.level.by_letter = True
        letter = self.send().delivery_ids.attachment_id
        with self.assertRaisesRegex(UserError, "frozen"):
            letter.with_user(self.officer).sudo()._delete_and_notify()
        self.assertTrue(letter.exists())

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
        self.assertEqual(set(actions.mapped("todo")), {"letter"})
        actions.with_user(self.officer).action_printed()
        self.assertEqual(set(actions.mapped("todo")), {False})

    def test_one_bad_file_does_not_stop_the_pack(self):
        self.level.by_letter = True
        self.invoice(self._customer("Second NV"), due=0)
        actions = self.send()
        bad, good = actions
        letter = bad.delivery_ids.filtered("attachment_id")
        letter.sudo().attachment_id.raw = b"%PDF-1.4 cut off"
        actions.with_user(self.officer).action_print()
        actions.with_user(self.officer).action_printed()
        self.assertEqual((bad.todo, good.todo), ("letter", False))
        with self.assertRaisesRegex(UserError, "no letter"):
            bad.with_user(self.officer).action_printed()

    def test_a_letter_of_several_pages_stays_whole(self):
        partner = self._customer("Manifold NV")
        self.invoices(range(10, 70), partner)
        actions = self.send()
        files = split_letters(actions, render_letters(actions))
        pages = {
            action.partner_id: len(PdfFileReader(io.BytesIO(files[action])).pages)
            for action in actions
        }
        self.assertEqual(pages[self.customer], 1)
        alone = actions.filtered(lambda one: one.partner_id == self.customer)
        self.assertNotIn("Page", self.words(files[alone]))
        self.assertGreater(pages[partner], 1)

    # === THE FOOT OF EACH PAGE === #

    def test_no_page_holds_a_foot_alone(self):
        """The sender's lines are below the text and never make a page of their own."""
        for number in range(12):
            partner = self._customer(f"Customer{number} NV")
            self.invoices(range(10, 22 + number), partner)
        actions = self.send()
        files = split_letters(actions, render_letters(actions))
        for action in actions:
            for text in self.texts_of(files[action])[1:]:
                words = text.replace(action.reference, "").replace("Page 2 of 2", "")
                self.assertGreater(len(words), 100, text)

    def test_later_pages_say_which_page_of_which_letter_they_are(self):
        partner = self._customer("Manifold NV")
        self.invoices(range(10, 70), partner)
        action = self.send().filtered(lambda one: one.partner_id == partner)
        files = split_letters(action, render_letters(action))
        first, *later = self.texts_of(files[action])
        self.assertIn("books@company.example", first)
        self.assertIn(f"Page 1 of {len(later) + 1}", first)
        self.assertNotIn("Manifold NV · March", first)
        for number, text in enumerate(later, 2):
            self.assertIn(f"Page {number} of {len(later) + 1}", text)
            self.assertIn(f"{action.reference} · Manifold NV · March 9, 2026", text)

    def texts_of(self, pdf):
        """Return the words of each page."""
        return [
            " ".join(page.extract_text().split())
            for page in PdfFileReader(io.BytesIO(pdf)).pages
        ]

    # === SAFE AND WHOLE === #

    def test_nothing_is_fetched_while_a_letter_is_printed(self):
        page = (
            '<p>Text</p><img src="http://192.0.2.1/x.png"/><img src="/web/image/1"/>'
            '<script src="x.js"></script><iframe src="file:///etc/passwd"></iframe>'
            '<div style="background:url(http://192.0.2.1/y)">Box</div>'
            "<style>@import 'http://192.0.2.1/z.css'; p { color: red; }</style>"
            '<img src="data:image/png;base64,AAAA"/><a href="https://x.example">Pay</a>'
        )
        clean = offline(page)
        words = "<p>sales@importhaus.de; url(x) in words</p><p>Next; part</p>"
        self.assertEqual(offline(words), words)
        for remote in ("192.0.2.1", "/web/image", "x.js", "passwd", "@import"):
            self.assertNotIn(remote, clean)
        for kept in (
            "Text",
            "Box",
            "data:image/png",
            "https://x.example",
            "color: red",
        ):
            self.assertIn(kept, clean)

    def test_a_note_with_a_remote_image_is_printed_at_once(self):
        actions = self.letters(1)
        actions.note = '<p>Look <img src="http://192.0.2.1:9/slow.png"/></p>'
        with patch.object(printing, "MOST_SECONDS", 30):
            self.assertTrue(render_letters(actions).startswith(b"%PDF"))

    def test_an_invoice_that_goes_along_asks_nobody_else_and_has_a_limit_of_time(self):
        move = self.invoice(due=0)
        move.narration = '<p>Note <img src="http://192.0.2.1:9/slow.png"/></p>'
        ran = self.commands(
            lambda: move.with_context(force_report_rendering=True)._followup_documents()
        )
        ((command, page, timeout),) = ran
        self.assertIn(printing.NOWHERE, command)
        self.assertIn("--bypass-proxy-for", command)
        self.assertIn("Note", page)
        self.assertNotIn("192.0.2.1", page)
        self.assertEqual(timeout, printing.MOST_SECONDS)

    def test_a_letter_asks_nobody_and_has_a_limit_of_time(self):
        actions = self.letters(1)
        ((command, _page, timeout), *_feet) = self.commands(
            lambda: render_letters(actions)
        )
        self.assertIn(printing.NOWHERE, command)
        self.assertNotIn("--bypass-proxy-for", command)
        self.assertEqual(timeout, printing.MOST_SECONDS)

    def commands(self, printed):
        """Print, and return each command with its first page and its time limit."""
        run, ran = subprocess.run, []

        def watched(command, **options):
            page = Path(command[-2]).read_text(encoding="utf-8")
            ran.append((command, page, options["timeout"]))
            return run(command, **options)

        with patch.object(printing.subprocess, "run", side_effect=watched):
            printed()
        return ran

    def test_a_printer_that_hangs_is_stopped_with_a_sentence(self):
        actions = self.letters(1)
        slow = subprocess.TimeoutExpired("wkhtmltopdf", 1)
        with patch.object(printing.subprocess, "run", side_effect=slow):
            with self.assertRaisesRegex(UserError, "took longer"):
                render_letters(actions)

    def test_a_pdf_that_is_not_whole_was_not_printed(self):
        actions = self.letters(2)
        whole = render_letters(actions)
        for broken in (b"", b"%PDF-1.4", whole[: len(whole) // 2]):
            with self.subTest(size=len(broken)):
                with self.assertRaisesRegex(UserError, "whole"):
                    split_letters(actions[0], broken)
        other = render_letters(actions[1])
        with self.assertRaisesRegex(UserError, "whole"):
            split_letters(actions[0], other)

    def test_letters_that_came_out_broken_together_are_printed_alone(self):
        actions = self.letters(2)
        files = split_letters(actions, b"%PDF-1.4")
        self.assertEqual(set(files), set(actions))

    def letters(self, count):
        """Return so many actions whose letters can be printed."""
        for number in range(count - 1):
            self.invoice(self._customer(f"Customer{number} NV"), due=0)
        self.level.mode = "confirm"
        return self.send()
