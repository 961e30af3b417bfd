"""The sheet document: a dossier in, the fields of a procedure's form out."""

from collections.abc import Mapping
from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, may, need
from ..documents.values import country, day, one_of
from ..law import procedures
from .admission import admission
from .layouts.field_sheet import Extra, filled


def _object(value: Any, path: str) -> Mapping[str, Any]:
    """Read a dossier as it is; whoever reads it refuses what is no dossier."""
    if not isinstance(value, Mapping):
        raise RefusedError("bad_type", path, f"{path} must be an object")
    return value


def _day(value: Any, path: str) -> str:
    return day(value, path).isoformat()


_EXTRA = shape_of(Extra, {"court_country": may(country, ""), "date": may(_day, "")})


def answer(document: Any) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    request = Shape(
        {
            "procedure": need(one_of(*procedures())),
            "dossier": need(_object),
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
