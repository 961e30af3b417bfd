"""Which items are watched, and from when on."""

import logging

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...decisions.court.limitations import watch
from ...facts.items import ITEM_LINE, open_line_of, read

_logger = logging.getLogger(__name__)

# Most invoices are paid by then, and no time that is known here ends earlier.
LATE_DAYS = 60
# And a week more does no harm: a night in which nothing is due reads no ledger.
EVERY_DAYS = 7
# So many new items a night takes up, the oldest first: a ledger that is new to the
# addon is watched after some nights, and no night waits for it.
MOST_NEW = 10_000


class CreditFollowupLimitation(models.Model):
    _inherit = "credit.followup.limitation"

    @api.model
    def _to_follow(self, company, today, wakes):
        """Take up what became so late, then return what has to be looked at."""
        self._watch_safely(company, today, wakes)
        return super()._to_follow(company, today, wakes)

    @api.model
    def _watch_safely(self, company, today, wakes):
        """A fault of it does not stop the night: the next one takes them up."""
        try:
            with self.env.cr.savepoint():
                self._watch(company, today, wakes)
        except Exception:
            _logger.exception("Limitation of %s is not watched tonight", company.name)

    @api.model
    def _watch(self, company, today, wakes):
        """Watch the items that became late enough since the last night.

        By their due dates, from where the last night stopped: a night does not search a
        ledger for what is new in it. Of customers whom something woke, all items.
        """
        until = fields.Date.subtract(today, days=LATE_DAYS)
        if wakes.customers:
            found = self._new_lines(company, until, self._of_customers(wakes))
            watch(self.env["account.move.line"].browse(found), today)
        since = company.sudo().followup_limitation_on
        if not since or (until - since).days >= EVERY_DAYS:
            company.sudo().followup_limitation_on = self._go_on(
                company, today, until, since
            )

    @api.model
    def _go_on(self, company, today, until, since):
        """Watch what became late enough since that day; return how far it came."""
        due = self._new_lines(company, until, self._since(since), MOST_NEW)
        lines = self.env["account.move.line"].sudo().browse(due)
        watch(lines, today)
        if len(due) < MOST_NEW:
            return until
        # What is due on the same day as the last one may not be there yet.
        return fields.Date.subtract(lines[-1].date_maturity, days=1)

    @api.model
    def _since(self, day):
        if not day:
            return SQL("TRUE")
        return SQL("line.date_maturity > %s", day)

    @api.model
    def _of_customers(self, wakes):
        """Return the condition for whom something woke; everybody is left to the days.

        What was posted late, or opened again, has a due date that nights have passed.
        """
        partners = self.env["res.partner"].with_context(active_test=False)
        family = partners.search(
            Domain("commercial_partner_id", "in", list(wakes.customers))
        )
        return SQL("line.partner_id IN %s", tuple(family.ids) or (0,))

    @api.model
    def _new_lines(self, company, until, which, most=None):
        """Return ids of items that are so late and not watched, the oldest first."""
        query = SQL(
            "SELECT line.id FROM account_move_line line WHERE %s AND %s"
            " AND line.date_maturity <= %s AND %s AND NOT EXISTS ("
            "  SELECT FROM credit_followup_limitation known"
            "  WHERE known.move_line_id = line.id)"
            " ORDER BY line.date_maturity, line.id LIMIT %s",
            open_line_of(company),
            ITEM_LINE,
            until,
            which,
            most,
        )
        return [
            key for (key,) in read(self.env, query, ["account.move.line", self._name])
        ]
