"""Ireland: S.I. 580/2012, late payment in commercial transactions.

Between businesses and by public bodies: the reference rate of the half-year in which
the payment fell late plus eight points, one rate for the whole delay; EUR 40, 70 or 100
by the size of the debt (reg. 9 and Schedule). Consumers owe nothing by law before a
judgment. Whether a day to pay that is no working day moves on was not found: it does,
which is the lower reading. Contracts since 16 March 2013.

>>> [fixed_sum(Decimal(x), Decimal("0.01")) for x in ("1000", "1000.01", "10000.01")]
[Decimal('40'), Decimal('70'), Decimal('100')]

EUR 36,500 late for ten days over a change of the rate, at 2.15 + 8 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"ecb_ref_semester": {"2026-01-01": "2.15", "2026-07-01": "2.40"}}
>>> worked("IE", "36500.00", ("2026-06-25", "2026-07-05"), rates)
('101.50', '100.00')
"""

from datetime import date
from decimal import Decimal

from .calendar import MONDAY, first_on_or_after, yearly
from .case import Allocation
from .court.limitation import EVERYBODY, Rule, effects, title, years
from .court.vat import VatEvent, VatRelief
from .due import Closed, Term, legal_due
from .eu import REFERENCE
from .statute import Lump, RateRule, businesses_and_public
from .words import translatable as _

ACT = "S.I. No. 580/2012"
# Schedule: up to which debt, and the sum.
TIERS = ((Decimal(1000), Decimal(40)), (Decimal(10_000), Decimal(70)))
HIGHEST = Decimal(100)

# Easter Monday; no bank works on Good Friday either.
_fixed = yearly(((1, 1), (3, 17), (12, 25), (12, 26)), (-2, 1))
FIRST_MONDAYS = (5, 6, 8)
BRIGID_SINCE = 2023
FRIDAY = 4
# Once, in remembrance.
REMEMBRANCE = date(2022, 3, 18)


def _brigid(year: int) -> date:
    """Return Saint Brigid's day: the first Monday, or 1 February on a Friday."""
    first = date(year, 2, 1)
    return first if first.weekday() == FRIDAY else first_on_or_after(first, MONDAY)


def holidays(year: int) -> frozenset[date]:
    """Return the public holidays (Organisation of Working Time Act 1997)."""
    mondays = {first_on_or_after(date(year, m, 1), MONDAY) for m in FIRST_MONDAYS}
    last_of_october = first_on_or_after(date(year, 10, 25), MONDAY)
    brigid = {_brigid(year)} if year >= BRIGID_SINCE else set()
    once = {REMEMBRANCE} if year == REMEMBRANCE.year else set()
    return _fixed(year) | mondays | {last_of_october} | brigid | once


def fixed_sum(debt: Decimal, _smallest: Decimal) -> Decimal:
    """Return the fixed sum for one debt."""
    if debt <= 0:
        return Decimal(0)
    return next((amount for most, amount in TIERS if debt <= most), HIGHEST)


STATUTES = businesses_and_public(
    jurisdiction="IE",
    article=ACT,
    source="irishstatutebook.ie; gov.ie: one rate for a late payment",
    contracts_from=date(2013, 3, 16),
    rate=RateRule(REFERENCE, Decimal(8), locked=True),
    lump=Lump(fixed_sum, f"{ACT}, reg. 9"),
    legal_due=legal_due(Term(ACT), Closed(holidays)),
    allocation=Allocation.PRINCIPAL_FIRST,
    oldest_first=True,
)

# Section 11 (1) and (6), 56 and 65 of the Statute of Limitations 1957.
LIMITATION = (
    Rule(
        EVERYBODY,
        years(6),
        _("Statute of Limitations 1957, s. 11 (1)"),
        "revisedacts.lawreform.ie; byrnewallace.com",
        effects=effects(
            title(years(12), _("Statute of Limitations 1957, s. 11 (6)"), is_fixed=True)
        ),
    ),
)

# S.I. 639/2010, reg. 10: a debt that was written off as bad, of somebody who is not
# connected, after all reasonable steps; not where tax is paid on moneys received. A
# refund is claimed within four years after the period to which it relates (Value-Added
# Tax Consolidation Act 2010, s. 99 (4)): which period that is here was not read.
VAT_RELIEF = (
    VatRelief(
        (
            VatEvent.INSOLVENCY_CLOSED,
            VatEvent.TITLE_UNENFORCED,
            VatEvent.CERTIFICATE,
        ),
        "S.I. No. 639/2010, reg. 10",
        "irishstatutebook.ie; leaflet of the Revenue on bad debts",
        _("All reasonable steps to recover it, and the debt written off in the books"),
    ),
)
