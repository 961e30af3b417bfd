"""Switzerland: Obligationenrecht, art. 102 to 105.

Five percent (art. 104 (1)), months of thirty days, no interest on interest (art. 105
(3)), no compensation by law. A higher rate needs a contract (art. 104 (2)).

CHF 10,000 for one month of thirty days at five percent:

>>> from followup_core.claims.example import worked
>>> worked("CH", "10000.00", ("2025-03-31", "2025-04-30"),
...        {"ch_or104": {"2025-01-01": "5.00"}}, currency="CHF")
('41.67', '0')
"""

from .statute import BUSINESS, CONSUMER, EVERY_CREDITOR, PUBLIC, RateRule, Statute

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
    ),
)
