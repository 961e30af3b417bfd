"""References that transfers carry: made from a number, found again in a text.

A bank gives a reference back as its customer typed it, among other words and with or
without what separates its parts. So a text is not searched for a form: whatever could
be a reference is a *candidate*, and the references that were sent say which one is.
"""

import re
from collections.abc import Iterator

# A reference of twelve digits: ten, and what they leave when divided by 97.
DIGITS, MODULUS = 10, 97
GROUP = re.compile(r"[A-Z]+|[0-9]+")
# Nine digits at most: a longer number is no record's.
MESSAGE = re.compile(r"FU([0-9]{6,9})")
# The longest reference in use has 27 characters; shorter ones are house numbers.
LEAST, MOST = 6, 31
LEAST_DIGITS = 5
# A bank hands over a few lines of each transfer; more is its own small print.
MOST_GROUPS = 200


def mod97(number: int) -> str:
    """Return the structured reference of a number of up to ten digits.

    >>> mod97(654)
    '+++000/0000/65472+++'
    >>> mod97(97)
    '+++000/0000/09797+++'

    :raises ValueError: if the number has more digits, or is below zero
    """
    if not 0 <= number < 10**DIGITS:
        raise ValueError(f"{number} has more than {DIGITS} digits")
    digits = f"{number:0{DIGITS}}{number % MODULUS or MODULUS:02}"
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def key(reference: str) -> str:
    """Return what remains of a reference however it is written.

    >>> key("+++090/9337/55493+++"), key("rf18 5390 0754 7034"), key("FU-000012")
    ('090933755493', 'RF18539007547034', 'FU000012')
    """
    return "".join(GROUP.findall(reference.upper()))


def message_number(found: str) -> int | None:
    """Return the number of the message that a key names, None if it names none.

    >>> message_number("FU000012"), message_number("090933755493")
    (12, None)
    """
    match = MESSAGE.fullmatch(found)
    return int(match[1]) if match else None


def is_sure(found: str) -> bool:
    """Tell whether a key is a reference by what it is made of: letters, or a check.

    Digits alone may be anything else of a transfer: the day, or the time.

    >>> is_sure("RF18539007547034"), is_sure("090933755493"), is_sure("20260612")
    (True, True, False)
    """
    if not found.isdigit():
        return True
    return len(found) == DIGITS + 2 and key(mod97(int(found[:DIGITS]))) == found


def is_written(reference: str, text: str) -> bool:
    """Tell whether a text contains a reference just as it was written.

    >>> is_written("2026/0612", "invoice 2026/0612, thanks")
    True
    >>> is_written("2026/0612", "paid 2026-06-12 for 2026/06123")
    False
    """
    written = re.escape(reference.strip())
    alone = rf"(?<![^\s,;:(#]){written}(?![^\s,;:.)!?]|[.,:][^\s])"
    return bool(re.search(alone, text, re.IGNORECASE))


def candidates(text: str) -> frozenset[str]:
    """Return the keys of all that could be a reference in a text.

    Neighbouring groups of letters and of digits are joined, none is cut: a number that
    is longer than a reference does not contain it.

    >>> "090933755493" in candidates("invoice 7 of 12 ***090 / 9337 / 55493***")
    True
    >>> "090933755493" in candidates("0909337554931")
    False
    """
    groups = GROUP.findall(text.upper())[:MOST_GROUPS]
    return frozenset(
        joined
        for start in range(len(groups))
        for joined in _joined(groups[start:])
        if _is_long_enough(joined)
    )


def _joined(groups: list[str]) -> Iterator[str]:
    """Yield the first group, the first two, …, as long as a reference may be."""
    joined = ""
    for group in groups:
        joined += group
        if len(joined) > MOST:
            return
        yield joined


def _is_long_enough(joined: str) -> bool:
    digits = sum(character.isdigit() for character in joined)
    return len(joined) >= LEAST and digits >= LEAST_DIGITS
