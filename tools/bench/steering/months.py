"""What a month of figures takes, and a forecast; how far one was off."""

from datetime import timedelta
from typing import Any

from odoo.addons.credit_followup.effects.figures import (
    figures,
    forecasts,
    payers,
    yields,
)
from odoo.addons.credit_followup.followup_core.figures.series import month_end

from tools.bench.gauge import clock, idle_megabytes, peak_megabytes
from tools.bench.ledger import need
from tools.bench.settings import AS_OF
from tools.bench.steering import backtest, looked


def measure(env: Any) -> dict:
    """Keep the running month twice, and make a forecast."""
    company, month = env.company, month_end(AS_OF)
    kept = env["credit.followup.figure"]
    found: dict = {}
    idle = idle_megabytes()
    for name in ("first", "again"):
        with clock(env) as reading:
            figures.keep(kept, company, month, AS_OF)
        env.cr.commit()
        found[name] = {"seconds": reading.seconds, "queries": reading.queries}
    customers = kept.search_count([("scope", "=", "customer")])
    need(customers > 0, "no customer has figures")
    whole = kept.search([("scope", "=", "company")])
    need(whole.amount_open > 0, "nothing is open")
    rows = env["credit.followup.forecast"]
    with clock(env) as reading:
        made, whose = forecasts.make(rows, company, AS_OF)
    with clock(env) as kept_parts:
        forecasts.keep_parts(made, whose)
    need(sum(made.mapped("expected")) > 0, "nothing is expected")
    with clock(env) as received:
        forecasts.receive(rows, company, AS_OF, AS_OF + timedelta(days=1))
    return {
        **found,
        "customers": customers,
        "items": env["account.move.line"].search_count(
            [("account_type", "=", "asset_receivable"), ("reconciled", "=", False)]
        ),
        "forecast": {"seconds": reading.seconds, "queries": reading.queries},
        "received_seconds": received.seconds,
        "parts_seconds": kept_parts.seconds,
        **_beside(env, company, month),
        "looked": looked.measure(env),
        "megabytes": peak_megabytes() - idle,
        "backtest": backtest.measure(env),
    }


def _beside(env: Any, company: Any, month: Any) -> dict:
    """Write the types of payers, and what the steps of the month brought."""
    with clock(env) as told:
        payers.tell(env["credit.followup.figure"], company, AS_OF)
    with clock(env) as brought:
        yields.keep(env["credit.followup.step.yield"], company, month, AS_OF)
    env.cr.commit()
    return {
        "payers": {"seconds": told.seconds, "queries": told.queries},
        "yields": {"seconds": brought.seconds, "queries": brought.queries},
    }
