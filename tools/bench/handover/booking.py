"""What it takes to book the payments of an agency."""

import csv
import io
from typing import Any

from tools.bench.gauge import clock
from tools.bench.handover.cases import agency, cases, placed

PAYMENTS = 2000


def measure(env: Any) -> dict:
    """Read a file of payments and apply what is clear; all of it is."""
    own = agency(env)
    of = cases(env, own, 500)
    placed(of)
    env.flush_all()
    content = _file(own, of)
    found = env["credit.followup.feedback"]._take_in(
        own, own.mapping_id, "payments.csv", content
    )
    env.flush_all()
    env.invalidate_all()
    with clock(env) as reading:
        found.action_apply()
    applied = found.row_ids.filtered(lambda one: one.state == "applied")
    if len(applied) != PAYMENTS:
        raise ValueError(f"{len(applied)} were booked: {found.row_ids.mapped('error')}")
    return {
        "payments": PAYMENTS,
        "ms_each": reading.per(PAYMENTS),
        "queries": reading.queries,
    }


def _file(own: Any, of: Any) -> bytes:
    names = own.mapping_id.column_ids.sorted().mapped("name")
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, lineterminator="\n")
    writer.writeheader()
    for number in range(PAYMENTS):
        case = of[number % len(of)]
        writer.writerow(
            {
                "agency_event_id": f"E{number}",
                "case_ref": case.name,
                "event_type": "payment",
                "event_date": case.opened_on,
                "amount": "1.00",
                "currency": case.currency_id.name,
                "paid_to": "agency",
                "payment_id": f"P{number}",
            }
        )
    return buffer.getvalue().encode()
