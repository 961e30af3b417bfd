"""A layout as a file: refused strictly, written back as it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.documents.refused import RefusedError
from followup_core.exports.layouts.reading import dumped, layout_of, parsed
from followup_core.exports.layouts.records import (
    Column,
    Encoding,
    Format,
    Guard,
    Layout,
    LineEnd,
    Phone,
    Quoting,
    Rows,
    Sheet,
    Side,
    Writing,
)
from followup_core.exports.layouts.sources import KNOWN, SOURCES, is_known, kind_of
from tests.core.exports.case_file import LAYOUTS, layout

PLAIN = {"header": "a", "source": "claim.ref"}


def refusal(document):
    with pytest.raises(RefusedError) as found:
        layout_of(document)
    return found.value.code, found.value.path


def column(**values):
    return layout([{**PLAIN, **values}])


def fixed(*columns, **others):
    return layout(list(columns), format="fixed", **others)


REFUSED = {
    "no schema": ({}, "missing_key", "schema"),
    "another schema": ({**column(), "schema": "x/2.0"}, "bad_value", "schema"),
    "unknown": ({**column(), "colour": 1}, "unknown_key", "colour"),
    "code": ({**column(), "code": "A b"}, "bad_value", "code"),
    "format": ({**column(), "format": "xls"}, "bad_value", "format"),
    "name of a file": ({**column(), "file_name": "a b"}, "bad_value", "file_name"),
    "way out": ({**column(), "file_name": "../a"}, "bad_value", "file_name"),
    "place": ({**column(), "file_name": "{debtor}.csv"}, "bad_value", "file_name"),
    "no sheet": ({**column(), "sheets": []}, "bad_type", "sheets"),
    "no column": (layout([]), "bad_type", "sheets[0].columns"),
    "rows": (layout([PLAIN], "control"), "bad_value", "sheets[0].rows"),
    "source": (
        column(source="claim.colour"),
        "bad_value",
        "sheets[0].columns[0].source",
    ),
    "source of other rows": (
        layout([PLAIN], "debtor"),
        "bad_value",
        "sheets[0].columns[0].source",
    ),
    "only with of other rows": (
        column(only_with="ledger.ref"),
        "bad_value",
        "sheets[0].columns[0].only_with",
    ),
    "both": (column(constant="x"), "bad_value", "sheets[0].columns[0].constant"),
    "twice": (
        layout([PLAIN, {"header": "b"}, PLAIN]),
        "bad_value",
        "sheets[0].columns[2].header",
    ),
    "no header": (layout([{}]), "bad_value", "sheets[0].columns[0].header"),
    "date form": (
        column(date_form="%d"),
        "bad_value",
        "sheets[0].columns[0].date_form",
    ),
    "codes": (column(codes={"a": 1}), "bad_type", "sheets[0].columns[0].codes.a"),
    "no table": (column(codes=[]), "bad_type", "sheets[0].columns[0].codes"),
    "longest": (column(longest=-1), "bad_value", "sheets[0].columns[0].longest"),
    "places": (column(places=7), "bad_value", "sheets[0].columns[0].places"),
    "side": (column(side="middle"), "bad_value", "sheets[0].columns[0].side"),
    "fill": (column(fill="00"), "bad_value", "sheets[0].columns[0].fill"),
    "break for a fill": (column(fill="\n"), "bad_value", "sheets[0].columns[0].fill"),
    "delimiter": (
        {**column(), "writing": {"delimiter": "x"}},
        "bad_value",
        "writing.delimiter",
    ),
    "decimal sign": (
        {**column(), "writing": {"decimal_sign": "'"}},
        "bad_value",
        "writing.decimal_sign",
    ),
    "replacement": (
        {**column(), "writing": {"replacements": {"ab": "c"}}},
        "bad_value",
        "writing.replacements",
    ),
    "encoding": (
        {**column(), "writing": {"encoding": "latin-1"}},
        "bad_value",
        "writing.encoding",
    ),
    "control record": (
        {**column(), "after": [{"source": "claim.ref"}]},
        "bad_value",
        "after[0].source",
    ),
    "two sheets": (
        {**column(), "sheets": [*column()["sheets"], *column()["sheets"]]},
        "bad_value",
        "sheets",
    ),
    "sheets of one name": (
        {**column(), "format": "xlsx", "sheets": column()["sheets"] * 2},
        "bad_value",
        "sheets",
    ),
    "name of a sheet": (
        {**column(), "sheets": [{"name": "a/b", "rows": "case", "columns": [PLAIN]}]},
        "bad_value",
        "sheets[0].name",
    ),
    "no width": (fixed(PLAIN), "bad_value", "sheets[0].columns[0].width"),
    "no width of a trailer": (
        fixed({**PLAIN, "width": 9}, after=[{"constant": "T"}]),
        "bad_value",
        "after[0].width",
    ),
    "path": (
        layout([{"header": "a..b"}], format="json"),
        "bad_value",
        "sheets[0].columns[0].header",
    ),
    "path within another": (
        layout([{"header": "a"}, {"header": "a.b"}], format="json"),
        "bad_value",
        "sheets[0].columns[1].header",
    ),
    "list and object": (
        layout([{"header": "a[0].x"}, {"header": "a.b"}], format="json"),
        "bad_value",
        "sheets[0].columns[1].header",
    ),
    "mark of JSON": (
        layout([PLAIN], format="json", writing={"encoding": "utf-8-bom"}),
        "bad_value",
        "writing.encoding",
    ),
    "guard of JSON": (
        layout([PLAIN], format="json", writing={"guard": "spreadsheet"}),
        "bad_value",
        "writing.guard",
    ),
    "trailer of JSON": (
        layout([PLAIN], format="json", after=[{"constant": "T"}]),
        "bad_value",
        "after",
    ),
    "header of XLSX": (
        layout([PLAIN], format="xlsx", before=[{"constant": "T"}]),
        "bad_value",
        "before",
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_the_first_thing_that_is_wrong_is_told(case):
    document, code, path = case
    assert refusal(document) == (code, path)


def test_headers_differ_by_case_and_a_fixed_layout_needs_none():
    layout_of(layout([{"header": "a"}, {"header": "A"}]))
    layout_of(fixed({"width": 1}, {"width": 1}))


def test_a_file_that_is_no_json_is_refused():
    with pytest.raises(RefusedError):
        parsed(b"{")


# === BACK === #

CODES = st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=3)
FORMS = st.sampled_from(["", "YYYY", "DD.MM.YY", "hh:mm:ss"])


@st.composite
def columns(draw, rows, width=0):
    known = sorted(one for one in SOURCES if is_known(one, rows))
    source = draw(st.sampled_from(["", *known]))
    return Column(
        header=f"{draw(st.sampled_from('abc'))}{draw(st.integers(0, 10**9))}",
        source=source,
        constant="" if source else draw(st.text(max_size=3)),
        only_with=draw(st.sampled_from(["", *known])),
        codes=draw(CODES),
        required=draw(st.booleans()),
        longest=draw(st.integers(0, 4000)),
        date_form=draw(FORMS),
        places=draw(st.none() | st.integers(0, 6)),
        minor_units=draw(st.none() | st.booleans()),
        width=width,
        side=draw(st.sampled_from(Side)),
        fill=draw(st.sampled_from(" 0*")),
        as_text=draw(st.booleans()),
    )


@st.composite
def layouts(draw):
    kind = draw(st.sampled_from(Format))
    rows = draw(
        st.sampled_from([one for one in Rows if one not in (Rows.CONTROL, Rows.SHEET)])
    )
    width = 9 if kind is Format.FIXED else 0
    is_text = kind in (Format.CSV, Format.FIXED)
    found = draw(
        st.lists(columns(rows, width), min_size=1, max_size=3, unique_by=lambda x: x[0])
    )
    control = st.lists(columns(Rows.CONTROL, width), max_size=2).map(tuple)
    is_json = kind is Format.JSON
    writing = Writing(
        Encoding.UTF_8 if is_json else draw(st.sampled_from(Encoding)),
        draw(st.sampled_from(LineEnd)),
        draw(st.sampled_from(",;\t|")),
        draw(st.sampled_from(Quoting)),
        draw(st.sampled_from(".,")),
        draw(st.booleans()),
        draw(FORMS.filter(bool)),
        draw(st.booleans()),
        Guard.MACHINE if is_json else draw(st.sampled_from(Guard)),
        draw(st.sampled_from(Phone)),
        draw(st.dictionaries(st.characters(), st.text(max_size=2), max_size=2)),
    )
    return Layout(
        code="some-code_1",
        name=draw(st.text(min_size=1, max_size=5)),
        version="1.0",
        format=kind,
        file_name="x_{batch}.txt",
        sheets=(Sheet("One", rows, tuple(found)),),
        writing=writing,
        before=draw(control) if is_text else (),
        after=draw(control) if is_text else (),
    )


@given(layouts())
def test_a_layout_comes_back_from_its_file(found):
    text = dumped_or_skip(found)
    if text:
        assert parsed(text) == found
        assert dumped(parsed(text)) == text


def dumped_or_skip(found):
    """Return the file, None where a lone surrogate has no bytes."""
    try:
        return dumped(found)
    except UnicodeEncodeError:
        return None


READY = sorted(LAYOUTS.glob("*.json"))


@pytest.mark.parametrize("path", READY, ids=lambda one: one.stem)
def test_a_ready_layout_is_written_back_as_it_was(path):
    content = path.read_bytes()
    assert dumped(parsed(content)) == content


def test_ready_layouts_have_codes_of_their_own_which_their_files_say():
    codes = [json.loads(path.read_text(encoding="utf-8"))["code"] for path in READY]
    assert codes == [path.stem.replace("_", "-") for path in READY]
    assert len(codes) == 7


# === VOCABULARY === #


def test_every_source_is_known_to_some_row():
    for source in SOURCES:
        assert any(is_known(source, rows) for rows in KNOWN), source
        assert kind_of(source) is SOURCES[source]


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ("debtor.identifier.VAT", True),
        ("creditor.identifier.KBO_NO-1", True),
        ("debtor.identifier.", False),
        ("debtor.identifier.a.b", False),
        ("agency.identifier.VAT", False),
        ("claim", False),
        ("", False),
    ],
)
def test_an_identifier_is_named_by_its_scheme(source, known):
    assert is_known(source, Rows.CLAIM) is known
