"""How a debt was followed up, as a dossier tells it: what left, and what came of it.

Only days, channels and outcomes: what was said stays with us.
"""

from ...followup_core.vocabulary import Nature
from ..letters.chronicle import read_of_items, written
from ..settings import day_of, money

CHANNELS = {
    "email": "email",
    "sms": "sms",
    "letter": "post",
    "post": "post",
    "registered": "registered_post",
}
STATES = {"pending": "sent", "sent": "sent", "delivered": "delivered", "done": "sent"}
LAST_ID = 2**31 - 1
FORMAL = str(Nature.FORMAL_NOTICE.value)


def read_history(env, items):
    """Return the rows of each case: ``{key: rows}``, the oldest first.

    :param items: ``{key: journal items}``, those of a key of one customer
    """
    facts = read_of_items(env, items)
    return {
        key: [
            row
            for fact in own
            for row in _ROWS.get(fact.kind, _nothing)(fact, items[key])
        ]
        for key, own in facts.items()
    }


def receipt_id(delivery):
    """Return the id of the document that proves a registered letter."""
    return f"receipt{delivery.id}"


def _nothing(_fact, _lines):
    return ()


def _message(fact, lines):
    action = fact.record
    claims = {"claim_refs": claim_refs(lines, fact.items)}
    for one in written(action):
        row = {
            "date": (one.deposited_on or fact.day).isoformat(),
            "level": _rank(action.level_id),
            "label": action.level_id.name or "",
            "is_formal_notice": (action.nature or "") >= FORMAL,
            "channel": CHANNELS[one.channel],
            "outcome": one.outcome or STATES.get(one.state, "sent"),
            **claims,
        }
        if one.recipient:
            row["recipient"] = one.recipient
        if action.deadline_on:
            row["deadline"] = action.deadline_on.isoformat()
        if one.number:
            row["tracking"] = one.number
        if one.receipt:
            row["proof_document_id"] = receipt_id(one)
        yield row


def _rank(level):
    """Return the place of a level in its policy: 1 for the first."""
    levels = level.policy_id.level_ids.sorted(lambda one: (one.sequence, one.id))
    return levels.ids.index(level.id) + 1 if level in levels else 0


def _contact(fact, _lines):
    contact = fact.record
    yield {
        "date": day_of(contact.company_id, contact.moment).isoformat(),
        "level": 0,
        "channel": "visit" if contact.kind == "visit" else "phone",
        "outcome": "answered" if contact.is_reached else "no_answer",
    }


def _promise(fact, lines):
    promise = fact.record
    word = promise | promise.given_ids
    yield {
        "date": fact.day.isoformat(),
        "level": 0,
        "channel": "phone",
        "outcome": "promise",
        "promise_date": promise.promised_on.isoformat(),
        "promise_amount": f"{sum(money(one.amount) for one in word):f}",
        "claim_refs": claim_refs(lines, fact.items),
    }


def claim_ref(line):
    """Return the number of a claim: that of its item, which never changes."""
    return f"L{line.id}"


def item_of(ref):
    """Return the id of the item that a claim's number means, None where none can.

    A number that is too long for one is no claim of ours.
    """
    digits = ref.removeprefix("L")
    is_number = digits != ref and digits.isascii() and digits.isdigit()
    return int(digits) if is_number and int(digits) <= LAST_ID else None


def claim_refs(lines, ids):
    """Return the numbers of those items of a case that a fact is about."""
    return [claim_ref(line) for line in lines if line.id in (ids or ())]


_ROWS = {"message": _message, "contact": _contact, "promise": _promise}
