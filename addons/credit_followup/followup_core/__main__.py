"""`python3 -m followup_core claim|decide|agreement|… < request.json`.

The border of the core: reads and prints, and reads the rate files beside it. Exit
status 2 if a request was refused, 0 otherwise.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from .agreements import document as agreement
from .agreements import proposals_document as proposals
from .books import late_money_document as late_money
from .books import provision_document as provision
from .books import write_off_document as write_off
from .claims import document as claim
from .contacts import courtesy_document as courtesy
from .contacts import reply_document as reply
from .contacts import visit_document as visit
from .court.documents import (
    chances,
    court,
    insolvency,
    limitation,
    register,
    vat_relief,
)
from .cover import cover_document as cover
from .cover import exposure_document as exposure
from .cover import indemnity_document as indemnity
from .documents.refused import RefusedError
from .documents.shape import MOST_ENTRIES as MOST
from .documents.shape import MOST_REQUESTS
from .documents.text import check_readable, entries, parse_json
from .exports import canonical
from .exports import layout_document as layout
from .exports import message_id as message
from .exports import reminder_document as reminder
from .exports import sheet_document as sheet
from .exports.checks import completeness, dossier
from .exports.checks.schema import Schema
from .figures.documents import cost as late_cost
from .figures.documents import (
    delays,
    figures,
    forecast,
    movements,
    payer,
    yields,
)
from .handover.documents import answers, balances, deltas, feedback, payout, results
from .handover.documents import booking as book
from .handover.documents import reconciliation as reconcile
from .handover.documents import routing as route
from .judging import answer as judge
from .law import may_be_negative
from .messages import thanks_document as thanks
from .moving import document as history
from .moving import levels_document as levels
from .page import document as page
from .payments import received_document as receive
from .people import credibility_document as credibility
from .privacy import document as keep
from .rates.files import parse_rates
from .rates.table import RateTable
from .risk import match_document as match
from .risk import score_document as score
from .risk import standing_document as standing
from .scenario import document as decide
from .start import document as ahead
from .stops import orders_document as order
from .terms import audit_document as audit
from .title import goods_document as goods
from .title import ground_document as title

Answer = Callable[[Any], dict[str, Any]]

REFUSED = 2
DATA = Path(__file__).resolve().parent.parent / "data"
RATE_FILES = DATA / "rates"
DOSSIER = DATA / "schemas" / "dossier-1.0.schema.json"


def rate_table(folder: Path = RATE_FILES) -> RateTable:
    """Return the rates of all files of a folder."""
    return RateTable(
        rate
        for path in sorted(folder.glob("*.csv"))
        for rate in parse_rates(
            path.read_text(encoding="utf-8"), path.name, may_be_negative()
        )
    )


def dossier_schema(path: Path = DOSSIER) -> Schema:
    """Return the schema of dossiers, as it is shipped."""
    return Schema(json.loads(path.read_text(encoding="utf-8")))


# Each document by its command: a function that returns the one that answers.
DOCUMENTS: dict[str, Callable[[], Answer]] = {
    "claim": lambda: partial(claim.answer, table=rate_table()),
    "decide": lambda: decide.answer,
    "ahead": lambda: ahead.answer,
    "agreement": lambda: agreement.answer,
    "proposals": lambda: proposals.answer,
    "reply": lambda: reply.answer,
    "visit": lambda: visit.answer,
    "courtesy": lambda: courtesy.answer,
    "page": lambda: page.answer,
    "judge": lambda: judge,
    "credibility": lambda: credibility.answer,
    "receive": lambda: receive.answer,
    "order": lambda: order.answer,
    "title": lambda: title.answer,
    "goods": lambda: goods.answer,
    "limitation": lambda: limitation.answer,
    "insolvency": lambda: insolvency.answer,
    "court": lambda: court.answer,
    "register": lambda: register.answer,
    "chances": lambda: chances.answer,
    "vat_relief": lambda: vat_relief.answer,
    "audit": lambda: audit.answer,
    "standing": lambda: standing.answer,
    "match": lambda: match.answer,
    "score": lambda: score.answer,
    "cover": lambda: cover.answer,
    "exposure": lambda: exposure.answer,
    "indemnity": lambda: indemnity.answer,
    "delays": lambda: delays.answer,
    "figures": lambda: figures.answer,
    "payer": lambda: payer.answer,
    "forecast": lambda: forecast.answer,
    "late_cost": lambda: late_cost.answer,
    "yields": lambda: yields.answer,
    "movements": lambda: movements.answer,
    "thanks": lambda: thanks.answer,
    "history": lambda: history.answer,
    "levels": lambda: levels.answer,
    "keep": lambda: keep.answer,
    "dossier": lambda: partial(dossier.answer, schema=dossier_schema()),
    "completeness": lambda: partial(completeness.answer, schema=dossier_schema()),
    "feedback": lambda: feedback.answer,
    "book": lambda: book.answer,
    "layout": lambda: partial(layout.answer, schema=dossier_schema()),
    "route": lambda: route.answer,
    "results": lambda: results.answer,
    "reconcile": lambda: reconcile.answer,
    "balances": lambda: balances.answer,
    "reminder": lambda: partial(reminder.answer, schema=dossier_schema()),
    "digest": lambda: partial(canonical.answer, schema=dossier_schema()),
    "message": lambda: message.answer,
    "deltas": lambda: deltas.answer,
    "payout": lambda: payout.answer,
    "answers": lambda: answers.answer,
    "write_off": lambda: write_off.answer,
    "late_money": lambda: late_money.answer,
    "provision": lambda: provision.answer,
    "sheet": lambda: partial(sheet.answer, schema=dossier_schema()),
}
USAGE = (
    f"usage: python3 -m followup_core {'|'.join(DOCUMENTS)}"
    " < request.json > response.json"
)


def main(arguments: list[str]) -> int:
    """Answer the requests of the standard input on the standard output."""
    if len(arguments) != 1 or arguments[0] not in DOCUMENTS:
        sys.stderr.write(USAGE + "\n")
        return REFUSED
    response, refused = answer_all(sys.stdin.buffer.read(), DOCUMENTS[arguments[0]]())
    json.dump(response, sys.stdout, indent=1)
    sys.stdout.write("\n")
    return REFUSED if refused else 0


def answer_all(text: bytes, answer: Answer) -> tuple[Any, bool]:
    """Return the response to a JSON text and whether any part of it was refused.

    An object is answered by one object, an array by an array in the same order: one
    that cannot be read has its error in its place.
    """
    try:
        document = parse_json(text)
    except RefusedError as refusal:
        return refusal.response(), True
    if not isinstance(document, list):
        response = _answer(document, answer)
        return response, "error" in response
    left, responses = MOST_REQUESTS * MOST, []
    for request in document:
        left -= entries(request)
        responses.append(_answer(request, answer) if left >= 0 else _too_many())
    return responses, any("error" in one for one in responses)


def _answer(request: Any, answer: Answer) -> dict[str, Any]:
    """Return the response to one request, which refuses no other one."""
    try:
        check_readable(request)
    except RefusedError as refusal:
        return refusal.response()
    return answer(request)


def _too_many() -> dict[str, Any]:
    return RefusedError(
        "too_large", "", "the requests before fill the array"
    ).response()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
