from odoo.tests import tagged

from ...effects.removal.documents import hand_over
from ...facts.removal import lost
from ..common import FollowupCase, day

ADDON = "credit_followup"


@tagged("post_install", "-at_install")
class TestRemoval(FollowupCase):
    """What an uninstallation lists before, and what it hands over before it drops."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.policy.level_ids.sorted()[0].by_letter = True
        cls.move = cls.invoice(due=-5)
        cls.action = cls.follow_up().action_ids
        cls.mail = cls.action.delivery_ids.mail_id
        cls.letter = cls.action.delivery_ids.attachment_id

    def printed(self):
        """Let the letter be printed and the mail leave."""
        self.action.action_printed()
        self.mail.state = "sent"

    def going(self):
        """Return the addons that go with the base."""
        base = self.env.ref(f"base.module_{ADDON}")
        return (base | base.downstream_dependencies()).mapped("name")

    def window(self, module):
        return self.env["base.module.uninstall"].create({"module_ids": module.ids})

    # === LISTED === #

    def test_what_goes_is_listed_with_how_many(self):
        promises = self.env["credit.followup.promise"]
        promises.search([]).unlink()
        with self.on(0):
            promises.create(
                {
                    "company_id": self.company.id,
                    "partner_id": self.customer.id,
                    "move_line_id": self.item(self.move).id,
                    "amount": 100,
                    "promised_on": day(5),
                }
            )
        goes = self.window(self.env.ref(f"base.module_{ADDON}")).followup_goes
        self.assertIn("Promise to Pay: 1", goes.splitlines())
        self.assertIn("and the settings of the follow-up", goes)

    def test_what_stays_is_listed_with_how_many(self):
        base = self.env.ref(f"base.module_{ADDON}")
        before = self.window(base).followup_stays.splitlines()
        self.printed()
        after = self.window(base).followup_stays.splitlines()
        counted = [
            int(new.rpartition(": ")[2]) - int(old.rpartition(": ")[2])
            for old, new in zip(before[1:3], after[1:3], strict=True)
        ]
        self.assertEqual(counted, [1, 1])
        self.assertIn("Invoices, payments and entries stay", after[0])

    def test_what_waits_to_leave_is_listed_with_how_many(self):
        models = lost.lost_models(self.env, self.going())
        before = lost.count_staying(self.env, models).waiting
        self.assertGreaterEqual(before, 2, "the mail and the letter wait")
        self.printed()
        self.assertEqual(lost.count_staying(self.env, models).waiting, before - 2)
        waiting = self.window(self.env.ref(f"base.module_{ADDON}")).followup_stays
        self.assertIn(f"they go: {before - 2}", waiting)

    def test_a_mail_that_was_sent_twice_is_handed_over_once(self):
        self.printed()
        models = lost.lost_models(self.env, self.going())
        before = lost.count_staying(self.env, models)
        self.mail.copy(
            {"mail_message_id": self.mail.mail_message_id.id, "state": "exception"}
        )
        self.mail.copy(
            {"mail_message_id": self.mail.mail_message_id.id, "state": "sent"}
        )
        self.assertEqual(lost.count_staying(self.env, models).mails, before.mails)

    def test_of_other_modules_nothing_is_said(self):
        installed = self.env["ir.module.module"].search([("state", "=", "installed")])
        other = next(
            one
            for one in installed
            if not any(
                name.startswith(ADDON)
                for name in (one | one.downstream_dependencies()).mapped("name")
            )
        )
        window = self.window(other)
        self.assertFalse(window.followup_goes)
        self.assertFalse(window.followup_stays)

    # === HANDED OVER === #

    def test_a_customer_of_one_company_keeps_what_he_was_sent(self):
        self.customer.company_id = self.company
        words, checksum = self.mail.body_html, self.letter.checksum
        self.printed()
        hand_over(self.env, self.going())
        message = self.mail.mail_message_id
        self.assertEqual((message.model, message.res_id), self.home(self.customer))
        self.assertEqual(message.body, words)
        self.assertEqual(self.mail.body_html, words)
        own = (self.letter.res_model, self.letter.res_id)
        self.assertEqual(own, self.home(self.customer))
        self.assertEqual(self.letter.checksum, checksum)

    def test_where_companies_share_a_customer_it_is_at_the_invoice(self):
        self.printed()
        hand_over(self.env, self.going())
        message = self.mail.mail_message_id
        self.assertEqual((message.model, message.res_id), self.home(self.move))
        own = (self.letter.res_model, self.letter.res_id)
        self.assertEqual(own, self.home(self.move))

    def home(self, record):
        return record._name, record.id

    def test_what_never_left_is_not_handed_over(self):
        self.mail.state = "exception"
        hand_over(self.env, self.going())
        self.assertEqual(self.mail.mail_message_id.model, self.action._name)
        self.assertEqual(self.letter.res_model, "credit.followup.delivery")

    def test_a_file_of_a_field_becomes_a_file_of_its_name(self):
        terms = self.env["credit.followup.terms"].create(
            {"name": "2025", "company_id": self.company.id, "valid_from": "2025-01-01"}
        )
        acceptance = self.env["credit.followup.terms.acceptance"].create(
            {
                "terms_id": terms.id,
                "partner_id": self.customer.id,
                "accepted_on": "2025-06-01",
                "proof": "c2lnbmVk",
            }
        )
        proof = self.env["ir.attachment"].search(
            [
                ("res_model", "=", acceptance._name),
                ("res_field", "=", "proof"),
                ("res_id", "=", acceptance.id),
            ]
        )
        hand_over(self.env, self.going())
        self.assertEqual((proof.res_model, proof.res_id), self.home(self.move))
        self.assertEqual((proof.name, proof.res_field), ("Proof", False))
        self.assertEqual(proof.raw, b"signed")

    def test_notes_keep_their_words_without_the_link(self):
        self.printed()
        link = f'data-oe-model="{self.action._name}"'
        notes = self.move.message_ids.filtered(lambda one: link in one.body)
        self.assertTrue(notes)
        hand_over(self.env, self.going())
        for note in notes:
            self.assertIn(f"<p>{self.action.reference}", note.body)
            self.assertNotIn("<a", note.body)

    def test_tasks_of_ours_go(self):
        self.action.activity_schedule("credit_followup.activity_post")
        todo = self.customer.activity_schedule("mail.mail_activity_data_todo")
        hand_over(self.env, self.going())
        self.assertEqual(self.customer.activity_ids, todo)
        self.assertFalse(self.action.activity_ids)

    def test_where_a_bridge_goes_the_base_keeps_what_is_its_own(self):
        self.printed()
        hand_over(self.env, ["credit_followup_agency"])
        self.assertEqual(self.mail.mail_message_id.model, self.action._name)
        self.assertEqual(self.letter.res_model, "credit.followup.delivery")
        self.assertNotIn(self.action._name, lost.lost_models(self.env, ["sale"]))

    # === OF WHOM === #

    def test_an_app_that_is_none_of_ours_goes_as_ever(self):
        """Nothing of it is handed over: its messages are Odoo's to delete."""
        account = self.env.ref("base.module_account")
        self.assertFalse(account._followup_gone())
        base = self.env.ref(f"base.module_{ADDON}")
        self.assertEqual((account | base)._followup_gone(), [ADDON])

    def test_what_is_handed_over_is_read_by_people_inside(self):
        """An invoice has readers on the portal; a note about its case has none."""
        words = "He lies."
        self.action.message_post(body=words, message_type="comment")
        note = self.action.message_ids[:1]
        note.is_internal = False
        self.printed()
        hand_over(self.env, self.going())
        note.invalidate_recordset()
        self.assertNotEqual(note.model, "credit.followup.action")
        self.assertTrue(note.is_internal)
