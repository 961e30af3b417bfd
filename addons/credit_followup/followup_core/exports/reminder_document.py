"""The reminder document: a dossier in, a Reminder of UBL out."""

from typing import Any

from ..documents.records import DAY
from ..documents.refused import RefusedError
from ..documents.shape import Shape, may, need, under
from ..documents.text import check_encodable
from .checks.schema import Schema
from .layouts.ubl_reminder import reminder


def answer(document: Any, schema: Schema) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it.

    :param schema: of the dossiers of this version
    """
    request = Shape({"dossier": need(schema.read), "due_on": may(DAY)})
    try:
        return {"xml": _written(**request(document))}
    except RefusedError as refusal:
        return refusal.response()


def _written(dossier: Any, due_on: Any) -> str:
    check_encodable(dossier, "dossier")
    try:
        return reminder(dossier, due_on).decode()
    except RefusedError as refusal:
        at = under("dossier", refusal.path.lstrip("."))
        raise RefusedError(refusal.code, at, str(refusal)) from refusal
