"""What tests of people need: the words that a customer gives."""

from freezegun import freeze_time

from odoo.exceptions import ValidationError

from .common import FollowupCase, day


class PromisesCase(FollowupCase):
    """A customer who owes an invoice and promises to pay it."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)

    def promise(self, on=8, amount=1000.0, move=None, given=5, **values):
        """Take a promise on that day, as an officer does."""
        with freeze_time(day(given)):
            return (
                self.env["credit.followup.promise"]
                .with_user(self.officer)
                .create(
                    {
                        "company_id": self.company.id,
                        "partner_id": self.customer.id,
                        "move_line_id": self.item(move or self.move).id,
                        "amount": amount,
                        "promised_on": day(on),
                        **values,
                    }
                )
            )

    def refused(self, words, **values):
        """Assert that a promise is refused, and that it leaves nothing behind."""
        with self.assertRaises(ValidationError) as found:
            self.promise(**values)
        self.assertIn(words, str(found.exception))

    def outcome(self, promise):
        return promise.state, promise.reason
