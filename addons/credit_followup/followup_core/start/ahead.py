"""What the nights ahead do: each carried out, with the ledger as it is today.

Nobody pays, nothing new is invoiced, held or agreed, and every message is let go on the
day on which it is proposed. A payment may bring another message than it takes away: who
owes nothing overdue any more gets the courtesy that stood back.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..scenario.evaluate import evaluate
from ..scenario.records import Decision, Group, OpenItem, Served, Settings, Verdict
from ..vocabulary import Nature, Outcome, Reason
from ..workdays import shift

_RAISED = (Reason.CONTACT, Reason.DECIDE)
_LISTED = (Reason.CONTACT, Reason.RIDES)
# More days than this are no start any more, and nobody would believe them.
MOST_DAYS = 400


class Step(NamedTuple):
    """A message, or a question what to do, and its day."""

    on: date
    decision: Decision


def ahead(
    group: Group, until: date, as_of: date, settings_on: Callable[[date], Settings]
) -> Iterator[Step]:
    """Yield what a customer gets on the nights of ``[as_of, until)``.

    :param settings_on: the settings with answers of their own for each day, as
        `settings_of_days` gives them
    """
    on = as_of
    while on < until:
        decision = evaluate(group, on, settings_on(on))
        if decision.outcome is Outcome.NOTHING:
            if decision.next_on is None:
                return
            on = decision.next_on
        else:
            yield Step(on, decision)
            group = carried_out(group, decision, on)
            on = shift(on, 1)


def settings_of_days(settings: Settings) -> Callable[[date], Settings]:
    """Return the settings for a day: groups in turn do not forget each other's days."""

    @lru_cache(maxsize=MOST_DAYS)
    def of_day(_on: date) -> Settings:
        return replace(settings)

    return of_day


def carried_out(group: Group, decision: Decision, on: date) -> Group:
    """Return the group as it stands after the decision was carried out."""
    verdicts = {verdict.item.key: verdict for verdict in decision.verdicts}
    nature = decision.level.nature if decision.level else Nature.COURTESY
    items = tuple(_moved(item, verdicts[item.key], nature, on) for item in group.items)
    is_contact = decision.outcome is Outcome.CONTACT
    last = on if is_contact else group.last_contact_on
    return group._replace(items=items, last_contact_on=last)


def _moved(item: OpenItem, verdict: Verdict, nature: Nature, on: date) -> OpenItem:
    """Return an item as a message leaves it: raised, asked about, put on notice."""
    course = item.course
    if verdict.reason in _RAISED:
        if verdict.level is None:
            course = replace(course, asked_on=on)
        else:
            level = verdict.level
            served = Served(level.key, level.rank, level.nature, on)
            course = replace(course, served=served)
    is_notice = verdict.reason in _LISTED and nature >= Nature.FORMAL_NOTICE
    if is_notice and nature >= (course.notice or nature):
        course = replace(course, notice=nature, notice_on=on)
    return item if course is item.course else item._replace(course=course)
