"""The documents of a dossier that have one rule each: reminder, digest, message."""

import hashlib
import json
from datetime import date

import pytest

from followup_core.__main__ import DOCUMENTS
from followup_core.exports.layouts.ubl_reminder import reminder
from tests.core.exports.case_file import DOSSIER, dossier

MESSAGE = {"sender": "db", "agency": "AG1", "case": "CASE/2026/00001", "sequence": 1}


def ask(command, request):
    return DOCUMENTS[command]()(request)


def refused(command, request):
    found = ask(command, request)
    return found["error"], found["path"]


# === REMINDER === #


def test_a_reminder_is_what_the_writer_writes():
    found = ask("reminder", {"dossier": DOSSIER})
    assert found == {"xml": reminder(DOSSIER).decode()}
    found = ask("reminder", {"dossier": DOSSIER, "due_on": "2026-12-05"})
    assert found["xml"].encode() == reminder(DOSSIER, date(2026, 12, 5))


@pytest.mark.parametrize(
    ("request_", "code", "path"),
    [
        ({}, "missing_key", "dossier"),
        ({"dossier": {}}, "missing_key", "dossier.schema"),
        ({"dossier": dossier(("claims", []))}, "bad_type", "dossier.claims"),
        (
            {"dossier": dossier(("claims", 1, "currency", "USD"))},
            "currency_mixed",
            "dossier.claims[1].currency",
        ),
        (
            {"dossier": dossier(("case", "currency", "EUX"))},
            "bad_value",
            "dossier.case.currency",
        ),
        ({"dossier": DOSSIER, "due_on": "2026-02-30"}, "bad_date", "due_on"),
    ],
)
def test_what_no_reminder_is_made_of(request_, code, path):
    assert refused("reminder", request_) == (code, path)


@pytest.mark.parametrize("command", ["reminder", "digest"])
@pytest.mark.parametrize(
    ("change", "path"),
    [
        (("claims", 0, "cause", "a\ud800"), "claims[0].cause"),
        (
            ("debtors", 0, "do_not_contact", ["x", "\udfff"]),
            "debtors[0].do_not_contact[1]",
        ),
    ],
)
def test_a_half_of_a_character_has_no_bytes(command, change, path):
    """JSON may write one half of a pair: a text of which nothing can be made."""
    request, at = dossier(change), path
    if command == "reminder":
        request, at = {"dossier": request}, f"dossier.{path}"
    assert refused(command, request) == ("bad_value", at)


# === DIGEST === #


def test_the_hash_is_of_the_keys_in_order():
    """As written down in the layout of a package: sorted, nothing between."""
    content = json.dumps(
        DOSSIER, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    said = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    assert ask("digest", DOSSIER) == said
    turned = dict(reversed(DOSSIER.items()))
    assert ask("digest", turned) == said
    assert ask("digest", {**turned, "case": {**turned["case"], "note": None}}) == said
    assert ask("digest", dossier(("case", "note", "x"))) != said


def test_what_is_no_dossier_has_no_hash():
    assert refused("digest", {}) == ("missing_key", "schema")


# === MESSAGE === #


def test_a_message_has_the_same_number_again():
    found = ask("message", MESSAGE)
    assert found == {"id": "ed1783d0-c5c1-5a22-a596-ee1c00735670"}
    others = [{**MESSAGE, key: "x"} for key in ("sender", "agency", "case")]
    for one in (*others, {**MESSAGE, "sequence": 2}):
        assert ask("message", one) != found


@pytest.mark.parametrize("sign", ["|", "\\|", "\\", "||"])
def test_no_two_messages_have_one_number(sign):
    """What stands between the parts may stand within one of them."""
    first = {**MESSAGE, "agency": f"A{sign}B", "case": "C"}
    second = {**MESSAGE, "agency": "A", "case": f"B{sign}C"}
    assert ask("message", first) != ask("message", second)
    third = {**MESSAGE, "agency": "A\\", "case": "B|C"}
    fourth = {**MESSAGE, "agency": "A\\|B", "case": "C"}
    assert ask("message", third) != ask("message", fourth)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("sequence", 0, "bad_value"),
        ("sequence", "1", "bad_type"),
        ("agency", "", "bad_type"),
        ("case", None, "missing_key"),
        ("day", "x", "unknown_key"),
        ("case", "a\ud800", "bad_value"),
    ],
)
def test_what_has_no_number(key, value, code):
    assert refused("message", {**MESSAGE, key: value}) == (code, key)
