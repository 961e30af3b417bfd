"""A mapping is data: it is read strictly, and written as it was read."""

import json

import pytest

from followup_core.documents.refused import RefusedError
from followup_core.handover.feedback import (
    FORMAT,
    FeedbackMapping,
    read_mapping,
    written_mapping,
)
from tests.core.handover.feedback_files import COLUMNS, FORM, MAPPING

TRAILER = {
    "mark": "T",
    "count_at": 1,
    "others": 2,
    "sums": [{"at": 2, "field": "amount"}],
}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"trailer": TRAILER},
        {"skip": 2, "has_bom": True, "in_minor": True, "largest": "5.00"},
        {"negative_reverses": True, "fees_netted": False, "ends_line": False},
    ],
)
def test_what_is_written_is_read_as_the_same(more):
    mapping = read_mapping({**MAPPING, **more})
    written = json.loads(json.dumps(written_mapping(mapping)))
    assert written["format"] == FORMAT
    assert read_mapping(written) == mapping
    assert isinstance(mapping, FeedbackMapping)


def column(*fields):
    return [{"name": field, "field": field} for field in fields]


ONE_KIND = {
    "columns": column("event_date", "case_ref", "amount"),
    "kind": "payment",
    "events": None,
    "payees": None,
}
REFUSED = {
    "another format": ({"format": "x/1.0"}, "bad_value", "format"),
    "unknown key": ({"decimals": 2}, "unknown_key", "decimals"),
    "too many columns": (
        {"columns": [{"name": str(one)} for one in range(201)]},
        "too_large",
        "columns",
    ),
    "a largest of nothing": ({"largest": "0"}, "bad_amount", "largest"),
    "no columns": ({"columns": []}, "bad_type", "columns"),
    "column twice": (
        {"columns": [*MAPPING["columns"], {"name": "Az"}]},
        "bad_value",
        "columns",
    ),
    "field twice": (
        {"columns": [*MAPPING["columns"], {"name": "x", "field": "amount"}]},
        "bad_value",
        "columns",
    ),
    "unknown field": ({"columns": column("money")}, "bad_value", "columns[0].field"),
    "no day": ({"columns": column("case_ref")}, "bad_value", "columns"),
    "no reference": ({"columns": column("event_date")}, "bad_value", "columns"),
    "kind beside its column": ({"kind": "payment"}, "bad_value", "kind"),
    "no kind": ({**ONE_KIND, "kind": None}, "bad_value", "kind"),
    "no events": ({"events": None}, "bad_value", "events"),
    "code twice": ({"events": MAPPING["events"] * 2}, "bad_value", "events"),
    "unknown kind": (
        {"events": [{"theirs": "a", "kind": "lunch"}]},
        "bad_value",
        "events[0].kind",
    ),
    "no payees": ({"payees": None}, "bad_value", "payees"),
    "no currency": ({"currency": None}, "bad_value", "currency"),
    "currency twice": (
        {"columns": [*MAPPING["columns"], {"name": "W", "field": "currency"}]},
        "bad_value",
        "currency",
    ),
    "currency that is none": ({"currency": "EUX"}, "bad_value", "currency"),
    "one sign for two": ({"thousands": ","}, "bad_value", "thousands"),
    "another sign": ({"decimal": "x"}, "bad_value", "decimal"),
    "another delimiter": ({"delimiter": "::"}, "bad_value", "delimiter"),
    "an encoding": ({"encoding": "utf-16"}, "bad_value", "encoding"),
    "sum of a text": (
        {"trailer": {**TRAILER, "sums": [{"at": 1, "field": "text"}]}},
        "bad_value",
        "trailer.sums[0].field",
    ),
    "sum of no column": (
        {**ONE_KIND, "trailer": {"mark": "T", "sums": [{"at": 1, "field": "charges"}]}},
        "bad_value",
        "trailer.sums[0].field",
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(case):
    more, code, path = case
    with pytest.raises(RefusedError) as found:
        read_mapping({**MAPPING, **more})
    assert (found.value.code, found.value.path) == (code, path)


def test_a_file_of_one_kind_needs_no_codes():
    assert read_mapping({**MAPPING, **ONE_KIND}).kind == "payment"


def test_the_fields_are_those_of_the_columns():
    assert {one.field.value for one in FORM.columns if one.field} == set(
        COLUMNS.values()
    )


def test_as_many_columns_as_there_may_be():
    more = [{"name": str(one)} for one in range(200 - len(MAPPING["columns"]))]
    columns = [*MAPPING["columns"], *more]
    assert len(read_mapping({**MAPPING, "columns": columns}).columns) == 200


def test_what_is_meant_where_nothing_is_said():
    assert (FORM.skip, FORM.in_minor, FORM.largest) == (0, False, 10_000_000)
    assert FORM.has_quotes
    assert (FORM.has_header, FORM.has_bom, FORM.ends_line) == (True, False, True)
    assert (FORM.negative_reverses, FORM.fees_netted) == (False, True)
    assert FORM.trailer is None
