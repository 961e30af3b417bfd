"""What earlier files of an agency said of payouts that go on in the next one."""

from datetime import date

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.credit_followup.facts.items import read
from odoo.addons.credit_followup.facts.settings import money
from odoo.addons.credit_followup.followup_core.handover.classify import Reason
from odoo.addons.credit_followup.followup_core.handover.events import (
    Event,
    Kind,
    PaidTo,
)

from .feedback import ROW, batches

# Said in vain, until a person takes it all the same.
IN_VAIN = (Reason.PAYOUT_DIFFERS.value, Reason.PAYOUT_KNOWN.value)


class Counted:
    """The rows that count in their payouts already, looked up for each batch of rows.

    What waits counts as well: files are read in the night and applied in the morning.
    What was dismissed counts no more, and is not said anew. A payout that was not the
    sum of its rows, or was said twice, counts once a person takes it all the same.
    """

    def __init__(self, agency):
        """Remember the agency; nothing is read yet."""
        self._agency = agency
        self._known = frozenset()

    def __contains__(self, identity):
        """Tell whether an event of the batch counts already."""
        return identity in self._known

    def passing(self, found):
        """Yield what a file holds, each batch after it was looked up."""
        for batch in batches(found):
            self._look_up(batch)
            yield from batch

    def _look_up(self, batch):
        named = [one for one in batch if isinstance(one, Event) and one.payout_id]
        rows = self._agency.env[ROW]._read_group(
            Domain("agency_id", "=", self._agency.id)
            & Domain("payout_ref", "!=", False)
            & Domain("identity", "in", [one.identity for one in named])
            & (
                Domain("state", "in", ("applied", "dismissed"))
                | Domain("reason", "not in", IN_VAIN)
            ),
            ["identity"],
        )
        self._known = frozenset(identity for (identity,) in rows)


def read_earlier(agency, refs):
    """Return what earlier files said of payouts: what is alike as one event.

    A row that waits in two files counts once, which is why this is a statement.
    """
    query = SQL(
        "SELECT payout_ref, currency.name, kind, paid_to, SUM(amount), SUM(fee),"
        " SUM(fee_tax) FROM ("
        " SELECT DISTINCT ON (identity) * FROM credit_followup_feedback_row"
        " WHERE agency_id = %s AND payout_ref IN %s AND state <> 'dismissed'"
        " AND (state = 'applied' OR COALESCE(reason, '') NOT IN %s)"
        # Of those that are alike the one that was applied.
        " ORDER BY identity, state) told"
        " LEFT JOIN res_currency currency ON currency.id = told.currency_id"
        " GROUP BY payout_ref, currency.name, kind, paid_to",
        agency.id,
        tuple(refs) or ("",),
        IN_VAIN,
    )
    return [_event(row) for row in read(agency.env, query, (ROW,))]


def _event(row):
    payout, currency, kind, paid_to, *sums = row
    amount, fee, tax = map(money, sums)
    return Event(
        0,
        Kind(kind),
        date.max,
        amount=amount,
        currency=currency or "",
        fee=fee,
        fee_tax=tax,
        paid_to=PaidTo(paid_to),
        payout_id=payout,
    )
