"""How many parts a text message takes: each is paid for.

GSM 03.38: a part has 160 characters of the alphabet of mobile phones, 153 where there
are several; one other character makes all of them wider, 70 and 67. So what a phone
can write in its own alphabet is written in it: *août* becomes *aout*.
"""

from math import ceil
from unicodedata import combining, normalize

MOST_PARTS = 3
_ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ\u00a7¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each takes the place of two.
_EXTENDED = frozenset("^{}\\[~]|€")
_GSM, _WIDE = (160, 153), (70, 67)
# What typographers write, as phones do; a space that does not break is a space.
_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "\u0153": "oe",
        "\u00e7": "c",
    }
)


def plain(text: str) -> str:
    """Return a text in the alphabet of mobile phones, as far as it has the letters.

    >>> plain("Payez 1\\u202f000 € avant le 4 août…")
    'Payez 1 000 € avant le 4 aout...'
    """
    return "".join(map(_letter, normalize("NFC", text).translate(_PLAIN)))


def _letter(letter: str) -> str:
    """Return a letter without the accent that the alphabet does not have."""
    if letter in _ALPHABET or letter in _EXTENDED:
        return letter
    bare = "".join(one for one in normalize("NFKD", letter) if not combining(one))
    return bare if bare and _ALPHABET.issuperset(bare) else letter


def parts(text: str) -> int:
    """Return how many parts a text takes.

    >>> parts("a" * 160), parts("a" * 161), parts("a" * 159 + "€")
    (1, 2, 2)
    """
    wide = any(one not in _ALPHABET and one not in _EXTENDED for one in text)
    if wide:
        length = len(text.encode("utf-16-le")) // 2
    else:
        length = len(text) + sum(one in _EXTENDED for one in text)
    alone, several = _WIDE if wide else _GSM
    return 1 if length <= alone else ceil(length / several)


def fitting(text: str, most: int = MOST_PARTS, ending: str = "") -> str:
    """Return as much of a text as the most parts hold, in whole words where it can.

    :param ending: what is never cut, such as an address, behind a space

    >>> fitting("word " * 100).endswith("word...") and parts(fitting("word " * 100))
    3
    >>> fitting("word " * 100, ending="https://x.example/1")[-27:]
    'word... https://x.example/1'
    """
    end = f" {ending}" if ending else ""
    if parts(text + end) <= most:
        return text + end
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if parts(text[:middle] + "..." + end) <= most:
            low = middle
        else:
            high = middle - 1
    cut = text[:low].rstrip()
    whole = cut.rpartition(" ")[0] if not text[low:].startswith(" ") else cut
    return (whole or cut) + "..." + end
