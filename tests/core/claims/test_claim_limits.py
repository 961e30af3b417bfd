"""What a request to a claim may just hold, and what is just too much."""

import pytest

from followup_core.claims.document import answer
from followup_core.claims.request import parse

from ..claim_requests import SHORT, changed, item
from ..claim_world import TABLE


def interest(percent):
    return changed(terms={"interest": {"kind": "fixed", "rate_percent": percent}})


def fee(**changes):
    return changed(terms={"fee": {"amount": "1.00", "after_days": 0, **changes}})


def notice(**changes):
    letter = {"kind": "reminder", "channel": "post", "sent_on": "2025-02-03"}
    return changed(notices=[{**letter, **changes}])


def payment(**changes):
    money = {"paid_on": "2025-02-10", "amount": "10.00", **changes}
    return {**item(invoiced_on="2025-01-01"), "payments": [money]}


def exchange(rate):
    on = {"currency": "PLN", "on": "2025-01-30", "rate": rate}
    return changed(exchange_rates=[on])


NOTICE = notice()["notices"][0]
EDGES = {
    "rate": (interest("100"), interest("100.01"), "terms.interest.rate_percent"),
    "no rate": (interest("0"), interest("-0.01"), "terms.interest.rate_percent"),
    "vat": (changed(vat_percent="0"), changed(vat_percent="-1"), "vat_percent"),
    "fee": (fee(after_days=3650), fee(after_days=3651), "terms.fee.after_days"),
    "fee at once": (fee(after_days=0), fee(after_days=-1), "terms.fee.after_days"),
    "fee of nothing": (fee(amount="0.00"), fee(amount="-0.01"), "terms.fee.amount"),
    "notices": (
        changed(notices=[NOTICE] * 1000),
        changed(notices=[NOTICE] * 1001),
        "notices",
    ),
    "received": (
        notice(received_on="2025-02-03"),
        notice(received_on="2025-02-02"),
        "notices[0].received_on",
    ),
    "invoice received": (
        item(invoiced_on="2025-01-02", received_on="2025-01-02"),
        item(invoiced_on="2025-01-02", received_on="2025-01-01"),
        "items[0].received_on",
    ),
    "due on the day of the invoice": (
        item(invoiced_on="2025-01-31"),
        item(invoiced_on="2025-02-01"),
        "items[0].due_on",
    ),
    "paid on the day of the invoice": (
        payment(paid_on="2025-01-01", item="A"),
        payment(paid_on="2024-12-31", item="A"),
        "payments[0].paid_on",
    ),
    "paid before the first invoice": (
        payment(paid_on="2025-01-01"),
        payment(paid_on="2024-12-31"),
        "payments[0].paid_on",
    ),
    "paid a cent": (
        payment(amount="0.01"),
        payment(amount="0.00"),
        "payments[0].amount",
    ),
    "first year": (
        item(due_on="1950-01-01"),
        item(due_on="1949-12-31"),
        "items[0].due_on",
    ),
    "last year": (
        item(due_on="2200-12-31"),
        item(due_on="2201-01-01"),
        "items[0].due_on",
    ),
    "exchange": (exchange("0.01"), exchange("0"), "exchange_rates[0].rate"),
    "items": (changed(items=[]), changed(items={}), "items"),
}
CODES = {
    "fee": "bad_value",
    "fee at once": "bad_value",
    "fee of nothing": "bad_amount",
    "notices": "too_large",
    "received": "bad_date",
    "invoice received": "bad_date",
    "due on the day of the invoice": "due_before_invoice",
    "paid on the day of the invoice": "payment_before_invoice",
    "paid before the first invoice": "payment_before_invoice",
    "paid a cent": "bad_amount",
    "first year": "bad_date",
    "last year": "bad_date",
    "items": "bad_type",
}


@pytest.mark.parametrize("name", EDGES)
def test_what_is_just_allowed_is_read_and_the_next_value_is_refused(name):
    allowed, refused, path = EDGES[name]
    parse(allowed)
    response = answer(refused, TABLE)
    assert (response["error"], response["path"]) == (CODES.get(name, "bad_rate"), path)
    assert response["message"]


def test_money_may_come_before_the_invoice_of_another_debt():
    """Without a name it is held against the first invoice, by name against its own."""
    debts = [
        {**SHORT["items"][0], "ref": "A", "invoiced_on": "2025-01-01"},
        {**SHORT["items"][0], "ref": "B", "invoiced_on": "2025-01-20"},
        {**SHORT["items"][0], "ref": "C"},
    ]
    money = {"paid_on": "2025-01-10", "amount": "1.00"}
    for named, found in (({}, None), ({"item": "C"}, None), ({"item": "B"}, "error")):
        response = answer(changed(items=debts, payments=[{**money, **named}]), TABLE)
        assert ("error" in response) is bool(found)


def test_the_currency_says_how_many_decimals_there_are():
    for currency, amount in (("EUR", "1.00"), ("JPY", "1"), ("TND", "1.000")):
        document = {**item(principal=amount), "currency": currency}
        parse(document)
        more = f"{amount}{'' if '.' in amount else '.'}0"
        refused = answer({**item(principal=more), "currency": currency}, TABLE)
        assert (refused["error"], refused["path"]) == (
            "bad_amount",
            "items[0].principal",
        )


def test_what_grows_beyond_all_numbers_is_refused():
    """A Dutch debt doubles each year."""
    terms = {
        "accepted_on": "2020-01-01",
        "interest": {"kind": "fixed", "rate_percent": "100"},
    }
    dutch = changed(jurisdiction="NL", terms=terms, as_of="2200-12-31")
    response = answer(dutch, TABLE)
    assert (response["error"], response["path"]) == ("amount_too_large", "")


@pytest.mark.parametrize("currency", [["EUR"], {}, 5, True])
def test_a_currency_that_is_no_text_is_refused(currency):
    response = answer(changed(currency=currency), TABLE)
    assert (response["error"], response["path"]) == ("bad_type", "currency")
