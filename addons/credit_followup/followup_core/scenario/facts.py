"""The facts of a group as the request that leads to its decision.

What is written here is read by ``request.parse``: whoever kept it evaluates the same
group again, whatever has become of the ledger, the policies and the settings.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ..documents.values import iso
from ..vocabulary import Nature
from .records import Group, Hold, Level, OpenItem, Policy, Settings
from .request import MORE_POLICIES, NO_POLICY


def request_of(
    group: Group,
    as_of: date,
    settings: Settings,
    refs: Mapping[int, str],
    places: int = 0,
) -> dict[str, Any]:
    """Return the request whose answer is the decision for the group on that day.

    :param refs: how each item is called, by its key; no two items alike
    :param places: the least decimals of amounts, as the group's currency has them
    """
    policies = _policies(group)
    holds = [one for one in group.holds if one.item is None or one.item in refs]
    main, others = policies[0] if policies else None, policies[1:]
    request: dict[str, Any] = {
        "as_of": as_of.isoformat(),
        "policy": _policy(main) if main else {"levels": []},
        "items": [_item(one, refs, policies, places) for one in group.items],
        "credits": _money(group.credits, places),
        "rate": None if group.rate is None else _money(group.rate),
        "holds": [_hold(one, refs, places) for one in sorted(holds, key=_key)],
        "last_contact_on": iso(group.last_contact_on),
        "settings": _settings(settings),
    }
    if others or any(_is_of_ledger(one) for one in request["items"]):
        request[MORE_POLICIES] = [_policy(one) for one in others]
    return request


def _is_of_ledger(item: dict[str, Any]) -> bool:
    """Tell whether an item needs the keys that only ledgers have."""
    return "policy" in item or "nature" in item.get("served", {})


def _policies(group: Group) -> list[Policy]:
    """Return the policies of the items, in the order of the items."""
    found = {one.policy.key: one.policy for one in group.items if one.policy}
    return list(found.values())


# A night writes down the same few policies for each customer.
@lru_cache(maxsize=64)
def _policy(policy: Policy) -> dict[str, Any]:
    started = {"started_on": iso(policy.started_on)} if policy.started_on else {}
    return {
        **({"waits": True} if policy.waits else {}),
        **started,
        "entry": policy.entry.value,
        "grace_days": policy.grace_days,
        "least_days": policy.least_days,
        "minimum_item": _money(policy.minimum_item),
        "minimum_group": _money(policy.minimum_group),
        "levels": [_level(level) for level in policy.levels],
    }


def _level(level: Level) -> dict[str, Any]:
    return {
        "days": level.days,
        "basis": level.basis.value,
        "nature": _nature(level.nature),
        "channels": [channel.value for channel in level.channels],
        "least_days": level.least_days,
        "deadline_days": level.deadline_days,
        "minimum": _money(level.minimum),
    }


def _item(
    item: OpenItem, refs: Mapping[int, str], policies: list[Policy], places: int
) -> dict[str, Any]:
    """Return an item with what it has; what it has not is left out."""
    found: dict[str, Any] = {
        "ref": refs[item.key],
        "open": _money(item.residual, places),
        "invoiced_on": item.course.invoiced_on.isoformat(),
        "due_on": iso(item.due_on),
    }
    if item.served is not None:
        found["served"] = _served(item)
    if item.notice is not None:
        found["notice"] = {"nature": _nature(item.notice), "on": iso(item.notice_on)}
    if item.asked_on is not None:
        found["asked_on"] = item.asked_on.isoformat()
    if item.course.excluded:
        found["excluded"] = True
    position = _position(item, policies)
    if position:
        found["policy"] = position
    elif item.policy is None:
        found["policy"] = NO_POLICY
    return found


def _position(item: OpenItem, policies: list[Policy]) -> int:
    """Return which of the policies the item follows, 0 for the first one."""
    if item.policy is None:
        return 0
    return [policy.key for policy in policies].index(item.policy.key)


def _served(item: OpenItem) -> dict[str, Any]:
    served = item.served
    assert served is not None
    found = {"rank": served.rank, "on": served.on.isoformat()}
    if item.policy is None or served.level not in item.policy.by_key:
        found["nature"] = _nature(served.nature)
    return found


def _hold(hold: Hold, refs: Mapping[int, str], places: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "since": hold.since.isoformat(),
        "until": iso(hold.until),
    }
    if hold.item is not None:
        found["item"] = refs[hold.item]
        found["amount"] = None if hold.amount is None else _money(hold.amount, places)
    return found


def _settings(settings: Settings) -> dict[str, Any]:
    workdays = settings.workdays
    return {
        "worked_days": sorted(workdays.weekdays),
        "holidays": [day.isoformat() for day in sorted(workdays.holidays)],
        "transit_days": {
            channel.value: days for channel, days in settings.transit_days.items()
        },
        "started_on": iso(settings.started_on),
        "first_run_rank": settings.first_run_rank,
    }


def _key(hold: Hold) -> int:
    return hold.key


def _nature(nature: Nature) -> str:
    return nature.name.lower()


def _money(amount: Decimal, places: int = 0) -> str:
    """Return an amount with as many decimals as it has, and these at least."""
    exponent = amount.as_tuple().exponent
    has = -exponent if isinstance(exponent, int) else 0
    return f"{amount:.{max(has, places)}f}"
