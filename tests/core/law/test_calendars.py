"""The closed days of each law beside a library's holidays, 2000 to 2040.

A day that only the law's calendar has makes a debt due later: the safe side. One that
only the library has would charge a day too much. Each difference has its reason.
"""

from datetime import date
from importlib import import_module

import holidays as library
import pytest
from dateutil import easter as church

from followup_core.law.calendar import (
    DAY,
    SATURDAY,
    SUNDAY,
    easter,
    first_on_or_after,
    is_working_day,
    nth_working_day,
    on_or_after,
    orthodox_easter,
    yearly,
)

FIRST, LAST = 2000, 2040
ORTHODOX = {"BG", "CY", "GR"}
ALL = (FIRST, LAST)
EVE = "The banks are closed: no debt is due on the eve."
CUSTOM = "Of most cantons, not of the Confederation."
SAFE = "Worked by a later act: whether the due date moves was not read."
EARLIER = "A holiday now and in each year that the statute governs, not before."
BEFORE = "Before the first contract that the statute governs."
# By (month, day), or by days from Easter Sunday: reason, first and last year.
MORE = {
    "AT": {-2: ("BGBl. 37/1961 counts Good Friday.", *ALL)},
    "CH": {
        **dict.fromkeys((-2, 1, 50, (1, 2), (12, 26)), (CUSTOM, *ALL)),
    },
    "CY": {(12, 24): (EVE, *ALL), 2: ("Easter Tuesday: banks.", *ALL)},
    "CZ": {-2: (EARLIER, FIRST, 2015)},
    "DK": {
        **dict.fromkeys(((12, 24), (12, 31), 40), (EVE, *ALL)),
        (6, 5): ("Constitution Day, closed to payments.", *ALL),
        26: ("Great Prayer Day was given up in 2024: the later day.", 2024, LAST),
    },
    "EE": {(12, 24): (EARLIER, FIRST, 2004)},
    "GR": {(5, 1): ("Moved in that year; the day itself stays closed.", 2024, 2024)},
    "HR": dict.fromkeys(((5, 30), (11, 18), 60), (EARLIER, FIRST, 2019)),
    "HU": {-2: (EARLIER, FIRST, 2016)},
    "IE": {-2: ("No holiday, but the banks are closed.", *ALL)},
    "IT": {(6, 2): (EARLIER, FIRST, 2000)},
    "LT": {(6, 24): (EARLIER, FIRST, 2002), (11, 2): (EARLIER, FIRST, 2019)},
    "LV": dict.fromkeys(
        ((5, 4), (5, 5), (5, 6), (11, 19), (11, 20), (12, 24)), (EARLIER, FIRST, 2006)
    ),
    "NL": {
        (5, 5): ("A holiday each fifth year, kept as closed.", *ALL),
        **dict.fromkeys(((4, 27),), ("The Queen's Day before.", FIRST, 2013)),
    },
    "NO": dict.fromkeys(((12, 24), (12, 31)), (EVE, *ALL)),
    "PL": {(1, 6): (EARLIER, FIRST, 2010), (12, 24): (EARLIER, FIRST, 2024)},
    "PT": dict.fromkeys(
        (60, (10, 5), (11, 1), (12, 1)), ("Suspended for some years.", 2013, 2015)
    ),
    "SE": {
        **dict.fromkeys(((12, 24), (12, 31)), (EVE, *ALL)),
        **dict.fromkeys(((6, day) for day in range(19, 26)), (EVE, *ALL)),
        (6, 6): (EARLIER, FIRST, 2004),
    },
    "SI": {(1, 2): ("Given up for some years.", 2013, 2016)},
    "SK": {
        (9, 1): (SAFE, 2024, LAST),
        (11, 17): (SAFE, FIRST, LAST),
        **dict.fromkeys(((5, 8), (9, 15)), (SAFE, 2026, 2026)),
    },
}
ONCE = "One day of one year, before the statute governs or by a decree of its own."
QUEEN = "The Queen's Day of the years before 2014."
LABOUR = "1 May is moved by an order of the year where it falls badly."
# The library's own days that the law's calendar lacks, in the same way.
LESS = {
    "BG": {
        (4, 2): (ONCE, 2004, 2004),
        (1, 2): (ONCE, 2007, 2026),
        (12, 31): (ONCE, 2025, 2025),
    },
    "GR": {
        (5, 2): (LABOUR, 2022, LAST),
        (5, 3): (LABOUR, 2022, LAST),
        (5, 4): (LABOUR, 2021, LAST),
        (5, 7): (LABOUR, 2024, 2024),
    },
    "HR": dict.fromkeys(((6, 25), (10, 8)), (BEFORE, FIRST, 2019)),
    "IE": {(9, 14): (ONCE, 2011, 2011)},
    "IT": {(3, 17): (ONCE, 2011, 2011)},
    "LV": {
        (5, 29): (ONCE, 2023, 2023),
        (7, 9): (ONCE, 2018, 2018),
        (7, 10): (ONCE, 2023, 2023),
        (9, 24): (ONCE, 2018, 2018),
    },
    "NL": {(4, 30): (QUEEN, FIRST, 2013)},
    "PL": {(11, 12): (ONCE, 2018, 2018)},
    "SE": {50: (BEFORE, FIRST, 2004)},
    "SI": {(8, 14): (ONCE, 2023, 2023)},
    "SK": {(10, 30): (ONCE, 2018, 2018)},
}
# Days swapped by decree from year to year cannot be known in advance: the library names
# them so, and no holiday of the law.
SWAPPED, SWAPPED_IN = "(substituted from", {"BG", "HU", "LV"}
# Bulgaria: a holiday at a weekend gives the next working day, not before.
MOVED_SINCE = 2017
COUNTRIES = sorted(
    {"AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "FI", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LV", "MT", "NL", "NO", "PL", "PT", "SE", "SI", "SK"}
)


