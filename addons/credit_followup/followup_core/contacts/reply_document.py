"""The reply document: an e-mail of a customer as JSON, and what it proposes."""

from datetime import date
from typing import Any, NamedTuple

from ..documents.refused import RefusedError
from ..documents.shape import Shape, many, may, need
from ..documents.values import any_text, currency, day, iso, money_of, text
from ..money import decimals
from .reading.records import Move, Proposed, Reply
from .replies import read

# A mail of many pages; what is longer carries files, which nobody reads as words.
LONGEST_TEXT = 200_000


class Asked(NamedTuple):
    """A reply, and the day on which it is read."""

    reply: Reply
    as_of: date


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        asked = parse(document)
    except RefusedError as refusal:
        return refusal.response()
    reading = read(asked.reply, asked.as_of)
    places = decimals(asked.reply.currency)
    return {
        "is_automatic": reading.is_automatic,
        "moves": [_move(one, places) for one in reading.moves],
    }


def parse(document: Any) -> Asked:
    """Return the request of a JSON object.

    The text may be empty: a mail may hold a picture only.

    :raises RefusedError: if anything in it is not understood
    """
    _money, some = money_of(document)
    header = Shape({"name": need(text), "value": need(any_text)}, _header)
    shape = Shape(
        {
            "as_of": need(day),
            "sent_on": need(day),
            "currency": need(currency),
            "text": need(_body),
            "subject": may(any_text, ""),
            "headers": may(many(header), ()),
            "open_amounts": may(many(some), ()),
        },
        _asked,
    )
    asked: Asked = shape(document)
    return asked


def _body(value: Any, path: str) -> str:
    found = any_text(value, path)
    if len(found) > LONGEST_TEXT:
        message = f"{path} has more than {LONGEST_TEXT} characters"
        raise RefusedError("too_large", path, message)
    return found


def _header(name: str, value: str) -> tuple[str, str]:
    return name, value


def _asked(as_of: date, **values: Any) -> Asked:
    return Asked(Reply(**values), as_of)


def _move(one: Proposed, places: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "move": one.move.value,
        "on": iso(one.on),
        "amount": None if one.amount is None else f"{one.amount:.{places}f}",
        "means": one.means.value if one.means else None,
        "saw": list(one.saw),
    }
    if one.move is Move.PROMISE:
        found["is_part"] = one.is_part
    return found
