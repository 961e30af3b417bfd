"""A decision request as JSON to the facts of one customer group."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ..documents.refused import RefusedError
from ..documents.shape import (
    Read,
    Shape,
    check_refs,
    many,
    may,
    may_be_null,
    need,
    need_or_null,
)
from ..documents.values import amount, choice, day, flag, one_of, text, whole
from ..documents.worked import WORKED, worked
from ..vocabulary import Basis, Channel, Entry, Nature
from .records import (
    ZERO,
    Course,
    Group,
    Hold,
    Level,
    OpenItem,
    Policy,
    Served,
    Settings,
)

NATURES = {nature.name.lower(): nature for nature in Nature}
# An item whose policy is this one follows none.
NO_POLICY = 0
# Levels of different policies are different levels.
_LEVELS_APART = 1_000_000
# A level of a policy that the request does not have.
_FOREIGN = -1


class Asked(NamedTuple):
    """What a request asks: a group on a day. ``refs`` names its items in their order.

    ``places`` is the number of decimals in which amounts are answered.
    """

    group: Group
    as_of: date
    settings: Settings
    refs: tuple[str, ...]
    places: int


def parse(document: Any) -> Asked:
    """Return what a JSON object asks.

    :raises RefusedError: if anything in it is not understood
    """
    of_ledger = isinstance(document, Mapping) and MORE_POLICIES in document
    asked: Asked = (REQUEST_OF_LEDGER if of_ledger else REQUEST)(document)
    return asked


def _nature(value: Any, path: str) -> Nature:
    return NATURES[one_of(*NATURES)(value, path)]


# === POLICY === #

_days = whole(0)
_money = amount()
_LEVEL = Shape(
    {
        "days": need(whole()),
        "basis": may(choice(Basis), Basis.DUE),
        "nature": may(_nature, Nature.REMINDER),
        "channels": may(many(choice(Channel), least=1), (Channel.EMAIL,)),
        "least_days": may(_days, 0),
        "deadline_days": may(_days, 0),
        "minimum": may(_money, ZERO),
    }
)
_POLICY = Shape(
    {
        "entry": may(choice(Entry), Entry.FIRST),
        "grace_days": may(_days, 0),
        "least_days": may(_days, 0),
        "minimum_item": may(_money, ZERO),
        "minimum_group": may(_money, ZERO),
        "waits": may(flag, False),
        "started_on": may(day),
        "levels": need(many(_LEVEL)),
    }
)


def _policy(key: int, values: dict[str, Any]) -> Policy:
    levels = tuple(
        Level(key=key * _LEVELS_APART + rank, rank=rank, **level)
        for rank, level in enumerate(values["levels"], 1)
    )
    return Policy(**{**values, "key": key, "levels": levels})


# === ITEMS AND HOLDS === #

_SERVED = {"rank": need(whole(1)), "on": need(day)}
_ITEM = {
    "ref": need(text),
    "open": need(amount(positive=True)),
    "invoiced_on": need(day),
    "due_on": need_or_null(day),
    "served": may(Shape(_SERVED)),
    "notice": may(Shape({"nature": need(_nature), "on": need_or_null(day)})),
    "asked_on": may(day),
    "excluded": may(flag, False),
}
# What a ledger has beside: several policies, and levels of a policy that was left.
_ITEM_OF_LEDGER = {
    **_ITEM,
    "served": may(Shape({**_SERVED, "nature": may(_nature)})),
    "policy": may(whole(NO_POLICY)),
}
_HOLD = Shape(
    {
        "since": need(day),
        "until": need_or_null(day),
        "item": may(text),
        "amount": may(_money),
    }
)


def _item(
    key: int, values: dict[str, Any], policies: list[Policy], path: str
) -> OpenItem:
    policy = _policy_of(values.get("policy"), policies, path)
    notice = values["notice"] or {}
    course = Course(
        values["invoiced_on"],
        values["due_on"],
        policy,
        _served(values["served"], policy, path),
        notice.get("nature"),
        values["asked_on"],
        values["excluded"],
        notice.get("on"),
    )
    return OpenItem(key, values["open"], course)


def _policy_of(
    position: int | None, policies: list[Policy], path: str
) -> Policy | None:
    """Return the policy of an item: the request's own, or one of the others."""
    if position == NO_POLICY:
        return None
    if position is not None and position >= len(policies):
        at = f"{path}.policy"
        raise RefusedError("bad_value", at, f"{at} names no policy of the request")
    return policies[position or 0]


