"""Interest and compensation of overdue items, from the database to what is claimed."""

from time import perf_counter
from typing import Any

from odoo.addons.credit_followup.decisions.claims import claims_of
from odoo.addons.credit_followup.facts.claims import ClaimReader
from odoo.addons.credit_followup.followup_core.claims.calculate import claim

from tools.bench.gauge import clock
from tools.bench.ledger import need
from tools.bench.settings import AS_OF

# Due between April and May 2025: three half-years until the day of the bench.
FIRST_DUE = "2025-04-01"
SPREAD_DAYS = 60
SLICES = 3
BATCH = 1000
SMALL_BATCH = 100


def measure(env: Any) -> dict:
    """Make every item overdue, then claim it, batch by batch."""
    lines = _overdue(env)
    table = env["credit.followup.rate"]._rate_table()
    read = core = 0.0
    slices = items = 0
    for start in range(0, len(lines), BATCH):
        batch = lines[start : start + BATCH]
        began = perf_counter()
        requests = ClaimReader(env, env.company, AS_OF).requests(batch)
        middle = perf_counter()
        for request, _lines in requests.values():
            result = claim(request, table)
            items += len(result.debts)
            slices += sum(len(debt.segments) for debt in result.debts)
        core += perf_counter() - middle
        read += middle - began
        env.invalidate_all()
    need(items == len(lines) > 0, f"{items} of {len(lines)} items were claimed")
    need(slices >= SLICES * items, f"{slices} slices for {items} items")
    return {
        "items": items,
        "slices": slices,
        "core_seconds": core,
        "read_seconds": read,
        "queries": {size: _queries(env, lines, size) for size in (SMALL_BATCH, BATCH)},
    }


def _overdue(env: Any) -> Any:
    env.cr.execute(
        "UPDATE account_move_line SET date_maturity = %s::date + id %% %s,"
        " invoice_date = %s::date - 30"
        " WHERE amount_residual > 0 AND parent_state = 'posted'"
        " AND partner_id IS NOT NULL RETURNING id",
        [FIRST_DUE, SPREAD_DAYS, FIRST_DUE],
    )
    ids = sorted(line_id for (line_id,) in env.cr.fetchall())
    env.cr.commit()
    env.invalidate_all()
    return env["account.move.line"].browse(ids)


def _queries(env: Any, lines: Any, size: int) -> int:
    env.invalidate_all()
    with clock(env) as reading:
        claims_of(env, env.company, AS_OF, lines[:size])
    return reading.queries
