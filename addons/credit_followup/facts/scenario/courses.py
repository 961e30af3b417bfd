"""The courses of open items, each made once for all the lines that share it."""

from datetime import date

from odoo.tools import SQL

from ...followup_core.scenario.records import Course, Served
from ...followup_core.vocabulary import Nature

_FIRST_DAY = date.min.toordinal()
# What of a line its item's course is made of, in this order. Days are numbers, counted
# from the first of the calendar: a million dates would cost more than what they decide.
COURSE = SQL(
    "COALESCE(line.invoice_date, line.date) - DATE '0001-01-01',"
    " line.date_maturity - DATE '0001-01-01',"
    " line.followup_policy_id, line.followup_level_id,"
    " line.followup_level_on - DATE '0001-01-01', line.followup_notice,"
    " line.followup_asked_on - DATE '0001-01-01', line.no_followup,"
    " line.followup_notice_on - DATE '0001-01-01'"
)
NATURES = {str(nature.value): nature for nature in Nature}
# Courses that are kept: far more than a year of due dates, far less than a ledger.
_MOST = 20_000


class Courses(dict):
    """The course of each row of ``COURSE``, for customers who follow one policy."""

    def __init__(self, policies, usual):
        """Start without any; ``usual`` is what items without policy follow."""
        super().__init__()
        self._policies = policies
        self._usual = usual

    def __missing__(self, columns):
        """Make the course of a row, and forget the others where they are many."""
        if len(self) >= _MOST:
            self.clear()
        found = self[columns] = self._course(columns)
        return found

    def _course(self, columns):
        invoiced_on, due_on, policy, level, level_on, *columns = columns
        notice, asked_on, excluded, notice_on = columns
        level = self._policies.ranks.get(level)
        return Course(
            _day(invoiced_on),
            _day(due_on),
            self._policies.active(policy) or self._usual,
            level and Served(level.key, level.rank, level.nature, _day(level_on)),
            NATURES[notice] if notice else None,
            _day(asked_on),
            bool(excluded),
            _day(notice_on),
        )


def _day(number):
    return None if number is None else date.fromordinal(_FIRST_DAY + number)
