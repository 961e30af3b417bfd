"""What stands in a cell: formulas, what has no shape, quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.exports.layouts.cells import FORMULA, clean, is_formula, not_held
from followup_core.exports.layouts.reading import layout_of
from followup_core.exports.layouts.records import Guard, Writing
from followup_core.exports.layouts.writing import Written, write
from tests.core.exports.case_file import dossier, layout
from tests.core.exports.layout_tries import (
    MACHINE,
    NAME,
    SHEET,
    text,
    written,
)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\0", "\uff1d"])
def test_a_formula_is_a_text_for_a_spreadsheet_and_itself_for_a_machine(first):
    change = (*NAME, first + "1+1")
    column = {"header": "n", "source": "debtor.name"}
    assert text(column, change, writing=SHEET).lstrip('"').startswith("'")
    machine = text(column, change, writing={**MACHINE, "quoting": "minimal"})
    assert not machine.lstrip('"').startswith("'")


@pytest.mark.parametrize("hidden", ["\u200b=1", "\ufeff=1", " =1", "\u00a0@x", "\n=1"])
def test_what_stands_before_a_formula_hides_none(hidden):
    change = (*NAME, hidden)
    found = written([{"header": "n", "source": "debtor.name"}], change, writing=SHEET)
    assert found.content.decode().lstrip('"').startswith("'")


def test_what_is_no_formula_gets_no_apostrophe():
    for name in ("A=1", "1-1", "'x", "a@example.com"):
        column = {"header": "n", "source": "debtor.name"}
        assert text(column, (*NAME, name), writing=SHEET) == name


def test_numbers_days_and_flags_never_get_an_apostrophe():
    columns = [
        {"header": "a", "source": "claim.open_amount"},
        {"header": "b", "source": "claim.date"},
        {"header": "c", "source": "case.disputed"},
        {"header": "d", "source": "line.number"},
    ]
    found = written(columns, writing=SHEET).content.decode().splitlines()
    assert found == ["1010.00,2026-08-01,false,1", "-10.00,2026-08-05,false,2"]


def test_a_constant_and_a_code_are_texts_as_well():
    constant = {"header": "a", "constant": "=A1"}
    coded = {
        "header": "b",
        "source": "claim.type",
        "codes": {"invoice": "+I", "credit_note": "-C"},
    }
    found = written([constant, coded], writing=SHEET).content.decode().splitlines()
    assert found == ["'=A1,'+I", "'=A1,'-C"]


@pytest.mark.parametrize(
    ("phone", "guard", "expected"),
    [
        ("plus", "machine", "+3242223344"),
        ("zeros", "machine", "003242223344"),
        ("plus", "spreadsheet", "'+3242223344"),
        ("zeros", "spreadsheet", "003242223344"),
    ],
)
def test_a_telephone_number_is_written_as_it_is_wanted(phone, guard, expected):
    writing = {**MACHINE, "phone": phone, "guard": guard}
    column = {"header": "p", "source": "debtor.phone"}
    assert text(column, writing=writing) == expected


def test_zeros_stay_in_front():
    columns = [
        {"header": "z", "source": "debtor.address.zip"},
        {"header": "k", "source": "debtor.identifier.kbo"},
    ]
    assert written(columns, writing=MACHINE).content.startswith(b"0800,0403170701\n")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A\u00a0B\u202fC\u2007D", "A B C D"),
        ("A\u200bB\u200dC\ufeffD\u00ad", "ABCD"),
        ("Lie\u0300ge", "Li\u00e8ge"),
        ("a\x07b\x7fc\x9fd", "abcd"),
        ("a\tb", "a b"),
    ],
)
def test_text_is_composed_and_has_nothing_without_shape(name, expected):
    column = {"header": "n", "source": "debtor.name"}
    assert text(column, (*NAME, name)) == expected


@pytest.mark.parametrize("given", ["a\r\nb", "a\rb", "a\nb", "a\u2028b"])
def test_breaks_of_lines_are_one_and_quoted(given):
    found = written(
        [{"header": "n", "source": "debtor.name"}], (*NAME, given), writing=MACHINE
    )
    assert found.content.startswith(b'"a\nb"\n')


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ('say "x"', '"say ""x"""'),
        ("a,b", '"a,b"'),
        ("a;b", "a;b"),
        ('"', '""""'),
        ("plain", "plain"),
    ],
)
def test_only_what_needs_quotes_has_them(name, expected):
    column = {"header": "n", "source": "debtor.name"}
    assert text(column, (*NAME, name)) == expected


def test_all_is_quoted_where_it_is_wanted_and_the_header_too():
    writing = {"quoting": "all", "line_end": "lf", "delimiter": ";"}
    columns = [{"header": "n", "source": "claim.ref"}, {"header": "e"}]
    content = written(columns, writing=writing).content
    assert content == b'"n";"e"\n"L9981";""\n"L9982";""\n'


def test_a_lone_empty_cell_is_a_record_all_the_same():
    assert written([{"header": "e"}], writing=MACHINE).content == b'""\n""\n'


# === LAWS === #


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(given_text):
    writing = Writing()
    once = clean(given_text, writing)
    assert clean(once, writing) == once


@given(st.text(max_size=20))
def test_no_cell_of_a_spreadsheet_begins_as_a_formula(name):
    column = {"header": "n", "source": "debtor.name"}
    found = write(
        layout_of(layout([column], writing=SHEET)), [dossier((*NAME, name or "x"))]
    )
    if isinstance(found, Written):
        first = found.content.decode().lstrip('"')[:1]
        assert first not in FORMULA - {"\n"}


@given(st.text(max_size=20))
def test_what_is_not_held_is_what_python_refuses(given_text):
    for encoding in ("cp1252", "iso-8859-15", "ascii"):
        missing = not_held(given_text, encoding)
        kept = "".join(one for one in given_text if one not in missing)
        kept.encode(encoding)
        assert set(missing) <= set(given_text)


def test_a_guard_is_asked_for():
    assert is_formula("=1")
    assert not is_formula("")
    assert Writing().guard is Guard.MACHINE
