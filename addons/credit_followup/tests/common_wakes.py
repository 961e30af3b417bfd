"""A night that has looked at everybody, and who is woken and looked at since."""

from unittest.mock import patch

from ..decisions.proposal import Proposal
from .common import FollowupCase


class NightsCase(FollowupCase):
    """Sees whom a night looks at, and who is woken."""

    def woken(self):
        """Return who is woken, by cause; True stands for everybody."""
        wakes = self.env["credit.followup.wake"].search(
            [("company_id", "=", self.company.id)]
        )
        return {(one.partner_id or True, one.cause) for one in wakes}

    def forget(self):
        self.env["credit.followup.wake"].sudo().search([]).unlink()

    def looked_at(self, offset):
        """Return who is evaluated in the night of a day."""
        found = []
        add = Proposal.add

        def note(proposal, partner_ids):
            found.extend(partner_ids)
            return add(proposal, partner_ids)

        with patch.object(Proposal, "add", note):
            self.follow_up(offset)
        return found


class WakesCase(NightsCase):
    """A customer who was reminded, and one who owes nothing yet."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.asleep = self._customer("Zoe Smet")
        self.far = self.invoice(self.asleep, due=60)
        self.follow_up(5)
        self.follow_up(6)
