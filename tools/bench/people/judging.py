"""Promises and agreements of a whole company: their facts read, then judged."""

from collections.abc import Callable, Iterator
from time import perf_counter, process_time
from typing import Any, NamedTuple

from odoo.addons.credit_followup.facts.agreements.payments import (
    agreement_settings,
    read_agreements,
)
from odoo.addons.credit_followup.facts.people.promises import (
    promise_settings,
    read_promises,
)
from odoo.addons.credit_followup.followup_core.agreements import judge as agreements
from odoo.addons.credit_followup.followup_core.people import promises

from tools.bench.gauge import clock
from tools.bench.ledger import need
from tools.bench.people.seed import AGREEMENT, INSTALMENTS, PROMISE
from tools.bench.settings import AS_OF

# As many as a night judges in one transaction, and a tenth of them.
BATCH, SMALL_BATCH = 200, 20


class Clock(NamedTuple):
    """What is judged, how it is read, and by which settings of the company."""

    model: str
    state: str
    read: Callable
    judge: Callable
    settings: Callable


PROMISES = Clock(PROMISE, "open", read_promises, promises.judge, promise_settings)
AGREEMENTS = Clock(
    AGREEMENT, "active", read_agreements, agreements.judge, agreement_settings
)


def measure(env: Any) -> dict:
    """Read and judge all of both, batch by batch."""
    plans = env[AGREEMENT].search([("state", "=", AGREEMENTS.state)], limit=BATCH)
    counts = {len(one.instalment_ids) for one in plans}
    need(counts == {INSTALMENTS}, f"agreements of {counts} instalments")
    return {"promises": _judged(env, PROMISES), "agreements": _judged(env, AGREEMENTS)}


def _judged(env: Any, one: Clock) -> dict:
    records = env[one.model].search([("state", "=", one.state)], order="id")
    settings = one.settings(env.company, AS_OF)
    read = core = 0.0
    count = moved = 0
    for batch in _batches(records):
        began = perf_counter()
        facts = one.read(batch, AS_OF)
        read += perf_counter() - began
        # The core does nothing but compute: what other programs take is not its time.
        began = process_time()
        rulings = [one.judge(fact, AS_OF, settings) for fact in facts]
        core += process_time() - began
        count += len(rulings)
        moved += sum(ruling.state != one.state for ruling in rulings)
        env.invalidate_all()
    need(count == len(records) > 0, f"{count} of {len(records)} were judged")
    need(0 < moved < count, f"{moved} of {count} moved")
    return {
        "count": count,
        "moved": moved,
        "core_seconds": core,
        "read_seconds": read,
        "queries": {
            size: _queries(env, one, records[:size]) for size in (SMALL_BATCH, BATCH)
        },
    }


def _batches(records: Any) -> Iterator[Any]:
    """Yield the records as a night takes them: each batch is read for itself."""
    ids = records.ids
    for start in range(0, len(ids), BATCH):
        yield records.browse(ids[start : start + BATCH])


def _queries(env: Any, one: Clock, records: Any) -> int:
    env.invalidate_all()
    with clock(env) as reading:
        one.read(records.browse(records.ids), AS_OF)
    return reading.queries
