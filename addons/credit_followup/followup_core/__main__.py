"""`python3 -m followup_core claim < request.json > response.json`.

The border of the core: reads and prints, and reads the rate files beside it. Exit
status 2 if a request was refused, 0 otherwise.
"""

import json
import sys
from pathlib import Path
from typing import Any

from .claims.document import answer
from .law import may_be_negative
from .rates.files import parse_rates
from .rates.table import RateTable

USAGE = "usage: python3 -m followup_core claim < request.json > response.json"
REFUSED = 2
RATE_FILES = Path(__file__).resolve().parent.parent / "data" / "rates"


def rate_table(folder: Path = RATE_FILES) -> RateTable:
    """Return the rates of all files of a folder."""
    return RateTable(
        rate
        for path in sorted(folder.glob("*.csv"))
        for rate in parse_rates(
            path.read_text(encoding="utf-8"), path.name, may_be_negative()
        )
    )


def main(arguments: list[str]) -> int:
    """Answer the requests of the standard input on the standard output."""
    if arguments != ["claim"]:
        sys.stderr.write(USAGE + "\n")
        return REFUSED
    response, refused = _answer(sys.stdin.buffer.read())
    json.dump(response, sys.stdout, indent=1)
    sys.stdout.write("\n")
    return REFUSED if refused else 0


def _answer(text: bytes) -> tuple[Any, bool]:
    """Return the response to a JSON text and whether any part of it was refused."""
    try:
        document = json.loads(
            text.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_object
        )
    except (ValueError, RecursionError) as error:
        return {"error": "bad_json", "path": "", "message": str(error)}, True
    table = rate_table()
    if isinstance(document, list):
        responses = [answer(one, table) for one in document]
        return responses, any("error" in one for one in responses)
    response = answer(document, table)
    return response, "error" in response


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is used twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no amount")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