def worked(days):
    return {day for day in days if day.weekday() < SATURDAY}


def by_library(country, year):
    return library.country_holidays(
        country, years=year, observed=True, language="en_US"
    )


def both(country, year):
    """Return the weekdays that are holidays by the law and by the library."""
    own = import_module(f"followup_core.law.{country.lower()}").holidays(year)
    theirs = by_library(country, year)
    return worked(own), worked(day for day in theirs if day.year == year)


def missing(country, year):
    """Return the library's holidays that the law lacks, but for days swapped."""
    own, theirs = both(country, year)
    swapped = by_library(country, year).get_named(SWAPPED, lookup="icontains")
    return theirs - own - set(swapped if country in SWAPPED_IN else ())


def keys(country, day):
    """Return how reasons name a day."""
    sunday = orthodox_easter if country in ORTHODOX else easter
    return {(day.month, day.day), (day - sunday(day.year)).days}


def reasons(known, country, day):
    """Return the reasons for a day, as they are named, of which one is enough."""
    return {
        key
        for key in keys(country, day) & known.get(country, {}).keys()
        if known[country][key][1] <= day.year <= known[country][key][2]
    }


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_closed_day_is_a_holiday_or_has_its_reason(country):
    for year in range(MOVED_SINCE if country == "BG" else FIRST, LAST + 1):
        own, theirs = both(country, year)
        assert all(reasons(MORE, country, day) for day in own - theirs)


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_holiday_is_missing_without_a_reason(country):
    for year in range(FIRST, LAST + 1):
        days = missing(country, year)
        assert all(reasons(LESS, country, day) for day in days), days


@pytest.mark.parametrize("country", sorted({"BG", "GR", "HU", "LV"}))
def test_a_holiday_that_is_struck_out_is_missed(country, monkeypatch):
    """Christmas and the New Year, also where days are swapped by decree."""
    law = import_module(f"followup_core.law.{country.lower()}")
    whole = law.holidays
    for month, day in ((1, 1), (12, 25)):
        struck = {date(year, month, day) for year in range(FIRST, LAST + 1)}
        monkeypatch.setattr(
            law, "holidays", lambda year, struck=struck: whole(year) - struck
        )
        with pytest.raises(AssertionError):
            test_no_holiday_is_missing_without_a_reason(country)


