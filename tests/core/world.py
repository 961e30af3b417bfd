"""A small world in a few verbs: day 0 is the due date, every day is worked.

Amounts are in euro and so is the company, unless a test says otherwise.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from followup_core.scenario.evaluate import evaluate
from followup_core.scenario.records import (
    Course,
    Group,
    Hold,
    Level,
    OpenItem,
    Policy,
    Served,
    Settings,
)
from followup_core.vocabulary import Entry, Nature
from followup_core.workdays import Workdays

DAY_0 = date(2026, 3, 2)  # a Monday
EVERY_DAY = Workdays(frozenset(range(7)))
MONDAY_TO_FRIDAY = Workdays()
COURTESY, REMINDER, NOTICE, DEMAND, HANDOVER = Nature


def day(number):
    """Return the date so many days after day 0; None stays unknown."""
    return None if number is None else DAY_0 + timedelta(days=number)


def step(days, nature=REMINDER, **details):
    """Describe a level; its policy gives it a rank and a key."""
    return {"days": days, "nature": nature, **details}


def policy(*steps, key=1, **details):
    """Return a policy of these steps; the keys of its levels are 101, 102…"""
    levels = tuple(
        Level(key=key * 100 + rank, rank=rank, **one)
        for rank, one in enumerate(steps, start=1)
    )
    return Policy(key, levels, **details)


FIRM = policy(
    step(-5, COURTESY), step(5), step(15), step(30, NOTICE), step(45, HANDOVER)
)
BY_AGE = policy(step(5), step(15), step(30, NOTICE), entry=Entry.BY_AGE)


def served(rank, on, of=FIRM):
    """Return that this level of the policy was carried out on that day."""
    level = of.levels[rank - 1]
    return Served(level.key, rank, level.nature, day(on))


def item(due=0, amount=100, key=1, policy=FIRM, invoiced=-30, **details):
    """Return an open item; ``due``, ``invoiced`` and ``asked`` are day numbers."""
    if "asked" in details:
        details["asked_on"] = day(details.pop("asked"))
    amount = Decimal(str(amount))
    return OpenItem(key, amount, Course(day(invoiced), day(due), policy, **details))


def turned(item, **facts):
    """Return the item with these facts changed: of its course, named as there."""
    return item._replace(course=replace(item.course, **facts))


def hold(since=-99, until=None, item=None, amount=None, key=1):
    """Return a hold, by default on the whole group and open-ended."""
    amount = None if amount is None else Decimal(str(amount))
    return Hold(key, day(since), day(until), item, amount)


def group(*items, credits=0, rate=1, holds=(), contacted=None):
    """Return the customer group of these items."""
    rate = None if rate is None else Decimal(str(rate))
    amount = Decimal(str(credits))
    return Group((1, 1), items, amount, rate, tuple(holds), day(contacted))


def decide(
    *items, on, workdays=EVERY_DAY, transit=None, started=None, first_rank=1, **facts
):
    """Decide on that day for a customer with these items, or for a ready group."""
    whole = items[0] if isinstance(items[0], Group) else group(*items, **facts)
    return evaluate(whole, day(on), settings(workdays, transit, started, first_rank))


def settings(workdays=EVERY_DAY, transit=None, started=None, first_rank=1):
    """Return what the company decided; ``started`` is a day number."""
    return Settings(workdays, transit or {}, day(started), first_rank)


def answers(decision):
    """Return the reason of each item, by its key."""
    return {verdict.item.key: verdict.reason for verdict in decision.verdicts}


def answer(decision, key=1):
    """Return the verdict on one item."""
    return next(one for one in decision.verdicts if one.item.key == key)
