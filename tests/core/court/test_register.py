"""A register's file: what is read, what is refused, and whom it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.court.documents.register import answer
from followup_core.court.register import Entry, keys, match, read
from followup_core.documents.table import Problem
from followup_core.law.court.insolvency import InsolvencyKind

HEADER = "company_number;opened_on;kind;said_until"


def file(*rows, header=HEADER):
    return "\n".join((header, *rows))


def test_a_row_is_read():
    entries, problems = read(file("0477.472.701;2026-03-02;moratorium;2026-04-01"))
    assert not problems
    assert entries == [
        Entry(
            2,
            "0477.472.701",
            date(2026, 3, 2),
            InsolvencyKind.MORATORIUM,
            said_until=date(2026, 4, 1),
        )
    ]


def test_commas_a_mark_at_the_beginning_and_empty_lines():
    text = "\ufeffcompany_number,opened_on\n0477472701,2026-03-02\n\n"
    entries, problems = read(text)
    assert not problems
    assert [one.kind for one in entries] == [InsolvencyKind.BANKRUPTCY]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem(1, "company_number", "missing_column")),
        (file(header="company_number;opened"), Problem(1, "opened", "unknown_column")),
        (
            file(header="company_number;opened_on;opened_on"),
            Problem(1, "opened_on", "column_twice"),
        ),
        (file(header="company_number"), Problem(1, "opened_on", "missing_column")),
        (file("1;2026-03-02"), Problem(2, "", "wrong_length")),
        (file(";2026-03-02;;"), Problem(2, "company_number", "missing_value")),
        (file("1;;;"), Problem(2, "opened_on", "missing_value")),
        (file("1;2026-02-30;;"), Problem(2, "opened_on", "no_day")),
        (file("1;2026-03-02;;soon"), Problem(2, "said_until", "no_day")),
        (file("1;2026-03-02;broke;"), Problem(2, "kind", "unknown_kind")),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, problem):
    assert problem in read(text)[1]


def test_a_wrong_header_reads_nothing():
    entries, problems = read(file("1;2026-03-02", header="number;opened_on"))
    assert not entries
    assert problems[0].line == 1


def test_a_number_and_a_name():
    known = {
        "a": keys("0477.472.701"),
        "b": keys("", "BE0477472701"),
        "c": keys("0999.999.922"),
        "d": keys(""),
    }
    entries, _problems = read(file("BE 0477 472 701;2026-03-02;;", "12;2026-03-02;;"))
    assert match(entries, known) == {2: ("a", "b"), 3: ()}


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    entries, problems = read(text)
    assert problems or not entries or all(one.company_number for one in entries)


def test_the_document():
    request = {
        "text": file("0477.472.701;2026-03-02;;"),
        "customers": [
            {"ref": "a", "vat": "BE0477472701"},
            {"ref": "b", "company_number": "0999999922"},
        ],
    }
    found = answer(request)
    assert found["problems"] == []
    (entry,) = found["entries"]
    assert (entry["customers"], entry["opened_on"]) == (["a"], "2026-03-02")
    request["text"] = file("x", header="name")
    assert answer(request)["problems"][0]["code"] == "missing_column"
    request["customers"][1]["ref"] = "a"
    assert answer(request)["error"] == "duplicate_ref"
