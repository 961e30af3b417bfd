"""What an insolvency asks, by country: the days, and what they rest on."""

from datetime import date

import pytest

from followup_core.law import of_insolvency
from followup_core.law.court.insolvency import (
    Filed,
    InsolvencyKind,
    Opening,
    file_until,
    interest_until,
    relief_until,
    suspect_from,
)

KIND = InsolvencyKind
OPENING = Opening(date(2026, 8, 31), date(2026, 9, 7))
OPENED = OPENING.opened_on
# Country and kind: whether it is filed, last day to file, of interest, first suspect.
DAYS = {
    ("BE", KIND.BANKRUPTCY): ("by_court", "2026-09-30", "2026-08-30", "2026-02-28"),
    ("BE", KIND.REORGANISATION): ("listed", None, None, None),
    ("BE", KIND.DEBT_MEDIATION): ("by_law", "2026-09-30", "2026-08-30", None),
    ("FR", KIND.BANKRUPTCY): ("by_law", "2026-11-07", "2026-08-31", "2025-02-28"),
    ("FR", KIND.REORGANISATION): ("by_law", "2026-11-07", "2026-08-31", "2025-02-28"),
    ("DE", KIND.BANKRUPTCY): ("by_court", "2026-09-14", "2026-08-30", "2026-05-31"),
    ("DE", KIND.DEBT_MEDIATION): ("by_court", "2026-09-14", "2026-08-30", "2026-05-31"),
    ("AT", KIND.BANKRUPTCY): ("by_court", None, "2026-08-31", "2026-02-28"),
    ("NL", KIND.BANKRUPTCY): ("by_court", None, "2026-08-30", "2025-08-31"),
    ("NL", KIND.MORATORIUM): ("unknown", None, None, None),
    ("LU", KIND.BANKRUPTCY): ("by_law", "2027-02-28", "2026-08-30", "2026-02-18"),
    ("LU", KIND.REORGANISATION): ("unknown", None, None, None),
    ("XX", KIND.BANKRUPTCY): ("unknown", None, None, None),
    ("ES", KIND.BANKRUPTCY): ("unknown", None, None, None),
}


def iso(day):
    return day and day.isoformat()


@pytest.mark.parametrize(("code", "kind"), DAYS)
def test_the_days_of_a_country(code, kind):
    law = of_insolvency(code, kind)
    assert (
        law.filed.value,
        iso(file_until(law, OPENING)),
        iso(interest_until(law, OPENED)),
        iso(suspect_from(law, OPENING)),
    ) == DAYS[code, kind]


@pytest.mark.parametrize(("code", "kind"), DAYS)
def test_what_is_said_rests_on_something(code, kind):
    law = of_insolvency(code, kind)
    assert kind in law.kinds
    assert law.stops_enforcement
    if law.filed is not Filed.UNKNOWN:
        assert law.article
        assert law.source
    assert bool(law.interest_article) is (law.opening_counts is not None)
    assert bool(law.suspect_article) is (law.suspect is not None)
    assert bool(law.relief_article) is (law.relief is not None)


def test_a_publication_that_is_not_known_counts_from_the_judgment():
    law = of_insolvency("FR", KIND.BANKRUPTCY)
    unpublished = OPENING._replace(published_on=None)
    assert file_until(law, unpublished) == date(2026, 10, 31)
    assert relief_until(law, unpublished) == date(2027, 2, 28)
    assert relief_until(law, OPENING) == date(2027, 3, 7)


def test_a_creditor_abroad_has_four_french_months():
    law = of_insolvency("FR", KIND.BANKRUPTCY)
    abroad = OPENING._replace(is_abroad=True)
    assert file_until(law, abroad) == date(2027, 1, 7)
    other = of_insolvency("LU", KIND.BANKRUPTCY)
    assert file_until(other, abroad) == file_until(other, OPENING)


def test_what_is_said_wins():
    said = OPENING._replace(said_until=date(2026, 10, 20))
    for code in ("BE", "FR", "AT", "XX"):
        law = of_insolvency(code, KIND.BANKRUPTCY)
        assert file_until(law, said) == date(2026, 10, 20)


def test_the_suspect_period_is_counted_from_the_application():
    law = of_insolvency("DE", KIND.BANKRUPTCY)
    applied = OPENING._replace(applied_on=date(2026, 6, 15))
    assert suspect_from(law, applied) == date(2026, 3, 15)
