"""The claim document: strict JSON in, JSON out, for anybody who wants to recompute.

Amounts and rates are decimal strings, dates ISO. What is not understood is refused with
a code and the path to it; nothing is guessed.
"""

from typing import Any

from ..rates.table import RateMissingError, RateTable
from ..reading import RequestError
from .calculate import claim
from .request import parse
from .response import respond


def answer(document: Any, table: RateTable) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        request = parse(document)
        return respond(claim(request, table), request)
    except RequestError as error:
        return {"error": error.code, "path": error.path, "message": str(error)}
    except RateMissingError as error:
        return {"error": "rate_missing", "path": "as_of", "message": str(error)}
