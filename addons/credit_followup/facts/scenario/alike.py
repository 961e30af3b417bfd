"""Read a customer's many items as few: those that are alike in all that decides.

A sentence about a customer with 50,000 items does not need each of them: items of the
same course get the same answer, and their amounts count as a sum. What decides by
itself stays apart: an item that is held or excluded, or below a minimum.
"""

from odoo.tools import SQL

from ..customers import read_holds
from ..items import CREDIT_LINE, read
from ..reader import Reader
from ..settings import money
from .courses import COURSE
from .lines import MODELS, Lines

# How many members of a class are named at the most, and one that says there are more.
MOST_MEMBERS = 4


class AlikeReader(Reader):
    """Facts of one company on one day, with one item for all that are alike.

    Its key is that of the first of them. ``apart`` are items that are asked for
    themselves.
    """

    def __init__(self, env, company, as_of, apart=()):
        """Read what all customers share, and remember who is asked for."""
        super().__init__(env, company, as_of)
        self._lines = _AlikeLines(self, set(apart))

    def members(self, item):
        """Return the first ids of those that an item stands for, and their number."""
        return self._lines.members[item.key]

    def alone(self):
        """Return an expression that is another one for each item that stands alone.

        Those below the highest minimum of an item: together they would be above it. In
        company currency, as the core compares them; without a rate it compares none.
        """
        minimums = self.policies.item_minimums()
        if not minimums:
            return SQL("TRUE")
        cases = [
            SQL("WHEN %s THEN %s", currency, rate)
            for currency, rate in self._rates.items()
        ]
        return SQL(
            "CASE WHEN line.amount_residual_currency"
            " * CASE line.currency_id %s END < %s THEN line.id END",
            SQL(" ").join(cases),
            minimums[-1],
        )


class _AlikeLines(Lines):
    """The lines of one company, with one row for all that are alike."""

    def __init__(self, reader, apart):
        super().__init__(reader.env, reader.company)
        self._reader = reader
        self._apart = apart
        self.members = {}

    def of(self, partner_ids):
        """Return the rows of some customers, with those of their contacts."""
        query = SQL(
            # The columns of `Lines`, by number where they are grouped and sorted.
            "SELECT partner.commercial_partner_id, line.currency_id, MIN(line.id),"
            " SUM(line.amount_residual_currency), NULLIF(%(credit)s, false),"
            " %(course)s,"
            " (ARRAY_AGG(line.id ORDER BY line.id))[:%(most)s], COUNT(*)"
            " FROM account_move_line line"
            " JOIN res_partner partner ON partner.id = line.partner_id"
            " WHERE %(open)s AND partner.commercial_partner_id IN %(partners)s"
            " GROUP BY 1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, %(alone)s,"
            " CASE WHEN line.no_followup OR line.id IN %(apart)s THEN line.id END"
            " ORDER BY 1, 2, 7, 3",
            credit=CREDIT_LINE,
            course=COURSE,
            most=MOST_MEMBERS,
            open=self._open,
            partners=tuple(partner_ids) or (0,),
            alone=self._reader.alone(),
            apart=tuple(self._apart | self._held(partner_ids)) or (0,),
        )
        return [self._noted(row) for row in read(self.env, query, MODELS)]

    def _held(self, partner_ids):
        holds = read_holds(self._reader, tuple(partner_ids))
        return {one.item for own in holds.values() for one in own if one.item}

    def _noted(self, row):
        *row, members, number = row
        self.members[row[2]] = (members, number)
        return (*row[:3], money(row[3]), *row[4:])
