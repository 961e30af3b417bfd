"""A layout as a file: refused strictly, written back as it was."""

import pytest

from followup_core.documents.refused import RefusedError
from followup_core.exports.layouts.reading import layout_of, parsed
from tests.core.exports.case_file import layout

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
    "control record before": (
        {**column(), "before": [{"source": "claim.ref"}]},
        "bad_value",
        "before[0].source",
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


@pytest.mark.parametrize(("count", "fits"), [(200, True), (201, False)])
def test_a_sheet_has_two_hundred_columns_at_most(count, fits):
    document = layout([{"header": f"c{n}"} for n in range(count)])
    if fits:
        layout_of(document)
    else:
        assert refusal(document) == ("too_large", "sheets[0].columns")


def test_headers_differ_by_case_and_a_fixed_layout_needs_none():
    layout_of(layout([{"header": "a"}, {"header": "A"}]))
    layout_of(fixed({"width": 1}, {"width": 1}))


def test_a_file_that_is_no_json_is_refused():
    with pytest.raises(RefusedError):
        parsed(b"{")
