"""Pre-flight and dossier of many cases, without documents."""

from typing import Any

from tools.bench.gauge import clock
from tools.bench.handover.cases import agency, cases

CASES, FEW = 1000, 100


def measure(env: Any) -> dict:
    """Look at a thousand cases at once, and at a hundred, to count queries."""
    own = cases(env, agency(env), CASES)
    items = len(own.item_ids)
    # What is computed once for a process is not measured.
    own[:1]._preflight()
    found = {"cases": len(own), "items": items}
    for name, some in (("few", own[:FEW]), ("many", own)):
        env.flush_all()
        env.invalidate_all()
        with clock(env) as reading:
            some._preflight()
        found[name] = {
            "ms_a_case": reading.per(len(some)),
            "queries": reading.queries,
        }
    return found
