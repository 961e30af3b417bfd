"""The payout document: fees kept or billed, money on the bank, and what is left."""

import pytest

from followup_core.__main__ import DOCUMENTS


def ask(**request):
    return DOCUMENTS["payout"]()({"currency": "EUR", **request})


def posting(account, amount):
    return {"account": account, "amount": amount}


def test_fees_are_kept_and_the_rest_is_paid():
    found = ask(received="100.00", fee="15.00", tax="3.15", paid="81.85")
    assert found == {
        "fee_entry": [
            posting("fee", "15.00"),
            posting("tax", "3.15"),
            posting("clearing", "-18.15"),
        ],
        "payout_entry": [posting("bank", "81.85"), posting("clearing", "-81.85")],
        "difference": "0.00",
    }


def test_fees_that_are_billed_do_not_make_the_payout_less():
    found = ask(received="100.00", fee="15.00", paid="100.00", fees_netted=False)
    assert found["fee_entry"][-1] == posting("payable", "-15.00")
    assert found["difference"] == "0.00"


@pytest.mark.parametrize(
    ("paid", "left"), [(None, "85.00"), ("0.00", "85.00"), ("85.01", "-0.01")]
)
def test_what_is_left_on_the_clearing_account(paid, left):
    assert ask(received="100.00", fee="15.00", paid=paid)["difference"] == left


def test_nothing_has_no_entry():
    assert ask() == {"fee_entry": [], "payout_entry": [], "difference": "0.00"}


@pytest.mark.parametrize(
    ("request_", "code", "path"),
    [
        ({"fee": "-1.00"}, "bad_amount", "fee"),
        ({"paid": "1.001"}, "bad_amount", "paid"),
        ({"currency": "EUX"}, "bad_value", "currency"),
        ({"sum": "1.00"}, "unknown_key", "sum"),
    ],
)
def test_what_is_refused(request_, code, path):
    found = ask(**request_)
    assert (found["error"], found["path"]) == (code, path)
