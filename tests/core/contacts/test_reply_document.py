"""The reply document: what it answers, and each way to be refused."""

import pytest

from followup_core.contacts.reply_document import LONGEST_TEXT, answer

REQUEST = {
    "as_of": "2026-03-10",
    "sent_on": "2026-03-10",
    "currency": "EUR",
    "text": "We paid 1210 by transfer on 5 March. Please call me.",
}


def test_what_is_answered():
    assert answer({**REQUEST, "open_amounts": ["1210.00"]}) == {
        "is_automatic": False,
        "moves": [
            {
                "move": "paid_already",
                "on": "2026-03-05",
                "amount": "1210.00",
                "means": "transfer",
                "saw": ["We paid", "1210", "transfer", "5 March"],
            },
            {
                "move": "call_back",
                "on": None,
                "amount": None,
                "means": None,
                "saw": ["call me"],
            },
        ],
    }


def test_an_amount_has_the_decimals_of_its_currency():
    text = "We paid 1,000 today."
    for code, given, amount in (
        ("JPY", "1000", "1000"),
        ("TND", "1000", "1000.000"),
        ("EUR", "1000", "1000.00"),
    ):
        asked = {**REQUEST, "currency": code, "text": text, "open_amounts": [given]}
        assert answer(asked)["moves"][0]["amount"] == amount


def test_headers_and_subject_are_read():
    header = {"name": "Auto-Submitted", "value": "auto-replied"}
    assert answer({**REQUEST, "headers": [header]}) == {
        "is_automatic": True,
        "moves": [],
    }
    found = answer({**REQUEST, "subject": "Out of office: Reminder"})
    assert found["is_automatic"]
    assert found["moves"][0]["saw"] == ["Out of office"]


def test_a_mail_without_words_proposes_nothing():
    for more in ({}, {"subject": ""}, {"headers": []}, {"open_amounts": None}):
        found = answer({**REQUEST, "text": "", **more})
        assert found == {"is_automatic": False, "moves": []}


REFUSED = {
    "no object": ([], "bad_type", ""),
    "no text": ({**REQUEST, "text": None}, "missing_key", "text"),
    "a number": ({**REQUEST, "text": 1}, "bad_type", "text"),
    "too long": ({**REQUEST, "text": "a" * (LONGEST_TEXT + 1)}, "too_large", "text"),
    "unknown": ({**REQUEST, "language": "fr"}, "unknown_key", "language"),
    "no day": ({**REQUEST, "sent_on": "2026-02-30"}, "bad_date", "sent_on"),
    "no currency": ({**REQUEST, "currency": "EUX"}, "bad_value", "currency"),
    "a header without a name": (
        {**REQUEST, "headers": [{"name": "", "value": ""}]},
        "bad_type",
        "headers[0].name",
    ),
    "a header without a value": (
        {**REQUEST, "headers": [{"name": "a"}]},
        "missing_key",
        "headers[0].value",
    ),
    "nothing open": (
        {**REQUEST, "open_amounts": ["0"]},
        "bad_amount",
        "open_amounts[0]",
    ),
    "too exact": (
        {**REQUEST, "open_amounts": ["1.001"]},
        "bad_amount",
        "open_amounts[0]",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name):
    request, code, path = REFUSED[name]
    found = answer(request)
    assert (found["error"], found["path"]) == (code, path)
    assert found["message"]


def test_the_longest_text_is_read():
    assert answer({**REQUEST, "text": "a" * LONGEST_TEXT})["moves"] == []
