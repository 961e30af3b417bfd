"""The number of a message: the same whenever the same message is made again."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..documents.refused import RefusedError
from ..documents.shape import Shape, need
from ..documents.text import check_encodable
from ..documents.values import text, whole

_OURS = uuid5(NAMESPACE_URL, "urn:x-credit-followup:message")
_REQUEST = Shape(
    {
        "sender": need(text),
        "agency": need(text),
        "case": need(text),
        "sequence": need(whole(1)),
    }
)


def answer(document: Any) -> dict[str, Any]:
    """Return the number of the message that a document says, or what refuses it."""
    try:
        asked = _REQUEST(document)
        check_encodable(asked)
        return {"id": message_id(**asked)}
    except RefusedError as refusal:
        return refusal.response()


def message_id(sender: str, agency: str, case: str, sequence: int) -> str:
    """Return the number of a message of a case to an agency.

    :param sender: what tells our database from any other
    :param sequence: from 1, in the order of the messages of the case

    >>> message_id("db", "AG1", "CASE/2026/00001", 1)
    'ed1783d0-c5c1-5a22-a596-ee1c00735670'
    """
    parts = (sender, agency, case, str(sequence))
    # What stands between them is marked where it stands within one.
    marked = (one.replace("\\", "\\\\").replace("|", "\\|") for one in parts)
    return str(uuid5(_OURS, "|".join(marked)))
