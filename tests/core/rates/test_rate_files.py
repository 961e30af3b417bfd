"""What is read from rate files, and from both files of the Bank, to the last column."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.__main__ import RATE_FILES
from followup_core.law import may_be_negative
from followup_core.rates.ecb import parse_key_rates
from followup_core.rates.files import HEADER, RateFileError, parse_rates
from followup_core.rates.table import Confidence, Period, Rate

from ..claim_world import day

ROW = "be_b2b,2026-01-01,10.50,half_year,a notice,read"
OTHER = "be_b2b,2026-07-01,10.75,half_year,another,unconfirmed"


def text(*rows):
    return "\n".join((",".join(HEADER), *rows))


def refused(rows, line, field, negative=()):
    """Tell whether a file is refused at that line and column."""
    with pytest.raises(RateFileError) as found:
        parse_rates(text(*rows), "be.csv", negative)
    assert str(found.value).startswith(f"be.csv, line {line}, {field}: ")
    return (found.value.line, found.value.field) == (line, field)


def test_each_column_goes_to_its_place():
    first, second = parse_rates(text(ROW, OTHER), "be.csv")
    assert first == Rate(
        "be_b2b",
        date(2026, 1, 1),
        Decimal("10.50"),
        Period.HALF_YEAR,
        "a notice",
        Confidence.READ,
    )
    assert (second.percent, second.confidence) == (
        Decimal("10.75"),
        Confidence.UNCONFIRMED,
    )


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Period, ["half_year", "year", "change", "law"]),
        (Confidence, ["read", "derived", "unconfirmed"]),
    ],
)
def test_the_codes_of_the_files(kind, values):
    assert [one.value for one in kind] == values


def test_no_rate_that_is_shipped_is_still_to_be_checked():
    files = sorted(RATE_FILES.glob("*.csv"))
    assert [
        (rate.series, rate.valid_from)
        for path in files
        for rate in parse_rates(path.read_text(), path.name, may_be_negative())
        if rate.confidence is Confidence.UNCONFIRMED or not rate.source
    ] == []
    assert len(files) > 10


def test_an_empty_line_is_passed_and_the_lines_behind_it_keep_their_numbers():
    assert len(parse_rates(text(ROW, "", OTHER), "be.csv")) == 2
    assert refused([ROW, "", "x"], 4, "columns")


def test_a_quote_that_is_left_open_is_a_wrong_line():
    assert refused(['"be_b2b,2026-01-01'], 2, "columns")
    assert refused([ROW, OTHER, '"open'], 4, "columns")


@pytest.mark.parametrize("row", [ROW + ",more", ROW.rpartition(",")[0]])
def test_a_line_has_as_many_columns_as_the_header(row):
    assert refused([row], 2, "columns")


@pytest.mark.parametrize("number", ["0", "7", "100", "999.9999", "0.0001"])
def test_numbers_that_are_read(number):
    (rate,) = parse_rates(text(ROW.replace("10.50", number)), "be.csv")
    assert str(rate.percent) == number


@pytest.mark.parametrize("number", ["1000", "1.00001", "1.", ".5", "+1", "1 ", ""])
def test_numbers_that_are_refused(number):
    assert refused([ROW.replace("10.50", number)], 2, "rate_percent")


def test_a_rate_below_zero_is_one_of_a_base_rate():
    below = ROW.replace("10.50", "-0.01")
    assert refused([below], 2, "rate_percent", {"de_basiszinssatz"})
    (rate,) = parse_rates(text(below), "be.csv", {"be_b2b"})
    assert rate.percent == Decimal("-0.01")
    assert parse_rates(text(ROW.replace("10.50", "0")), "be.csv")[0].percent == 0


def test_two_series_may_have_the_same_day_and_other_periods():
    other = ROW.replace("be_b2b", "lu_b2b").replace("half_year", "year")
    assert len(parse_rates(text(ROW, other), "be.csv")) == 2
    assert refused([ROW, OTHER.replace("half_year", "law")], 3, "period")
    assert refused([ROW, ROW], 3, "valid_from")


@pytest.mark.parametrize("series", ["b", "be_b2b_2"])
def test_names_of_series(series):
    assert parse_rates(text(ROW.replace("be_b2b", series)), "x")[0].series == series
    for wrong in ("", "2be", "_be", "Be", "be-b2b"):
        assert refused([ROW.replace("be_b2b", wrong)], 2, "series")


# === THE BANK === #

TODAY = day("2026-06-30")
PORTAL = """KEY,FREQ,TIME_PERIOD,OBS_VALUE
FM.B.U2.EUR.4F.KR.MRR_FR.LEV,B,2025-02-05,2.90
FM.B.U2.EUR.4F.KR.DFR.LEV,B,2025-02-05,2.75
FM.B.U2.EUR.4F.KR.MRR_RT.LEV,B,2025-03-12,2.65
FM.B.U2.EUR.4F.KR.MRR_FR.LEV,B,2025-03-13,2.65
FM.B.U2.EUR.4F.KR.MRR_FR.LEV,B,2025-01-01,3.15
"""
CHANGES = [
    (date(2025, 1, 1), Decimal("3.15")),
    (date(2025, 2, 5), Decimal("2.90")),
    (date(2025, 3, 12), Decimal("2.65")),
]


def test_the_file_of_the_portal_s_service_is_read():
    """Both tenders, no other series; the days in order; changes only."""
    for given in (PORTAL, "\ufeff" + PORTAL):
        assert parse_key_rates(given, TODAY) == (CHANGES, date(2025, 3, 13))


def test_a_file_with_one_tender_by_its_name_alone_is_read():
    page = "DATE,MRR_RT\n2026-06-30,2.4\n"
    portal = "KEY,TIME_PERIOD,OBS_VALUE\nMRR_RT,2026-06-30,2.4\n"
    for given in (page, portal):
        assert parse_key_rates(given, TODAY) == ([(TODAY, Decimal("2.4"))], TODAY)


@pytest.mark.parametrize(
    ("given", "line", "field"),
    [
        ("", 1, "header"),
        ("DATE,DFR\n2026-06-30,2.4\n", 1, "header"),
        ("DAY,MRR_FR\n2026-06-30,2.4\n", 1, "header"),
        ("DATE,MRR_FR,MRR_RT\n2026-06-30,2.4,2.4\n", 1, "header"),
        ("KEY,TIME_PERIOD\nMRR_FR,2026-06-30\n", 1, "header"),
        ("DATE,MRR_FR\n", 2, "OBS_VALUE"),
        ("DATE,MRR_FR\n2026-06-30\n", 2, "columns"),
        ("DATE,MRR_FR\n2026-06-29,2.4\n2026-06-30,2.4,3\n", 3, "columns"),
        ("DATE,MRR_FR\n2026-02-30,2.4\n", 2, "TIME_PERIOD"),
        ("DATE,MRR_FR\n,2.4\n", 2, "TIME_PERIOD"),
        ("DATE,MRR_FR\n2026-07-01,2.4\n", 2, "TIME_PERIOD"),
        ("DATE,MRR_FR\n2026-06-30,100\n", 2, "OBS_VALUE"),
        ("DATE,MRR_FR\n2026-06-30,2.12345\n", 2, "OBS_VALUE"),
        (
            PORTAL.split("\n", maxsplit=1)[0] + "\nDFR,B,2025-02-05,2.75\n",
            2,
            "OBS_VALUE",
        ),
    ],
)
def test_a_file_of_the_bank_is_refused_where_it_is_wrong(given, line, field):
    with pytest.raises(RateFileError) as found:
        parse_key_rates(given, TODAY)
    assert (found.value.line, found.value.field) == (line, field)
    assert str(found.value).startswith(f"ECB file, line {line}, {field}: ")


@pytest.mark.parametrize("value", ["99.9999", "0", "2", "12.5"])
def test_rates_of_the_bank_that_are_read(value):
    page = f"DATE,MRR_FR\n2026-06-30,{value}\n"
    assert parse_key_rates(page, TODAY)[0] == [(TODAY, Decimal(value))]
