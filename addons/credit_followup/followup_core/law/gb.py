"""United Kingdom: Late Payment of Commercial Debts (Interest) Act 1998.

Eight points above the Bank of England's rate of 31 December or 30 June; the rate of the
day on which interest starts counts for the whole delay (s. 4 and 6). A fixed sum by the
size of the debt (s. 5A).

>>> from decimal import Decimal
>>> [fixed_sum(Decimal(x), Decimal("0.01")) for x in ("999.99", "1000", "10000")]
[Decimal('40'), Decimal('70'), Decimal('100')]

GBP 10,000 for sixty days at 3.75 + 8 percent:

>>> from followup_core.claims.example import worked
>>> worked("GB", "10000.00", ("2026-07-31", "2026-09-29"),
...        {"uk_boe_reference": {"2026-07-01": "3.75"}}, currency="GBP")
('193.15', '100.00')
"""

from datetime import date
from decimal import Decimal

from .case import Allocation
from .court.limitation import EVERYBODY, Rule, Span, effects, title, years
from .court.vat import VatEvent, VatFrom, VatRelief, VatTerm
from .due import PUBLIC_TERM, Term, legal_due
from .statute import BUSINESS, PUBLIC, Lump, RateRule, Statute
from .words import translatable as _

# Section 5A (2): from which debt on, and the sum.
TIERS = (
    (Decimal(10_000), Decimal(100)),
    (Decimal(1000), Decimal(70)),
    (Decimal(0), Decimal(40)),
)


def fixed_sum(debt: Decimal, _smallest: Decimal) -> Decimal:
    """Return the fixed sum for one debt."""
    if debt <= 0:
        return Decimal(0)
    return next(amount for least, amount in TIERS if debt >= least)


STATUTES = (
    Statute(
        jurisdiction="GB",
        debtors=(BUSINESS, PUBLIC),
        article="Late Payment of Commercial Debts (Interest) Act 1998, s. 4 and 6",
        source="legislation.gov.uk; S.I. 2002/1675",
        # The regulations of 2002 fix the rate and the sums since this day.
        contracts_from=date(2002, 8, 7),
        currency="GBP",
        rate=RateRule(("uk_boe_reference",), Decimal(8), locked=True),
        lump=Lump(
            fixed_sum, "Late Payment of Commercial Debts (Interest) Act 1998, s. 5A"
        ),
        legal_due=legal_due(
            Term(
                "Late Payment of Commercial Debts (Interest) Act 1998, s. 4",
                public=PUBLIC_TERM,
            )
        ),
        # The Act is silent: what the debtor pays is taken for the debt itself.
        allocation=Allocation.PRINCIPAL_FIRST,
        oldest_first=True,
    ),
)

# Six years from the breach in England and Wales (s. 5), after an acknowledgement in
# writing or a part payment again (s. 29 to 31), of a judgment six (s. 24); in Northern
# Ireland as long. Scotland has five: the article says so, the day is that of England.
LIMITATION = (
    Rule(
        EVERYBODY,
        years(6),
        _(
            "Limitation Act 1980, s. 5; in Scotland five years (Prescription and "
            "Limitation (Scotland) Act 1973, s. 6)"
        ),
        "legislation.gov.uk; bierensgroup.com",
        effects=effects(
            title(years(6), _("Limitation Act 1980, s. 24"), is_fixed=True)
        ),
    ),
)

# VAT Act 1994, s. 36, VAT Regulations 1995, reg. 165A: six months after the debt was
# due, and within four years and six months; where the supply was later than that day
# both run from it, which is not here.
VAT_RELIEF = (
    VatRelief(
        (VatEvent.TIME_PASSED,),
        _("VAT Act 1994, s. 36"),
        "gov.uk (VR7420; VAT Notice 700/18)",
        _("The debt in a bad debt account for VAT, neither paid nor sold"),
        since=VatTerm(VatFrom.DUE, (Span(6, 1),)),
        until=VatTerm(VatFrom.DUE, (Span(4 * 12 + 6),)),
        until_article=_("VAT Regulations 1995, reg. 165A"),
    ),
)
