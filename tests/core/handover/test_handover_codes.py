"""The codes of the room, which databases and documents keep."""

from enum import Enum

import pytest

from followup_core.handover import (
    booking,
    classify,
    deltas,
    events,
    feedback,
    matching,
    placements,
    reconciliation,
    results,
    routing,
)

MODULES = (
    *(booking, classify, deltas, events, feedback, matching),
    *(placements, reconciliation, results, routing),
)
KINDS = sorted(
    {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Enum) and len(kind)
    },
    key=lambda kind: kind.__name__,
)
# What others write stands in their own words.
OTHERS = {"DateForm", "Encoding", "Field"}


@pytest.mark.parametrize("kind", [one for one in KINDS if one.__name__ not in OTHERS])
def test_a_code_is_its_name_in_small_letters(kind):
    assert [one.value for one in kind] == [one.name.lower() for one in kind]


def test_the_fields_are_named_as_they_are_exchanged():
    assert [one.value for one in feedback.Field] == [
        "agency_event_id",
        "message_ref",
        "case_ref",
        "agency_ref",
        "claim_ref",
        "debtor_ref",
        "invoice_no",
        "event_type",
        "event_date",
        "status_code",
        "amount",
        "currency",
        "principal",
        "interest",
        "charges",
        "agency_fee",
        "fee_tax",
        "paid_to",
        "payment_id",
        "payout_id",
        "value_date",
        "due_date",
        "text",
    ]
