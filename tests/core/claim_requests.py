"""The shortest request to a claim, and changes of it."""

SHORT = {
    "jurisdiction": "BE",
    "debtor_kind": "business",
    "currency": "EUR",
    "as_of": "2025-04-30",
    "items": [{"ref": "A", "principal": "1210.00", "due_on": "2025-01-31"}],
}


def changed(**changes):
    return {**SHORT, **changes}


def item(**changes):
    return changed(items=[{**SHORT["items"][0], **changes}])
