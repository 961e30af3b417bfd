"""Requests to a claim of any kind: countries, payments, clauses, orders."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from followup_core.law.case import (
    Allocation,
    CreditorKind,
    Debt,
    DebtorKind,
    FeeClause,
    InterestClause,
    Notice,
    NoticeChannel,
    NoticeKind,
    Payment,
    PenaltyClause,
    Request,
    Terms,
)

DAY = timedelta(days=1)
FIRST, LAST = date(2015, 7, 1), date(2026, 6, 30)
COUNTRIES = (
    *("AT", "BE", "CH", "CY", "CZ", "DE", "EE", "ES", "FI", "FR", "GB", "GR", "IE"),
    *("IT", "LT", "LU", "LV", "MT", "NL", "NO", "PT", "SI", "SK", "XX"),
)
# Their rates are not known for every day.
PARTLY_KNOWN = ("BG", "DK", "HR", "HU", "PL", "SE")
CURRENCIES = {
    "GB": "GBP",
    "CH": "CHF",
    "CZ": "CZK",
    "NO": "NOK",
    "DK": "DKK",
    "HU": "HUF",
    "PL": "PLN",
    "SE": "SEK",
}

days = st.dates(FIRST, LAST - timedelta(days=900))
amounts = st.decimals("0.01", "50000.00", places=2)


@st.composite
def requests(draw, with_payments=True, countries=COUNTRIES):
    """Return a request; ``countries``: by whose laws."""
    country = draw(st.sampled_from(countries))
    dues = draw(st.lists(days, min_size=1, max_size=3))
    debts = tuple(
        Debt(f"INV/{n}", draw(amounts), due) for n, due in enumerate(dues, start=1)
    )
    as_of = max(dues) + draw(st.integers(-10, 850)) * DAY
    clause = draw(st.sampled_from((None, Decimal(5), Decimal(10))))
    debtor = draw(st.sampled_from(DebtorKind))
    if (country, debtor) == ("LU", DebtorKind.CONSUMER):
        debtor = DebtorKind.BUSINESS  # its legal rate is not known for every year
    return Request(
        jurisdiction=country,
        debtor=debtor,
        creditor=draw(st.sampled_from(CreditorKind)),
        currency=CURRENCIES.get(country, "EUR"),
        as_of=as_of,
        debts=debts,
        payments=draw(_payments(debts, as_of)) if with_payments else (),
        notices=(
            Notice(
                NoticeKind.FORMAL_NOTICE,
                draw(st.sampled_from(NoticeChannel)),
                sent := max(dues) + draw(st.integers(1, 60)) * DAY,
                sent + 2 * DAY,
            ),
        ),
        terms=Terms(
            accepted_on=draw(st.sampled_from((None, FIRST))),
            interest=InterestClause(clause) if clause else None,
            penalty=draw(
                st.sampled_from((None, PenaltyClause(), PenaltyClause(clause)))
            ),
            fee=draw(st.sampled_from((None, FeeClause(Decimal(15), 20)))),
        ),
        allocation=draw(st.sampled_from(Allocation)),
    )


@st.composite
def _payments(draw, debts, as_of):
    refs = (None, *(debt.ref for debt in debts))
    latest = max(as_of, FIRST)
    return tuple(
        Payment(
            draw(st.dates(FIRST, latest)), draw(amounts), draw(st.sampled_from(refs))
        )
        for _n in range(draw(st.integers(0, 3)))
    )
