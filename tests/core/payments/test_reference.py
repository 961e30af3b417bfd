"""References of transfers: made, and found however a bank gives them back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.payments.reference import (
    candidates,
    is_sure,
    is_written,
    key,
    message_number,
    mod97,
)

NUMBERS = st.integers(min_value=0, max_value=10**10 - 1)


@pytest.mark.parametrize(
    ("number", "reference"),
    [
        (0, "+++000/0000/00097+++"),
        (1, "+++000/0000/00101+++"),
        (96, "+++000/0000/09696+++"),
        (97, "+++000/0000/09797+++"),
        (98, "+++000/0000/09801+++"),
        (909337554, "+++090/9337/55493+++"),
        (10**10 - 1, "+++999/9999/99948+++"),
    ],
)
def test_the_check_is_the_rest_and_ninety_seven_instead_of_none(number, reference):
    assert mod97(number) == reference


@pytest.mark.parametrize("number", [-1, 10**10])
def test_a_number_that_does_not_fit_is_refused(number):
    with pytest.raises(ValueError, match="more than 10 digits"):
        mod97(number)


@given(NUMBERS, NUMBERS)
def test_no_two_numbers_have_one_reference(first, second):
    assert (mod97(first) == mod97(second)) == (first == second)


@given(NUMBERS, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_makes_no_other_reference(number, place, step):
    digits = list(key(mod97(number)))
    digits[place] = str((int(digits[place]) + step) % 10)
    wrong = "".join(digits)
    assert key(mod97(int(wrong[:10]))) != wrong


@pytest.mark.parametrize(
    "text",
    [
        "+++090/9337/55493+++",
        "***090/9337/55493***",
        "090933755493",
        "090 9337 55493",
        "0909 3375 5493",
        "Invoices of March 12 +++090/9337/55493+++ thank you",
        "12 090 9337 55493 2026-03-04",
        "REF090933755493",
        "090/93\n37/55493",
        "+ + + 0 9 0 / 9 3 3 7 / 5 5 4 9 3 + + +",
    ],
)
def test_a_reference_is_found_however_it_is_written(text):
    assert "090933755493" in candidates(text)


@pytest.mark.parametrize(
    "text", ["", "090/9337/5549", "1090933755493", "0909337554930", "a+b", "€ 12,50"]
)
def test_what_is_longer_or_shorter_is_another_number(text):
    assert "090933755493" not in candidates(text)


@pytest.mark.parametrize(
    "text", ["RF18 5390 0754 7034", "rf18539007547034", "pay RF18-5390-0754-7034 now"]
)
def test_letters_belong_to_a_reference_in_either_case(text):
    assert "RF18539007547034" in candidates(text)


def test_the_least_of_a_reference_is_six_characters_and_five_digits():
    assert "A12345" in candidates("A12345")
    assert "12345" not in candidates("12345")
    assert "AB1234" not in candidates("AB1234")


@pytest.mark.parametrize(
    ("found", "number"),
    [
        ("FU000012", 12),
        ("FU999999999", 999999999),
        ("FU1000000000", None),
        ("FU00012", None),
        ("XFU000012", None),
    ],
)
def test_a_message_is_named_by_six_to_nine_digits(found, number):
    assert message_number(found) == number


@given(st.text())
def test_any_text_is_read(text):
    assert all(one == key(one) for one in candidates(text))


def test_a_book_is_not_read_to_its_end():
    assert "090933755493" not in candidates("1 " * 200 + "090933755493")
    assert "090933755493" in candidates("1 " * 199 + "090933755493")


@pytest.mark.parametrize("sure", ["FU000012", "RF18539007547034", "INV20260612"])
def test_letters_make_a_reference(sure):
    assert is_sure(sure)


@given(NUMBERS, st.integers(1, 96))
def test_digits_need_their_check(number, step):
    good = key(mod97(number))
    wrong = f"{good[:10]}{(int(good[10:]) + step) % 97 or 97:02}"
    assert is_sure(good)
    assert wrong == good or not is_sure(wrong)
    assert not is_sure(good[1:])
    assert not is_sure(f"0{good}")


@pytest.mark.parametrize(
    "text",
    ["2026/0612", "pay 2026/0612.", "(2026/0612)", "a,2026/0612;b", "#2026/0612"],
)
def test_a_number_is_found_as_it_was_written(text):
    assert is_written("2026/0612", text)


@pytest.mark.parametrize(
    "text",
    [
        "Card payment 2026-06-12",
        "2026 0612",
        "20260612",
        "2026/06123",
        "12026/0612",
        "A/2026/0612",
        "2026/0612/7",
        "2026/0612.5",
        "",
    ],
)
def test_what_looks_like_it_is_another_number(text):
    assert not is_written("2026/0612", text)
