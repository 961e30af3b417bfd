"""A visit to whoever is near enough, a letter to all others; and when to go there.

Near is what the two postcodes say, or the way between two places on the map.

>>> ours, theirs = Place("xx", "1000"), Place("XX", "B-1020")
>>> visit_or_letter(ours, theirs, Settings()).why.value
'near_by_postcode'
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from ..money import half_up
from ..vocabulary import Channel
from ..workdays import Workdays, shift
from .calls import Slot

# The mean radius of the Earth, by the IUGG.
EARTH_KM = 6371.0088
METRE = Decimal("0.001")
_AFTERNOON = Slot(time(14), time(17))
# Spaces, hyphens and the like, which everybody writes otherwise.
_BETWEEN = re.compile(r"[\W_]+")


class Why(str, Enum):
    """Why a visit is proposed, or a letter."""

    NEAR_BY_POSTCODE = "near_by_postcode"
    NEAR_BY_DISTANCE = "near_by_distance"
    TOO_FAR = "too_far"
    OTHER_POSTCODE = "other_postcode"
    NO_ADDRESS = "no_address"
    OTHER_COUNTRY = "other_country"


class Point(NamedTuple):
    """A place on the map, in degrees: north and east are positive."""

    latitude: float
    longitude: float


class Place(NamedTuple):
    """Where somebody is: country by ISO 3166-1, postcode as it was written, or empty.

    ``point``: None where nobody looked it up.
    """

    country: str = ""
    postcode: str = ""
    point: Point | None = None


class Settings(NamedTuple):
    """What the company decided.

    ``prefix_length``: the letters and digits of a postcode that have to be the same.
    ``most_km``: in a straight line. ``afternoon``: the hours in which one goes there,
    for so many ``minutes`` with the way. ``most_days``: the working days looked at.
    """

    prefix_length: int = 2
    most_km: Decimal = Decimal(30)
    afternoon: Slot = _AFTERNOON
    minutes: int = 60
    most_days: int = 5


class Answer(NamedTuple):
    """``channel``: visit or letter. ``km``: None where a place is not on the map."""

    channel: Channel
    why: Why
    km: Decimal | None = None


def visit_or_letter(ours: Place, theirs: Place, settings: Settings) -> Answer:
    """Return how one reaches a customer who did not pay after all else.

    Where both are on the map the way alone counts: a postcode may be wide, and the
    customer just across a border.
    """
    if ours.point and theirs.point:
        km = distance_km(ours.point, theirs.point)
        if km <= settings.most_km:
            return Answer(Channel.VISIT, Why.NEAR_BY_DISTANCE, km)
        return Answer(Channel.LETTER, Why.TOO_FAR, km)
    why = _by_address(ours, theirs, settings.prefix_length)
    is_near = why is Why.NEAR_BY_POSTCODE
    return Answer(Channel.VISIT if is_near else Channel.LETTER, why)


def _by_address(ours: Place, theirs: Place, length: int) -> Why:
    countries = {one.country.upper() for one in (ours, theirs)}
    if "" in countries:
        return Why.NO_ADDRESS
    if len(countries) > 1:
        return Why.OTHER_COUNTRY
    postcodes = {bare_postcode(one.postcode, one.country) for one in (ours, theirs)}
    if "" in postcodes:
        return Why.NO_ADDRESS
    is_near = len({one[:length] for one in postcodes}) == 1
    return Why.NEAR_BY_POSTCODE if is_near else Why.OTHER_POSTCODE


def bare_postcode(postcode: str, country: str) -> str:
    """Return the capitals and digits of a postcode, without the country before it.

    The country is what a hyphen parts from a digit, or its own code before one.

    >>> [bare_postcode(one, "xx") for one in ("B-1000", "XX 1000", "sw1a 1aa")]
    ['1000', '1000', 'SW1A1AA']
    """
    own = re.escape(country.upper())
    before = rf"\A(?:[A-Z]{{1,3}}\s*-|{own}-?)\s*(?=\d)"
    return _BETWEEN.sub("", re.sub(before, "", postcode.upper().strip()))


def distance_km(one: Point, other: Point) -> Decimal:
    """Return the kilometres between two points over the ground, to the metre.

    >>> distance_km(Point(0, 0), Point(0, 180))
    Decimal('20015.114')
    """
    north, other_north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    haversine = (
        sin((other_north - north) / 2) ** 2
        + cos(north) * cos(other_north) * sin(east / 2) ** 2
    )
    km = 2 * EARTH_KM * asin(sqrt(min(haversine, 1.0)))
    return half_up(Decimal(km), METRE)


# === WHEN === #


def afternoon_slot(
    busy: Iterable[tuple[datetime, datetime]],
    day: date,
    workdays: Workdays,
    settings: Settings,
) -> tuple[datetime, datetime] | None:
    """Return the first free time of an afternoon as [start, end), None without any.

    :param busy: what is in the diary, each [start, end), in any order; hours of the
        place of the visit, without a time zone
    :param day: the first day that is looked at
    """
    diary = sorted(one for one in busy if one[0] < one[1])
    length = timedelta(minutes=settings.minutes)
    for _ in range(settings.most_days):
        day = workdays.on_or_after(day)
        if not workdays.is_open(day):  # the calendar ends
            return None
        start = _free_from(diary, day, settings.afternoon, length)
        if start:
            return start, start + length
        day = shift(day, 1)
    return None


def _free_from(
    diary: list[tuple[datetime, datetime]], day: date, hours: Slot, length: timedelta
) -> datetime | None:
    """Return the first moment from which so long is free within the hours of a day.

    :param diary: in the order of the beginnings
    """
    free, end = (datetime.combine(day, one) for one in hours)
    for begins, ends in diary:
        if min(begins, end) - free >= length:
            break
        free = max(free, ends)
    return free if end - free >= length else None
