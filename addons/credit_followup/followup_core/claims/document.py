"""The claim document: strict JSON in, JSON out, for anybody who wants to recompute.

Amounts and rates are decimal strings, dates ISO. What is not understood is refused with
a code and the path to it; nothing is guessed.
"""

from decimal import DecimalException
from typing import Any

from ..documents.refused import RefusedError
from ..rates.table import RateMissingError, RateTable
from .calculate import claim
from .request import parse
from .response import respond


def answer(document: Any, table: RateTable) -> dict[str, Any]:
    """Return the response to one request, or the error that refuses it."""
    try:
        request = parse(document)
        return respond(claim(request, table), request)
    except RefusedError as refusal:
        return refusal.response()
    except RateMissingError as error:
        return RefusedError("rate_missing", "as_of", str(error)).response()
    except DecimalException:
        message = "the amounts grow beyond what can be held exactly"
        return RefusedError("amount_too_large", "", message).response()
