import io
from hashlib import sha256
from unittest.mock import patch

from pypdf import PdfReader

from odoo.tests import tagged

from ...effects.channels.copies import _of_message
from ...effects.channels.email import digest
from ...effects.channels.enclosures import letters_in_one
from ...effects.exports.documents import _list_along
from ..common import FollowupCase
from ..common_charges import ChargesCase

MOST_ROWS = "odoo.addons.credit_followup.models.letters.action_list.MOST_ROWS"
AMOUNTS = [100, 200, 300]
OF_ONE = "one further invoice of"


def texts(pdf):
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


@tagged("post_install", "-at_install")
class TestLongLists(FollowupCase):
    """Items that are too many for a message: the oldest in it, all in an annex."""

    def setUp(self):
        super().setUp()
        self.level = self.policy.level_ids.sorted()[0]
        few = patch(MOST_ROWS, 2)
        few.start()
        self.addCleanup(few.stop)

    def send(self, count=3, **values):
        self.level.write(values)
        self.moves = self.invoices(AMOUNTS[:count], due=0)
        return self.follow_up(5).action_ids

    def resend(self, action):
        self.act(action, "action_resend", offset=6)
        return self.Action.search([("duplicate_of_id", "=", action.id)])

    def list_of(self, action):
        return action.delivery_ids.filtered("mail_id").list_id

    def money(self, action, amount):
        return " ".join(action._money(amount).split())

    # === THE MESSAGE === #

    def test_at_the_boundary_nothing_changes(self):
        action = self.send(2, by_letter=True)
        self.assertEqual(len(action._item_rows()), 2)
        self.assertNotIn("further", action.block_items)
        self.assertFalse(action.delivery_ids.list_id)
        self.assertFalse(action.delivery_ids.mail_id.attachment_ids)
        letter = action.delivery_ids.attachment_id.raw
        self.assertNotIn("List of invoices", " ".join(texts(letter)))

    def test_one_more_stands_in_the_annex_only_and_the_total_is_of_all(self):
        action = self.send()
        names = [row["name"] for row in action._item_rows()]
        self.assertEqual(names, self.moves[:2].mapped("name"))
        items = " ".join(str(action.block_items).split())
        self.assertNotIn(self.moves[2].name, items.replace("<wbr>", ""))
        self.assertIn(f"{OF_ONE} {self.money(action, 300)}", items)
        self.assertIn(self.money(action, 600), items)
        self.assertIn("3 invoices for a total of", action.block_facts)
        self.assertIn(OF_ONE, action.delivery_ids.mail_id.body_html)

    def test_several_more_are_counted(self):
        with patch(MOST_ROWS, 1):
            action = self.send()
            items = " ".join(str(action.block_items).split())
        said = f"2 further invoices for a total of {self.money(action, 500)}"
        self.assertIn(said, items)

    def test_the_oldest_stand_in_the_message(self):
        self.invoice(due=-9, amount=7)
        rows = self.send()._item_rows()
        self.assertEqual([row["late"] for row in rows], [14, 5])

    def test_a_proposal_shows_the_same_before_it_leaves(self):
        action = self.send(mode="confirm", attach_invoices=True)
        self.assertEqual(action.state, "proposed")
        self.assertEqual(len(action._item_rows()), 2)
        self.assertIn(OF_ONE, action.mail_preview)
        self.assertIn(f"List of invoices {action.reference}.pdf", action.leaving)
        self.assertIn("too many to be attached", action.leaving)
        pages = texts(letters_in_one(action))
        self.assertIn("Annex 1", pages[-1])
        self.assertIn(self.moves[2].name, pages[-1])

    def test_of_very_many_invoices_none_is_attached(self):
        action = self.send(attach_invoices=True)
        mail = action.delivery_ids.mail_id
        self.assertEqual(mail.attachment_ids, self.list_of(action))

    def test_the_reference_and_the_earlier_messages_are_as_ever(self):
        action = self.send()
        self.assertEqual(action.communication, action._new_communication())
        self.assertNotIn(action.communication, self.moves.mapped("payment_reference"))
        later = self.follow_up(15).action_ids
        self.assertEqual(later._earlier_actions()[later], action)
        self.assertTrue(later.block_history)

    # === THE ANNEX === #

    def test_the_mail_has_it_with_its_hash(self):
        action = self.send()
        delivery = action.delivery_ids
        document = self.list_of(action)
        self.assertEqual(document, delivery.mail_id.attachment_ids)
        self.assertEqual(document.name, f"List of invoices {action.reference}.pdf")
        self.assertEqual(document.res_model, delivery._name)
        self.assertEqual(document.res_id, delivery.id)
        self.assertEqual(delivery.list_sha256, sha256(document.raw).hexdigest())
        self.assertEqual(delivery.sha256, digest(delivery.mail_id))
        (page,) = texts(document.raw)
        for said in (
            *self.moves.mapped("name"),
            *(f"5 {self.money(action, amount)}" for amount in AMOUNTS),
            f"Total {self.money(action, 600)}",
            *(self.customer.name, action.reference, action.communication, "1 / 1"),
        ):
            self.assertIn(said, page)
        self.assertNotIn("Set aside", page)

    def test_the_letter_has_it_behind_its_own_pages(self):
        action = self.send(by_letter=True)
        letter = action.delivery_ids.filtered("attachment_id")
        self.assertFalse(letter.list_id)
        self.assertEqual(letter.sha256, sha256(letter.attachment_id.raw).hexdigest())
        pages = texts(letter.attachment_id.raw)
        self.assertIn(OF_ONE, pages[0])
        self.assertIn("List of invoices", pages[-2])  # the index
        for said in ("Annex 1", *self.moves.mapped("name")):
            self.assertIn(said, pages[-1])
        # The mail has the list and not the letter.
        self.assertEqual(len(action.delivery_ids.mail_id.attachment_ids), 1)
        self.assertEqual(action._stored_letters(), letter.attachment_id)

    def test_without_a_letter_the_printed_one_has_the_list_of_then(self):
        action = self.send()
        self.assertFalse(action._stored_letters())
        self.assertIn(self.moves[2].name, texts(letters_in_one(action))[-1])

    def test_what_is_held_has_a_column(self):
        item = self.item(self.invoice(due=0, amount=1000))
        self.env["credit.followup.hold"].create(
            {
                "partner_id": self.customer.id,
                "move_line_id": item.id,
                "note": "Broken",
                "amount": 400,
                "reason": "dispute",
                "date_from": "2026-03-04",
            }
        )
        action = self.send()
        (page,) = texts(self.list_of(action).raw)
        self.assertIn("Set aside", page)
        held = f"{self.money(action, 600)} {self.money(action, 400)}"
        self.assertIn(held, page)
        total = f"Total {self.money(action, 1200)} {self.money(action, 400)}"
        self.assertIn(total, page)

    def test_it_is_in_the_language_of_the_message(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.customer.lang = "fr_FR"
        action = self.send()
        document = self.list_of(action)
        self.assertTrue(document.name.startswith("Liste des factures"))
        (page,) = texts(document.raw)
        for said in ("Échéance", "Jours de retard", "4 mars 2026", "Message"):
            self.assertIn(said, page)
        worded = action.with_context(lang="fr_FR")
        self.assertIn(self.money(worded, 600), page)
        self.assertIn("une facture supplémentaire", worded.block_items)

    def test_amounts_are_worded_as_in_the_message(self):
        action = self.send()
        amounts = (0.0, 0.5, 999.99, 1000.0, 1234567.89, -1234.5)
        for code in ("en_US", "fr_FR", "de_DE", "en_IN"):
            self.env["res.lang"]._activate_lang(code)
            own = action.with_context(lang=code)
            words = own._money_words()
            self.assertEqual([*map(words, amounts)], [*map(own._money, amounts)])

    # === AS IT WAS SENT === #

    def test_a_duplicate_sends_the_same_bytes(self):
        action = self.send(by_letter=True)
        first = texts(action.delivery_ids.attachment_id.raw)
        with patch(MOST_ROWS, 200):
            copy = self.resend(action)
        self.assertEqual(self.list_of(copy), self.list_of(action))
        mail = copy.delivery_ids.mail_id
        self.assertEqual(mail.attachment_ids, self.list_of(action))
        kept = copy.delivery_ids.filtered("mail_id").list_sha256
        self.assertEqual(kept, sha256(mail.attachment_ids.raw).hexdigest())
        again = texts(copy.delivery_ids.attachment_id.raw)
        self.assertEqual(again[1:], first[1:])

    def test_whoever_copies_the_message_copies_its_list_and_sees_it_changed(self):
        action = self.send()
        delivery, document = action.delivery_ids, self.list_of(action)
        copy = _of_message(action)
        self.assertEqual(copy.along.read(), document.raw)
        self.assertTrue(copy.is_as_sent())
        lines = action.line_ids.move_line_id
        given = [action, delivery, "reminder", lines, action.date]
        (candidate,) = _list_along(*given)
        self.assertEqual(candidate.attachment, document)
        document.sudo().raw = b"%PDF-1.4 another one"
        self.assertFalse(_of_message(action).is_as_sent())
        self.assertFalse([*_list_along(*given)])

    def test_the_discussions_of_the_invoices_in_the_message_have_the_note(self):
        action = self.send()
        notes = self.env["mail.message"].search(
            [("model", "=", "account.move"), ("body", "like", action.reference)]
        )
        self.assertEqual(sorted(notes.mapped("res_id")), self.moves[:2].ids)


@tagged("post_install", "-at_install")
class TestLongClaims(ChargesCase):
    """What very many items bear: reckoned in the message, summed in the annex."""

    def test_the_further_ones_have_their_interest_in_the_annex(self):
        self.invoice(due=0, amount=3000, currency_id=self.euro.id)
        with patch(MOST_ROWS, 1):
            action = self.follow_up(5).action_ids
            listing = action._item_listing()
            self.assertEqual(len(action._sheet_rows()), 1)
            self.assertIn("each further invoice", action.block_sheet)
        heads = [column.head for column in listing.columns]
        self.assertEqual(heads[-2:], ["Interest", "Compensation"])
        interest, compensation = action.amount_interest, action.amount_compensation
        self.assertEqual(
            list(listing.total[-2:]), [*map(action._money, (interest, compensation))]
        )
        self.assertEqual(len(listing.rows), 2)
        self.assertEqual(listing.rows[0][-2], action._money(1.44))
