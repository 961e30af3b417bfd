"""What tests of stops need: levels and rules that stop, and releases."""

from freezegun import freeze_time

from .common import FollowupCase, day

# Orders are confirmed on the day of the machine.
FAR = day(36_500)


class StopsCase(FollowupCase):
    """A customer who owes an invoice, and what stops him."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)

    @property
    def stops(self):
        return self.env["credit.followup.stop"].search(
            [("company_id", "=", self.company.id)]
        )

    def rule(self, degree="stop", **values):
        return self.env["credit.followup.stop.rule"].create(
            {"name": "Rule", "company_id": self.company.id, "degree": degree, **values}
        )

    def stop(self, given=5, **values):
        """Stop the customer by hand, as an officer does."""
        with freeze_time(day(given)):
            return (
                self.env["credit.followup.stop"]
                .with_user(self.officer)
                .create(
                    {
                        "company_id": self.company.id,
                        "partner_id": self.customer.id,
                        "note": "His cheque was not signed",
                        **values,
                    }
                )
            )

    def release(self, asker=None, given=5, **values):
        """Ask for a release, as an officer does."""
        with freeze_time(day(given)):
            return (
                self.env["credit.followup.release"]
                .with_user(asker or self.officer)
                .create(
                    {
                        "company_id": self.company.id,
                        "partner_id": self.customer.id,
                        "kind": "time",
                        "why": "A spare part",
                        **values,
                    }
                )
            )

    def granted(self, **values):
        """Have a release granted for as long as a test may run."""
        release = self.release(until=FAR, **values)
        release.with_user(self.manager).action_grant()
        return release.sudo()

    def stands(self, record):
        return record.state, record.reason
