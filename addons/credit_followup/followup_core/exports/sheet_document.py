"""The sheet document: a dossier in, the fields of a procedure's form out."""

from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, may, need
from ..documents.values import country, day, one_of
from ..law import procedures
from .admission import admission
from .checks.schema import Schema
from .layouts.field_sheet import Extra, filled


def _day(value: Any, path: str) -> str:
    return day(value, path).isoformat()


_EXTRA = shape_of(Extra, {"court_country": may(country, ""), "date": may(_day, "")})


def answer(document: Any, schema: Schema) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it.

    :param schema: of the dossiers of this version
    """
    request = Shape(
        {
            "procedure": need(one_of(*procedures())),
            "dossier": need(schema.read),
            "extra": may(_EXTRA, Extra()),
        }
    )
    try:
        asked = request(document)
        procedure = procedures()[asked["procedure"]]
        dossier, extra = asked["dossier"], asked["extra"]
        sheet = filled(procedure, dossier, extra)
        told = (*admission(procedure, dossier, extra), *sheet.told)
    except RefusedError as refusal:
        return refusal.response()
    return {
        "procedure": procedure.code,
        "label": procedure.label,
        "article": procedure.article,
        "sections": list(sheet.sections),
        "findings": [one._asdict() for one in told],
    }
