"""The full evaluation of a ledger beside a bare sorted read of the same rows."""

from datetime import date, timedelta
from typing import Any

from odoo.tools import SQL

from odoo.addons.credit_followup.facts.reader import Reader
from odoo.addons.credit_followup.followup_core.scenario.evaluate import evaluate_all

from tools.bench.gauge import clock, idle_megabytes, peak_megabytes
from tools.bench.ledger import need
from tools.bench.settings import AS_OF

FETCH_ROWS = 20_000
ROUNDS = 3
# So long before the day of the bench, nothing of the ledger was due.
QUIET = timedelta(days=90)


def measure(env: Any) -> dict:
    """Read and evaluate in turn, the best of each, so that noise meets both."""
    env["account.move.line"].search([], limit=1)
    idle = idle_megabytes()
    items, acted_on = _evaluate(env)
    peak = peak_megabytes()
    read, evaluated = [], []
    for _round in range(ROUNDS):
        with clock(env) as reading:
            rows = _read(env)
        with clock(env) as evaluating:
            _evaluate(env)
        read.append(reading.seconds)
        evaluated.append(evaluating.seconds)
    with clock(env) as quiet:
        _evaluate(env, AS_OF - QUIET)
    need(rows == items > 0, f"{rows} rows were read and {items} evaluated")
    return {
        "items": items,
        "groups_acted_on": acted_on,
        "read_seconds": min(read),
        "evaluate_seconds": min(evaluated),
        "quiet_seconds": quiet.seconds,
        "idle_megabytes": idle,
        "peak_megabytes": peak,
    }


def best_reading(env: Any) -> float:
    """Return the seconds of the fastest bare read."""
    seconds = []
    for _round in range(ROUNDS):
        with clock(env) as reading:
            _read(env)
        seconds.append(reading.seconds)
    return min(seconds)


def _evaluate(env: Any, day: date = AS_OF) -> tuple[int, int]:
    """Evaluate the company; return how many items, and how many groups to act on."""
    reader = Reader(env, env.company, day)
    items = acted_on = 0
    for decision in evaluate_all(reader.all_groups(), day, reader.settings):
        items += len(decision.verdicts)
        acted_on += decision.level is not None
    return items, acted_on


def _read(env: Any) -> int:
    """Read the same rows in the same order, and do nothing with them."""
    rows = 0
    query = _statement(env)
    with env.cr._cnx.cursor("bench") as cursor:
        cursor.itersize = FETCH_ROWS
        cursor.execute(query.code, query.params)
        for _row in cursor:
            rows += 1
    return rows


def _statement(env: Any) -> SQL:
    return SQL(
        "SELECT partner_id, currency_id, id, amount_residual_currency, date_maturity,"
        " invoice_date, followup_policy_id, followup_level_id, followup_level_on,"
        " followup_notice, followup_asked_on, no_followup, payment_id,"
        " followup_notice_on FROM account_move_line"
        " WHERE company_id = %s AND parent_state = 'posted'"
        " AND reconciled IS NOT TRUE AND account_id IN %s"
        " AND amount_residual_currency <> 0"
        " ORDER BY partner_id, currency_id, date_maturity, id",
        env.company.id,
        tuple(_accounts(env).ids),
    )


def _accounts(env: Any) -> Any:
    return env["account.account"].search(
        [("account_type", "=", "asset_receivable"), ("non_trade", "=", False)]
    )
