"""The layout document: dossiers in; a file out, or what speaks against it."""

import base64
from typing import Any

from ..documents.records import shape_of
from ..documents.refused import RefusedError
from ..documents.shape import Shape, many, may, need
from ..documents.values import any_text, text
from .checks.schema import Schema
from .layouts.cells import Cell, plain
from .layouts.reading import layout_of
from .layouts.records import Batch, Encoding, Format, Layout
from .layouts.writing import Cells, Written, write

# Bytes of these are the text that they say, without a mark before it.
_AS_TEXT = (Encoding.UTF_8, Encoding.ASCII)


_BATCH = shape_of(Batch, {"id": need(text), "created_at": need(any_text)})


def answer(document: Any, schema: Schema) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it.

    :param schema: of the dossiers of this version
    """
    request = Shape(
        {
            "layout": need(layout_of),
            "dossiers": need(many(schema.read, least=1)),
            "batch": may(_BATCH),
        }
    )
    try:
        asked = request(document)
        found = write(asked["layout"], asked["dossiers"], asked["batch"])
    except RefusedError as refusal:
        return refusal.response()
    if isinstance(found, Written):
        return _said(found, asked["layout"])
    return {"findings": [one._asdict() for one in found]}


def _said(found: Written, layout: Layout) -> dict[str, Any]:
    said: dict[str, Any] = {"name": found.name, "rows": found.rows}
    if layout.format is Format.XLSX:
        return {**said, "sheets": [_sheet(one) for one in found.sheets]}
    if layout.writing.encoding in _AS_TEXT:
        return {**said, "text": found.content.decode()}
    return {**said, "base64": base64.b64encode(found.content).decode()}


def _sheet(sheet: Cells) -> dict[str, Any]:
    rows = [[_cell(one) for one in row] for row in sheet.rows]
    return {"name": sheet.name, "header": list(sheet.header), "rows": rows}


def _cell(cell: Cell) -> dict[str, Any] | None:
    """Return a typed cell; amounts and days are texts, as in every document."""
    if cell.value is None:
        return None
    is_number = cell.kind.value in ("amount", "percent")
    is_json = isinstance(cell.value, (bool, int, str))
    value = cell.value if is_json else plain(cell.value)
    places = {"places": cell.places} if is_number else {}
    return {"kind": cell.kind.value, "value": value, **places}
