from odoo.tests import tagged

from odoo.addons.credit_followup_snailmail import uninstall_hook

from .test_post import PostCase


@tagged("post_install", "-at_install")
class TestRemoval(PostCase):
    """The addon goes: what waits does not leave, what left is of its invoice."""

    def test_what_waits_does_not_leave(self):
        letter = self.send().delivery_ids.post_letter_id
        uninstall_hook(self.env(su=True))
        self.assertEqual(letter.state, "canceled")

    def test_what_left_is_of_its_invoice(self):
        letter = self.send().delivery_ids.post_letter_id
        self.post()
        uninstall_hook(self.env(su=True))
        self.assertEqual(letter.state, "sent")
        self.assertEqual((letter.model, letter.res_id), ("account.move", self.move.id))
