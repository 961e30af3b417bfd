"""When a call that reached nobody is planned again: another day, another hour."""

from collections import Counter
from datetime import date, time
from typing import NamedTuple

from ..workdays import Workdays, shift


class Slot(NamedTuple):
    """Hours of a day in which customers are called, ``end`` not included."""

    start: time
    end: time


class Settings(NamedTuple):
    """What the company decided. ``most_tries``: after so many calls, one writes."""

    slots: tuple[Slot, ...]
    most_tries: int


def call_again(
    tries: tuple[tuple[date, Slot], ...],
    as_of: date,
    workdays: Workdays,
    settings: Settings,
) -> tuple[date, Slot] | None:
    """Return the next working day and the hours tried least, None to write instead.

    Of hours that were tried as often, those that come first in the settings.

    :param tries: the calls that reached nobody, in any order
    """
    if len(tries) >= settings.most_tries:
        return None
    just_tried = max(tries)[1] if tries else None
    others = [one for one in settings.slots if one != just_tried]
    if not others:
        return None
    tried = Counter(slot for _day, slot in tries)
    return workdays.on_or_after(shift(as_of, 1)), min(others, key=tried.__getitem__)
