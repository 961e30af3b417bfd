"""The clock of a claim in an insolvency: both sides of its days."""

from datetime import date

import pytest

from followup_core.court.insolvency import (
    NEAR_DAYS,
    Claim,
    Settings,
    State,
    Why,
    judge,
)
from followup_core.law.court.insolvency import InsolvencyKind

OPENED, PUBLISHED = date(2026, 1, 5), date(2026, 1, 12)
CLAIM = Claim(
    3,
    State.OPEN,
    Why.TO_FILE,
    "FR",
    InsolvencyKind.BANKRUPTCY,
    OPENED,
    PUBLISHED,
)


def ruled(claim, on, settings=None):
    found = judge(claim, date.fromisoformat(on), settings or Settings())
    assert found.key == claim.key
    return found.state, found.reason, found.next_on and found.next_on.isoformat()


@pytest.mark.parametrize(
    ("on", "state", "why", "next_on"),
    [
        ("2026-02-25", "open", "to_file", "2026-02-26"),
        ("2026-02-26", "near", "to_file", "2026-03-13"),
        ("2026-03-12", "near", "to_file", "2026-03-13"),
        ("2026-03-13", "missed", "relief_open", "2026-07-13"),
        ("2026-07-12", "missed", "relief_open", "2026-07-13"),
        ("2026-07-13", "missed", "time_over", None),
    ],
)
def test_a_claim_that_nobody_files(on, state, why, next_on):
    assert ruled(CLAIM, on) == (state, why, next_on)


def test_the_days_of_the_warning():
    assert NEAR_DAYS == 14
    assert ruled(CLAIM, "2026-03-12", Settings(0))[0] == "near"
    assert ruled(CLAIM, "2026-03-11", Settings(-1))[0] == "open"


def test_a_creditor_abroad_has_more_time():
    abroad = CLAIM._replace(is_abroad=True)
    assert ruled(abroad, "2026-05-12")[0] == "near"
    assert ruled(abroad, "2026-05-13")[0] == "missed"


def test_what_the_judgment_says_wins():
    said = CLAIM._replace(said_until=date(2026, 2, 20))
    assert ruled(said, "2026-02-20")[0] == "near"
    assert ruled(said, "2026-02-21")[0] == "missed"


@pytest.mark.parametrize(
    ("events", "state", "why"),
    [
        ({"filed_on": date(2026, 3, 12)}, "filed", "filed"),
        ({"filed_on": date(2026, 3, 13)}, "filed", "filed_late"),
        ({"admitted_on": date(2026, 5, 1)}, "admitted", "admitted"),
        ({"rejected_on": date(2026, 5, 1)}, "rejected", "rejected"),
        (
            {"rejected_on": date(2026, 5, 1), "admitted_on": date(2026, 6, 1)},
            "admitted",
            "admitted",
        ),
        (
            {"rejected_on": date(2026, 6, 2), "admitted_on": date(2026, 6, 1)},
            "rejected",
            "rejected",
        ),
        ({"closed_on": date(2027, 6, 1)}, "closed", "closed"),
    ],
)
def test_what_was_done_needs_no_day(events, state, why):
    assert ruled(CLAIM._replace(**events), "2026-12-01") == (state, why, None)


def test_where_the_debtor_lists_it_nothing_is_filed():
    listed = CLAIM._replace(jurisdiction="BE", kind=InsolvencyKind.REORGANISATION)
    assert ruled(listed, "2026-02-01") == ("listed", "listed", None)
    said = listed._replace(said_until=date(2026, 2, 20))
    assert ruled(said, "2026-02-21")[0] == "missed"


@pytest.mark.parametrize("code", ["AT", "NL", "XX"])
def test_where_no_day_is_known_somebody_has_to_look(code):
    assert ruled(CLAIM._replace(jurisdiction=code), "2030-01-01") == (
        "open",
        "day_unknown",
        None,
    )
