"""What another policy would mean for a customer, before anybody saves it."""

from dataclasses import replace

from ..facts.customers import read_customers
from ..followup_core.scenario.evaluate import evaluate
from ..followup_core.vocabulary import Outcome


def under(reader, partner_id, policy, segment):
    """Return the decision that says most under another choice, None if nothing is open.

    :param policy: id of the customer's own policy, None for that of the segment
    :param segment: the customer's segment, None for the one that follows from his kind
    Items whose invoice names another policy keep it.
    """
    now = read_customers(reader, (partner_id,))[partner_id]
    then = now._replace(policy=policy, segment=segment or now.kind)
    usual, other = (reader.policies.usual(one) for one in (now, then))
    told = None
    for group in reader.groups([partner_id]):
        items = tuple(
            _under(item, other) if item.policy == usual else item
            for item in group.items
        )
        decision = evaluate(group._replace(items=items), reader.as_of, reader.settings)
        if told is None or told.outcome is Outcome.NOTHING:
            told = decision
    return told


def _under(item, policy):
    """Return the item as it would stand under another policy."""
    return item._replace(course=replace(item.course, policy=policy))
