"""What is reckoned of a party: which address, contact and number stand for it.

The first that is not known to be wrong.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .views import AT, JOIN, objects, words

# Between numbers or addresses that a program takes apart again.
ALL = "; "
# An address to write to comes before one that is only registered.
_ADDRESSES = ("postal", "billing", "registered", "alternate", "delivery")
_WRONG = "invalid"
_VAT = "VAT"


def party(value: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """Return a party with one address, contact and bank account, and its numbers."""
    view, at = _numbers(value, path)
    address, at["address"] = _address(value, path)
    contacts = list(objects(value.get("contacts"), f"{path}.contacts"))
    contact, where = contacts[0] if contacts else ({}, path)
    reached, _at = _channels(contact, where)
    banks = list(objects(value.get("bank_accounts"), f"{path}.bank_accounts"))
    channels, found_at = _channels(value, path)
    is_person = value.get("kind") == "person"
    return {
        **value,
        **channels,
        **view,
        "business_name": None if is_person else value.get("name"),
        "first_or_name": value.get("first_name") or value.get("name"),
        "address": address,
        "contact": {**contact, **reached},
        "bank": banks[0][0] if banks else {},
        "do_not_contact": JOIN.join(words(value.get("do_not_contact"), path)),
        AT: {
            **found_at,
            **at,
            "business_name": "name",
            "contact": "contacts[0]",
            "bank": "bank_accounts[0]",
        },
    }


def _numbers(
    value: Mapping[str, Any], path: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the identifiers by their schemes, and where they stand."""
    named: dict[str, Any] = {}
    for one, _at in objects(value.get("identifiers"), f"{path}.identifiers"):
        named.setdefault(str(one.get("scheme", "")).upper(), one.get("value"))
    others = (one for scheme, one in named.items() if scheme != _VAT)
    view = {
        "identifier": named,
        "vat": named.get(_VAT),
        "company_number": next(others, None),
    }
    return view, dict.fromkeys(("vat", "company_number"), "identifiers")


def _address(value: Mapping[str, Any], path: str) -> tuple[Mapping[str, Any], str]:
    """Return the address that is written to, and where it stands."""
    found = list(enumerate(objects(value.get("addresses"), f"{path}.addresses")))
    right = [one for one in found if one[1][0].get("validity") != _WRONG] or found
    if not right:
        return {}, "addresses"
    place, (best, _at) = min(right, key=lambda one: _preference(one[1][0]))
    parts = (best.get("street"), best.get("house_number"))
    line = " ".join(str(one) for one in parts if one) or None
    return {**best, "line": line}, f"addresses[{place}]"


def _preference(address: Mapping[str, Any]) -> int:
    kind = address.get("type", _ADDRESSES[0])
    return _ADDRESSES.index(kind) if kind in _ADDRESSES else len(_ADDRESSES)


def _channels(
    value: Mapping[str, Any], path: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the first number or address of each kind that is not known as wrong."""
    found: dict[str, Any] = {}
    where: dict[str, str] = {}
    for place, (one, _at) in enumerate(
        objects(value.get("channels"), f"{path}.channels")
    ):
        kind = str(one.get("type"))
        if one.get("validity") != _WRONG and kind not in found:
            found[kind], where[kind] = one.get("value"), f"channels[{place}].value"
    for kind in ("mobile", "phone"):
        if found.get(kind):
            found["any_phone"], where["any_phone"] = found[kind], where[kind]
    found["emails"] = _all_of(value, path, ("email",))
    found["phones"] = _all_of(value, path, ("mobile", "phone"))
    return found, {**where, "emails": "channels", "phones": "channels"}


def _all_of(value: Mapping[str, Any], path: str, kinds: Sequence[str]) -> str:
    """Return every number or address of these kinds, in their order, each once."""
    found = [
        str(one.get("value"))
        for kind in kinds
        for one, _at in objects(value.get("channels"), f"{path}.channels")
        if one.get("type") == kind and one.get("validity") != _WRONG
    ]
    return ALL.join(dict.fromkeys(found))
