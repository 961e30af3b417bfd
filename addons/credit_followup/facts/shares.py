"""What may be asked of items now, and what stands against them.

Read for a whole batch of customers in a constant number of queries.
"""

from ..followup_core.scenario.holds import group_hold, unheld
from ..followup_core.scenario.records import ZERO, OpenItem
from .customers import read_holds, read_payables
from .items import open_lines
from .payments import read_unallocated
from .settings import money


class ShareReader:
    """Holds, credits and open bills of customers of one company on one day."""

    def __init__(self, env, company, as_of, partners):
        """Read them for commercial partners."""
        self.env = env(su=True)
        self.company = company.sudo()
        self.as_of = as_of
        self.open_lines = open_lines(self.company)
        for model in ("credit.followup.hold", "res.partner"):
            self.env[model].flush_model()
        ids = tuple(partners.ids) or (0,)
        self._holds = read_holds(self, ids)
        self._credits = read_unallocated(self, [(one, None) for one in partners])
        self._bills = read_payables(self, ids)

    def is_held(self, partner):
        """Tell whether a hold suspends the customer as a whole."""
        return group_hold(self._holds.get(partner.id, ()), self.as_of) is not None

    def unheld(self, line):
        """Return the residual of an open item less what is held of it."""
        item = OpenItem(
            line.id, money(line.amount_residual_currency), line.date, None, None
        )
        holds = self._holds.get(line.partner_id.commercial_partner_id.id, ())
        own = [one for one in holds if one.item in (None, line.id)]
        return unheld(item, own, self.as_of)

    def credits(self, partner, currency):
        """Return what the customer has paid and nobody has allocated."""
        payments = self._credits.get((partner.id, currency.id), ())
        return sum((one.amount for one in payments), ZERO)

    def bills(self, partner, currency):
        """Return what the company owes him by open bills, where it counts them."""
        return self._bills.get((partner.id, currency.id), ZERO)
