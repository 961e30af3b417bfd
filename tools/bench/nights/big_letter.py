"""One customer with 50,000 open items: one message, of which most is an annex."""

import io
from typing import Any

from pypdf import PdfReader

from odoo.tools import SQL

from odoo.addons.credit_followup.effects.channels.email import frame
from odoo.addons.credit_followup.effects.channels.enclosures import (
    bound_letters,
    list_documents,
    lists_of,
)
from odoo.addons.credit_followup.effects.texts import prepare

from tools.bench.gauge import clock
from tools.bench.ledger import forget_wakes, need, night, propose
from tools.bench.rows import clone, last_id, numbered
from tools.bench.settings import AS_OF

ITEMS = 50_000
# How many days late they are: all of them, and none so late that people decide.
LEAST, MOST = 20, 119
ROUNDS = 3
_WAKE = """
    INSERT INTO credit_followup_wake (company_id, partner_id, cause, moment)
    VALUES (%(company)s, %(customer)s, 'served', now())
"""


def measure(env: Any) -> dict:
    """Time the text, the list, the letter and the e-mail of the customer's proposal."""
    levels = env.company.followup_policy_id.level_ids.filtered("template_id")
    channels = {"by_email": True, "by_letter": True, "by_phone": False}
    levels.write({**channels, "lists_facts": False})
    action = _proposed(env, _crowded(env))
    best: dict[str, float] = {}
    for _round in range(ROUNDS + 1):  # the first one reads the templates
        found, pages = _made(env, action)
        best = {name: min(found[name], best.get(name, found[name])) for name in found}
        env.cr.rollback()
    return {"items": action.item_count, "pages": pages, **best}


def _made(env: Any, action: Any) -> tuple[dict[str, float], int]:
    """Make all that leaves; return the seconds of each part, and the letter's pages."""
    env.invalidate_all()
    with clock(env) as writing:
        prepare(action)
    with clock(env) as listing:
        lists = lists_of(action)
    with clock(env) as printing:
        letter = bound_letters(action, lists, action.browse())[action]
    with clock(env) as mailing:
        mail = frame(action, action.body)
        list_documents(action, lists)
    need(len(mail) < 10**6, f"the e-mail has {len(mail):,} letters")
    seconds = {
        "text_seconds": writing.seconds,
        "list_seconds": listing.seconds,
        "letter_seconds": printing.seconds,
        "mail_seconds": mailing.seconds,
    }
    return seconds, len(PdfReader(io.BytesIO(letter)).pages)


def _proposed(env: Any, customer: int) -> Any:
    """Let a night find the customer due, and return what it proposes."""
    run = night(env)
    propose(run)
    actions = run.action_ids.with_env(env(su=True))
    action = actions.filtered(lambda one: one.partner_id.id == customer)
    need(len(action) == 1, "nothing was proposed to the customer")
    need(action.item_count >= ITEMS, f"only {action.item_count} items are listed")
    return action


def _crowded(env: Any) -> int:
    """Give one customer so many invoices, all overdue; return the customer."""
    source = env["account.move"].search(
        [("state", "=", "posted"), ("move_type", "=", "out_invoice")], limit=1
    )
    forget_wakes(env)
    env.flush_all()
    base = last_id(env, "account_move")
    due = SQL("%s::date - %s - n.n %% %s", AS_OF, LEAST, MOST - LEAST)
    number = SQL("'CROWD/' || lpad(n.n::text, 7, '0')")
    dates = {"date": SQL("%s - 30", due), "invoice_date": SQL("%s - 30", due)}
    header = {
        **dates,
        "id": SQL("%s + n.n", base),
        "name": number,
        "payment_reference": number,
        "sequence_number": SQL("n.n"),
        "sequence_prefix": SQL("'CROWD/'"),
        "invoice_date_due": due,
        "access_token": SQL("NULL"),
    }
    which = SQL("source.id = %s", source.id)
    clone(env, "account_move", header, numbered(ITEMS), which)
    _clone_lines(env, source.id, {**dates, "move_name": number}, (base, due))
    env.cr.execute(SQL(_WAKE, customer=source.partner_id.id, company=env.company.id))
    env.cr.commit()
    env.invalidate_all()
    return source.partner_id.id


def _clone_lines(env: Any, move: int, changes: dict, place: tuple[int, SQL]) -> None:
    base, due = place
    lines = {
        **changes,
        "move_id": SQL("%s + n.n", base),
        "ref": SQL("NULL"),
        "date_maturity": SQL(
            "CASE WHEN source.date_maturity IS NOT NULL THEN %s END", due
        ),
    }
    which = SQL("source.move_id = %s", move)
    clone(env, "account_move_line", lines, numbered(ITEMS), which)
