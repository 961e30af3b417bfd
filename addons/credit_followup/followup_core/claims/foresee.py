"""What a first letter has to foresee: the costs that the debtor may come to owe."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from ..law.case import Notice, NoticeChannel, NoticeKind, Request
from .calculate import costs

# Longer than any term that a law gives after a first letter.
MONTH = timedelta(days=31)


def foresee(request: Request, on: date) -> dict[str, Decimal]:
    """Return the compensation that may follow a letter of the day, by debt.

    The claim of a month later, as if the letter left today: it costs what the law or
    the accepted clause will then give. Interest is not foretold: its rates may not be
    published yet.
    """
    letter = Notice(NoticeKind.FORMAL_NOTICE, NoticeChannel.ELECTRONIC, on)
    terms = request.terms and replace(request.terms, interest=None)
    later = replace(request, as_of=on + MONTH, notices=(letter,), terms=terms)
    return {debt.ref: debt.compensation_accrued for debt in costs(later).debts}
