"""Have every customer promise and agree: `-m tools.bench.people.seed DATABASE`.

One promise and one agreement are made by Odoo and cloned by SQL, with their holds, for
the items of each customer: five are promised, three are in an agreement of twelve
instalments. What the bank brought since yesterday no night has seen yet.
"""

import sys
from typing import Any

from odoo import fields
from odoo.fields import Command
from odoo.tools import SQL

from tools.bench.ledger import forget_wakes
from tools.bench.people.payments import number_items, pay
from tools.bench.rows import clone, last_id
from tools.bench.settings import AGREED_A_CUSTOMER, AS_OF, PROMISES_A_CUSTOMER
from tools.odoo_session import environment

PROMISE, AGREEMENT = "credit.followup.promise", "credit.followup.agreement"
INSTALMENTS = 12
# The third instalment was to be paid so long ago; the days of grace are over.
THIRD_DUE_DAYS = 10
# Of ten promises one was paid yesterday, one was not kept, eight run.
IS_PAID = SQL("n.rank = 1 AND mod(n.customer, 2) = 0")
IS_BROKEN = SQL("n.rank = 2 AND mod(n.customer, 2) = 0")
# Of a hundred agreements ten were paid the third instalment yesterday, one was not.
CAME_NOW = SQL("mod(n.customer, 10) = 0")
IS_LATE = SQL("mod(n.customer, 100) = 1")
PROMISED = SQL("(SELECT * FROM bench_item WHERE rank <= %s) n", PROMISES_A_CUSTOMER)
AGREED = SQL(
    "(SELECT * FROM bench_item WHERE rank > %s AND rank <= %s) n",
    PROMISES_A_CUSTOMER,
    PROMISES_A_CUSTOMER + AGREED_A_CUSTOMER,
)
# Who agrees, once each: his first item of the agreement, which the payments go to.
WHO = SQL("(SELECT * FROM bench_item WHERE rank = %s) n", PROMISES_A_CUSTOMER + 1)


def seed(env: Any) -> None:
    """Make promises, agreements, and the payments that came for them."""
    number_items(env)
    _promise(env)
    _agree(env)
    pay(env, _payments(), allocate=True)
    forget_wakes(env)


def _items(env: Any, *ranks: int) -> Any:
    """Return items of the first customer."""
    rows = env.execute_query(
        SQL("SELECT id FROM bench_item WHERE customer = 1 AND rank IN %s", ranks)
    )
    return env["account.move.line"].browse(item for (item,) in rows)


# === PROMISES === #


def _promise(env: Any) -> None:
    """Clone a promise that is taken back for each of the promised items."""
    item = _items(env, 1)
    one = env[PROMISE].create(
        {
            "partner_id": item.partner_id.id,
            "move_line_id": item.id,
            "amount": item.amount_residual,
            "promised_on": fields.Date.add(fields.Date.context_today(env.user), days=7),
            "user_id": env.ref("base.user_admin").id,
        }
    )
    env.flush_all()
    last = SQL(
        "%s::date + CASE WHEN %s THEN -1 ELSE 1 + n.rank::int END", AS_OF, IS_BROKEN
    )
    base = last_id(env, "credit_followup_promise")
    key = SQL("%s + (n.customer - 1) * %s + n.rank", base, PROMISES_A_CUSTOMER)
    changes = {
        "id": key,
        "partner_id": SQL("n.partner_id"),
        "move_line_id": SQL("n.id"),
        "made_on": SQL("%s::date - 10", AS_OF),
        "promised_on": last,
        "last_on": last,
        "next_on": SQL("%s + 1", last),
    }
    which = SQL("source.id = %s", one.id)
    changes |= {"state": SQL("'open'"), "reason": SQL("'promised'")}
    # Its item is one of those that are promised.
    one.action_withdraw()
    env.flush_all()
    clone(env, "credit_followup_promise", changes, PROMISED, which)
    held = {"source_id": key, "date_to": SQL("%s + 1", last)}
    _hold(env, one.hold_ids, PROMISED, held)


def _hold(env: Any, hold: Any, rows: SQL, changes: dict[str, SQL]) -> None:
    """Clone a hold that has ended, in force, for each of the rows."""
    changes = {
        "partner_id": SQL("n.partner_id"),
        "move_line_id": SQL("n.id"),
        "date_from": SQL("%s::date - 10", AS_OF),
        "ended_on": SQL("NULL"),
        "ended_by_id": SQL("NULL"),
        **changes,
    }
    which = SQL("source.id = %s", hold.id)
    clone(env, "credit_followup_hold", changes, rows, which)


