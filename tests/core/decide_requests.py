"""Requests to a decision, as short and as long as they may be."""

ITEM = {
    "ref": "A",
    "open": "100.00",
    "invoiced_on": "2026-08-02",
    "due_on": "2026-09-01",
}
SHORT = {"as_of": "2026-09-07", "policy": {"levels": [{"days": 5}]}, "items": [ITEM]}
LEVEL = {
    "days": -3,
    "basis": "invoice",
    "nature": "formal_notice",
    "channels": ["letter", "email"],
    "least_days": 4,
    "deadline_days": 8,
    "minimum": "5.00",
}
POLICY = {
    "entry": "by_age",
    "grace_days": 2,
    "least_days": 7,
    "minimum_item": "1.50",
    "minimum_group": "20.25",
    "levels": [LEVEL],
}
LONG_ITEM = {
    **ITEM,
    "served": {"rank": 1, "on": "2026-09-02"},
    "notice": {"nature": "final_demand", "on": "2026-09-03"},
    "asked_on": "2026-09-04",
    "excluded": True,
}
HOLDS = [
    {
        "since": "2026-09-01",
        "until": "2026-09-09",
        "item": "A",
        "amount": "10.00",
    },
    {"since": "2026-09-05", "until": None},
]
SETTINGS = {
    "worked_days": [0, 1, 2, 3, 4, 5],
    "holidays": ["2026-12-25"],
    "transit_days": {
        "email": 1,
        "letter": 3,
        "registered": 4,
        "phone": 0,
        "visit": 0,
    },
    "started_on": "2026-01-01",
    "first_run_rank": 1,
}
LONG = {
    "as_of": "2026-09-07",
    "policy": POLICY,
    "items": [LONG_ITEM],
    "credits": "2.50",
    "rate": "0.90",
    "holds": HOLDS,
    "last_contact_on": "2026-09-02",
    "settings": SETTINGS,
}


def changed(**changes):
    return {**SHORT, **changes}


def item(**changes):
    return changed(items=[{**ITEM, **changes}])


def level(**changes):
    return changed(policy={"levels": [{"days": 5, **changes}]})


def ledger(*items, policies=(POLICY,)):
    """Return a request of a ledger, whose items may follow other policies."""
    return changed(items=[{**ITEM, **one} for one in items], more_policies=[*policies])
