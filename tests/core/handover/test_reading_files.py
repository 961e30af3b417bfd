"""A file of an agency as a whole: its columns, its bytes, its trailer, its size."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.handover.events import (
    OF_THE_FILE,
    Event,
    Fault,
    Problem,
)
from followup_core.handover.feedback import read_mapping
from followup_core.handover.reading.lines import read_lines, read_rows
from tests.core.handover.feedback_files import (
    AS_OF,
    COLUMNS,
    FORM,
    MAPPING,
    lines,
    read,
    row,
)

UTF_8 = read_mapping({**MAPPING, "encoding": "utf-8"})
HEAD = [*COLUMNS, "Bearbeiter"]


def faults(found):
    return [one.code for one in found if isinstance(one, Problem)]


@pytest.mark.parametrize(
    "head", [HEAD[1:], [*HEAD, "x"], [HEAD[1], HEAD[0], *HEAD[2:]], ["az", *HEAD[1:]]]
)
def test_other_columns_are_not_read(head):
    found = list(read_rows(enumerate([head, row()], 1), FORM, AS_OF))
    assert faults(found) == [Fault.HEADER]
    assert len(found) == 1


def test_an_empty_file_has_no_header():
    assert faults(read_lines([], FORM, AS_OF)) == [Fault.HEADER]


def test_rows_before_the_header_are_left():
    form = FORM._replace(skip=2)
    text = [b"Inkasso GmbH\r\n", b"\r\n", *lines(row())]
    (found,) = read_lines(text, form, AS_OF)
    assert found.line == 4


def test_a_file_without_a_header():
    form = FORM._replace(has_header=False)
    (found,) = read_lines(lines(row(), header=False), form, AS_OF)
    assert found.line == 1


def test_blank_lines_are_nothing():
    text = [*lines(row()), b"\r\n", b";;\r\n"]
    assert len(list(read_lines(text, FORM, AS_OF))) == 1


@pytest.mark.parametrize(
    ("text", "form", "code"),
    [
        ("Müller".encode("cp1252"), UTF_8, Fault.ENCODING),
        ("Müller".encode(), FORM, Fault.ENCODING),
        ("Müller".encode("cp1252"), FORM._replace(encoding="ascii"), Fault.ENCODING),
    ],
)
def test_another_encoding_is_told(text, form, code):
    form = form._replace(encoding=type(FORM.encoding)(form.encoding))
    found = list(read_lines([*lines(), text + b";" * 20 + b"\n"], form, AS_OF))
    assert faults(found) == [code]
    assert found[-1].line == 2


def test_the_mark_at_the_beginning_is_as_it_is_said():
    text = lines(row())
    marked = [b"\xef\xbb\xbf" + text[0], *text[1:]]
    assert faults(read_lines(marked, UTF_8, AS_OF)) == [Fault.BOM]
    expecting = UTF_8._replace(has_bom=True)
    assert faults(read_lines(marked, expecting, AS_OF)) == []
    assert faults(read_lines(text, expecting, AS_OF)) == [Fault.BOM]


def test_a_last_line_without_an_end_was_cut():
    text = lines(row())
    cut = [*text[:-1], text[-1].rstrip()]
    assert faults(read_lines(cut, FORM, AS_OF)) == [Fault.TRUNCATED]
    assert faults(read_lines(cut, FORM._replace(ends_line=False), AS_OF)) == []


def test_a_quote_that_does_not_end_is_told():
    text = [*lines(), b'"open;\r\n', *lines(row(), header=False)]
    assert faults(read_lines(text, FORM, AS_OF)) == [Fault.QUOTES]


def test_quotes_are_signs_as_any_other_where_the_agency_does_not_quote():
    (found,) = read(row(Text='"A" & Co'), form=FORM._replace(has_quotes=False))
    assert found.text == '"A" & Co'


def test_a_cell_may_go_over_lines():
    text = lines(row(Text='"two\nlines"'), row())
    text = b"".join(text).splitlines(keepends=True)
    first, second = read_lines(text, FORM, AS_OF)
    assert first.text == "two\nlines"
    assert (first.line, second.line) == (3, 4)


TRAILED = read_mapping(
    {
        **MAPPING,
        "trailer": {
            "mark": "T",
            "count_at": 1,
            "others": 2,
            "sums": [{"at": 2, "field": "amount"}],
        },
    }
)


@pytest.mark.parametrize(
    ("trailer", "codes"),
    [
        (["T", "4", "150,50"], []),
        (["T", "0004", "150,50", "x"], []),
        (["T", "3", "150,50"], [Fault.TRAILER_COUNT]),
        (["T", "4", "150,51"], [Fault.TRAILER_SUM]),
        (["T", "", "150,50"], [Fault.TRAILER_COUNT]),
        (["T", "4"], [Fault.TRAILER_SUM]),
        (["T", "5", "x"], [Fault.TRAILER_COUNT, Fault.TRAILER_SUM]),
        (["t", "4", "150,50"], [Fault.COLUMNS, Fault.TRAILER_MISSING]),
    ],
)
def test_the_trailer_counts_as_the_file_does(trailer, codes):
    found = read(row(), row(Betrag="50,50"), trailer, form=TRAILED)
    assert faults(found) == codes


def test_rows_that_are_wrong_count_for_the_trailer():
    rows = row(), row(Betrag="50,50", Datum="x"), ["T", "4", "150,50"]
    assert faults(read(*rows, form=TRAILED)) == [Fault.BAD_DATE]


def test_without_a_trailer_the_file_was_cut():
    assert faults(read(row(), form=TRAILED)) == [Fault.TRAILER_MISSING]


def test_nothing_comes_after_the_trailer():
    rows = row(), ["T", "3", "100,00"], row()
    assert faults(read(*rows, form=TRAILED)) == [Fault.AFTER_TRAILER]


def test_what_is_wrong_with_a_file_is_wrong_with_all_of_it():
    for code in Fault:
        found = Problem(1, "", code, "")
        assert found.is_of_the_file is (code in OF_THE_FILE)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=25))
def test_no_row_breaks_the_reading(cells):
    rows = enumerate([HEAD, cells, row()], 1)
    found = list(read_rows(rows, FORM, AS_OF))
    assert isinstance(found[-1], Event)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(content):
    text = [*lines(), *content.splitlines(keepends=True)]
    assert all(
        isinstance(one, Problem | Event) for one in read_lines(text, FORM, AS_OF)
    )


def test_nothing_is_kept_of_a_file():
    (head, line) = lines(row())
    tracemalloc.start()
    rows = (line for _row in range(20_000))
    for _found in read_lines(_chain(head, rows), FORM, AS_OF):
        pass
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def _chain(first, rest):
    yield first
    yield from rest