# === AGREEMENTS === #


def _agree(env: Any) -> None:
    """Clone an agreement that is given up for each customer."""
    one = _agreement(env)
    base = last_id(env, "credit_followup_agreement")
    key = SQL("%s + n.customer", base)
    third = SQL("(%s::date - %s)", AS_OF, THIRD_DUE_DAYS)
    each = SQL("source.amount_total / %s", INSTALMENTS)
    begun = SQL("%s::date - 100", AS_OF)
    company = env.company
    changes = {
        "id": key,
        "name": SQL("'BENCH/' || n.customer"),
        "partner_id": SQL("n.partner_id"),
        "state": SQL("'active'"),
        "reason": SQL("'on_track'"),
        "agreed_on": begun,
        "signed_on": begun,
        "valid_until": SQL("%s + 14", begun),
        "offered_version": SQL("source.version"),
        "grace_days": SQL("%s", company.followup_agreement_grace_days),
        "term_days": SQL("%s", company.followup_agreement_notice_days),
        "last_partial": SQL("%s", last_id(env, "account_partial_reconcile")),
        "amount_paid": SQL("%s * (3 - (%s)::int)", each, _not_known()),
        "amount_missing": SQL("0"),
        "next_due_on": SQL("(%s + interval '1 month')::date", third),
        "next_on": SQL("(%s + interval '1 month')::date - 3", third),
        "access_token": SQL("NULL"),
    }
    which = SQL("source.id = %s", one.id)
    clone(env, "credit_followup_agreement", changes, WHO, which)
    of_one = SQL("source.agreement_id = %s", one.id)
    _clone_instalments(env, key, third, of_one)
    item = {"agreement_id": key, "move_line_id": SQL("n.id"), "name": SQL("'BENCH'")}
    which = SQL("source.id = %s", one.item_ids[0].id)
    clone(env, "credit_followup_agreement_item", item, AGREED, which)
    _hold(env, one.hold_ids[0], AGREED, {"source_id": key, "date_to": SQL("NULL")})


def _agreement(env: Any) -> Any:
    """Write, hold and give up the agreement that the others are cloned from."""
    items = _items(env, 6, 7, 8)
    one = env[AGREEMENT].create(
        {
            "partner_id": items.partner_id.id,
            "currency_id": items.currency_id.id,
            "number": INSTALMENTS,
            "with_accrued": False,
            "user_id": env.ref("base.user_admin").id,
            "item_ids": [Command.create({"move_line_id": item.id}) for item in items],
        }
    )
    one.valid_until = fields.Date.add(one.agreed_on, days=14)
    one._hold()
    one.action_cancel()
    env.flush_all()
    return one


def _clone_instalments(env: Any, key: SQL, third: SQL, which: SQL) -> None:
    is_paid = SQL("source.rank <= 3 - (%s)::int", _not_known())
    changes = {
        "agreement_id": key,
        "due_on": SQL("(%s + (source.rank - 3) * interval '1 month')::date", third),
        "amount_paid": SQL("CASE WHEN %s THEN source.amount ELSE 0 END", is_paid),
    }
    clone(env, "credit_followup_agreement_instalment", changes, WHO, which)


def _not_known() -> SQL:
    """Return whether the third instalment was not paid as far as any night knows."""
    return SQL("(%s OR %s)", CAME_NOW, IS_LATE)


# === PAYMENTS === #


def _payments() -> SQL:
    """Return the promises that were paid, and three instalments of each agreement."""
    return SQL(
        "SELECT n.id AS item, n.partner_id, n.amount, %s::date - 1 AS day"
        " FROM bench_item n WHERE %s"
        " UNION ALL SELECT n.id, n.partner_id, row.amount,"
        " CASE WHEN row.rank = 3 AND %s THEN %s::date - 1 ELSE row.due_on END"
        " FROM %s JOIN credit_followup_agreement agreement"
        " ON agreement.partner_id = n.partner_id AND agreement.state = 'active'"
        " JOIN credit_followup_agreement_instalment row"
        " ON row.agreement_id = agreement.id"
        " WHERE row.rank <= 3 - (%s)::int",
        AS_OF,
        IS_PAID,
        CAME_NOW,
        AS_OF,
        WHO,
        IS_LATE,
    )


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        seed(session)
