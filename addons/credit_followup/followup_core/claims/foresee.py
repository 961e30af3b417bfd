"""What a first letter has to foresee: the costs that the debtor may come to owe."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from ..law.case import Notice, NoticeChannel, NoticeKind, Request
from .calculate import costs

# Longer than any term that a law gives after a first letter.
MONTH = timedelta(days=31)
# How far closed days move a day to pay, at most, and a day to be beyond the fee's.
MOVED_DAYS = 8


def foresee(request: Request, on: date) -> dict[str, Decimal]:
    """Return the compensation that may follow a letter of the day, by debt.

    The claim of a month later, as if the letter left today: it costs what the law or
    the accepted clause will then give. Interest is not foretold: its rates may not be
    published yet.
    """
    letter = Notice(NoticeKind.FORMAL_NOTICE, NoticeChannel.ELECTRONIC, on)
    terms = request.terms and replace(request.terms, interest=None)
    fee = terms.fee if terms else None
    dues = [debt.due_on for debt in request.debts]
    fee_on = max(dues, default=on) + timedelta(
        days=fee.after_days + MOVED_DAYS if fee else 0
    )
    until = max(on + MONTH, fee_on)
    later = replace(request, as_of=until, notices=(letter,), terms=terms)
    return {debt.ref: debt.compensation_accrued for debt in costs(later).debts}
