"""What all documents have in common: how they read, and how they refuse."""

import json
from datetime import date
from decimal import Decimal

import pytest

from followup_core.__main__ import DOCUMENTS, MOST, answer_all
from followup_core.documents.refused import RefusedError
from followup_core.documents.shape import (
    MOST_REQUESTS,
    Shape,
    many,
    may,
    may_be_null,
    need,
    need_or_null,
)
from followup_core.documents.text import parse_json
from followup_core.documents.values import (
    amount,
    currency,
    day,
    flag,
    one_of,
    text,
    whole,
)

# Deeper than a text of JSON is read.
DEEP = 100_000
INNER = Shape({"ref": need(text), "on": need_or_null(day)})
SHAPE = Shape(
    {
        "kind": need(one_of("a", "b")),
        "count": may(whole(1, 9), 1),
        "sum": may(amount(2), Decimal(0)),
        "rate": may_be_null(amount(positive=True), Decimal(1)),
        "yes": may(flag, False),
        "currency": may(currency),
        "parts": may(many(INNER, least=1), ()),
    }
)


def refusal(document):
    with pytest.raises(RefusedError) as found:
        SHAPE(parse_json(json.dumps(document).encode()))
    assert str(found.value)
    return found.value.code, found.value.path


def test_what_is_left_out_or_null_has_its_default():
    read = SHAPE({"kind": "a", "count": None})
    assert (read["count"], read["sum"], read["rate"]) == (1, 0, 1)
    assert SHAPE({"kind": "a", "rate": None})["rate"] is None
    (part,) = SHAPE({"kind": "a", "parts": [{"ref": "x", "on": None}]})["parts"]
    assert part == {"ref": "x", "on": None}


