"""Switzerland: Obligationenrecht, art. 102 to 105.

Five percent (art. 104 (1)), months of thirty days, no interest on interest (art. 105
(3)), no compensation by law. A higher rate needs a contract (art. 104 (2)). A day to
pay that nobody agreed on needs a reminder (art. 102). One that is a Saturday, a Sunday
or a holiday moves on (art. 78; SR 173.110.3): with the holidays of most cantons, the
later day is the safe one.

CHF 10,000 for one month of thirty days at five percent:

>>> from followup_core.claims.example import worked
>>> worked("CH", "10000.00", ("2025-03-31", "2025-04-30"),
...        {"ch_or104": {"2025-01-01": "5.00"}}, currency="CHF")
('41.67', '0')
"""

from .calendar import yearly
from .court.evidence import Evidence
from .court.limitation import (
    EVERYBODY,
    RESTARTS,
    DebtNature,
    Does,
    Effect,
    Rule,
    effects,
    years,
)
from .due import Closed, legal_due
from .sentences import UNLESS_AGREED
from .start import by_reminder
from .statute import BUSINESS, CONSUMER, EVERY_CREDITOR, PUBLIC, RateRule, Statute

# Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday.
holidays = yearly(((1, 1), (1, 2), (8, 1), (12, 25), (12, 26)), (-2, 0, 1, 39, 49, 50))

STATUTES = (
    Statute(
        jurisdiction="CH",
        debtors=(BUSINESS, CONSUMER, PUBLIC),
        creditors=EVERY_CREDITOR,
        article="Obligationenrecht, art. 104 (1)",
        source="fedlex.admin.ch",
        currency="CHF",
        rate=RateRule(("ch_or104",)),
        thirty_day_months=True,
        starts=UNLESS_AGREED,
        start=by_reminder("Obligationenrecht, art. 102"),
        legal_due=legal_due(closed=Closed(holidays)),
    ),
)

# Ten years (art. 127), five for periodic debts, retail, craft and professional work
# (art. 128 (1) and (3)): what is not said to be goods of a business counts as these. A
# debt that is acknowledged in a writing, and a judgment, live for ten years (art. 137);
# each act of debt enforcement begins the time again (art. 135 and 138).
_TEN_YEARS = Effect(Does.RESTARTS, years(10), "Obligationenrecht, art. 137 (2)")
_EFFECTS = effects(
    _TEN_YEARS,
    {
        Evidence.ACKNOWLEDGEMENT: _TEN_YEARS,
        Evidence.AGREEMENT: _TEN_YEARS,
        Evidence.PAYMENT_ORDER: RESTARTS,
        Evidence.ENFORCEMENT: RESTARTS,
    },
)
_SOURCE = "fedlex.admin.ch, SR 220"
LIMITATION = (
    Rule(
        EVERYBODY,
        years(5),
        "Obligationenrecht, art. 128",
        _SOURCE,
        effects=_EFFECTS,
    ),
    Rule(
        (BUSINESS, PUBLIC),
        years(10),
        "Obligationenrecht, art. 127",
        _SOURCE,
        (DebtNature.GOODS,),
        effects=_EFFECTS,
    ),
)
