"""Facts of our own delays: invoices never sent, sent late, or due when nobody knows."""

from odoo.fields import Date

from ...followup_core.figures.delays import Delay, Kind
from ..settings import money
from ..terms.payment_terms import is_too_long

# An invoice that leaves on the next working day is not late.
LEAST_DAYS = 3


def read_revenue(company, today):
    """Return the revenue of the last 365 days without tax, credit notes taken off."""
    ((total,),) = (
        company.env["account.move"]
        .sudo()
        ._read_group(
            _posted(company, today, ("out_invoice", "out_refund")),
            aggregates=["amount_untaxed_signed:sum"],
        )
    )
    return money(total)


def read_delays(company, today):
    """Yield the delays of the invoices of a year, each with its invoice."""
    invoices = (
        company.env["account.move"]
        .sudo()
        .search(_posted(company, today, ("out_invoice",)), order="invoice_date, id")
    )
    too_long = _TooLong(company, today)
    for move in invoices:
        amount = money(move.amount_untaxed_signed)
        day = move.invoice_date
        if not move.is_move_sent and move.amount_residual > 0 and day < today:
            yield move, Delay(Kind.NEVER_SENT, amount, day)
        sent_on = move.followup_sent_on
        if sent_on and (sent_on - day).days >= LEAST_DAYS:
            yield move, Delay(Kind.SENT_LATE, amount, day, sent_on)
        if move.invoice_date_due == day and not move.invoice_payment_term_id:
            yield move, Delay(Kind.NO_DUE_DATE, amount, day, day)
        elif too_long(move):
            yield move, Delay(Kind.TERM_TOO_LONG, amount, day, day)


def _posted(company, today, types):
    return [
        ("company_id", "=", company.id),
        ("move_type", "in", types),
        ("state", "=", "posted"),
        ("invoice_date", ">", Date.subtract(today, days=365)),
        ("invoice_date", "<=", today),
    ]


class _TooLong:
    """Tells whether an invoice is due later than the law of its customer allows.

    Asked once for all customers of a kind and country that have the same term.
    """

    def __init__(self, company, today):
        self.company = company
        self.today = today
        self.known = {}

    def __call__(self, move):
        customer = move.commercial_partner_id
        days = (move.invoice_date_due - move.invoice_date).days
        country = customer._followup_jurisdiction(self.company)
        key = (country, customer._followup_debtor(), days)
        if key not in self.known:
            self.known[key] = is_too_long(customer, self.company, days, self.today)
        return self.known[key]