def _served(
    values: dict[str, Any] | None, policy: Policy | None, path: str
) -> Served | None:
    """Return the level that was served; with a nature it is another policy's."""
    if values is None:
        return None
    rank, on, nature = values["rank"], values["on"], values.get("nature")
    if nature is not None:
        return Served(_FOREIGN, rank, nature, on)
    if policy is None or rank > len(policy.levels):
        at = f"{path}.served.rank"
        raise RefusedError("bad_value", at, f"{at} is no rank of the policy")
    level = policy.levels[rank - 1]
    return Served(level.key, rank, level.nature, on)


def _hold(key: int, values: dict[str, Any], keys: Mapping[str, int], path: str) -> Hold:
    item = values["item"]
    if item is not None and item not in keys:
        raise RefusedError("unknown_item", f"{path}.item", f"{path}.item names no item")
    if item is None and values["amount"] is not None:
        message = f"{path}.amount is a part of an item, and none is named"
        raise RefusedError("bad_value", f"{path}.amount", message)
    held = None if item is None else keys[item]
    return Hold(key, values["since"], values["until"], held, values["amount"])


# === SETTINGS AND THE WHOLE === #


def _settings(**values: Any) -> Settings:
    return Settings(
        workdays=worked(values["worked_days"], values["holidays"]),
        transit_days=values["transit_days"],
        started_on=values["started_on"],
        first_run_rank=values["first_run_rank"],
    )


def _transit(**values: int) -> dict[Channel, int]:
    return {Channel(name): days for name, days in values.items() if days}


_SETTINGS = Shape(
    {
        **WORKED,
        "transit_days": may(
            Shape({channel.value: may(_days, 0) for channel in Channel}, _transit), {}
        ),
        "started_on": may(day),
        "first_run_rank": may(whole(1), 1),
    },
    _settings,
)


def _asked(**values: Any) -> Asked:
    policies = [
        _policy(key, one)
        for key, one in enumerate((values["policy"], *values.get("more_policies", ())))
    ]
    refs = [one["ref"] for one in values["items"]]
    check_refs(refs, "items")
    items = tuple(
        _item(key, one, policies, f"items[{key}]")
        for key, one in enumerate(values["items"])
    )
    keys = {ref: key for key, ref in enumerate(refs)}
    holds = tuple(
        _hold(key, one, keys, f"holds[{key}]")
        for key, one in enumerate(values["holds"])
    )
    group = Group(
        (0, 0),
        items,
        values["credits"],
        values["rate"],
        holds,
        values["last_contact_on"],
    )
    settings = values["settings"] or Settings()
    return Asked(group, values["as_of"], settings, tuple(refs), _places(group))


def _places(group: Group) -> int:
    """Return the most decimals in which an amount of the group is given."""
    amounts = [group.credits, *(one.residual for one in group.items)]
    amounts += [hold.amount for hold in group.holds if hold.amount is not None]
    return max(-int(one.as_tuple().exponent) for one in amounts)


_rate: Read = amount(positive=True)
_FIELDS = {
    "as_of": need(day),
    "policy": need(_POLICY),
    "items": need(many(Shape(_ITEM))),
    "credits": may(_money, ZERO),
    "rate": may_be_null(_rate, Decimal(1)),
    "holds": may(many(_HOLD), ()),
    "last_contact_on": may(day),
    "settings": may(_SETTINGS),
}
REQUEST = Shape(_FIELDS, _asked)
# A request with this key may use the keys of a ledger's items.
MORE_POLICIES = "more_policies"
REQUEST_OF_LEDGER = Shape(
    {
        **_FIELDS,
        "items": need(many(Shape(_ITEM_OF_LEDGER))),
        MORE_POLICIES: may(many(_POLICY), ()),
    },
    _asked,
)