def test_each_reason_is_needed():
    for country in MORE.keys() | LESS.keys():
        more, less = set(), set()
        for year in range(FIRST, LAST + 1):
            own, theirs = both(country, year)
            more |= {key for day in own - theirs for key in keys(country, day)}
            days = missing(country, year)
            less |= {key for day in days for key in keys(country, day)}
        assert country == "SE" or set(MORE.get(country, ())) <= more
        assert set(LESS.get(country, ())) <= less


def test_easter_of_both_churches():
    for year in range(FIRST, LAST + 1):
        found = library.country_holidays("GR", years=year)
        assert orthodox_easter(year) + DAY in found
        assert easter(year) + DAY in library.country_holidays("DE", years=year)
    assert easter(2025) == orthodox_easter(2025) == date(2025, 4, 20)


def test_easter_of_any_year_that_a_claim_may_name_and_far_beyond():
    """Beside a library that follows the tables of the churches."""
    for year in range(1583, 4100):
        assert easter(year) == church.easter(year), year
    for year in range(1901, 2100):
        assert orthodox_easter(year) == church.easter(year, church.EASTER_ORTHODOX)


@pytest.mark.parametrize(
    ("day", "weekday", "first"),
    [
        ("2026-06-19", SATURDAY, "2026-06-20"),
        ("2026-06-20", SATURDAY, "2026-06-20"),
        ("2026-06-21", SATURDAY, "2026-06-27"),
        ("2026-06-21", SUNDAY, "2026-06-21"),
    ],
)
def test_the_first_day_of_the_week_on_or_after_a_day(day, weekday, first):
    found = first_on_or_after(date.fromisoformat(day), weekday)
    assert found == date.fromisoformat(first)


NEW_YEAR = yearly(((1, 1),))


@pytest.mark.parametrize(
    ("day", "worked", "following"),
    [
        ("2026-01-01", False, "2026-01-02"),  # a Thursday
        ("2026-01-02", True, "2026-01-02"),
        ("2026-01-03", False, "2026-01-05"),  # a Saturday
        ("2026-01-04", False, "2026-01-05"),
        ("2026-01-05", True, "2026-01-05"),
    ],
)
def test_a_working_day_is_neither_weekend_nor_holiday(day, worked, following):
    on = date.fromisoformat(day)
    assert is_working_day(on, NEW_YEAR) is worked
    assert on_or_after(on, NEW_YEAR) == date.fromisoformat(following)
    sundays = frozenset({SUNDAY})
    assert is_working_day(date(2026, 1, 3), NEW_YEAR, sundays)
    assert on_or_after(date(2026, 1, 3), NEW_YEAR, sundays) == date(2026, 1, 3)
    assert on_or_after(date(2026, 1, 4), NEW_YEAR, sundays) == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("count", "nth"),
    [(0, "2025-12-30"), (1, "2025-12-31"), (2, "2026-01-02"), (3, "2026-01-05")],
)
def test_working_days_are_counted_from_the_day_after(count, nth):
    found = nth_working_day(date(2025, 12, 30), count, NEW_YEAR)
    assert found == date.fromisoformat(nth)


OF_2026 = {
    "BG": "01-01 03-03 04-10 04-13 05-01 05-06 05-25 09-07 09-22 12-24 12-25 12-28",
    "GR": "01-01 01-06 02-23 03-25 04-10 04-13 05-01 06-01 10-28 12-25",
    "HU": "01-01 04-03 04-06 05-01 05-25 08-20 10-23 12-24 12-25",
    "LV": "01-01 04-03 04-06 05-01 05-04 06-23 06-24 11-18 12-24 12-25 12-31",
    "SE": "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31",
}


@pytest.mark.parametrize("country", OF_2026)
def test_a_year_of_those_that_the_library_does_not_settle(country):
    """Weekdays that the law itself names, before any decree that moves a day."""
    days = {date.fromisoformat(f"2026-{one}") for one in OF_2026[country].split()}
    own, _theirs = both(country, 2026)
    assert own == days
