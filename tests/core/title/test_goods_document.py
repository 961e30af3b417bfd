"""The goods document: what it answers, and each way to be refused."""

import pytest

from followup_core.title.goods_document import answer

OUT = {"ref": "WH/OUT/1", "kind": "chair", "on": "2026-03-02", "quantity": "10"}
REQUEST = {
    "currency": "EUR",
    "kinds": [{"ref": "chair"}],
    "deliveries": [{**OUT, "lot": "L1"}],
    "invoices": [
        {"ref": "INV/1", "on": "2026-03-02", "quantity": "3", "amount": "100.00"}
    ],
    "price": "33.34",
}


def test_what_is_billed_and_what_is_not():
    parcel = {"parcel": "WH/OUT/1", "kind": "chair", "lot": "L1", "on": "2026-03-02"}
    assert answer(REQUEST) == {
        "goods": [
            {**parcel, "quantity": "3", "bill": "INV/1", "value": "100.00"},
            {**parcel, "quantity": "7", "bill": None, "value": "233.38"},
        ]
    }


def test_what_came_back_and_what_was_credited():
    back = {**OUT, "ref": "WH/IN/1", "lot": "L1", "of": "WH/OUT/1"}
    note = {**REQUEST["invoices"][0], "ref": "RINV/1", "reverses": "INV/1"}
    found = answer({**REQUEST, "returns": [back], "credit_notes": [note]})
    assert found == {"goods": []}


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"currency": "XXZ"}, "bad_value", "currency"),
        ({"kinds": []}, "bad_type", "kinds"),
        ({"kinds": [{"ref": "a", "per_unit": "0"}]}, "bad_amount", "kinds[0].per_unit"),
        ({"kinds": [{"ref": "a"}, {"ref": "a"}]}, "duplicate_ref", "kinds[1].ref"),
        ({"deliveries": [{**OUT, "quantity": "-1"}]}, "bad_amount", None),
        ({"returns": [{**OUT, "kind": "sofa"}]}, "bad_value", "returns[0].kind"),
        ({"invoices": REQUEST["invoices"] * 2}, "duplicate_ref", "invoices[1].ref"),
        ({"price": "1.001"}, "bad_amount", "price"),
        ({"colour": "red"}, "unknown_key", "colour"),
    ],
)
def test_what_is_refused(change, code, path):
    error = answer({**REQUEST, **change})
    assert error["error"] == code
    assert path in (None, error["path"])
