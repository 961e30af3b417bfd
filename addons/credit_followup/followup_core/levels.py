"""Which level an item may get next, and from which day."""

from collections.abc import Mapping
from datetime import date, timedelta

from .records import Level, OpenItem, Policy, Served, Settings
from .vocabulary import Basis, Channel, Entry, Nature
from .workdays import Workdays


def served_rank(policy: Policy, item: OpenItem) -> int:
    """Return the rank the item stands at in this policy, 0 for none.

    A formal notice that merely listed the item counts as served: after it, nobody is
    courteously reminded of the same debt.
    """
    rank = _rank_in(policy, item.served) if item.served else 0
    if item.notice is not None:
        rank = max(rank, _rank_of_nature(policy, item.notice))
    return rank


def _rank_in(policy: Policy, served: Served) -> int:
    """Translate a level served under another policy to the nearest rank in this one."""
    if own := policy.by_key.get(served.level):
        return own.rank
    milder = [level.rank for level in policy.levels if level.nature <= served.nature]
    return min(max(milder, default=0), served.rank)


def _rank_of_nature(policy: Policy, nature: Nature) -> int:
    """Return the first rank as grave as ``nature``, else the last rank below it."""
    for level in policy.levels:
        if level.nature >= nature:
            return level.rank if level.nature == nature else level.rank - 1
    return len(policy.levels)


def starts_on(level: Level, policy: Policy, item: OpenItem, due: date) -> date:
    """Return the first day on which the level may be served, working or not."""
    if level.basis is Basis.INVOICE:
        return item.invoiced_on + timedelta(days=level.days)
    grace = policy.grace_days if level.days >= 0 else 0
    return due + timedelta(days=level.days + grace)


def next_level(
    item: OpenItem, policy: Policy, due: date, as_of: date, settings: Settings
) -> Level | None:
    """Return the level the item gets next, reached or not; None after the last one.

    Levels come in order and none is skipped, but for two cases: a courtesy lapses once
    the item is overdue, and a policy may let a new item enter where its age fits.
    """
    rank = served_rank(policy, item)
    ahead = policy.levels[rank:]
    if as_of > due:
        ahead = tuple(level for level in ahead if level.nature > Nature.COURTESY)
    if not ahead:
        return None
    if rank or policy.entry is Entry.FIRST:
        return ahead[0]
    return _entry_by_age(ahead, policy, item, as_of, settings) or ahead[0]


def _entry_by_age(
    ahead: tuple[Level, ...],
    policy: Policy,
    item: OpenItem,
    as_of: date,
    settings: Settings,
) -> Level | None:
    """Return the highest level reached, within the ceiling of the first run."""
    assert item.due_on is not None
    due = settings.workdays.on_or_after(item.due_on)
    old = settings.started_on is not None and item.due_on < settings.started_on
    ceiling = max(settings.first_run_rank, ahead[0].rank) if old else len(policy.levels)
    reached = [
        level
        for level in ahead
        if level.rank <= ceiling and starts_on(level, policy, item, due) <= as_of
    ]
    return reached[-1] if reached else None


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
    return workdays.on_or_after(sent_on + timedelta(days=days))
