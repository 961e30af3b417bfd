"""Facts of habits: how late customers paid in twelve months, and whether words held."""

from collections import defaultdict
from decimal import Decimal

from odoo.fields import Date
from odoo.tools import SQL

from ...followup_core.figures.forecast import Habit
from ...followup_core.figures.payers import MONTHS
from ...followup_core.people.promises import State as Word
from ..items import CUSTOMER, WITH_CONTACT, read
from ..settings import money
from .ledger import BY_BANK, DUE_ON, LEDGER, lines_of


def read_habits(company, day):
    """Return how late customers paid in twelve months; of who paid nothing that of all.

    Who broke more promises than he kept is not sure, also where he never paid.
    """
    late = SQL("(pay.date - %s)", DUE_ON)
    query = SQL(
        "SELECT %(customer)s, SUM(part.amount), SUM(part.amount * %(late)s),"
        " SUM(part.amount * %(late)s * %(late)s)"
        " FROM account_partial_reconcile part"
        " JOIN account_move_line pay ON pay.id = part.credit_move_id"
        " JOIN account_move paying ON paying.id = pay.move_id"
        " JOIN account_move_line line ON line.id = part.debit_move_id %(contact)s"
        " WHERE part.company_id = %(company)s AND %(lines)s AND %(bank)s"
        " AND pay.date >= %(since)s AND pay.date < %(day)s"
        " GROUP BY GROUPING SETS ((1), ())",
        customer=CUSTOMER,
        late=late,
        contact=WITH_CONTACT,
        company=company.id,
        lines=lines_of(company),
        bank=BY_BANK,
        since=Date.subtract(day, months=MONTHS),
        day=day,
    )
    broken = _breakers(company, day)
    found = {
        customer: _habit(money(paid), money(days), money(squares), customer in broken)
        for customer, paid, days, squares in read(company.env, query, LEDGER)
        if paid
    }
    usual = found.pop(None, Habit())
    unsure = {customer: usual._replace(is_sure=False) for customer in broken}
    return _Habits(usual, {**unsure, **found})


class _Habits(dict):
    """Habits by customer; of who never paid that of all."""

    def __init__(self, usual, own):
        super().__init__(own)
        self.usual = usual

    def __missing__(self, _customer):
        return self.usual


def _habit(paid, days, squares, is_broken):
    """Return a habit in whole days: a forecast knows no parts of them."""
    delay = days / paid
    spread = max(squares / paid - delay * delay, Decimal(0)).sqrt()
    whole = (one.to_integral_value() for one in (delay, spread))
    return Habit(*whole, not is_broken)


def _breakers(company, day):
    """Return the ids of those who broke more promises than they kept."""
    since = Date.subtract(day, months=MONTHS)
    groups = (
        company.env["credit.followup.promise"]
        .sudo()
        ._read_group(
            [
                ("company_id", "=", company.id),
                ("last_on", ">=", since),
                ("last_on", "<", day),
                ("state", "in", (Word.KEPT.value, Word.BROKEN.value)),
            ],
            ["partner_id", "state"],
            ["__count"],
        )
    )
    counts = defaultdict(int)
    for partner, state, count in groups:
        counts[partner.id] += count if state == Word.BROKEN.value else -count
    return {key for key, more in counts.items() if more > 0}
