"""Poland: act of 8 March 2013 on late payment, Kodeks cywilny art. 481.

Between businesses and by public bodies (art. 4 (3), 7 and 8): reference rate of the
Narodowy Bank Polski on the first day of the half-year plus ten points, plus eight of
public bodies in health care; a clause up to twice the civil rate (KC art. 481 § 2¹).
EUR 40, 70 or 100 by the size of the debt, converted at the bank's mean rate of the last
working day of the month before the one in which the debt fell due (art. 10). Consumers:
the civil rate, reference plus 5.5 points from each change. A penalty for late payment
of money is void (KC art. 483). A day to pay that is a Saturday, a Sunday or a holiday
moves on (KC art. 115). Contracts since 2020; the half-years since July 2020 are known.

PLN 36,500 for ten days at 14 percent, and of a consumer at 9.25:

>>> from followup_core.claims.example import worked
>>> rates = {"pl_b2b_transakcje_handlowe": {"2026-01-01": "14.00"},
...          "pl_kc_opoznienie": {"2026-03-05": "9.25"}}
>>> worked("PL", "36500.00", ("2026-03-06", "2026-03-16"), rates, currency="PLN")
('140.00', '0')
>>> worked("PL", "36500.00", ("2026-03-06", "2026-03-16"), rates, currency="PLN",
...        debtor="consumer")
('92.50', '0')
>>> [fixed_sum(Decimal(x), Decimal("0.01")) for x in ("5000", "5000.01", "50000")]
[Decimal('40'), Decimal('70'), Decimal('100')]
>>> day_of_exchange(date(2026, 3, 6))
datetime.date(2026, 2, 27)
"""

from datetime import date
from decimal import Decimal
from typing import Any

from .calendar import DAY, is_working_day, yearly
from .case import Allocation
from .court.limitation import (
    EVERYBODY,
    DebtNature,
    Rule,
    Span,
    Start,
    effects,
    title,
    years,
)
from .court.vat import VatEvent, VatFrom, VatRelief, VatTerm
from .due import Closed, Term, legal_due
from .statute import (
    BUSINESS,
    CONSUMER,
    PUBLIC,
    ClauseRule,
    Lump,
    RateRule,
    Statute,
)
from .words import translatable as _

SOURCE = "Dz.U. 2023 poz. 1790; notices in the Monitor Polski"
CIVIL = ("pl_kc_opoznienie",)
SINCE = date(2020, 1, 1)
# Art. 10: from which debt on in zloty, and the sum in euro.
LOWEST, MIDDLE, HIGHEST = Decimal(40), Decimal(70), Decimal(100)
UP_TO, BELOW = Decimal(5000), Decimal(50_000)
# Easter Sunday and Monday, Whit Sunday, Corpus Christi; Christmas Eve since 2025.
holidays = yearly(
    (
        *((1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11)),
        *((12, 24), (12, 25), (12, 26)),
    ),
    (0, 1, 49, 60),
)


def fixed_sum(debt: Decimal, _smallest: Decimal) -> Decimal:
    """Return the fixed sum in euro for one debt in zloty."""
    if debt <= 0:
        return Decimal(0)
    if debt <= UP_TO:
        return LOWEST
    return MIDDLE if debt < BELOW else HIGHEST


def day_of_exchange(due: date) -> date:
    """Return the last working day of the month before that of the due date."""
    day = due.replace(day=1) - DAY
    while not is_working_day(day, holidays):
        day -= DAY
    return day


LAW: dict[str, Any] = {
    "jurisdiction": "PL",
    "source": SOURCE,
    "contracts_from": SINCE,
    "currency": "PLN",
    "clause": ClauseRule.AT_MOST,
    "most": RateRule(CIVIL, times=Decimal(2)),
    "allocation": Allocation.PRINCIPAL_FIRST,
}
COMMERCIAL: dict[str, Any] = {
    "lump": Lump(
        fixed_sum,
        "Ustawa z 8.03.2013, art. 10",
        currency="EUR",
        converted_on=day_of_exchange,
    ),
    "legal_due": legal_due(Term("Ustawa z 8.03.2013, art. 7"), Closed(holidays)),
}

STATUTES = (
    Statute(
        debtors=(BUSINESS,),
        article="Ustawa z 8.03.2013, art. 4 pkt 3 i art. 7",
        rate=RateRule(("pl_b2b_transakcje_handlowe",)),
        **COMMERCIAL,
        **LAW,
    ),
    *(
        Statute(
            debtors=(PUBLIC,),
            article="Ustawa z 8.03.2013, art. 4 pkt 3 i art. 8",
            rate=RateRule((series,)),
            in_health_care=in_health_care,
            **COMMERCIAL,
            **LAW,
        )
        for series, in_health_care in (
            ("pl_b2b_transakcje_handlowe", False),
            ("pl_b2b_podmiot_leczniczy", True),
        )
    ),
    Statute(
        debtors=(CONSUMER,),
        article="Kodeks cywilny, art. 481 § 2",
        rate=RateRule(CIVIL),
        legal_due=legal_due(closed=Closed(holidays)),
        **LAW,
    ),
)

# Two years for what a business sold or did for others (KC art. 554, 646 and 751), three
# for periodic debts (art. 118), each to the end of the calendar year (art. 118, since 9
# July 2018); a new time (art. 123 and 124) is counted from its day, the earlier
# reading. A title: six years (art. 125).
_LIMITATION: dict[str, Any] = {
    "source": "gazetaprawna.pl; tcwp.pl",
    "start": Start.YEAR_END,
    "effects": effects(title(years(6), "Kodeks cywilny, art. 125")),
}
LIMITATION = (
    Rule(EVERYBODY, years(2), "Kodeks cywilny, art. 554", **_LIMITATION),
    Rule(
        EVERYBODY,
        years(2),
        "Kodeks cywilny, art. 751",
        natures=(DebtNature.SERVICES,),
        **_LIMITATION,
    ),
    Rule(
        EVERYBODY,
        years(3),
        "Kodeks cywilny, art. 118",
        natures=(DebtNature.PERIODIC,),
        **_LIMITATION,
    ),
)

# Ustawa o VAT, art. 89a, since October 2021: ninety days after the last day to pay, in
# the return of that period, as long as three years have not passed from the end of the
# year of the invoice. Of who pays no VAT only what a court has awarded and enforcement
# took up, or a register of debtors or an insolvency shows (2a): the first is here.
_ULGA: dict[str, Any] = {
    "source": "superpress.pl (SLIM VAT 2); wtssaja.pl",
    "until": VatTerm(VatFrom.INVOICED, (years(3),), from_year_end=True),
    "until_article": "Ustawa o podatku od towarów i usług, art. 89a (2)",
}
VAT_RELIEF = (
    VatRelief(
        (VatEvent.TIME_PASSED,),
        "Ustawa o podatku od towarów i usług, art. 89a (1a)",
        evidence=_("Invoice that was neither paid nor sold in ninety days"),
        debtors=(BUSINESS,),
        since=VatTerm(VatFrom.DUE, (Span(days=90),)),
        in_its_return=True,
        **_ULGA,
    ),
    VatRelief(
        (VatEvent.TITLE_UNENFORCED,),
        "Ustawa o podatku od towarów i usług, art. 89a (2a)",
        evidence=_("Final judgment, and its enforcement"),
        debtors=(CONSUMER,),
        **_ULGA,
    ),
)
