"""Which level an item may get next, and from which day."""

from collections.abc import Mapping
from datetime import date

from ..vocabulary import Basis, Channel, Entry, Nature
from ..workdays import Workdays, shift
from .records import Course, Level, Policy, Served, Settings

# Looking a member up on its enum costs more than the comparison, a million times.
_INVOICE = Basis.INVOICE
_BY_AGE = Entry.BY_AGE
_COURTESY = Nature.COURTESY


def served_rank(policy: Policy, course: Course) -> int:
    """Return the rank the item stands at in this policy, 0 for none.

    A formal notice that merely listed the item counts as served: after it, nobody is
    courteously reminded of the same debt.
    """
    rank = rank_in(policy, course.served) if course.served else 0
    if course.notice is not None:
        rank = max(rank, rank_of_nature(policy, course.notice))
    return rank


def rank_in(policy: Policy, served: Served) -> int:
    """Translate a level served under another policy to the nearest rank in this one."""
    if own := policy.by_key.get(served.level):
        return own.rank
    milder = [level.rank for level in policy.levels if level.nature <= served.nature]
    return min(max(milder, default=0), served.rank)


def rank_of_nature(policy: Policy, nature: Nature) -> int:
    """Return the first rank as grave as ``nature``, else the last rank below it."""
    for level in policy.levels:
        if level.nature >= nature:
            return level.rank if level.nature == nature else level.rank - 1
    return len(policy.levels)


def starts_on(level: Level, policy: Policy, course: Course, due: date) -> date:
    """Return the first day on which the level may be served, working or not.

    Grace delays what falls on the due date or after it, on whichever date it is based.
    """
    base = course.invoiced_on if level.basis is _INVOICE else due
    start = shift(base, level.days)
    if policy.grace_days and start >= due:
        return shift(start, policy.grace_days)
    return start


def lapses(level: Level, policy: Policy, course: Course, due: date) -> bool:
    """Tell whether the level is a courtesy for before the due date, void after it."""
    return level.nature is _COURTESY and starts_on(level, policy, course, due) <= due


def next_level(
    course: Course, policy: Policy, due: date, as_of: date, settings: Settings
) -> Level | None:
    """Return the level the item gets next, reached or not; None after the last one.

    Levels come in order and none is skipped, but for two cases: a courtesy meant for
    before the due date lapses after it, and a policy may let an item that was never
    followed up enter where its age fits.
    """
    late = as_of > due
    if enters_by_age(course, policy):
        ahead = [
            one
            for one in policy.levels
            if not (late and lapses(one, policy, course, due))
        ]
        return _entry_by_age(ahead, policy, course, due, as_of, settings)
    new = course.served is None and course.notice is None
    for level in policy.levels[0 if new else served_rank(policy, course) :]:
        if not late or level.nature is not _COURTESY:
            return level
        if not lapses(level, policy, course, due):
            return level
    return None


def firmer_without(
    course: Course, policy: Policy, due: date, as_of: date, settings: Settings
) -> Level | None:
    """Return the level that one firmer step leaves out, None where it leaves none.

    The next one, if the one after it has begun already: nobody is written to later for
    being firm. What puts a debtor on notice is never left out.
    """
    following = next_level(course, policy, due, as_of, settings)
    if following is None or following.nature >= Nature.FORMAL_NOTICE:
        return None
    after = policy.levels[following.rank :][:1]
    begun = [one for one in after if starts_on(one, policy, course, due) <= as_of]
    return following if begun else None


def enters_by_age(course: Course, policy: Policy) -> bool:
    """Tell whether the item is new and its age says where it enters."""
    return policy.entry is _BY_AGE and course.served is None and course.notice is None


def _entry_by_age(
    ahead: list[Level],
    policy: Policy,
    course: Course,
    due: date,
    as_of: date,
    settings: Settings,
) -> Level | None:
    """Return the last level reached in order, within the ceiling of the first run."""
    if not ahead:
        return None
    entry = ahead[0]
    ceiling = _ceiling(entry, policy, course, settings)
    for level in ahead:
        if level.rank > ceiling or starts_on(level, policy, course, due) > as_of:
            break
        entry = level
    return entry


def _ceiling(first: Level, policy: Policy, course: Course, settings: Settings) -> int:
    """Return the highest rank at which an item may enter."""
    days = filter(None, (settings.started_on, policy.started_on))
    started_on = max(days, default=None)
    if started_on is None or course.due_on is None or course.due_on >= started_on:
        return len(policy.levels)
    return max(settings.first_run_rank, first.rank)


def transit_days(
    channels: tuple[Channel, ...], settings_transit: Mapping[Channel, int]
) -> int:
    """Return the days until the slowest of the channels has reached the customer."""
    return max((settings_transit.get(channel, 0) for channel in channels), default=0)


def deadline_on(
    level: Level, sent_on: date, transit: Mapping[Channel, int], workdays: Workdays
) -> date:
    """Return the day until which the message gives time, always a working day."""
    days = transit_days(level.channels, transit) + level.deadline_days
    return workdays.on_or_after(shift(sent_on, days))


def deadline_over_on(
    course: Course, served: Served, policy: Policy, settings: Settings
) -> date:
    """Return the first working day after the time that the last message gave.

    A level of another policy counts as the one whose rank the item now holds; where it
    holds none, the message gave no time that is known.
    """
    level = policy.by_key.get(served.level)
    rank = served_rank(policy, course)
    if level is None and rank:
        level = policy.levels[rank - 1]
    workdays, end = settings.workdays, served.on
    if level is not None:
        end = deadline_on(level, served.on, settings.transit_days, workdays)
    return workdays.on_or_after(shift(end, 1))
