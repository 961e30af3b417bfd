"""When the key to a customer's page opens it."""

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple


class Standing(str, Enum):
    """What a key does on a day."""

    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"


class Key(NamedTuple):
    """A key of one addressee; it opens the page on the days before ``expires_on``."""

    expires_on: date
    is_revoked: bool = False


def standing(key: Key, as_of: date) -> Standing:
    """Return what the key does on a day: revoked counts first.

    >>> standing(Key(date(2026, 4, 1)), date(2026, 3, 31)).value
    'open'
    >>> standing(Key(date(2026, 4, 1)), date(2026, 4, 1)).value
    'expired'
    """
    if key.is_revoked:
        return Standing.REVOKED
    return Standing.OPEN if as_of < key.expires_on else Standing.EXPIRED


def extended(expires_on: date | None, as_of: date, days: int) -> date:
    """Return until when a key opens that is told once more: never shorter than before.

    >>> extended(date(2026, 4, 1), date(2026, 3, 31), 90)
    datetime.date(2026, 6, 29)
    """
    later = as_of + timedelta(days)
    return max(expires_on, later) if expires_on else later
