"""What tests of contacts need: a call to make, and a window to note it in."""

from odoo.tests import Form

from .common import FollowupCase


class ContactsCase(FollowupCase):
    """A customer who owes an invoice and is to be rung about it."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        level = self.policy.level_ids.sorted()[0]
        level.write({"by_email": False, "by_phone": True})
        self.action = self.follow_up(5).action_ids

    def log(self, outcome, record=None, button="action_log_contact", today=5, **values):
        """Press the button as an officer, fill in the window and save it."""
        with self.on(today):
            opened = getattr((record or self.action).with_user(self.officer), button)()
            contacts = self.env[opened["res_model"]].with_user(self.officer)
            form = Form(contacts.with_context(**opened["context"]))
            form.outcome_id = self.env.ref(f"credit_followup.outcome_{outcome}")
            for name, value in values.items():
                form[name] = value
            return form.save()
