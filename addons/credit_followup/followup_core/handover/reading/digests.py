"""A number for each of very many texts, in sixteen bytes each: texts are not kept."""

from array import array
from collections.abc import Hashable

_SMALLEST = 1 << 10
_KEY = (1 << 64) - 1
_VALUE = (1 << 63) - 1


class Digests:
    """Numbers by the hash of a key, where a dictionary of a million would not fit.

    Two keys of a million have the same hash once in ten million files; whoever needs
    more than that compares a second hash, as the number.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._used = 0
        self._make(_SMALLEST)

    def _make(self, slots: int) -> None:
        self._mask = slots - 1
        self._keys = array("Q", bytes(8 * slots))
        self._values = array("q", bytes(8 * slots))

    def get(self, key: Hashable) -> int | None:
        """Return the number of a key, None where it has none."""
        at = self._at(digest(key))
        return self._values[at] if self._keys[at] else None

    def put(self, key: Hashable, number: int) -> None:
        """Give a key a number, of 63 bits and a sign."""
        hashed = digest(key)
        at = self._at(hashed)
        if not self._keys[at]:
            self._used += 1
            if 2 * self._used > self._mask:
                self._grow()
                at = self._at(hashed)
        self._keys[at], self._values[at] = hashed, number

    def _at(self, hashed: int) -> int:
        """Return the place of a hash, or the free one where it would be."""
        keys, mask = self._keys, self._mask
        at = hashed & mask
        while keys[at] and keys[at] != hashed:
            at = (at + 1) & mask
        return at

    def _grow(self) -> None:
        keys, values = self._keys, self._values
        self._make(2 * (self._mask + 1))
        for hashed, number in zip(keys, values, strict=True):
            if hashed:
                at = self._at(hashed)
                self._keys[at], self._values[at] = hashed, number


def digest(key: Hashable) -> int:
    """Return a hash of 64 bits that is not zero; another one in another run."""
    return hash(key) & _KEY or 1


def short_digest(key: Hashable) -> int:
    """Return a hash that a ``Digests`` holds as a number."""
    return hash(key) & _VALUE
