"""Denmark: renteloven (LBK 459 of 13 May 2014).

The lending rate of the Nationalbank on 1 January or 1 July plus eight points (§ 5),
from the day after a due date fixed in advance, otherwise from thirty days after the
invoice (§ 3); the same of consumers. DKK 310 between businesses and by public bodies (§
9 a (3), bekendtgørelse 601/2002). Closed days were not read for a due date: the later
day is the safe one. Debts due since 1 March 2013. The rate of July 2026 was not found:
it is refused.

DKK 36,500 for ten days at 9.75 percent:

>>> from followup_core.claims.example import worked
>>> rates = {"dk_morarente": {"2026-01-01": "9.75"}}
>>> worked("DK", "36500.00", ("2026-02-27", "2026-03-09"), rates, currency="DKK")
('97.50', '310.00')
>>> worked("DK", "36500.00", ("2026-02-27", "2026-03-09"), rates, currency="DKK",
...        debtor="consumer")
('97.50', '0')
"""

from datetime import date
from decimal import Decimal
from typing import Any

from .calendar import yearly
from .case import Allocation
from .court.limitation import EVERYBODY, Rule, effects, title, years
from .due import Closed, legal_due
from .sentences import UNLESS_AGREED
from .start import thirty_days_after_invoice
from .statute import Lump, RateRule, businesses_and_public, flat, of_consumers

SUM = Decimal(310)
# Maundy Thursday to Easter Monday, Great Prayer Day, Ascension and the day after, Whit
# Sunday and Monday. The eves and Constitution Day are closed to payments.
holidays = yearly(
    ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)),
    (-3, -2, 0, 1, 26, 39, 40, 49, 50),
)


CLOSED = Closed(holidays)
LAW: dict[str, Any] = {
    "jurisdiction": "DK",
    "article": "Renteloven § 5",
    "source": "retsinformation.dk; lending rate of the Nationalbank",
    "debts_from": date(2013, 3, 1),
    "currency": "DKK",
    "rate": RateRule(("dk_morarente",)),
    "start": thirty_days_after_invoice(CLOSED),
    "starts": UNLESS_AGREED,
    "legal_due": legal_due(closed=CLOSED),
    "allocation": Allocation.PRINCIPAL_FIRST,
}

STATUTES = (
    *businesses_and_public(lump=Lump(flat(SUM), "Renteloven § 9 a, stk. 3"), **LAW),
    of_consumers(**LAW),
)

# Three years from the day on which payment could be asked (§§ 2 and 3), again after an
# acknowledgement (§ 15); a title ten years (§ 5).
LIMITATION = (
    Rule(
        EVERYBODY,
        years(3),
        "Forældelsesloven, § 3",
        "collectia.dk",
        effects=effects(title(years(10), "Forældelsesloven, § 5")),
    ),
)
