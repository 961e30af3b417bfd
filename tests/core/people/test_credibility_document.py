"""The credibility document: words, what came of each, and how far they were kept."""

import pytest

from followup_core.people.credibility_document import answer

KEPT = {
    "promised_on": "2026-03-05",
    "state": "kept",
    "fulfilled_on": "2026-03-05",
}
LATE = {**KEPT, "state": "broken", "fulfilled_on": "2026-03-11"}
NEVER = {**KEPT, "state": "broken", "fulfilled_on": None}


def test_several_items_are_one_word():
    assert answer({"words": [[KEPT], [LATE], [KEPT, NEVER]]}) == {
        "words": [
            {"state": "kept", "fulfilled_on": "2026-03-05"},
            {"state": "broken", "fulfilled_on": "2026-03-11"},
            {"state": "partly_kept", "fulfilled_on": None},
        ],
        "credibility": {"kept": 1, "of": 3, "days_late": 6},
    }


def test_nothing_that_is_over_says_nothing():
    word = {**KEPT, "state": "open", "fulfilled_on": None}
    assert answer({"words": [[word]]})["credibility"] is None
    assert answer({"words": []}) == {"words": [], "credibility": None}


@pytest.mark.parametrize(
    ("words", "code", "path"),
    [
        ([[]], "bad_type", "words[0]"),
        ([KEPT], "bad_type", "words[0]"),
        ([[{**KEPT, "state": "late"}]], "bad_value", "words[0][0].state"),
    ],
)
def test_what_is_refused(words, code, path):
    response = answer({"words": words})
    assert (response["error"], response["path"]) == (code, path)
