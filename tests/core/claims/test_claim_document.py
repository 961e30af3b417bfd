"""The claim command: worked examples, and what it refuses."""

import io
import json
from pathlib import Path

import pytest

from followup_core import __main__ as command
from followup_core.claims.document import answer

from ..claim_world import TABLE

EXAMPLES = json.loads((Path(__file__).parent / "claim_examples.json").read_text())
PLAIN = {
    "jurisdiction": "BE",
    "debtor_kind": "business",
    "creditor_kind": "business",
    "currency": "EUR",
    "as_of": "2025-04-30",
    "items": [{"ref": "INV/1", "principal": "1210.00", "due_on": "2025-01-31"}],
}


def shown(response, key):
    if key in {"error", "claimable_from"}:
        return response.get(key)
    if key == "findings":
        return [found["code"] for found in response["findings"]]
    return response["totals"][key]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["id"])
def test_the_worked_examples_come_out(example):
    response = answer(example["request"], TABLE)
    expected = example["expect"]
    assert {key: shown(response, key) for key in expected} == expected


def changed(**changes):
    return {**PLAIN, **changes}


def item(**changes):
    return changed(items=[{**PLAIN["items"][0], **changes}])


def payment(**changes):
    base = {"paid_on": "2025-02-10", "amount": "10.00", "item": "INV/1"}
    return changed(payments=[{**base, **changes}])


REFUSED = {
    "unknown key": (changed(colour="red"), "unknown_key", "colour"),
    "unknown key of an item": (item(paid="x"), "unknown_key", "items[0].paid"),
    "no currency": (changed(currency=None), "missing_key", "currency"),
    "small currency": (changed(currency="eur"), "bad_value", "currency"),
    "country": (changed(jurisdiction="Belgium"), "bad_value", "jurisdiction"),
    "debtor": (changed(debtor_kind="friend"), "bad_value", "debtor_kind"),
    "29 February": (item(due_on="2025-02-29"), "bad_date", "items[0].due_on"),
    "other date": (changed(as_of="30/04/2025"), "bad_date", "as_of"),
    "short date": (changed(as_of="20250430"), "bad_date", "as_of"),
    "comma": (item(principal="12,10"), "bad_amount", "items[0].principal"),
    "number": (item(principal=12.1), "bad_type", "items[0].principal"),
    "no number": (item(principal="NaN"), "bad_amount", "items[0].principal"),
    "exponent": (item(principal="1e3"), "bad_amount", "items[0].principal"),
    "decimals": (
        item(principal="1.001"),
        "bad_amount",
        "items[0].principal",
    ),
    "yen": (
        {**item(principal="1.5"), "currency": "JPY"},
        "bad_amount",
        "items[0].principal",
    ),
    "negative": (item(principal="-1.00"), "bad_amount", "items[0].principal"),
    "due before invoice": (
        item(invoiced_on="2025-02-01"),
        "due_before_invoice",
        "items[0].due_on",
    ),
    "paid before invoice": (
        {**payment(paid_on="2024-12-31"), **item(invoiced_on="2025-01-01")},
        "payment_before_invoice",
        "payments[0].paid_on",
    ),
    "paid item": (payment(item="INV/9"), "unknown_item", "payments[0].item"),
    "paid nothing": (payment(amount="0.00"), "bad_amount", "payments[0].amount"),
    "twice": (changed(items=PLAIN["items"] * 2), "duplicate_ref", "items[1].ref"),
    "two rates of one day": (
        changed(
            exchange_rates=[
                {"currency": "EUR", "on": "2025-01-31", "rate": rate}
                for rate in ("4.3", "4.2")
            ]
        ),
        "bad_value",
        "exchange_rates[1].on",
    ),
    "items": (changed(items={}), "bad_type", "items"),
    "item": (changed(items=["INV/1"]), "bad_type", "items[0]"),
    "percent missing": (
        changed(terms={"penalty": {"kind": "percent"}}),
        "missing_key",
        "terms.penalty.percent",
    ),
    "rate missing": (
        changed(terms={"interest": {"kind": "fixed"}}),
        "missing_key",
        "terms.interest.rate_percent",
    ),
    "rate": (
        changed(terms={"interest": {"kind": "fixed", "rate_percent": "8,5"}}),
        "bad_rate",
        "terms.interest.rate_percent",
    ),
    "list": ([PLAIN], "bad_type", ""),
    "no items": (changed(items=None), "missing_key", "items"),
    "far away": (changed(as_of="9999-12-31"), "bad_date", "as_of"),
    "got before sent": (
        item(invoiced_on="2025-01-01", received_on="2024-01-01"),
        "bad_date",
        "items[0].received_on",
    ),
    "cap with rate": (
        changed(terms={"interest": {"kind": "statutory_cap", "rate_percent": "9"}}),
        "unknown_key",
        "terms.interest.rate_percent",
    ),
    "unpublished": (item() | {"as_of": "2027-03-31"}, "rate_missing", "as_of"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_bad_input_is_refused_with_its_code_and_its_path(case):
    document, code, path = case
    response = answer(document, TABLE)
    assert (response["error"], response["path"]) == (code, path)
    assert response["message"]


@pytest.mark.parametrize(("currency", "amount"), [("JPY", "5000"), ("TND", "5.125")])
def test_currencies_without_cents_or_with_three_decimals(currency, amount):
    document = {**item(principal=amount), "currency": currency, "jurisdiction": "CH"}
    totals = answer(document, TABLE)["totals"]
    assert totals["principal_open"] == amount
    assert totals["interest_open"].count(".") == (currency == "TND")


def test_the_response_can_be_recomputed_from_its_segments():
    response = answer(PLAIN, TABLE)
    (segment,) = response["items"][0]["segments"]
    assert segment["from"] == "2025-02-01"
    assert segment["to"] == "2025-05-01"
    assert (segment["days"], segment["rate_percent"]) == (89, "11.50")
    assert segment["amount"] == "33.929726"
    assert response["items"][0]["interest_accrued"] == "33.93"
    assert response["items"][0]["article"] == "Law of 2 August 2002, art. 5"


def run(monkeypatch, capsys, text, arguments=("claim",)):
    raw = io.TextIOWrapper(io.BytesIO(text.encode()))
    monkeypatch.setattr("sys.stdin", raw)
    status = command.main(list(arguments))
    return status, capsys.readouterr().out


def test_one_request_one_response_many_requests_many(monkeypatch, capsys):
    status, out = run(monkeypatch, capsys, json.dumps(PLAIN))
    assert (status, json.loads(out)["totals"]["due"]) == (0, "1283.93")
    status, out = run(monkeypatch, capsys, json.dumps([PLAIN, changed(colour="red")]))
    assert status == 2
    assert [min(one) for one in json.loads(out)] == ["claimable_from", "error"]


@pytest.mark.parametrize(
    "text", ["", "{", "nonsense", '{"as_of": NaN}', '{"a": 1, "a": 2}']
)
def test_what_is_no_json_is_refused(monkeypatch, capsys, text):
    status, out = run(monkeypatch, capsys, text)
    assert (status, json.loads(out)["error"]) == (2, "bad_json")


def test_an_unknown_command_says_how_it_is_used(monkeypatch, capsys):
    status, out = run(monkeypatch, capsys, "{}", ("clam",))
    assert (status, out) == (2, "")


def test_any_reference_can_be_printed(monkeypatch, capsys):
    document = json.dumps(item(ref="\ud800 é"))
    status, out = run(monkeypatch, capsys, document)
    assert (status, json.loads(out)["items"][0]["ref"]) == (0, "\ud800 é")
