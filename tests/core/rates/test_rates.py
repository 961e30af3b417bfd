"""Rates: how long each holds, and files that are refused."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.law import derivations, eu, may_be_negative
from followup_core.rates.ecb import parse_key_rates
from followup_core.rates.files import HEADER, RateFileError, parse_rates
from followup_core.rates.rules import derive
from followup_core.rates.table import (
    Confidence,
    Period,
    Rate,
    RateMissingError,
    RateTable,
)

from ..claim_world import TABLE, day


def table(*rates):
    return RateTable(
        Rate("one", day(since), Decimal(percent), period, "a source")
        for since, percent, period in rates
    )


@pytest.mark.parametrize(
    ("period", "last"),
    [
        (Period.HALF_YEAR, "2025-06-30"),
        (Period.YEAR, "2025-12-31"),
        (Period.CHANGE, "2025-06-30"),
        (Period.LAW, "2099-12-31"),
    ],
)
def test_a_rate_holds_as_long_as_its_series_says(period, last):
    known = table(("2025-01-01", "10", period))
    assert known.at(("one",), day(last)).percent == 10
    if period is not Period.LAW:
        with pytest.raises(RateMissingError, match="no published rate"):
            known.at(("one",), date.fromordinal(day(last).toordinal() + 1))
    with pytest.raises(RateMissingError):
        known.at(("one",), day("2024-12-31"))


def test_a_gap_is_missing_in_a_half_yearly_series_and_filled_in_a_changing_one():
    rows = (("2024-01-01", "10"), ("2025-01-01", "11"))
    half_yearly = table(*((*row, Period.HALF_YEAR) for row in rows))
    with pytest.raises(RateMissingError, match="2024-07-01"):
        half_yearly.slices(("one",), day("2024-01-01"), day("2025-02-01"))
    changing = table(*((*row, Period.CHANGE) for row in rows))
    found = changing.slices(("one",), day("2024-01-01"), day("2025-02-01"))
    assert [str(span.percent) for span in found] == ["10", "11"]


def test_two_rates_on_one_day_are_an_error():
    row = ("2025-01-01", "10", Period.YEAR)
    with pytest.raises(ValueError, match="two rates"):
        table(row, row)


def test_the_second_series_counts_where_the_first_has_no_rate():
    chain = ("fr_legal_professionnels", "fr_legal_single")
    assert TABLE.at(chain, day("2014-12-31")).series == "fr_legal_single"
    assert TABLE.at(chain, day("2015-01-01")).series == "fr_legal_professionnels"


def row(**changes):
    values = {
        "series": "be_b2b",
        "valid_from": "2026-01-01",
        "rate_percent": "10.50",
        "period": "half_year",
        "source": "a notice",
        "confidence": "read",
    }
    return ",".join({**values, **changes}.values())


def text(*rows):
    return "\n".join((",".join(HEADER), *rows))


WRONG = {
    "comma": (row(rate_percent='"10,50"'), "rate_percent"),
    "negative": (row(rate_percent="-0.50"), "rate_percent"),
    "words": (row(rate_percent="ten"), "rate_percent"),
    "date": (row(valid_from="1/1/2026"), "valid_from"),
    "29 February": (row(valid_from="2026-02-29"), "valid_from"),
    "period": (row(period="month"), "period"),
    "confidence": (row(confidence="sure"), "confidence"),
    "source": (row(source=""), "source"),
    "series": (row(series="BE B2B"), "series"),
    "columns": ("be_b2b,2026-01-01", "columns"),
    "overlap": (row(valid_from="2025-07-01"), "valid_from"),
    "other period": (row(period="year"), "period"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_line_is_named_with_its_field(wrong):
    line, field = wrong
    with pytest.raises(RateFileError, match=r"rates\.csv, line 3, ") as refused:
        parse_rates(text(row(valid_from="2025-07-01"), line), "rates.csv")
    assert (refused.value.line, refused.value.field) == (3, field)


@pytest.mark.parametrize("wrong", ["", "series;valid_from", "rate\n1"])
def test_a_file_of_another_layout_is_refused(wrong):
    with pytest.raises(RateFileError, match="line 1, header"):
        parse_rates(wrong, "rates.csv")


def test_a_base_rate_may_be_negative():
    (rate,) = parse_rates(
        text(row(series="de_basiszinssatz", rate_percent="-0.88")),
        "rates.csv",
        may_be_negative(),
    )
    assert rate.percent == Decimal("-0.88")


# The day on which the file is read.
TODAY = day("2027-01-01")
ECB_PAGE = """"DATE","TIME PERIOD","Fixed rate (FM.B.U2.EUR.4F.KR.MRR_FR.LEV)"
"2026-06-17","17 Jun 2026","2.4"
"2027-01-01","01 Jan 2027","2.65"
"""


def test_the_file_of_the_bank_s_pages_is_read_too():
    changes, until = parse_key_rates(ECB_PAGE, TODAY)
    assert changes == [
        (day("2026-06-17"), Decimal("2.4")),
        (day("2027-01-01"), Decimal("2.65")),
    ]
    derived = {
        rate.series: rate for rate in derive(changes, until, "ECB", derivations())
    }
    assert derived["be_b2b"].percent == Decimal("11.00")
    assert derived["be_b2b"].confidence is Confidence.DERIVED


@pytest.mark.parametrize("value", ["1e3", "2,65", "-1", "\u0661", ""])
def test_what_is_no_rate_of_the_bank_is_refused(value):
    with pytest.raises(RateFileError, match="line 2"):
        parse_key_rates(ECB_PAGE.replace('"2.4"', f'"{value}"'), TODAY)


def test_a_day_that_has_not_come_is_refused_and_nothing_is_derived_from_it():
    with pytest.raises(RateFileError, match="line 3, TIME_PERIOD: the day has not"):
        parse_key_rates(ECB_PAGE, day("2026-12-31"))
    far = ECB_PAGE + '"2999-01-01","01 Jan 2999","2.65"\n'
    with pytest.raises(RateFileError, match="line 4"):
        parse_key_rates(far, TODAY)


def test_a_file_of_another_series_is_refused():
    with pytest.raises(RateFileError, match="line 1, header"):
        parse_key_rates(ECB_PAGE.replace("MRR_FR", "DFR"), TODAY)


AT_2_40 = {
    "be_b2b": ("10.50", "2000-01-01"),  # plus eight points, up to the half point
    "bg_zakonna_lihva": ("10.40", "2026-01-01"),
    "ecb_ref_semester": ("2.40", "2000-01-01"),
    "es_b2b": ("10.40", "2000-01-01"),
    "fi_viitekorko": ("2.50", "2000-01-01"),  # up to the half point
    "fr_b2b_default_ecb_plus_10": ("12.40", "2000-01-01"),
    "fr_public_ecb_plus_8": ("10.40", "2000-01-01"),
    "hr_referentna_stopa": ("2.40", "2023-01-01"),
    "it_b2b_231_2002": ("10.40", "2000-01-01"),
    "lu_b2b": ("10.40", "2000-01-01"),
    "nl_handelsrente": ("10.40", "2000-01-01"),
}


def test_each_country_says_what_follows_from_the_key_rate_and_since_when():
    key_rates = [(day("1999-12-31"), Decimal("2.40"))]
    found = derive(key_rates, day("2026-01-01"), "ECB", derivations())
    firsts = {one.series: one for one in reversed(found)}
    assert {
        series: (str(one.percent), one.valid_from.isoformat())
        for series, one in firsts.items()
    } == AT_2_40
    assert {
        series for series, one in firsts.items() if one.period is Period.CHANGE
    } == {"nl_handelsrente"}


def test_only_base_rates_may_be_negative():
    assert may_be_negative() == {"at_basiszinssatz", "de_basiszinssatz"}


def test_the_reference_of_the_directive_begins_with_the_second_half_of_2013():
    assert date(2013, 7, 1) == eu.DERIVED_SINCE
    assert (eu.KEY_RATE, eu.REFERENCE) == ("ecb_mro", ("ecb_ref_semester",))
