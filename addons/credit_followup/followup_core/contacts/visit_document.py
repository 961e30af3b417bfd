"""The visit document: two addresses and a diary, and whether and when to go there."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from ..documents.refused import RefusedError
from ..documents.shape import Read, Shape, many, may, need
from ..documents.values import (
    amount,
    any_text,
    country,
    day,
    hour,
    moment,
    number,
    whole,
)
from ..documents.worked import WORKED, worked
from ..vocabulary import Channel
from ..workdays import Workdays
from .calls import Slot
from .visits import Place, Point, Settings, afternoon_slot, visit_or_letter

MOST_LETTERS = 10
MOST_MINUTES, MOST_DAYS = 24 * 60, 366
_LATITUDE, _LONGITUDE = Decimal(90), Decimal(180)
_DEFAULT = Settings()


class Diary(NamedTuple):
    """What is known of the days on which somebody could go there."""

    day: date
    busy: tuple[tuple[datetime, datetime], ...]
    workdays: Workdays


class Asked(NamedTuple):
    """Two addresses, and the diary where a moment is asked for as well."""

    ours: Place
    theirs: Place
    settings: Settings
    diary: Diary | None


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = parse(document)
    except RefusedError as refusal:
        return refusal.response()
    found = visit_or_letter(asked.ours, asked.theirs, asked.settings)
    return {
        "channel": found.channel.value,
        "why": found.why.value,
        "km": None if found.km is None else str(found.km),
        "slot": _slot(asked) if found.channel is Channel.VISIT else None,
    }


def _slot(asked: Asked) -> dict[str, str] | None:
    if asked.diary is None:
        return None
    first, busy, workdays = asked.diary
    slot = afternoon_slot(busy, first, workdays, asked.settings)
    if slot is None:
        return None
    start, end = (one.isoformat(timespec="minutes") for one in slot)
    return {"from": start, "to": end}


def parse(document: Any) -> Asked:
    """Return the request of a JSON object.

    :raises RefusedError: if anything in it is not understood
    """
    asked: Asked = _REQUEST(document)
    return asked


def _degrees(most: Decimal) -> Read:
    """Return the reader of degrees to both sides of zero."""

    def read(value: Any, path: str) -> float:
        found = number(value, path, "bad_value")
        if abs(found) > most:
            message = f"{path} must be between -{most} and {most}"
            raise RefusedError("bad_value", path, message)
        return float(found)

    return read


def _place(
    country: str, postcode: str, latitude: float | None, longitude: float | None
) -> Place:
    if latitude is not None and longitude is not None:
        return Place(country, postcode, Point(latitude, longitude))
    if latitude is None and longitude is None:
        return Place(country, postcode)
    missing = "latitude" if latitude is None else "longitude"
    raise RefusedError("missing_key", missing, "a place has both degrees, or none")


def _busy(**ends: datetime) -> tuple[datetime, datetime]:
    return _in_order(ends["from"], ends["to"])


def _hours(**ends: time) -> Slot:
    return Slot(*_in_order(ends["from"], ends["to"]))


def _in_order(start: Any, end: Any) -> tuple[Any, Any]:
    if start >= end:
        raise RefusedError("bad_value", "to", "it ends before it begins, or at once")
    return start, end


def _asked(ours: Place, theirs: Place, slot: Any, **near: Any) -> Asked:
    if slot is None:
        return Asked(ours, theirs, Settings(**near), None)
    diary = Diary(
        slot["day"], slot["busy"], worked(slot["worked_days"], slot["holidays"])
    )
    when = {key: slot[key] for key in ("afternoon", "minutes", "most_days")}
    return Asked(ours, theirs, Settings(**near, **when), diary)


_PLACE = Shape(
    {
        "country": may(country, ""),
        "postcode": may(any_text, ""),
        "latitude": may(_degrees(_LATITUDE)),
        "longitude": may(_degrees(_LONGITUDE)),
    },
    _place,
)
_SLOT = Shape(
    {
        "day": need(day),
        "busy": may(many(Shape({"from": need(moment), "to": need(moment)}, _busy)), ()),
        "afternoon": may(
            Shape({"from": need(hour), "to": need(hour)}, _hours), _DEFAULT.afternoon
        ),
        "minutes": may(whole(1, MOST_MINUTES), _DEFAULT.minutes),
        "most_days": may(whole(1, MOST_DAYS), _DEFAULT.most_days),
        **WORKED,
    }
)
_REQUEST = Shape(
    {
        "ours": need(_PLACE),
        "theirs": need(_PLACE),
        "prefix_length": may(whole(1, MOST_LETTERS), _DEFAULT.prefix_length),
        "most_km": may(amount(), _DEFAULT.most_km),
        "slot": may(_SLOT),
    },
    _asked,
)
