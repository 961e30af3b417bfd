"""Where a placement may stand, why, and where it may go from there."""

from enum import Enum


class State(str, Enum):
    """Where a placement stands.

    ``CHECKED``: nothing was found that forbids it. ``APPROVED``: by a second person.
    ``EXPORTED``: its bytes are made and kept. ``DELIVERED``: the agency has them.
    ``SILENT``: it has not said so in its days. ``ACKNOWLEDGED``: it has them, and has
    not answered every item. ``RECALLING``: it was asked to give the case back, and has
    not confirmed. ``SETTLED``: nothing of our money is there any more.
    """

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    EXPORTED = "exported"
    DELIVERED = "delivered"
    SILENT = "silent"
    ACKNOWLEDGED = "acknowledged"
    REJECTED = "rejected"
    ACTIVE = "active"
    PAUSED = "paused"
    RECALLING = "recalling"
    RECALLED = "recalled"
    CLOSED = "closed"
    SETTLED = "settled"
    CANCELLED = "cancelled"


class Why(str, Enum):
    """Why a placement stands where it stands.

    ``ANSWER_LATE``, ``PAYOUT_LATE``, ``RECALL_LATE``: the agency is late, and somebody
    is asked to act. ``CLOSED``: the agency, or a person, closed it.
    """

    PREPARED = "prepared"
    BY_HAND = "by_hand"
    DELIVERED = "delivered"
    NOT_ACKNOWLEDGED = "not_acknowledged"
    RECEIVED = "received"
    ANSWER_LATE = "answer_late"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    PAUSED = "paused"
    PAYOUT_LATE = "payout_late"
    RECALL_ASKED = "recall_asked"
    RECALL_LATE = "recall_late"
    RECALL_REFUSED = "recall_refused"
    RECALLED = "recalled"
    ALL_PAID = "all_paid"
    CLOSED = "closed"


# Those that wait for somebody to act on an agency that is late.
LATE = frozenset(
    {Why.NOT_ACKNOWLEDGED, Why.ANSWER_LATE, Why.PAYOUT_LATE, Why.RECALL_LATE}
)


class Recall(str, Enum):
    """How far a recall has come: it is a request, and the agency may object."""

    NONE = "none"
    ASKED = "asked"
    REFUSED = "refused"
    CONFIRMED = "confirmed"


END = frozenset({State.REJECTED, State.SETTLED, State.CANCELLED})
HERE = frozenset({State.DRAFT, State.CHECKED, State.APPROVED})
UNANSWERED = frozenset({State.DELIVERED, State.SILENT, State.ACKNOWLEDGED})
RUNNING = frozenset({State.ACTIVE, State.PAUSED, State.RECALLING})
# A single claim can be asked back of these.
WORKED_ON = UNANSWERED | {State.ACTIVE, State.PAUSED}
# What joins one of these is answered by itself.
JOINED = frozenset({State.ACTIVE, State.PAUSED})
OVER = frozenset({State.CLOSED, State.RECALLED, State.SETTLED})
# States in which the agency has taken the case.
TAKEN = frozenset({State.ACTIVE, State.PAUSED, State.CLOSED})
# States in which claims are at the agency, or may be: no other one gets them.
LIVE = frozenset(State) - END - {State.CLOSED, State.RECALLED}

SENT = UNANSWERED | RUNNING | OVER | {State.REJECTED}
