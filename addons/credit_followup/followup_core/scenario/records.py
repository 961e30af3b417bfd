"""Facts that go in and decisions that come out; every record is immutable.

``OpenItem`` and ``Verdict`` exist once per ledger line, a million times in a night:
they are named tuples, which are built several times faster than frozen dataclasses,
and what lines have in common is found once and shared: ``Course`` and ``Answer``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ..vocabulary import Basis, Channel, Entry, Nature, Outcome, Reason
from ..workdays import Workdays

ZERO = Decimal(0)
# A million named tuples in a night: this is twice as fast as their own constructor.
new = tuple.__new__


@dataclass(frozen=True)
class Level:
    """One step of a policy. ``rank`` counts from 1 within its policy.

    ``days`` is relative to ``basis``, negative before it. ``least_days`` is the
    shortest time since the customer's previous contact. ``deadline_days`` is the time
    the message gives to pay. ``minimum`` is in company currency.
    """

    key: int
    rank: int
    days: int
    nature: Nature = Nature.REMINDER
    basis: Basis = Basis.DUE
    channels: tuple[Channel, ...] = (Channel.EMAIL,)
    least_days: int = 0
    deadline_days: int = 0
    minimum: Decimal = ZERO


@dataclass(frozen=True, eq=False)
class Policy:
    """An ordered scenario. ``grace_days`` delay every level that comes after due date.

    ``minimum_item`` and ``minimum_group`` are in company currency. While it ``waits``
    nobody is followed up by it; ``started_on`` is the day on which it did not any more.
    A policy is equal to itself alone: it is looked up for each item of a ledger.
    """

    key: int
    levels: tuple[Level, ...]
    entry: Entry = Entry.FIRST
    grace_days: int = 0
    least_days: int = 0
    minimum_item: Decimal = ZERO
    minimum_group: Decimal = ZERO
    waits: bool = False
    started_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse levels that are not ranked 1, 2, 3… in that order."""
        ranks = [level.rank for level in self.levels]
        if ranks != list(range(1, len(ranks) + 1)):
            raise ValueError(f"policy {self.key}: ranks {ranks} do not count from 1")

    @cached_property
    def by_key(self) -> dict[int, Level]:
        """The levels by their key."""
        return {level.key: level for level in self.levels}


@dataclass(frozen=True)
class Hold:
    """What suspends: a whole group, or one item up to ``amount`` (None: all of it).

    In force on ``[since, until)``; ``until`` None is open-ended. ``amount`` is in the
    group's currency and only makes sense with an item.
    """

    key: int
    since: date
    until: date | None = None
    item: int | None = None
    amount: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse an amount below zero: it would claim more than is owed."""
        if self.amount is not None and self.amount < 0:
            raise ValueError(f"hold {self.key}: {self.amount} is below zero")

    def in_force(self, on: date) -> bool:
        """Tell whether the hold suspends on that day."""
        return self.since <= on and (self.until is None or on < self.until)


class Served(NamedTuple):
    """A level that was carried out on an item; its policy may not be today's."""

    level: int
    rank: int
    nature: Nature
    on: date


@dataclass(frozen=True, eq=False, slots=True)
class Course:
    """What decides on an item's answer, whatever is owed: its dates, policy, history.

    Thousands of items take one course, which whoever reads them makes once. A course is
    equal to itself alone: its answer is looked up for each item of a ledger.

    ``served`` is the last level that raised the item, ``notice`` the gravest formal
    notice or demand that listed it, on ``notice_on``; ``asked_on`` is the day on which
    a decision was asked for.
    """

    invoiced_on: date
    due_on: date | None
    policy: Policy | None
    served: Served | None = None
    notice: Nature | None = None
    asked_on: date | None = None
    excluded: bool = False
    notice_on: date | None = None


class OpenItem(NamedTuple):
    """One unpaid receivable line. ``residual`` is positive, in the group's currency."""

    key: int
    residual: Decimal
    course: Course

    @property
    def due_on(self) -> date | None:
        """The day until which it was to be paid, None where nobody said so."""
        return self.course.due_on

    @property
    def policy(self) -> Policy | None:
        """The policy that it follows, if any."""
        return self.course.policy

    @property
    def served(self) -> Served | None:
        """The last level that raised it."""
        return self.course.served

    @property
    def notice(self) -> Nature | None:
        """The gravest formal notice or demand that listed it."""
        return self.course.notice

    @property
    def notice_on(self) -> date | None:
        """The day of that notice."""
        return self.course.notice_on

    @property
    def asked_on(self) -> date | None:
        """The day on which a decision was asked for."""
        return self.course.asked_on


class Group(NamedTuple):
    """One customer in one company and one currency, with all that is open.

    ``credits`` is the positive sum of unallocated payments and credit notes. ``rate``
    is company currency for one unit of the group's currency, None when unknown.
    ``last_contact_on`` is the day the last message reached the customer.
    """

    key: tuple[int, int]
    items: tuple[OpenItem, ...]
    credits: Decimal = ZERO
    rate: Decimal | None = Decimal(1)
    holds: tuple[Hold, ...] = ()
    last_contact_on: date | None = None


@dataclass(frozen=True)
class Settings:
    """What a company decided for all its customers.

    Items due before ``started_on``, or before their policy started, enter at rank
    ``first_run_rank`` at the highest.
    """

    workdays: Workdays = field(default_factory=Workdays)
    transit_days: Mapping[Channel, int] = field(default_factory=dict)
    started_on: date | None = None
    first_run_rank: int = 1
    # The answers of the day that was asked about last; filled by ``judge``.
    answers: dict[date, dict[Course, "Answer"]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )


class Weight(NamedTuple):
    """What a step weighs among those of its group: the first by ``order`` leads.

    ``is_early`` tells a courtesy before the due date, ``may_yield`` that the rest of
    the group may stop the step. ``turns_on`` is the next day on which the calendar
    makes it another one.
    """

    order: tuple[int, int, date]
    is_early: bool = False
    may_yield: bool = False
    turns_on: date | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Answer:
    """What the course of an item says by itself on a day: a part of a verdict."""

    reason: Reason
    level: Level | None
    next_on: date | None
    late: bool = False
    weight: Weight | None = None


class Verdict(NamedTuple):
    """The answer to "why, or why not, today" for one item.

    ``next_on`` is the first day on which the answer may change by the calendar alone,
    None when only an event can change it. ``open`` is what may be claimed now, that is
    the residual less what is held; ``late`` tells that it may be claimed as overdue.
    ``weight`` is that of the step to take, None where nothing is to be done.
    """

    item: OpenItem
    reason: Reason
    level: Level | None = None
    next_on: date | None = None
    open: Decimal = ZERO
    hold: int | None = None
    late: bool = False
    weight: Weight | None = None


class Decision(NamedTuple):
    """What a group gets, and why. ``claimed`` is the sum of what the message lists."""

    group: Group
    outcome: Outcome
    reason: Reason
    level: Level | None
    verdicts: tuple[Verdict, ...]
    next_on: date | None
    claimed: Decimal = ZERO

    @property
    def waits_for_open_day(self) -> bool:
        """Whether a step is due that only the closed day stops.

        Other items of the group may tell more, and give the reason of the whole.
        """
        return any(one.reason is Reason.CLOSED_DAY for one in self.verdicts)
