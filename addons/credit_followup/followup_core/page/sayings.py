"""What is wrong with what a customer says on his page; a wrong word writes nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from .offers import ZERO, Item, Limits, Move, Offer

MOST_ITEMS = 500
LONGEST_WORDS = 2000
# One amount, or one plan, is of one currency.
OF_ONE_CURRENCY = (Move.PROMISE, Move.INSTALMENTS, Move.PAY)


class Wrong(str, Enum):
    """Why what was said is not taken, in the order in which it is told."""

    NOTHING_CHOSEN = "nothing_chosen"
    TOO_MANY = "too_many"
    NOT_OFFERED = "not_offered"
    ONE_AT_A_TIME = "one_at_a_time"
    SEVERAL_CURRENCIES = "several_currencies"
    DAY_MISSING = "day_missing"
    DAY_OVER = "day_over"
    DAY_TOO_LATE = "day_too_late"
    DAY_TO_COME = "day_to_come"
    DAY_TOO_OLD = "day_too_old"
    AMOUNT_MISSING = "amount_missing"
    AMOUNT_TOO_MUCH = "amount_too_much"
    WORDS_MISSING = "words_missing"
    WORDS_TOO_LONG = "words_too_long"


class Said(NamedTuple):
    """What was said of the chosen items.

    ``on``: the day on which he pays, or paid. ``amount``: of a promise or a dispute.
    """

    move: Move
    items: tuple[str, ...]
    on: date | None = None
    amount: Decimal | None = None
    words: str = ""


class Asked(NamedTuple):
    """The items that are open to the customer, and what is offered for each."""

    items: Mapping[str, Item]
    offers: Mapping[str, Offer]
    limits: Limits
    as_of: date


def wrong(said: Said, asked: Asked) -> tuple[Wrong, ...]:
    """Return what is wrong with it; empty where it is taken as it was said."""
    chosen = _wrong_choice(said, asked)
    if chosen:
        return (chosen,)
    by_move = {Move.PROMISE: _promise, Move.PAID: _paid, Move.DISPUTE: _dispute}
    found = by_move[said.move](said, asked) if said.move in by_move else ()
    long = len(said.words) > LONGEST_WORDS
    return (*found, *([Wrong.WORDS_TOO_LONG] if long else []))


def _wrong_choice(said: Said, asked: Asked) -> Wrong | None:
    """What is not his is as little known as what does not exist."""
    if not said.items:
        return Wrong.NOTHING_CHOSEN
    if len(said.items) > MOST_ITEMS:
        return Wrong.TOO_MANY
    known = [asked.offers.get(ref) for ref in said.items]
    if any(one is None or said.move not in one.moves for one in known):
        return Wrong.NOT_OFFERED
    if said.move is Move.DISPUTE and len(said.items) > 1:
        return Wrong.ONE_AT_A_TIME
    currencies = {asked.items[ref].currency for ref in said.items}
    if said.move in OF_ONE_CURRENCY and len(currencies) > 1:
        return Wrong.SEVERAL_CURRENCIES
    return None


def _promise(said: Said, asked: Asked) -> Sequence[Wrong]:
    last = min(asked.offers[ref].promise_until or asked.as_of for ref in said.items)
    found = []
    if said.on is None:
        found.append(Wrong.DAY_MISSING)
    elif said.on < asked.as_of:
        found.append(Wrong.DAY_OVER)
    elif said.on > last:
        found.append(Wrong.DAY_TOO_LATE)
    owed = sum((asked.items[ref].free for ref in set(said.items)), ZERO)
    return [*found, *_amount(said, owed)]


def _paid(said: Said, asked: Asked) -> Sequence[Wrong]:
    if said.on is None:
        return [Wrong.DAY_MISSING]
    if said.on > asked.as_of:
        return [Wrong.DAY_TO_COME]
    oldest = asked.as_of - timedelta(asked.limits.paid_days)
    return [Wrong.DAY_TOO_OLD] if said.on < oldest else []


def _dispute(said: Said, asked: Asked) -> Sequence[Wrong]:
    found = list(_amount(said, asked.items[said.items[0]].free))
    return found if said.words.strip() else [*found, Wrong.WORDS_MISSING]


def _amount(said: Said, most: Decimal) -> Sequence[Wrong]:
    if said.amount is None or said.amount <= ZERO:
        return [Wrong.AMOUNT_MISSING]
    return [Wrong.AMOUNT_TOO_MUCH] if said.amount > most else []