REFUSED = {
    "no object": ([], "bad_type", ""),
    "a word": ("a", "bad_type", ""),
    "unknown before missing": ({"x": 1}, "unknown_key", "x"),
    "missing before values": ({"count": 77}, "missing_key", "kind"),
    "null where needed": ({"kind": None}, "missing_key", "kind"),
    "in the order of the table": (
        {"sum": "x", "count": 0, "kind": "a"},
        "bad_value",
        "count",
    ),
    "depth first": (
        {"kind": "a", "parts": [{"ref": "", "on": "2026-02-30"}]},
        "bad_type",
        "parts[0].ref",
    ),
    "key of a part": (
        {"kind": "a", "parts": [{"ref": "r", "on": None}, {"ref": "r"}]},
        "missing_key",
        "parts[1].on",
    ),
    "word": ({"kind": "c"}, "bad_value", "kind"),
    "number for a word": ({"kind": 1}, "bad_type", "kind"),
    "true for a number": ({"kind": "a", "count": True}, "bad_type", "count"),
    "text for a number": ({"kind": "a", "count": "1"}, "bad_type", "count"),
    "half a number": ({"kind": "a", "count": 1.5}, "bad_type", "count"),
    "number for true": ({"kind": "a", "yes": 1}, "bad_type", "yes"),
    "too few": ({"kind": "a", "count": 0}, "bad_value", "count"),
    "too many": ({"kind": "a", "count": 10}, "bad_value", "count"),
    "number for an amount": ({"kind": "a", "sum": 1}, "bad_type", "sum"),
    "zeros before": ({"kind": "a", "sum": "01.00"}, "bad_amount", "sum"),
    "plus": ({"kind": "a", "sum": "+1.00"}, "bad_amount", "sum"),
    "no cents": ({"kind": "a", "sum": "1."}, "bad_amount", "sum"),
    "zeros behind count": ({"kind": "a", "sum": "1.000"}, "bad_amount", "sum"),
    "below zero": ({"kind": "a", "sum": "-0.01"}, "bad_amount", "sum"),
    "sixteen digits": ({"kind": "a", "sum": "1" * 16}, "bad_amount", "sum"),
    "thirty-one characters": ({"kind": "a", "sum": "1" * 31}, "too_large", "sum"),
    "a number as long": ({"kind": "a", "count": 10**30}, "too_large", "count"),
    "a long number for true": ({"kind": "a", "yes": 10**40}, "too_large", "yes"),
    "a long number for a list": ({"kind": "a", "parts": 10**40}, "too_large", "parts"),
    "zero where more is asked": ({"kind": "a", "rate": "0.0"}, "bad_amount", "rate"),
    "no date": (
        {"kind": "a", "parts": [{"ref": "r", "on": "2026-2-3"}]},
        "bad_date",
        "parts[0].on",
    ),
    "empty list": ({"kind": "a", "parts": []}, "bad_type", "parts"),
    "object for a list": ({"kind": "a", "parts": {}}, "bad_type", "parts"),
    "a long list": ({"kind": "a", "parts": [1] * 10_001}, "too_large", "parts"),
    "currency": ({"kind": "a", "currency": "EUX"}, "bad_value", "currency"),
    "small currency": ({"kind": "a", "currency": "eur"}, "bad_value", "currency"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_the_first_thing_that_is_wrong_is_told(case):
    document, code, path = case
    assert refusal(document) == (code, path)


@pytest.mark.parametrize("length", [60, 61, 200_000])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_key_is_echoed_only_so_far(name, length):
    key = "9" * length
    response, _refused = answer_all(json.dumps({key: 1}).encode(), DOCUMENTS[name]())
    assert response["error"] == "unknown_key"
    assert response["path"] == (key if length == 60 else "9" * 60 + "…")
    assert len(json.dumps(response)) < 300


@pytest.mark.parametrize("given", ["0", "-0", "-0.00", "0.00"])
def test_a_zero_has_no_sign(given):
    assert str(SHAPE({"kind": "a", "sum": given})["sum"])[0] == "0"


def test_the_longest_numbers_that_are_meant_are_read():
    assert amount()("9" * 15 + "." + "9" * 14, "") == Decimal("9" * 15 + "." + "9" * 14)
    assert day("9999-12-31", "") == date.max
    assert many(whole())([1] * 10_000, "") == (1,) * 10_000


def test_a_rule_across_fields_is_told_with_its_whole_path():
    def build(ref):
        raise RefusedError("bad_value", "ref", "never right")

    outer = Shape({"parts": need(many(Shape({"ref": need(text)}, build)))})
    with pytest.raises(RefusedError) as found:
        outer({"parts": [{"ref": "r"}]})
    assert (found.value.code, found.value.path) == ("bad_value", "parts[0].ref")


@pytest.mark.parametrize(
    "given",
    [b"", b"{", b"\xff", b'{"a": NaN}', b'{"a": -Infinity}', b'{"a": 1, "a": 1}'],
)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_no_json_is_refused_by_each_document(name, given):
    response, refused = answer_all(given, DOCUMENTS[name]())
    assert (response["error"], response["path"], refused) == ("bad_json", "", True)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_empty_array_answers_an_empty_array(name):
    assert answer_all(b"[]", DOCUMENTS[name]()) == ([], False)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_refused_request_has_its_error_in_its_place(name):
    response, refused = answer_all(b"[1, {}, []]", DOCUMENTS[name]())
    assert [one["error"] for one in response] == ["bad_type", "missing_key", "bad_type"]
    assert refused


@pytest.mark.parametrize(
    "given",
    [
        "NaN",
        '{"x": NaN}',
        '{"x": [{"y": -Infinity}]}',
        '{"x": 1, "x": 2}',
        '{"x": {"y": 1, "y": 1}}',
        "[" * DEEP + "]" * DEEP,
        '{"x": ' * DEEP + "1" + "}" * DEEP,
    ],
    ids=lambda text: text[:20],
)
def test_one_request_that_cannot_be_read_loses_no_other_one(given):
    fine = {"fine": True}
    good = '{"a": ["],[{\\"", 1]}'
    array = f" [{good}, {given}, {good}] ".encode()
    response, refused = answer_all(array, lambda request: {**fine, **request})
    assert refused
    own = {**fine, "a": ['],[{"', 1]}
    assert response[::2] == [own, own]
    assert (response[1]["error"], response[1]["path"]) == ("bad_json", "")
    assert len(response[1]["message"]) < 100


@pytest.mark.parametrize(
    "given",
    [
        "{0}",
        "[{0}",
        "[{0}] 1",
        "[{0}],",
        "[{0},]",
        "[{0}, x]",
        "[1, 2",
        "[1] 2",
        '{{"x": {0}}}',
    ],
)
def test_what_is_no_json_as_a_whole_is_refused_as_a_whole(given):
    deep = '{"x": ' * DEEP + "1" + "}" * DEEP
    response, refused = answer_all(given.format(deep).encode(), lambda _one: {})
    assert (response["error"], response["path"], refused) == ("bad_json", "", True)


def test_what_is_nested_as_deep_as_can_be_read_is_counted():
    for depth in range(800, 1000, 10):
        array = ("[" * depth + "]" * depth).encode()
        assert len(answer_all(array, lambda _one: {"error": "no"})[0]) == 1


def test_an_array_that_is_too_large_is_answered_as_far_as_it_goes():
    full = json.dumps({"list": [0] * MOST})
    array = f"[{','.join([full] * (MOST_REQUESTS + 1))}]".encode()
    response, refused = answer_all(array, lambda request: {"fine": True})
    assert refused
    assert [one.get("error") for one in response] == [None] * MOST_REQUESTS + [
        "too_large"
    ]
