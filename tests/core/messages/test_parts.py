"""What a text message costs: both sides of each part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.messages.parts import MOST_PARTS, fitting, parts, plain


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ж" * 70, 1),
        ("ж" * 71, 2),
        ("ж" * 134, 2),
        ("ж" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_a_text_is_paid_for_by_its_parts(text, count):
    assert parts(text) == count


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1\u202f000,00\u00a0€", "1 000,00 €"),
        ("le 4 août, décembre", "le 4 aout, décembre"),
        ("façade, cœur, Noël", "facade, coeur, Noel"),
        ("l\u2019échéance \u2013 « oui »…", 'l\'échéance - " oui "...'),
        ("März, Größe, Übung", "März, Größe, Übung"),
        ("e\u0301", "é"),
        ("Привет", "Привет"),
    ],
)
def test_a_text_is_written_as_phones_write(text, written):
    assert plain(text) == written


def test_a_text_that_is_too_long_ends_with_a_whole_word():
    assert fitting("a" * 459) == "a" * 459
    cut = fitting("abcd " * 92)
    assert parts(cut) == MOST_PARTS
    assert cut.endswith("abcd...")
    assert fitting("b" * 460) == "b" * 456 + "..."
    assert fitting("word " * 40, most=1).endswith("word...")


@given(st.text(max_size=1200), st.integers(1, 3))
def test_no_text_takes_more_parts_than_it_may(text, most):
    assert parts(fitting(text, most)) <= most
    assert parts(fitting(plain(text), most)) <= most


@given(st.text(max_size=300))
def test_writing_it_plainly_twice_changes_nothing(text):
    assert plain(plain(text)) == plain(text)
