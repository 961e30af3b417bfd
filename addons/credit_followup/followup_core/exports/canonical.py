"""The bytes of a dossier: one dossier has one text, and one hash."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ..documents.refused import RefusedError
from ..documents.text import check_encodable
from .checks.schema import Schema


def answer(document: Any, schema: Schema) -> dict[str, Any]:
    """Return the hash of a dossier and the size of its bytes, or what refuses it.

    :param schema: of the dossiers of this version
    """
    try:
        dossier = schema.read(document, "")
        check_encodable(dossier)
        content = canonical(dossier)
    except RefusedError as refusal:
        return refusal.response()
    return {"sha256": digest(content), "size": len(content)}


def canonical(dossier: Mapping[str, Any]) -> bytes:
    """Return a JSON object as UTF-8 without a mark, keys sorted, nothing between.

    Amounts are texts and no number has a fraction, so that no other rule is needed.

    >>> canonical({"b": "é", "a": [1, None]})
    b'{"a":[1,null],"b":"\\xc3\\xa9"}'
    """
    text = json.dumps(
        dossier,
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return text.encode()


def digest(content: bytes) -> str:
    """Return the SHA-256 of bytes, in small hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
