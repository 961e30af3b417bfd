"""How far a forecast was off, beside that of who believes in due dates.

Of some customers the year before is made: their invoices are spread over it, and each
is paid as late as its customer usually is, a little sooner or later. A forecast is made
from the books as they were thirteen weeks ago; what came of the same items since is put
beside it. Nothing of it is kept.
"""

from datetime import timedelta
from typing import Any

from odoo.tools import SQL

from odoo.addons.credit_followup.effects.figures import forecasts
from odoo.addons.credit_followup.followup_core.figures.arrears import WEEK, WEEKS

from tools.bench.ledger import need
from tools.bench.people.payments import pay
from tools.bench.settings import AS_OF

# One customer of so many has a past.
EVERY = 20
PAST_DAYS = 400
# Days late: what a customer is used to, and how much sooner or later than that.
USUAL, SOONER, LATER = 45, 5, 10


def measure(env: Any) -> dict:
    """Return by how much each forecast missed, in parts of what came."""
    with env.cr.savepoint(flush=False) as savepoint:
        paid = _make_the_past(env)
        made_on = AS_OF - WEEKS * WEEK
        rows = env["credit.followup.forecast"]
        made, _customers = forecasts.make(rows, env.company, made_on)
        forecasts.receive(rows, env.company, made_on, AS_OF + timedelta(days=1))
        came = sum(made.mapped("received"))
        need(came > 0, "nothing came in thirteen weeks")
        found = {
            name: sum(abs(one[name] - one.received) for one in made) / came
            for name in ("expected", "careful", "due")
        }
        savepoint.rollback()
    env.invalidate_all()
    return {**found, "payments": paid, "came": came}


def _make_the_past(env: Any) -> int:
    """Spread invoices over the past year and pay them; return how many were paid."""
    _spread(env)
    which = SQL(
        "SELECT item, partner_id, amount, due + late AS day FROM bench_past"
        " WHERE due + late <= %s",
        AS_OF,
    )
    ((paid,),) = env.execute_query(SQL("SELECT COUNT(*) FROM (%s) n", which))
    _by_bank(env, pay(env, which, allocate=True))
    env.cr.execute("DROP TABLE bench_past")
    return paid


def _spread(env: Any) -> None:
    """Say in the table bench_past when each invoice was due, and in the ledger."""
    env.flush_all()
    env.cr.execute(
        SQL(
            "CREATE TEMPORARY TABLE bench_past AS"
            " SELECT id AS item, move_id, partner_id, amount_residual AS amount,"
            " %(as_of)s::date - mod(abs(hashint4(id)), %(past)s) AS due,"
            " mod(abs(hashint4(partner_id)), %(usual)s) - %(sooner)s"
            " + mod(abs(hashint4(move_id)), %(noise)s) AS late"
            " FROM account_move_line WHERE parent_state = 'posted'"
            " AND amount_residual > 0"
            " AND mod(abs(hashint4(partner_id)), %(every)s) = 0",
            as_of=AS_OF,
            past=PAST_DAYS,
            usual=USUAL,
            sooner=SOONER,
            noise=SOONER + LATER,
            every=EVERY,
        )
    )
    for table, key, day in (
        ("account_move_line", "item", "date_maturity"),
        ("account_move", "move_id", "invoice_date_due"),
    ):
        env.cr.execute(
            SQL(
                "UPDATE %s t SET %s = past.due, date = past.due - 30,"
                " invoice_date = past.due - 30 FROM bench_past past WHERE t.id = %s",
                SQL.identifier(table),
                SQL.identifier(day),
                SQL.identifier("past", key),
            )
        )
    env.invalidate_all()


def _by_bank(env: Any, before: int) -> None:
    """Have a bank statement bring the cloned payments: other entries are no money."""
    journal = env["account.journal"].search(
        [("type", "=", "bank"), ("company_id", "=", env.company.id)], limit=1
    )
    line = env["account.bank.statement.line"].create(
        {"journal_id": journal.id, "date": AS_OF, "amount": 1, "payment_ref": "Bench"}
    )
    env.flush_all()
    env.cr.execute(
        SQL(
            "UPDATE account_move SET statement_line_id = %s"
            " WHERE id > %s AND id < %s AND move_type = 'entry'",
            line.id,
            before,
            line.move_id.id,
        )
    )
    env.invalidate_all()
